package figures

import (
	"cmp"
	"math"
	"slices"

	"github.com/simde/simde/schema"
)

// Figures returns the figures that are stored of a corridor, of all series in
// their order, by year. An empty end asks for the totals and residuals of the
// other; sums over regions are the business of Totals.
func (b *Bank) Figures(c schema.Corridor) []schema.Figure {
	o, ok := b.number[c.Origin]
	d, ok2 := b.number[c.Destination]
	if !ok || !ok2 {
		return nil
	}
	var out []schema.Figure
	for i := range b.tables {
		for _, x := range b.tables[i].between(o, d) {
			out = append(out, b.figure(b.series[i].ID, x))
		}
	}
	return out
}

// ByPlace returns every figure with p at either end, of all series in their
// order.
func (b *Bank) ByPlace(p schema.Place) []schema.Figure {
	n, ok := b.number[p]
	if !ok || p == "" {
		return nil
	}
	var out []schema.Figure
	for i := range b.tables {
		t := &b.tables[i]
		for _, x := range t.from(n) {
			out = append(out, b.figure(b.series[i].ID, x))
		}
		for _, j := range t.to(n) {
			out = append(out, b.figure(b.series[i].ID, t.cells[j]))
		}
	}
	return out
}

// Size returns how many figures a series has.
func (b *Bank) Size(series string) int {
	i := b.index(series)
	if i < 0 {
		return 0
	}
	return len(b.tables[i].cells)
}

// Years returns the years of a series, in order.
func (b *Bank) Years(series string) []int {
	i := b.index(series)
	if i < 0 {
		return nil
	}
	seen := map[int16]bool{}
	for _, c := range b.tables[i].cells {
		seen[c.year] = true
	}
	var out []int
	for y := range seen {
		out = append(out, int(y))
	}
	slices.Sort(out)
	return out
}

// Total is the sum of a series over the corridors between two ends in a year.
type Total struct {
	Series    string
	Year      int
	Value     float64 // with the residual
	Residual  float64 // the part whose other end is not known
	Corridors int     // between two countries, that were summed or are known to be part of the total
	Stated    bool    // the source states the total itself; else it is the sum of what the bank holds
	Status    schema.Status
}

// Totals returns the totals of every series between the ends of a corridor,
// by year. An end may be a country, a region or group, of which all members
// count, or empty, which is the world. Figures between two members of one
// region count where both ends are that region. Where the source states the
// total of a country, that is taken.
func (b *Bank) Totals(c schema.Corridor) []Total {
	var out []Total
	origins, dests := b.members(c.Origin), b.members(c.Destination)
	for i := range b.tables {
		out = append(out, b.totals(i, origins, dests)...)
	}
	return out
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
func (b *Bank) totals(series int, origins, dests map[uint16]bool) []Total {
	years := map[int16]*sums{}
	b.tables[series].each(origins, dests, func(c cell) {
		s := years[c.year]
		if s == nil {
			s = &sums{byEnd: map[uint32]*endSum{}}
			years[c.year] = s
		}
		s.add(c, origins, dests)
	})
	var out []Total
	for y, s := range years {
		t := s.total()
		if t.Value == 0 && t.Corridors == 0 && !t.Stated {
			continue
		}
		t.Series, t.Year = b.series[series].ID, int(y)
		out = append(out, t)
	}
	slices.SortFunc(out, func(x, y Total) int { return cmp.Compare(x.Year, y.Year) })
	return out
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

// sums gathers one year of one series, by the closed end where one is open.
type sums struct {
	byEnd  map[uint32]*endSum
	status uint8
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

func (s *sums) total() Total {
	t := Total{Status: statuses[s.status], Stated: true}
	destinations := false
	for end := range s.byEnd {
		destinations = destinations || end != 0 && end < byOrigin
	}
	for end, e := range s.byEnd {
		if end >= byOrigin && destinations {
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
	return t
}

// Ask says which corridors Top ranks.
type Ask struct {
	Series      string
	Year        int          // 0 for the latest
	Origin      schema.Place // a country, a region, or "" for all
	Destination schema.Place
	N           int // at most so many; 0 for all
}

// Top returns the corridors between two countries with the largest figures of
// a series in a year.
func (b *Bank) Top(q Ask) []schema.Figure {
	i := b.index(q.Series)
	if i < 0 {
		return nil
	}
	if q.Year == 0 {
		q.Year = b.latest(i)
	}
	var found []cell
	b.tables[i].each(b.members(q.Origin), b.members(q.Destination), func(c cell) {
		if int(c.year) == q.Year && c.origin != 0 && c.dest != 0 {
			found = append(found, c)
		}
	})
	slices.SortFunc(found, func(x, y cell) int {
		return cmp.Or(cmp.Compare(y.value, x.value), cmp.Compare(b.places[x.origin], b.places[y.origin]), cmp.Compare(b.places[x.dest], b.places[y.dest]))
	})
	if q.N > 0 && len(found) > q.N {
		found = found[:q.N]
	}
	var out []schema.Figure
	for _, c := range found {
		out = append(out, b.figure(q.Series, c))
	}
	return out
}

// latest returns the last year of a series.
func (b *Bank) latest(series int) int {
	y := int16(0)
	for _, c := range b.tables[series].cells {
		y = max(y, c.year)
	}
	return int(y)
}

// Matrix returns the figures of a series in a year, a row an origin and a
// column a destination; NaN where there is none. Ends may be regions, whose
// members are summed.
func (b *Bank) Matrix(series string, year int, origins, destinations []schema.Place) [][]float64 {
	i := b.index(series)
	out := make([][]float64, len(origins))
	for r, o := range origins {
		out[r] = make([]float64, len(destinations))
		for c, d := range destinations {
			out[r][c] = math.NaN()
			if i >= 0 {
				out[r][c] = b.sum(i, year, o, d)
			}
		}
	}
	return out
}

// sum returns the sum over the corridors between two ends, or NaN.
func (b *Bank) sum(series, year int, o, d schema.Place) float64 {
	total := math.NaN()
	b.tables[series].each(b.members(o), b.members(d), func(c cell) {
		if int(c.year) == year && c.origin != 0 && c.dest != 0 {
			if math.IsNaN(total) {
				total = 0
			}
			total += c.value
		}
	})
	return total
}
