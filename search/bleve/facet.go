package bleve

import (
	"slices"

	"github.com/simde/simde/search"
	"github.com/simde/simde/search/plan"
)

// The numbers of facets that queries read themselves.
var (
	facetYear = plan.FacetNumber(search.FacetYear)
	facetLang = plan.FacetNumber(search.FacetLang)
)

// matching tells which values of a facet, by number, a value chosen by a
// person stands for.
func (v *view) matching(facet int, value string) []bool {
	return v.which(facet, plan.Matching(facet, value))
}

// which tells which values of a facet, by number, are some.
func (v *view) which(facet int, some func(name string) bool) []bool {
	in := make([]bool, len(v.names[facet]))
	for i, name := range v.names[facet] {
		in[i] = some(name)
	}
	return in
}

// filter is the selection in one facet, ready to be tested.
type filter struct {
	facet int
	any   []bool   // by number, a range of years among them; nil where nothing is chosen
	not   [][]bool // of each excluded value
	sel   []chosen // what is chosen or excluded, with its own count
}

type chosen struct {
	value    string
	in       []bool
	excluded bool
	count    int
}

// newFilters makes the filters of a query ready.
func (v *view) newFilters(fs []plan.Filter) []*filter {
	out := make([]*filter, len(fs))
	for i, f := range fs {
		c := &filter{facet: f.Facet}
		for _, x := range f.Any {
			in := v.matching(f.Facet, x)
			c.any = either(c.any, in)
			c.sel = append(c.sel, chosen{value: x, in: in})
		}
		for _, x := range f.Not {
			in := v.matching(f.Facet, x)
			c.not = append(c.not, in)
			c.sel = append(c.sel, chosen{value: x, in: in, excluded: true})
		}
		if f.Years != nil {
			c.any = either(c.any, v.which(f.Facet, f.Years.Has))
		}
		out[i] = c
	}
	return out
}

func either(a, b []bool) []bool {
	if a == nil {
		a = make([]bool, len(b))
	}
	for i, x := range b {
		a[i] = a[i] || x
	}
	return a
}

// excluded returns how many of the excluded values a document has.
func (f *filter) excluded(ords []uint32) int {
	n := 0
	for _, in := range f.not {
		if hasAny(ords, in) {
			n++
		}
	}
	return n
}

// passes reports whether a document with these values is selected.
func (f *filter) passes(ords []uint32) bool {
	return (f.any == nil || hasAny(ords, f.any)) && f.excluded(ords) == 0
}

// passes reports whether a document is selected by all of some filters.
func (s *segView) passes(slot int32, filters []*filter) bool {
	for _, f := range filters {
		if !f.passes(s.facet[f.facet].of(slot)) {
			return false
		}
	}
	return true
}

// counter counts the values of all facets over the documents that a query
// finds, as plan.Counts has them.
type counter struct {
	view    *view
	filters []*filter
	counts  tally
}

func newCounter(v *view, filters []*filter) *counter {
	c := &counter{view: v, filters: filters}
	for f := range c.counts {
		c.counts[f] = make([]int32, len(v.names[f]))
	}
	return c
}

// merge adds what another counter of the same filters counted; nil counted
// nothing.
func (c *counter) merge(o *counter) {
	if o == nil {
		return
	}
	for f := range c.counts {
		for i, n := range o.counts[f] {
			c.counts[f][i] += n
		}
	}
	for i, f := range o.filters {
		for j := range f.sel {
			c.filters[i].sel[j].count += f.sel[j].count
		}
	}
}

// cloneFilters copies filters, to be counted apart.
func cloneFilters(fs []*filter) []*filter {
	out := make([]*filter, len(fs))
	for i, f := range fs {
		c := *f
		c.sel = slices.Clone(f.sel)
		out[i] = &c
	}
	return out
}

// selects reports whether the filters select a document that the text of the query
// finds, and counts it where only the choices of one facet leave it out.
func (c *counter) selects(s *segView, slot int32) bool {
	var failed *filter
	for _, f := range c.filters {
		if f.passes(s.facet[f.facet].of(slot)) {
			continue
		}
		if failed != nil {
			return false
		}
		failed = f
	}
	if failed != nil {
		c.own(failed, s.facet[failed.facet].of(slot))
		return false
	}
	return true
}

// add counts documents of a segment that text and filters select, facet by facet:
// its values stand together.
func (c *counter) add(s *segView, hits []hit) {
	for f, counts := range c.counts {
		col := &s.facet[f]
		for i := range hits {
			for _, o := range col.of(hits[i].slot) {
				counts[o]++
			}
		}
	}
	for _, f := range c.filters {
		for i := range hits {
			f.countChosen(s.facet[f.facet].of(hits[i].slot))
		}
	}
}

// own counts a document that only its facet's own choices leave out.
func (c *counter) own(f *filter, ords []uint32) {
	switch f.excluded(ords) {
	case 0:
		for _, o := range ords {
			if int(o) < len(c.counts[f.facet]) {
				c.counts[f.facet][o]++
			}
		}
		f.countChosen(ords)
	case 1:
		for i := range f.sel {
			if f.sel[i].excluded && hasAny(ords, f.sel[i].in) {
				f.countValue(f.sel[i].value)
				return
			}
		}
	}
}

// countChosen counts the chosen values that a document has. An excluded one it
// has not, or it would not have passed.
func (f *filter) countChosen(ords []uint32) {
	for i := range f.sel {
		if hasAny(ords, f.sel[i].in) {
			f.sel[i].count++
		}
	}
}

// countValue counts a chosen value, which may be both chosen and excluded.
func (f *filter) countValue(value string) {
	for i := range f.sel {
		if f.sel[i].value == value {
			f.sel[i].count++
		}
	}
}

// result returns the counts.
func (c *counter) result() *plan.Counts {
	out := c.view.written(&c.counts)
	for _, f := range c.filters {
		for _, s := range f.sel {
			out.Chosen[f.facet] = append(out.Chosen[f.facet], plan.Count{Value: s.value, Docs: s.count})
		}
	}
	return out
}

// tally is how many documents have each value of each facet, by its number.
type tally [plan.Facets][]int32

// written writes a tally with the names of the values.
func (v *view) written(t *tally) *plan.Counts {
	var out plan.Counts
	for f, counts := range t {
		for o, n := range counts {
			if n > 0 {
				out.Values[f] = append(out.Values[f], plan.Count{Value: v.names[f][o], Docs: int(n)})
			}
		}
	}
	return &out
}

// tally counts the values of some documents, marked by slot.
func (c *columns) tally(of []bool) (t tally) {
	for f := range t {
		if ord := c.facet[f].ord; len(ord) > 0 {
			t[f] = make([]int32, 1+slices.Max(ord))
		}
	}
	for slot, counts := range of {
		if !counts {
			continue
		}
		for f := range t {
			for _, o := range c.facet[f].of(int32(slot)) {
				t[f][o]++
			}
		}
	}
	return t
}

// without takes what documents were counted for out of a tally of the same
// segment.
func (t tally) without(gone tally) tally {
	for f := range t {
		t[f] = slices.Clone(t[f])
		for o, n := range gone[f] {
			t[f][o] -= n
		}
	}
	return t
}

// totals counts the values of all facets over the whole view, once.
func (v *view) totals() *plan.Counts {
	v.countOnce.Do(func() {
		var all tally
		for f := range all {
			all[f] = make([]int32, len(v.names[f]))
			for _, s := range v.segs {
				for o, n := range s.tally[f] {
					all[f][o] += n
				}
			}
		}
		v.counted = v.written(&all)
	})
	return v.counted
}
