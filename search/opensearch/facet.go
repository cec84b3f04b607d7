package opensearch

import (
	"encoding/json"
	"fmt"

	"github.com/simde/simde/search"
	"github.com/simde/simde/search/plan"
)

// counted is how many values of a facet are counted, and how many each part of
// the index offers for them.
const (
	counted = 10_000
	offered = 2 * counted
)

// termsOf counts the values of a facet.
func termsOf(facet int) object {
	return object{"terms": object{"field": facetField(facet), "size": counted, "shard_size": offered}}
}

// buckets are counted values.
type buckets struct {
	Error   int `json:"doc_count_error_upper_bound"`
	Others  int `json:"sum_other_doc_count"`
	Buckets []struct {
		Key  string
		Docs int `json:"doc_count"`
	}
}

// inexact reports whether the cluster did not count all.
func (b *buckets) inexact() bool { return b.Error > 0 || b.Others > 0 }

func (b *buckets) counts() []plan.Count {
	var out []plan.Count
	for _, x := range b.Buckets {
		out = append(out, plan.Count{Value: x.Key, Docs: x.Docs})
	}
	return out
}

// filter is the selection in one facet as queries.
type filter struct {
	plan.Filter
	any []object // chosen values and the range of years
	not []object // excluded values
}

func (a *asked) filters() []filter {
	var out []filter
	for _, f := range a.query.Filters {
		x := filter{Filter: f}
		for _, v := range f.Any {
			x.any = append(x.any, inFacet(f.Facet, v))
		}
		if f.Years != nil {
			x.any = append(x.any, inYears(*f.Years))
		}
		for _, v := range f.Not {
			x.not = append(x.not, inFacet(f.Facet, v))
		}
		out = append(out, x)
	}
	return out
}

// selects finds the documents that the filter selects.
func (f *filter) selects() object {
	b := object{"must_not": f.not}
	if len(f.any) > 0 {
		b["filter"] = anyOf(f.any)
	}
	return object{"bool": b}
}

// all finds the documents that all filters select.
func all(fs []filter) object { return but(fs, -1) }

// but finds the documents that all filters select but that of a facet.
func but(fs []filter, facet int) object {
	var out []object
	for i := range fs {
		if fs[i].Facet != facet {
			out = append(out, fs[i].selects())
		}
	}
	if len(out) == 0 {
		return everything
	}
	return object{"bool": object{"filter": out}}
}

// groupsCounted is up to how many groups of near-copies are counted exactly.
const groupsCounted = 40_000

// addFacets adds what counts the facets. A facet with a selection of its own is
// counted without it, as plan.Counts says.
func (a *asked) addFacets(aggs object, fs []filter) {
	selected := object{
		"grouped": object{"value_count": object{"field": "grp"}},
		"groups":  object{"cardinality": object{"field": "grp", "precision_threshold": groupsCounted}},
	}
	aggs["selected"] = object{"filter": all(fs), "aggs": selected}
	if a.query.Everything() {
		return
	}
	own := map[int]bool{}
	for i := range fs {
		own[fs[i].Facet] = true
		a.addOwn(aggs, fs, &fs[i])
	}
	for i := range search.Facets {
		if !own[i] {
			selected[facetField(i)] = termsOf(i)
		}
	}
}

// addOwn adds what counts a facet with a selection.
func (a *asked) addOwn(aggs object, fs []filter, f *filter) {
	others := but(fs, f.Facet)
	inside := object{"values": termsOf(f.Facet)}
	for i := range f.Any {
		inside[chosenName(i)] = object{"filter": f.any[i]}
	}
	aggs[facetField(f.Facet)] = object{"filter": object{"bool": object{"filter": others, "must_not": f.not}}, "aggs": inside}
	for i := range f.Not {
		var rest []object
		for j := range f.not {
			if j != i {
				rest = append(rest, f.not[j])
			}
		}
		aggs[excludedName(f.Facet, i)] = object{"filter": object{"bool": object{"filter": []object{others, f.not[i]}, "must_not": rest}}}
	}
}

func chosenName(i int) string { return fmt.Sprintf("any%d", i) }

func excludedName(facet, i int) string { return fmt.Sprintf("%s-not%d", facetField(facet), i) }

// docCount is the number of documents of an aggregation.
type docCount struct {
	Docs int `json:"doc_count"`
}

// readFacets reads what addFacets asked for.
func (a *asked) readFacets(got *answer, fs []filter, out *plan.Found) error {
	selected, err := read(got.Aggregations, "selected")
	if err != nil {
		return err
	}
	var grouped, groups struct{ Value int }
	if err := decode(selected, "grouped", &grouped); err != nil {
		return err
	}
	if err := decode(selected, "groups", &groups); err != nil {
		return err
	}
	out.Distinct = out.Total - grouped.Value + groups.Value
	if a.query.Everything() {
		out.Counts, out.Inexact = &a.state.whole.counts, a.state.whole.inexact
		return nil
	}
	out.Counts = &plan.Counts{}
	own := map[int]bool{}
	for i := range fs {
		own[fs[i].Facet] = true
		if err := readOwn(got.Aggregations, &fs[i], out); err != nil {
			return err
		}
	}
	for i := range search.Facets {
		if own[i] {
			continue
		}
		if err := readValues(selected, facetField(i), i, out); err != nil {
			return err
		}
	}
	return nil
}

func read(aggs map[string]json.RawMessage, name string) (map[string]json.RawMessage, error) {
	out := map[string]json.RawMessage{}
	return out, decode(aggs, name, &out)
}

func decode(aggs map[string]json.RawMessage, name string, out any) error {
	if err := json.Unmarshal(aggs[name], out); err != nil {
		return fmt.Errorf("read the count %q: %w", name, err)
	}
	return nil
}

func readValues(aggs map[string]json.RawMessage, name string, facet int, out *plan.Found) error {
	var b buckets
	if err := decode(aggs, name, &b); err != nil {
		return err
	}
	out.Counts.Values[facet] = b.counts()
	out.Inexact = out.Inexact || b.inexact()
	return nil
}

// readOwn reads the counts of a facet with a selection. A value that is both
// chosen and excluded has one count.
func readOwn(aggs map[string]json.RawMessage, f *filter, out *plan.Found) error {
	inside, err := read(aggs, facetField(f.Facet))
	if err != nil {
		return err
	}
	if err := readValues(inside, "values", f.Facet, out); err != nil {
		return err
	}
	counts := map[string]int{}
	for i, v := range f.Any {
		var n docCount
		if err := decode(inside, chosenName(i), &n); err != nil {
			return err
		}
		counts[v] += n.Docs
	}
	for i, v := range f.Not {
		var n docCount
		if err := decode(aggs, excludedName(f.Facet, i), &n); err != nil {
			return err
		}
		counts[v] += n.Docs
	}
	for _, values := range [][]string{f.Any, f.Not} {
		for _, v := range values {
			out.Counts.Chosen[f.Facet] = append(out.Counts.Chosen[f.Facet], plan.Count{Value: v, Docs: counts[v]})
		}
	}
	return nil
}
