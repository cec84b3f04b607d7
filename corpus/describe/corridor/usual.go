package corridor

import (
	"slices"

	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// usual links the only two places of a sentence on migration of which one has
// a part and the other none, where people are known to move that way only.
func (x *Links) usual() {
	const doubt = text.CueSpeech | text.CueAccord | text.CueBlock | text.CueOther | text.CueShare | text.CueSport
	if len(x.Found) > 0 || x.factor < 0.86 || x.Cues&doubt != 0 {
		return
	}
	two := x.two()
	if len(two) != 2 {
		return
	}
	if home, host := two[0], two[1]; !x.usually(home, host) {
		x.usually(host, home)
	}
}

// two returns the phrases that stand for the only two parties of a sentence, the
// one with a part for each; anything else where there are more or fewer.
func (x *Links) two() []*phrase.Phrase {
	var out []*phrase.Phrase
	for _, g := range x.Phrases {
		if g.Sense == phrase.SenseThing {
			continue
		}
		i := slices.IndexFunc(out, func(o *phrase.Phrase) bool { return phrase.Shares(o, g) })
		switch {
		case x.mated(g):
			return nil
		case i < 0:
			out = append(out, g)
		case out[i].Role == "" && len(out[i].Places) == len(g.Places):
			out[i] = g
		}
	}
	return out
}

// cueLife are the classes of cue words for what migrants do.
const cueLife = text.CueArrive | text.CueMove | text.CueReside | text.CueLeave | text.CueBorn | text.CueHost | text.CueTransit | text.CueStudy | text.CueResident

// usually links home to host where one of them has its part, the other none
// that contradicts, and all their people are known to move that way.
func (x *Links) usually(home, host *phrase.Phrase) bool {
	if !canBeEnds(home, host) || x.bothHosts(home, host) || x.factor < 1 && !x.tied(home, host) {
		return false
	}
	for _, p := range home.Places {
		if !x.Grammar.Pairs[schema.Corridor{Origin: x.Grammar.Places[p], Destination: x.Grammar.Places[host.Places[0]]}] {
			return false
		}
	}
	x.mate(home, host)
	for _, p := range home.Places {
		x.add(p, host.Places[0], home, host, 0.6, phrase.Usual)
	}
	return true
}

// canBeEnds reports whether one of two phrases has its part and the other none
// that is sure to be another.
func canBeEnds(home, host *phrase.Phrase) bool {
	switch {
	case home.Sense == phrase.SenseEmployer, len(host.Places) > 1, max(home.Weight, host.Weight) <= phrase.Weak,
		home.Role == schema.RoleTransit, host.Role == schema.RoleTransit,
		host.Role == schema.RoleOrigin && host.Weight > 0.8:
		return false
	}
	return home.Role == schema.RoleOrigin || host.Role == schema.RoleDestination
}

// bothHosts reports whether the sentence makes hosts of both phrases, and nothing
// speaks against it for the first.
func (x *Links) bothHosts(home, host *phrase.Phrase) bool {
	if home.Role != schema.RoleDestination || host.Role != schema.RoleDestination || home.Slot == phrase.SlotSubject {
		return false
	}
	return x.Grammar.HostShare(home) > 0.5 || home.Governor < 0 || home.Governor == host.Governor || x.governed(home, cueLife)
}

// tied reports whether two phrases near each other have to do with people who
// move, though no word of the sentence says that it is on migration.
func (x *Links) tied(home, host *phrase.Phrase) bool {
	const nearby = 20 // tokens
	return (home.Arrivals() || x.workplace(host) || x.sentOff(home, host) || x.awayFrom(home, host)) && x.Distance(home, host) <= nearby
}

// awayFrom reports whether people in one place are said to live or to go to
// another: "two households in three have someone working in India".
func (x *Links) awayFrom(home, host *phrase.Phrase) bool {
	return home.Rule.Under(text.CuePerson) && x.governed(host, cueLife)
}

// workplace reports whether people are hired for a place or let in there.
func (x *Links) workplace(g *phrase.Phrase) bool {
	return x.governed(g, text.CueRecruit|text.CuePermit) && x.Cues&(text.CueMigrant|text.CuePerson) != 0
}

// sentOff reports whether an institution at home speaks of persons who live, go
// or work with papers in another country: "the ministry saw off 96 farm hands
// who will work in Quebec under contract".
func (x *Links) sentOff(home, host *phrase.Phrase) bool {
	const papers = text.CueLabour | text.CuePermit | text.CueRecruit
	return home.Sense == phrase.SenseBody && home.First < host.First && x.Cues&papers != 0 && x.Cues&(text.CuePerson|text.CueMigrant) != 0 &&
		x.governed(host, text.CueReside|text.CueMove|text.CueArrive)
}
