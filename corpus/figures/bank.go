package figures

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/simde/simde/schema"
)

// Bank holds series and their figures. Any number of goroutines may ask it;
// Put asks for the bank alone.
type Bank struct {
	series      []schema.Series
	tables      []table // one a series
	places      []schema.Place
	number      map[schema.Place]uint16 // of places; 0 is the empty end
	shares      []schema.Share          // 0 is the whole
	definitions []schema.Definition     // 0 is none
}

// table holds the figures of a series, ordered by origin, destination, share
// and period.
type table struct {
	cells  []cell
	years  map[int]pace
	byDest []int32 // indexes of cells, ordered by destination, then as the cells

	first, last period // of any cell
}

// cell is a figure; its places, share and definition are numbers of the bank.
type cell struct {
	origin, dest uint16
	period       period
	share        uint16
	status       uint8 // an index of statuses
	definition   uint8
	value        float64
}

// period is a period as a number that orders as time does: the year times
// periodsInYear and, in a year, 0 for the whole, then its months and quarters.
type period int32

const (
	months        = 12
	periodsInYear = 1 + months + 4
)

func periodOf(p schema.Period) period {
	n := p.Year * periodsInYear
	switch {
	case p.Month > 0:
		n += p.Month
	case p.Quarter > 0:
		n += months + p.Quarter
	}
	return period(n)
}

func (p period) year() int { return int(p) / periodsInYear }

func (p period) of() schema.Period {
	out := schema.Period{Year: p.year()}
	switch n := int(p) % periodsInYear; {
	case n > months:
		out.Quarter = n - months
	case n > 0:
		out.Month = n
	}
	return out
}

// statuses are numbered in files; the order never changes.
var statuses = []schema.Status{schema.Observed, schema.Modelled, schema.Assumed, schema.Residual, schema.Provisional, schema.Estimated}

const residual = 3

// rank orders a residual after the figure of the same ends and period.
func (c cell) rank() int {
	if c.status == residual {
		return 1
	}
	return 0
}

// New returns a bank without series.
func New() *Bank {
	return &Bank{places: []schema.Place{""}, number: map[schema.Place]uint16{"": 0}, shares: []schema.Share{{}}, definitions: []schema.Definition{schema.NoDefinition}}
}

// Series returns the series of the bank in the order in which they came.
func (b *Bank) Series() []schema.Series { return slices.Clone(b.series) }

// SeriesByID returns a series.
func (b *Bank) SeriesByID(id string) (schema.Series, bool) {
	i := b.index(id)
	if i < 0 {
		return schema.Series{}, false
	}
	return b.series[i], true
}

func (b *Bank) index(id string) int {
	return slices.IndexFunc(b.series, func(s schema.Series) bool { return s.ID == id })
}

// Put adds figures to a series, which it makes or describes anew. A figure
// takes the place of one of the same corridor, share and period, and its
// definition where it has none of its own; a residual stands beside a total.
// It returns how many figures are new or changed: putting the
// same again changes nothing, nor the day on which the series last changed.
func (b *Bank) Put(s schema.Series, figures []schema.Figure) (changed int, err error) {
	cells := make([]cell, 0, len(figures))
	for _, f := range figures {
		c, err := b.cell(s.ID, f)
		if err != nil {
			return 0, err
		}
		cells = append(cells, c)
	}
	i := b.index(s.ID)
	if i < 0 {
		i = len(b.series)
		b.series = append(b.series, s)
		b.tables = append(b.tables, table{})
	}
	if changed = b.tables[i].merge(cells); changed == 0 {
		s.Entered = b.series[i].Entered
	}
	b.series[i] = s
	return changed, nil
}

// cell checks a figure and numbers its places.
func (b *Bank) cell(series string, f schema.Figure) (cell, error) {
	status := slices.Index(statuses, f.Status)
	switch {
	case f.Series != series:
		return cell{}, fmt.Errorf("a figure of series %q in %q: %w", f.Series, series, schema.ErrInvalid)
	case status < 0:
		return cell{}, fmt.Errorf("figure %s %s: no status %q: %w", f.Corridor, f.Period, f.Status, schema.ErrInvalid)
	case !f.Period.Valid():
		return cell{}, fmt.Errorf("figure %s: no period %s: %w", f.Corridor, f.Period, schema.ErrInvalid)
	case f.Area != "" && !f.Area.Known():
		return cell{}, fmt.Errorf("figure %s: no part of a country %q: %w", f.Corridor, f.Area, schema.ErrInvalid)
	case f.Corridor.Origin == f.Corridor.Destination && f.Corridor.Origin != "":
		return cell{}, fmt.Errorf("figure %s: the ends are one place: %w", f.Corridor, schema.ErrInvalid)
	}
	for _, p := range []schema.Place{f.Corridor.Origin, f.Corridor.Destination} {
		if p != "" && !p.Known() {
			return cell{}, fmt.Errorf("figure %s: no place %q: %w", f.Corridor, p, schema.ErrInvalid)
		}
	}
	share, err := indexIn(&b.shares, f.Share, math.MaxUint16)
	if err != nil {
		return cell{}, err
	}
	definition, err := indexIn(&b.definitions, f.Definition, math.MaxUint8)
	if err != nil {
		return cell{}, err
	}
	return cell{origin: b.numberOf(f.Corridor.Origin), dest: b.numberOf(f.Corridor.Destination), period: periodOf(f.Period),
		share: uint16(share), status: uint8(status), definition: uint8(definition), value: f.Value}, nil
}

