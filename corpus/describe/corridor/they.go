package corridor

import (
	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// they links the place of a sentence that names no people and speaks of "them"
// to the home of those whom the sentence before named: "Their children go to
// school in Tenerife".
func (s *scene) they(x *Links) {
	if x.Cues&(text.CueSport|text.CueOther|text.CueSpeech) != 0 || x.Cues&text.CueDonor != 0 && x.Cues&(text.CueSignal|text.CueMigrant|text.CueArrive|text.CueLeave) == 0 {
		return
	}
	they := x.pronoun()
	for _, g := range x.Groups {
		if g.sort == sortPeople || g.Role == schema.RoleOrigin {
			return
		}
	}
	for _, g := range x.Groups {
		there := they && (g.Role == schema.RoleDestination && g.slot != slotSubject || g.Role == "" && (g.slot == slotIn || g.slot == slotAt)) || x.tookSome(g) || x.left(g)
		if !there || x.linked(g) || g.sort == sortThing || g.sort == sortEmployer {
			continue
		}
		if home := s.lastHome(g); home != nil {
			s.side(x, g, schema.RoleDestination, home, "they")
		}
	}
}

// left reports whether somebody leaves for g: from where, a sentence before
// says.
func (x *Links) left(g *group) bool {
	return g.Role == schema.RoleDestination && (g.rule == "leave.for" || g.rule == "leave.to") && x.Cues&(text.CuePerson|text.CueMigrant) != 0
}

// tookSome reports whether g is the subject of a verb of receiving or hiring
// whose object is a number of those named before: "Georgia counted 112,000",
// "Korea hired 3,100 of them".
func (x *Links) tookSome(g *group) bool {
	if g.slot != slotSubject || g.governor < 0 || g.Role != schema.RoleDestination || x.Starts[g.governor]&(text.CueHost|text.CueRecruit) == 0 {
		return false
	}
	after := int(x.Ends[g.governor])
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
func (s *scene) lastHome(g *group) []int32 {
	var home []int32
	if s.series.homes.at == s.n-1 {
		home = s.series.homes.places
	} else if fs := s.series.found; len(fs) > 0 && s.series.at == s.n-1 {
		home = []int32{fs[len(fs)-1].origin}
	} else if s.series.own.at == s.n-1 {
		home = s.series.own.places
	}
	if home == nil || s.k.nested(g, &group{Places: home}) {
		return nil
	}
	return home
}

// pronoun reports whether the sentence begins by speaking of people named
// before.
func (s *sentence) pronoun() bool {
	for j := s.First; j < min(s.First+8, s.End); j++ {
		if s.Is(j, lang.Pronoun) {
			return true
		}
		if c, _ := s.CueAt(j + 1); j+1 < s.End && s.Tokens[j].Is(text.Number) && c&(text.CueArrive|text.CueMove|text.CueReside|text.CueLeave|text.CueReturn|text.CueTransit) != 0 && c&(text.CuePerson|text.CueMigrant|text.CuePrepositions) == 0 {
			return true // "only 104 reached"
		}
	}
	return false
}
