package figures

import (
	"cmp"
	"iter"
	"math"
	"slices"

	"github.com/simde/simde/schema"
)

// Figures returns the figures that are stored of a corridor, of all series in
// their order, by share and period. An empty end asks for the totals and residuals of the
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

// Each yields every figure of a series, by corridor, share and period.
func (b *Bank) Each(series string) iter.Seq[schema.Figure] {
	return func(yield func(schema.Figure) bool) {
		i := b.index(series)
		if i < 0 {
			return
		}
		for _, c := range b.tables[i].cells {
			if !yield(b.figure(series, c)) {
				return
			}
		}
	}
}

// Size returns how many figures a series has.
func (b *Bank) Size(series string) int {
	i := b.index(series)
	if i < 0 {
		return 0
	}
	return len(b.tables[i].cells)
}

// Years returns the years of a series of which it has a value, or every month
// or quarter.
func (b *Bank) Years(series string) []int {
	i := b.index(series)
	if i < 0 {
		return nil
	}
	var out []int
	for y := range b.tables[i].years {
		out = append(out, y)
	}
	slices.Sort(out)
	return out
}

// Span returns the first and the last period of a series.
func (b *Bank) Span(series string) (first, last schema.Period) {
	i := b.index(series)
	if i < 0 || len(b.tables[i].cells) == 0 {
		return first, last
	}
	return b.tables[i].first.of(), b.tables[i].last.of()
}

// Top returns the corridors between two countries with the largest figures of
// a series in a year: those of the year, or what its months or quarters make.
func (b *Bank) Top(q schema.Ranking) []schema.Figure {
	i := b.index(q.Series)
	if i < 0 {
		return nil
	}
	if q.Year == 0 {
		q.Year = b.latest(i)
	}
	found := b.inYear(i, q.Year, q.Origin, q.Destination)
	found = least(found, q.N, func(x, y cell) int {
		return cmp.Or(cmp.Compare(y.value, x.value), cmp.Compare(b.places[x.origin], b.places[y.origin]), cmp.Compare(b.places[x.dest], b.places[y.dest]))
	})
	var out []schema.Figure
	for _, c := range found {
		out = append(out, b.figure(q.Series, c))
	}
	return out
}

// few is up to how many are found among all without putting all in order.
const few = 200

// least returns the first n of all in their order, all where n is 0. Where that is
// few, most are compared with the last of those alone.
func least[T any](all []T, n int, compare func(x, y T) int) []T {
	if n <= 0 || n > few || n >= len(all) {
		slices.SortFunc(all, compare)
		if n > 0 {
			all = all[:min(n, len(all))]
		}
		return all
	}
	first := all[:n]
	slices.SortFunc(first, compare)
	for _, x := range all[n:] {
		if compare(x, first[n-1]) < 0 {
			at, _ := slices.BinarySearchFunc(first, x, compare)
			copy(first[at+1:], first[at:n-1])
			first[at] = x
		}
	}
	return first
}

// inYear returns the figures of whole corridors between two ends in a year that
// the series has.
func (b *Bank) inYear(series, year int, o, d schema.Place) []cell {
	t := &b.tables[series]
	made := t.years[year]
	var found []cell
	parts := map[[2]uint16]int{} // where the corridor of months or quarters is in found
	adds := b.series[series].Measure.Adds()
	t.each(b.members(o), b.members(d), func(c cell) {
		if c.period.year() != year || c.period.pace() != made || c.origin == 0 || c.dest == 0 || c.share != 0 {
			return
		}
		if made == yearly {
			found = append(found, c)
			return
		}
		ends := [2]uint16{c.origin, c.dest}
		at, seen := parts[ends]
		switch {
		case !seen:
			parts[ends] = len(found)
			c.period = periodOf(schema.InYear(year))
			found = append(found, c)
		case adds:
			found[at].value = exact(found[at].value + c.value)
		default: // cells of a corridor come in the order of time
			found[at].value = c.value
		}
	})
	return found
}

// latest returns the last year of a series.
func (b *Bank) latest(series int) int {
	last := 0
	for y := range b.tables[series].years {
		last = max(last, y)
	}
	return last
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
	for _, c := range b.inYear(series, year, o, d) {
		if math.IsNaN(total) {
			total = 0
		}
		total = exact(total + c.value)
	}
	return total
}
