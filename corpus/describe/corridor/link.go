package corridor

import (
	"slices"

	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
)

// link pairs the places of a sentence by its own words; spoke says that the
// sentence before spoke of migration.
func (x *Links) link(about float64, spoke bool) {
	x.Cues = x.All(x.Span)
	x.weigh(about, spoke)
	x.turn()
	x.transit()
	x.pairs()
	x.nearest()
	x.usual()
	x.spoke = len(x.Found) > 0 || x.Cues&(text.CueSignal|text.CueMigrant|text.CueCorridor) != 0
}

// weigh sets how far the sentence lets two places in it be the ends of a
// migration: by its words, by its people, and less where it is on something else.
func (x *Links) weigh(about float64, spoke bool) {
	const likely = 0.88 // of a sentence that names people or goes on from one on migration
	x.factor = context(x.Cues, about)
	if spoke {
		x.factor = max(x.factor, likely)
	}
	x.base = x.factor
	people := x.namesPeople()
	if people {
		x.factor = max(x.factor, likely)
	}
	moves := x.Cues&(text.CueMigrant|text.CueDeport|text.CueRemit) != 0
	aside := !people && !moves && x.Cues&text.CueSignal == 0
	if aside && x.Cues&text.CueOther != 0 {
		x.factor *= 0.6
	}
	if aside && x.Cues&text.CueSpeech != 0 {
		x.factor *= 0.8
	}
	if !moves && x.Cues&text.CueSport != 0 {
		x.factor *= 0.5
	}
}

// namesPeople reports whether the sentence names people of a place, or speaks of
// a country's own people elsewhere.
func (x *Links) namesPeople() bool {
	return slices.ContainsFunc(x.Phrases, func(g *phrase.Phrase) bool {
		return g.Sense == phrase.SensePeople || g.Rule == phrase.PossessiveHome || g.Rule == phrase.OwnPeople
	})
}

// context is how far the words of a sentence, and those of the document, let
// two places in it be the ends of a migration.
func context(c text.Cues, about float64) float64 {
	switch {
	case c&(text.CueSignal|text.CueMigrant|text.CueDeport|text.CueRemit) != 0:
		return 1
	case c&(text.CueSendPeople|text.CueHost|text.CueRecruit|text.CuePermit) != 0 && c&(text.CuePerson|text.CueBorn) != 0:
		return 0.9
	case c&(text.CueMove|text.CueArrive|text.CueTransit) != 0 && c&text.CuePerson != 0 && c&(text.CueSpeech|text.CueInst) == 0:
		return 0.86
	case c&(text.CueReturn|text.CueBorn|text.CueRecruit|text.CueStudy|text.CueReside|text.CueLeave|text.CueResident|text.CueDestList|text.CueOrgList) != 0:
		return 0.86 + 0.1*about
	}
	return 0.6 + 0.3*about
}
