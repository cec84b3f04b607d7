package bleve

import (
	"cmp"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// matching tells which values of a facet, by number, a value chosen by a
// person stands for: itself, and what lies within it.
func (v *view) matching(facet int, value string) []bool {
	names := v.names[facet]
	in := make([]bool, len(names))
	wider := func(string) bool { return false }
	switch search.Facets[facet] {
	case search.FacetCorridor:
		if c, err := schema.ParseCorridor(value); err == nil {
			wider = func(name string) bool {
				n, err := schema.ParseCorridor(name)
				return err == nil && c.Covers(n)
			}
		}
	case search.FacetOrigin, search.FacetDestination, search.FacetCountry:
		if p := schema.Place(value); p.Kind() != schema.Country {
			wider = func(name string) bool { return p.Contains(schema.Place(name)) }
		}
	}
	for i, name := range names {
		in[i] = name == value || wider(name)
	}
	return in
}

// listed reports whether a value is shown in the list of a facet when nobody
// chose it: of corridors and places, those of countries. Of a wider one the
// list could not tell the count after a click without its members.
func listed(f search.Facet, value string) bool {
	switch f {
	case search.FacetCorridor:
		c, err := schema.ParseCorridor(value)
		return err == nil && c.Origin.Kind() == schema.Country && c.Destination.Kind() == schema.Country
	case search.FacetOrigin, search.FacetDestination:
		return schema.Place(value).Kind() == schema.Country
	}
	return true
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

// newFilters reads the selections of q, one filter a facet.
func (v *view) newFilters(q search.Query) []*filter {
	var out []*filter
	for i, f := range search.Facets {
		s := q.Filters[f]
		ranged := f == search.FacetYear && q.Ranged()
		if len(s.Any)+len(s.Not) == 0 && !ranged {
			continue
		}
		c := &filter{facet: i}
		for _, x := range s.Any {
			in := v.matching(i, x)
			c.any = either(c.any, in)
			c.sel = append(c.sel, chosen{value: x, in: in})
		}
		for _, x := range s.Not {
			in := v.matching(i, x)
			c.not = append(c.not, in)
			c.sel = append(c.sel, chosen{value: x, in: in, excluded: true})
		}
		if ranged {
			c.any = either(c.any, yearsBetween(v.names[i], q.YearFrom, q.YearTo))
		}
		out = append(out, c)
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

// counter counts the values of all facets over the documents that a query
// finds. The count of a value is the number of documents that the query would
// find with that value alone chosen in its facet: a facet's own choices are
// left out of its counts, and so is the exclusion of the value itself.
type counter struct {
	view    *view
	filters []*filter
	counts  [numFacets][]int32
	total   int
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
	c.total += o.total
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

// add counts a document that the text of the query finds, and reports whether
// the filters select it.
func (c *counter) add(s *segView, slot int32) bool {
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
	c.total++
	for f := range c.counts {
		counts := c.counts[f]
		for _, o := range s.facet[f].of(slot) {
			if int(o) < len(counts) { // newer than the view: counted in the next
				counts[o]++
			}
		}
	}
	for _, f := range c.filters {
		f.countChosen(s.facet[f.facet].of(slot))
	}
	return true
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

// shown is how many values of a facet an answer lists beside the chosen ones.
const shown = 60

// result lists the counts of all facets.
func (c *counter) result() []search.FacetCounts {
	var out []search.FacetCounts
	for i, f := range search.Facets {
		values, total := c.values(i)
		if f != search.FacetYear && f != search.FacetTopic && len(values) > shown {
			last := values[len(values)-1]
			if values = values[:shown:shown]; search.Last(f, last.Value) {
				values = append(values, last)
			}
		}
		out = append(out, search.FacetCounts{Facet: f, Values: values, Total: total})
	}
	return out
}

// values lists the values of one facet, the chosen first, then by count, and
// how many there are.
func (c *counter) values(facet int) ([]search.FacetValue, int) {
	var out []search.FacetValue
	taken := map[string]bool{}
	for _, f := range c.filters {
		if f.facet != facet {
			continue
		}
		for _, s := range f.sel {
			if !taken[s.value] {
				taken[s.value] = true
				out = append(out, search.FacetValue{Value: s.value, Count: s.count, Selected: !s.excluded, Excluded: s.excluded})
			}
		}
	}
	picked := len(out)
	for o, n := range c.counts[facet] {
		name := c.view.names[facet][o]
		if n > 0 && !taken[name] && listed(search.Facets[facet], name) {
			out = append(out, search.FacetValue{Value: name, Count: int(n)})
		}
	}
	slices.SortFunc(out[picked:], func(a, b search.FacetValue) int {
		return cmp.Or(compareLast(search.Facets[facet], a.Value, b.Value), cmp.Compare(b.Count, a.Count), strings.Compare(a.Value, b.Value))
	})
	return out, len(out)
}

// compareLast puts a value that stands behind all others of its facet there.
func compareLast(f search.Facet, a, b string) int {
	switch last := search.Last(f, a); {
	case last == search.Last(f, b):
		return 0
	case last:
		return 1
	}
	return -1
}
