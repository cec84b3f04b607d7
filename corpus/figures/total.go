package figures

import (
	"cmp"
	"math"
	"slices"

	"github.com/simde/simde/schema"
)

// Totals returns the totals of every series between the ends of a corridor,
// by period. An end may be a country, a region or group, of which all members
// count, or empty, which is the world. Figures between two members of one
// region count where both ends are that region. Where the source states the
// total of a country, that is taken. Shares of the whole are left out, and prices
// but for those between two countries.
func (b *Bank) Totals(c schema.Corridor) []schema.Total { return b.allTotals(c, false, nil) }

// TotalsByShare returns the totals of Totals and those of every share.
func (b *Bank) TotalsByShare(c schema.Corridor) []schema.Total { return b.allTotals(c, true, nil) }

// allTotals returns the totals of the series of some measures, nil for all.
func (b *Bank) allTotals(c schema.Corridor, shares bool, measures []schema.Measure) []schema.Total {
	var out []schema.Total
	origins, dests := b.members(c.Origin), b.members(c.Destination)
	for i := range b.tables {
		if measures != nil && !slices.Contains(measures, b.series[i].Measure) || b.partial(i, c) || !b.series[i].Measure.Pools() && !onePair(c) {
			continue
		}
		out = append(out, b.totals(i, origins, dests, shares)...)
	}
	return out
}

// onePair reports whether both ends are countries, so that nothing is summed.
func onePair(c schema.Corridor) bool {
	return c.Origin.Kind() == schema.Country && c.Destination.Kind() == schema.Country
}

// partial reports whether a series of one country's records would have to speak
// for others too: what Mexico receives from the United States is not what all
// the world does.
func (b *Bank) partial(series int, c schema.Corridor) bool {
	reporter, cells := b.series[series].Reporter, b.tables[series].cells
	if reporter == "" || len(cells) == 0 {
		return false
	}
	if cells[0].origin == b.number[reporter] {
		return c.Origin != reporter
	}
	return c.Destination != reporter
}

// members returns the numbers of the countries of an end, or nil for all.
func (b *Bank) members(p schema.Place) map[uint16]bool {
	if p == "" {
		return nil
	}
	out := map[uint16]bool{}
	for _, m := range append([]schema.Place{p}, p.Members()...) {
		if n, ok := b.number[m]; ok {
			out[n] = true
		}
	}
	return out
}

// totals sums one series. Stated totals of the open end, where there are any,
// replace the sum of the corridors that they comprise.
func (b *Bank) totals(series int, origins, dests map[uint16]bool, shares bool) []schema.Total {
	type key struct {
		share uint16
		at    period
	}
	all := map[key]*sums{}
	b.tables[series].each(origins, dests, func(c cell) {
		if c.share != 0 && !shares {
			return
		}
		k := key{c.share, c.period}
		s := all[k]
		if s == nil {
			s = &sums{byEnd: map[uint32]*endSum{}}
			all[k] = s
		}
		s.add(c, origins, dests)
	})
	var out []schema.Total
	for k, s := range all {
		t := s.total()
		if t.Value == 0 && t.Corridors == 0 && !t.Stated {
			continue
		}
		t.Series, t.Period, t.Share, t.Definition = b.series[series].ID, k.at.of(), b.shares[k.share], b.definitionOf(s)
		out = append(out, t)
	}
	slices.SortFunc(out, func(x, y schema.Total) int {
		return cmp.Or(cmp.Compare(x.Sex, y.Sex), cmp.Compare(x.Area, y.Area), cmp.Compare(x.Route, y.Route), x.Period.Compare(y.Period))
	})
	return out
}

// definitionOf returns the definition that all figures of a sum have.
func (b *Bank) definitionOf(s *sums) schema.Definition {
	if s.mixed {
		return schema.MixedCountries
	}
	return b.definitions[s.definition]
}

// each visits the cells whose ends are among origins and dests; nil stands for
// all places and the empty end.
func (t *table) each(origins, dests map[uint16]bool, visit func(cell)) {
	switch {
	case origins == nil && dests == nil:
		for _, c := range t.cells {
			visit(c)
		}
	case dests == nil || origins != nil && len(origins) <= len(dests):
		for o := range origins {
			for _, c := range t.from(o) {
				if dests == nil || dests[c.dest] {
					visit(c)
				}
			}
		}
	default:
		for d := range dests {
			for _, i := range t.to(d) {
				if c := t.cells[i]; origins == nil || origins[c.origin] {
					visit(c)
				}
			}
		}
	}
}

// sums gathers one period of one series, by the closed end where one is open.
type sums struct {
	byEnd      map[uint32]*endSum
	status     uint8
	definition uint8
	defined    bool
	mixed      bool // its figures have more definitions than one
}

// byOrigin marks the key of an origin where all ends are open: what a series
// says of origins comprises the same as what it says of destinations.
const byOrigin = 1 << 16

// endSum is what is known of one place at the closed end.
type endSum struct {
	sum, residual, stated float64
	corridors             int
	isStated              bool
}

func (s *sums) add(c cell, origins, dests map[uint16]bool) {
	end := uint32(c.dest) // the total of a destination comprises its corridors
	switch {
	case dests == nil && origins != nil:
		end = uint32(c.origin)
	case dests == nil && c.dest == 0 && c.origin != 0:
		end = byOrigin | uint32(c.origin)
	}
	s.mixed = s.mixed || s.defined && s.definition != c.definition
	s.definition, s.defined = c.definition, true
	e := s.byEnd[end]
	if e == nil {
		e = &endSum{}
		s.byEnd[end] = e
	}
	if c.status == residual {
		e.sum += c.value
		e.residual += c.value
		return
	}
	s.status = max(s.status, c.status)
	if c.origin == 0 || c.dest == 0 {
		e.stated, e.isStated = c.value, true
		return
	}
	e.sum += c.value
	e.corridors++
}

func (s *sums) total() schema.Total {
	t := schema.Total{Status: statuses[s.status], Stated: true}
	destinations := false
	for end := range s.byEnd {
		destinations = destinations || end != 0 && end < byOrigin
	}
	for end, e := range s.byEnd {
		if end >= byOrigin && destinations { // but for what no destination has
			t.Value, t.Residual = t.Value+e.residual, t.Residual+e.residual
			continue
		}
		t.Corridors += e.corridors
		t.Residual += e.residual
		if e.isStated {
			t.Value += e.stated
			continue
		}
		t.Value += e.sum
		t.Stated = false
	}
	t.Value, t.Residual = exact(t.Value), exact(t.Residual)
	return t
}

// exact takes from a sum what its addition left behind the sixth decimal, which
// is a dollar of a million.
func exact(v float64) float64 {
	const unit = 1e6
	if math.Abs(v) > 1<<52/unit {
		return v
	}
	return math.Round(v*unit) / unit
}
