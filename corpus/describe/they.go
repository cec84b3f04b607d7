package describe

import (
	"github.com/simde/simde/schema"

	"github.com/simde/simde/corpus/describe/lang"
)

// they links the place of a sentence that names no people and speaks of "them"
// to the home of those whom the sentence before named: "Their children go to
// school in Tenerife".
func (s *scene) they(x *sentenceLinks) {
	if x.cues&(cueSport|cueOther|cueSpeech) != 0 || x.cues&cueDonor != 0 && x.cues&(cueSignal|cueMigrant|cueArrive|cueLeave) == 0 {
		return
	}
	they := x.pronoun()
	for _, g := range x.groups {
		if g.sort == sortPeople || g.role == schema.RoleOrigin {
			return
		}
	}
	for _, g := range x.groups {
		there := they && (g.role == schema.RoleDestination && g.slot != slotSubject || g.role == "" && (g.slot == slotIn || g.slot == slotAt)) || x.tookSome(g) || x.left(g)
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
func (x *sentenceLinks) left(g *group) bool {
	return g.role == schema.RoleDestination && (g.rule == "leave.for" || g.rule == "leave.to") && x.cues&(cuePerson|cueMigrant) != 0
}

// tookSome reports whether g is the subject of a verb of receiving or hiring
// whose object is a number of those named before: "Georgia counted 112,000",
// "Korea hired 3,100 of them".
func (x *sentenceLinks) tookSome(g *group) bool {
	if g.slot != slotSubject || g.governor < 0 || g.role != schema.RoleDestination || x.starts[g.governor]&(cueHost|cueRecruit) == 0 {
		return false
	}
	after := int(x.ends[g.governor])
	for j := after; j < min(after+5, x.end); j++ {
		if x.is(j, lang.SomeOf) {
			return true
		}
		if x.tokens[j].is(number) {
			next, _ := x.cueAt(min(j+1, x.end-1))
			return j+1 >= x.end || x.tokens[j+1].is(punct) || x.is(j+1, lang.CountEnds) || next&(cuePrepositions|cueSep) != 0
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
	if home == nil || s.k.nested(g, &group{places: home}) {
		return nil
	}
	return home
}

// pronoun reports whether the sentence begins by speaking of people named
// before.
func (s *sentence) pronoun() bool {
	for j := s.first; j < min(s.first+8, s.end); j++ {
		if s.is(j, lang.Pronoun) {
			return true
		}
		if c, _ := s.cueAt(j + 1); j+1 < s.end && s.tokens[j].is(number) && c&(cueArrive|cueMove|cueReside|cueLeave|cueReturn|cueTransit) != 0 && c&(cuePerson|cueMigrant|cuePrepositions) == 0 {
			return true // "only 104 reached"
		}
	}
	return false
}
