package corridor

import (
	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// they links the place of a sentence that names no people and speaks of "them"
// to the home of those whom the sentence before named: "Their children go to
// school in Tenerife".
func (s *Scene) they(x *Links) {
	if x.Cues&(text.CueSport|text.CueOther|text.CueSpeech) != 0 || x.Cues&text.CueDonor != 0 && x.Cues&(text.CueSignal|text.CueMigrant|text.CueArrive|text.CueLeave) == 0 {
		return
	}
	they := x.Pronoun()
	for _, g := range x.Phrases {
		if g.Sense == phrase.SensePeople || g.Role == schema.RoleOrigin {
			return
		}
	}
	for _, g := range x.Phrases {
		there := they && (g.Role == schema.RoleDestination && g.Slot != phrase.SlotSubject || g.Role == "" && (g.Slot == phrase.SlotIn || g.Slot == phrase.SlotAt)) || x.tookSome(g) || x.left(g)
		if !there || x.linked(g) || g.Sense == phrase.SenseThing || g.Sense == phrase.SenseEmployer {
			continue
		}
		if home := s.lastHome(g); home != nil {
			s.side(x, g, schema.RoleDestination, home, phrase.They)
		}
	}
}

// left reports whether somebody leaves for g: from where, a sentence before
// says.
func (x *Links) left(g *phrase.Phrase) bool {
	return g.Role == schema.RoleDestination && (g.Rule == phrase.LeaveFor || g.Rule == phrase.LeaveTo) && x.Cues&(text.CuePerson|text.CueMigrant) != 0
}

// tookSome reports whether g is the subject of a verb of receiving or hiring
// whose object is a number of those named before: "Georgia counted 112,000",
// "Korea hired 3,100 of them".
func (x *Links) tookSome(g *phrase.Phrase) bool {
	if g.Slot != phrase.SlotSubject || g.Governor < 0 || g.Role != schema.RoleDestination || x.Starts[g.Governor]&(text.CueHost|text.CueRecruit) == 0 {
		return false
	}
	after := int(x.Ends[g.Governor])
	for j := after; j < min(after+5, x.End); j++ {
		if x.Is(j, lang.SomeOf) {
			return true
		}
		if x.Tokens[j].Is(text.Number) {
			next, _ := x.CueAt(min(j+1, x.End-1))
			return j+1 >= x.End || x.Tokens[j+1].Is(text.Punct) || x.Is(j+1, lang.CountEnds) || next&(text.CuePrepositions|text.CueSep) != 0
		}
	}
	return false
}

// lastHome returns the home of those whom the sentence before named, if g is
// another place.
func (s *Scene) lastHome(g *phrase.Phrase) []int32 {
	var home []int32
	if s.series.homes.at == s.n-1 {
		home = s.series.homes.places
	} else if fs := s.series.found; len(fs) > 0 && s.series.at == s.n-1 {
		home = []int32{fs[len(fs)-1].Origin}
	} else if s.series.own.at == s.n-1 {
		home = s.series.own.places
	}
	if home == nil || s.k.Nested(g, &phrase.Phrase{Places: home}) {
		return nil
	}
	return home
}
