package claim

import (
	"cmp"
	"math"
	"math/bits"
	"slices"

	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// mostEnds is how many places may be the home of those whom a number counts,
// and how many their host.
const mostEnds = 6

// ends lists the places of the sentence and those before it that may be the
// end of a corridor of which a number speaks.
func (s *sentence) ends(d side, q quantity, c counted, b before) []end {
	var out []end
	seen := map[schema.Place]bool{}
	for _, x := range s.nearest(d, q) {
		if !seen[x.place] && len(out) < mostEnds {
			seen[x.place] = true
			out = append(out, end{x.place, x.of, s.endTraits(d, x, q, c)})
		}
	}
	named := len(out) > 0
	for _, x := range b.of(d) {
		if !seen[x.place] && len(out) < mostEnds+2 {
			seen[x.place] = true
			t := slices.Clone(x.traits)
			if named {
				t = append(t, model.Trait{Name: d.name + "from before, another named", Much: 1})
			}
			out = append(out, end{x.place, nil, t})
		}
	}
	return append(out, s.noEnd(d, c, named))
}

// noEnd is that no place is the end.
func (s *sentence) noEnd(d side, c counted, named bool) end {
	t := []model.Trait{{Name: d.name + "none", Much: 1}}
	if named {
		t = append(t, model.Trait{Name: d.name + "none, one named", Much: 1})
	}
	if d == home && c.people != nil {
		t = append(t, model.Trait{Name: d.name + "none, people named", Much: 1})
	}
	if slices.ContainsFunc(s.Phrases, func(g *phrase.Phrase) bool { return g.Role == d.role }) {
		t = append(t, model.Trait{Name: d.name + "none, one has the role", Much: 1})
	}
	if c.dollars {
		t = append(t, model.Trait{Name: d.name + "none, of money", Much: 1})
	}
	if s.any(s.First, s.End)&abroad != 0 {
		t = append(t, model.Trait{Name: d.name + "none, abroad said", Much: 1})
	}
	return end{traits: t}
}

// nearest lists the places that may be an end, the nearest first. People are
// no host.
func (s *sentence) nearest(d side, q quantity) []spot {
	var out []spot
	for _, x := range s.spots {
		if d == home || x.of.Sense != phrase.SensePeople {
			out = append(out, x)
		}
	}
	slices.SortStableFunc(out, func(a, b spot) int { return cmp.Compare(a.gap(q), b.gap(q)) })
	return out
}

// gap is the number of tokens between a place and a number.
func (x spot) gap(q quantity) int { return max(x.first-q.end, q.first-x.end, 0) }

// endTraits lists what speaks for a place as an end, and against it.
func (s *sentence) endTraits(d side, x spot, q quantity, c counted) []model.Trait {
	g := x.of
	names := []string{"is " + phrase.SenseNames[g.Sense], "role " + cmp.Or(string(g.Role), "none")}
	add := func(ok bool, name string) {
		if ok {
			names = append(names, name)
		}
	}
	counts := g == c.people && x.first <= c.peopleAt && c.peopleAt < x.end
	add(counts && !c.before, "people counted")
	add(counts && c.before, "people before the number")
	add(g.Role == d.role && g.Governor >= 0, "governed to it")
	ofMoney := "" // it goes the other way than people
	if c.dollars {
		ofMoney = ", money"
	}
	if g.Prep >= s.First && g.Prep < g.First {
		prep, _ := s.CueAt(g.Prep)
		for left := prep & text.CuePrepositions; left != 0; left &= left - 1 {
			add(true, "after "+text.CueNames[bits.TrailingZeros64(uint64(left))]+ofMoney)
		}
	}
	add(x.town, "a town")
	add(x.place.Kind() != schema.Country, "a region")
	add(slices.ContainsFunc(s.Found, func(f corridor.Finding) bool { return f.Has(g, d.role) }), "found so")
	names = append(names, s.standing(x, q)...)
	if c.dollars {
		names = append(names, s.ofMoney(x, names)...)
	}
	out := []model.Trait{{Name: d.name + "distance", Much: math.Log1p(float64(x.gap(q)))}}
	for _, n := range names {
		out = append(out, model.Trait{Name: d.name + n, Much: 1})
	}
	return out
}

// ofMoney returns the traits of a place as an end of money, which goes the other
// way than people, and whether a word beside it says that it gets some or sends it.
func (s *sentence) ofMoney(x spot, names []string) []string {
	const beside = 3 // tokens
	var out []string
	for _, n := range names {
		out = append(out, n+", of money")
	}
	around := s.any(x.first-beside, x.end+beside)
	if around&gets != 0 {
		out = append(out, "gets money")
	}
	if around&sends != 0 {
		out = append(out, "sends money")
	}
	return out
}

// standing says how a place stands to a number.
func (s *sentence) standing(x spot, q quantity) []string {
	var names []string
	add := func(ok bool, name string) {
		if ok {
			names = append(names, name)
		}
	}
	clause := s.clause(q)
	add(x.first >= clause.End || x.end <= clause.First, "in another clause")
	add(x.end <= q.first, "before")
	add(x.first >= q.end, "after")
	add(slices.ContainsFunc(s.numbers, func(o quantity) bool { return o != q && x.gap(o) < x.gap(q) }), "nearer to another number")
	parted := slices.ContainsFunc(s.numbers, func(o quantity) bool { return o != q && between(x, q, o.first, o.end) })
	add(parted, "beyond another number")
	add(!parted && !slices.ContainsFunc(s.spots, func(o spot) bool { return o.place != x.place && between(x, q, o.first, o.end) }), "next to the number")
	own := s.entry(x, q)
	add(own, "in one entry with the number")
	if len(x.of.Places) > 1 {
		n := s.listed(x.of)
		add(!own, "in a list")
		add(!own && n > 0, "of another entry")
		add(n <= 1, "in a list of one number")
	}
	return names
}

// between reports whether tokens [first, end) stand between a place and a
// number.
func between(x spot, q quantity, first, end int) bool {
	if x.end <= q.first {
		return x.end <= first && end <= q.first
	}
	return x.first >= q.end && q.end <= first && end <= x.first
}

// entry reports whether a place and a number make one entry of a list: "Poland
// (960,000)", "Germany 1,100,000", "76,000 from Chad", "31,000 applications from
// Honduras".
func (s *sentence) entry(x spot, q quantity) bool {
	const reach = 4
	first, end := x.end, q.first
	if q.end <= x.first {
		first, end = q.end, x.first
	}
	if end < first || end-first > reach {
		return false
	}
	for j := first; j < end; j++ {
		c, _ := s.CueAt(j)
		bracket := s.Mark(j, "(") || s.Mark(j, ":") || s.Dash(j)
		noun := x.first >= q.end && s.noun(j) != 0
		if !bracket && !noun && c&(text.CuePrepositions|text.CueDet) == 0 && s.is(j)&about == 0 {
			return false
		}
	}
	return true
}

// listed counts the places of a list that have numbers of their own.
func (s *sentence) listed(g *phrase.Phrase) int {
	n := 0
	for _, x := range s.spots {
		if x.of == g && slices.ContainsFunc(s.numbers, func(q quantity) bool { return s.entry(x, q) }) {
			n++
		}
	}
	return n
}
