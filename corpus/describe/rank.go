package describe

import (
	"github.com/simde/simde/schema"
)

// series is what a sentence left for a ranking to go on with: findings whose
// one end others may stand beside, as in "Spain ranked second".
type series struct {
	found []finding
	at    int // the number of the sentence
}

// rank reads a ranking: places of which the sentence says that they come next,
// or what their share is, play the part of those ranked before them, in the
// same sentence or in one of the two before.
func (s *scene) rank(x *sentenceLinks) {
	const near = 2 // sentences
	if x.cues&cueRank != 0 && x.cues&(cueSport|cueOther) == 0 {
		before := s.series.found
		if s.n-s.series.at > near {
			before = nil
		}
		for _, g := range x.groups {
			if x.ranked(g) {
				s.beside(x, g, before)
			}
		}
	}
	if len(x.found) > 0 {
		s.series = series{x.found, s.n}
	}
}

// ranked reports whether g is a group of countries or of people that no finding
// has at an end, and to which the sentence gives no other part.
func (x *sentenceLinks) ranked(g *group) bool {
	if g.sort != sortName && g.sort != sortPeople || x.linked(g) || g.role == schema.RoleTransit {
		return false
	}
	c, at := x.r.cueAt(g.first - 1)
	if c&cueDet != 0 {
		c, _ = x.r.cueAt(at - 1)
	}
	if g.sort == sortName && c&(cueFrom|cueVia|cueBetween) != 0 || x.k.places[g.places[0]].Kind() != schema.Country {
		return false
	}
	return true
}

// beside links a ranked group to the other end of the findings that it stands
// beside: those of its own sentence first, then those before.
func (s *scene) beside(x *sentenceLinks, g *group, before []finding) {
	for _, fs := range [][]finding{x.found, before} {
		f, home := parallel(fs, g, x.cues&cueOrgList != 0)
		if f == nil {
			continue
		}
		other := &group{weight: 0.8, rule: "rank", prep: -1, governor: -1}
		g.weight, g.rule, g.governor = 0.7, "rank", -1
		if home {
			g.role, other.role, other.places = schema.RoleOrigin, schema.RoleDestination, []int32{f.destination}
			s.leave(x, g, other)
		} else {
			g.role, other.role, other.places = schema.RoleDestination, schema.RoleOrigin, []int32{f.origin}
			s.leave(x, other, g)
		}
		x.partner[g] = true
		return
	}
}

// parallel returns the last finding that has, at one end, what g can stand
// beside, and whether that is its home: people beside people; names beside
// names, hosts where both ends are names and nothing speaks of origin.
func parallel(fs []finding, g *group, origin bool) (*finding, bool) {
	for i := len(fs) - 1; i >= 0; i-- {
		f := &fs[i]
		people := f.from.sort == sortPeople
		switch {
		case g.sort == sortPeople && people:
			return f, true
		case g.sort == sortPeople:
		case origin && !people:
			return f, true
		case !origin:
			return f, false
		}
	}
	return nil, false
}