// indexIn returns the place of x in list, to which it is added where it is new
// and there is room.
func indexIn[T comparable](list *[]T, x T, most int) (int, error) {
	i := slices.Index(*list, x)
	if i < 0 {
		if i = len(*list); i > most {
			return 0, fmt.Errorf("%v: more kinds of figures than a bank can hold: %w", x, schema.ErrInvalid)
		}
		*list = append(*list, x)
	}
	return i, nil
}

func (b *Bank) numberOf(p schema.Place) uint16 {
	n, ok := b.number[p]
	if !ok {
		n = uint16(len(b.places))
		b.places = append(b.places, p)
		b.number[p] = n
	}
	return n
}

// compare orders cells; two that are equal are one figure.
func compare(x, y cell) int {
	return cmp.Or(cmp.Compare(x.origin, y.origin), cmp.Compare(x.dest, y.dest), cmp.Compare(x.share, y.share), cmp.Compare(x.period, y.period), cmp.Compare(x.rank(), y.rank()))
}

// merge puts cells among those of t and returns how many differ from before.
func (t *table) merge(cells []cell) int {
	changed := 0
	old := t.cells
	slices.SortStableFunc(cells, compare)
	for i, c := range cells {
		if i+1 < len(cells) && compare(c, cells[i+1]) == 0 {
			continue // the last of equals counts
		}
		j, ok := slices.BinarySearchFunc(old, c, compare)
		if ok && c.definition == 0 {
			c.definition, cells[i].definition = old[j].definition, old[j].definition
		}
		if !ok || old[j] != c {
			changed++
		}
	}
	if changed == 0 {
		return 0
	}
	all := append(slices.Clone(old), cells...)
	slices.SortStableFunc(all, compare)
	t.cells = all[:0:0]
	for i, c := range all {
		if i+1 == len(all) || compare(c, all[i+1]) != 0 {
			t.cells = append(t.cells, c)
		}
	}
	t.order()
	return changed
}

// define says of figures whom they count, and returns how many did not say so
// before. Figures that a bank does not have are left out.
func (b *Bank) define(counts []Counted) (changed int) {
	type key struct {
		series string
		dest   uint16
		period period
	}
	of := map[key]uint8{}
	for _, c := range counts {
		n, err := indexIn(&b.definitions, c.Definition, math.MaxUint8)
		if dest, known := b.number[c.Destination]; known && err == nil {
			of[key{c.Series, dest, periodOf(c.Period)}] = uint8(n)
		}
	}
	for i, s := range b.series {
		cells := b.tables[i].cells
		for j, c := range cells {
			if n, ok := of[key{s.ID, c.dest, c.period}]; ok && n != c.definition {
				cells[j].definition = n
				changed++
			}
		}
		if len(of) == 0 {
			break
		}
	}
	return changed
}

// order makes the index by destination and finds the years.
func (t *table) order() {
	t.first, t.last = t.span()
	t.years = t.findYears()
	t.byDest = make([]int32, len(t.cells))
	for i := range t.byDest {
		t.byDest[i] = int32(i)
	}
	slices.SortStableFunc(t.byDest, func(x, y int32) int { return cmp.Compare(t.cells[x].dest, t.cells[y].dest) })
}

// from returns the cells of an origin.
func (t *table) from(origin uint16) []cell {
	lo, _ := slices.BinarySearchFunc(t.cells, origin, func(c cell, o uint16) int { return cmp.Compare(c.origin, o) })
	hi, _ := slices.BinarySearchFunc(t.cells[lo:], origin+1, func(c cell, o uint16) int { return cmp.Compare(c.origin, o) })
	return t.cells[lo : lo+hi]
}

// to returns the indexes of the cells of a destination.
func (t *table) to(dest uint16) []int32 {
	lo, _ := slices.BinarySearchFunc(t.byDest, dest, func(i int32, d uint16) int { return cmp.Compare(t.cells[i].dest, d) })
	hi, _ := slices.BinarySearchFunc(t.byDest[lo:], dest+1, func(i int32, d uint16) int { return cmp.Compare(t.cells[i].dest, d) })
	return t.byDest[lo : lo+hi]
}

// between returns the cells of one corridor by share and in the
// order of their periods.
func (t *table) between(origin, dest uint16) []cell {
	from := t.from(origin)
	lo, _ := slices.BinarySearchFunc(from, dest, func(c cell, d uint16) int { return cmp.Compare(c.dest, d) })
	hi, _ := slices.BinarySearchFunc(from[lo:], dest+1, func(c cell, d uint16) int { return cmp.Compare(c.dest, d) })
	return from[lo : lo+hi]
}

// figure returns a cell of a series as a figure.
func (b *Bank) figure(series string, c cell) schema.Figure {
	return schema.Figure{Series: series, Corridor: schema.Corridor{Origin: b.places[c.origin], Destination: b.places[c.dest]},
		Period: c.period.of(), Share: b.shares[c.share], Value: c.value, Status: statuses[c.status], Definition: b.definitions[c.definition]}
}
