package corridor

import (
	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// header reports what a sentence says that heads a table: a list of origins or
// destinations is announced, and only the other end is named.
func (x *Links) header() header {
	if len(x.Phrases) != 1 || len(x.Found) > 0 || x.End-x.First > 25 && !x.announces() || x.Cues&(text.CueMigrant|text.CuePerson|text.CueSignal|text.CueResident|text.CueBorn) == 0 {
		return header{}
	}
	g := x.Phrases[0].Copy()
	if len(g.Places) != 1 || x.Grammar.Places[g.Places[0]].Kind() != schema.Country || g.Sense == phrase.SenseThing || g.Sense == phrase.SenseBody {
		return header{}
	}
	g.Play(g.Role, 0.95, phrase.TableHeader)
	origins, destinations := x.Cues&text.CueOrgList != 0 || x.announces() && g.Role == schema.RoleDestination && x.Cues&(text.CueBorn|text.CuePerson) != 0, x.Cues&text.CueDestList != 0
	switch {
	case origins && !destinations && g.Sense != phrase.SensePeople && (g.Role == schema.RoleDestination || g.Role == "" && g.Site <= x.First+3 || g.Slot == phrase.SlotIn || g.Slot == phrase.SlotAt):
		return header{host: g}
	case destinations && !origins && (g.Sense == phrase.SensePeople || g.Role == schema.RoleOrigin):
		return header{home: g}
	}
	return header{}
}

// announces reports whether the sentence ends in a colon before which a list of
// countries is announced: "nationals of the following countries may not
// enter:".
func (x *Links) announces() bool {
	if !x.Mark(x.End-1, ":") {
		return false
	}
	for j := x.First; j < x.End; j++ {
		if x.Is(j, lang.Following) {
			return true
		}
	}
	return false
}

// rows returns the places of a sentence that is nothing but names with figures,
// or an item of a list.
func (x *Links) rows() []*phrase.Phrase {
	for i := x.First; i < x.End; i++ {
		c := x.Starts[i]
		if c&(text.CueFrames&^text.CueOrgList) != 0 && x.Owner[i] < 0 {
			return nil
		}
	}
	var out []*phrase.Phrase
	for _, g := range x.Phrases {
		if g.Sense != phrase.SenseName && g.Sense != phrase.SensePeople && g.Sense != phrase.SenseThing || !x.figured(g) && x.End-x.First > 8 {
			return nil
		}
		out = append(out, g)
	}
	return out
}

// figured reports whether a number stands in g or just after it.
func (x *Links) figured(g *phrase.Phrase) bool {
	for j := g.First; j < min(g.End+3, x.End); j++ {
		if x.Tokens[j].Is(text.Number) {
			return true
		}
	}
	return false
}
