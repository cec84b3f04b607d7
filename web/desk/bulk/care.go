package bulk

import (
	"cmp"
	"context"
	"net/url"
	"slices"
	"strconv"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/frame"
)

// Neighbours returns where a document stands on the list that an address names.
func (b *Bulk) Neighbours(ctx context.Context, l schema.Lang, list string, id schema.ID) (n desk.Neighbours, err error) {
	for x, err := range b.found(ctx, l, list) {
		if err != nil {
			return n, err
		}
		n.Of++
		switch {
		case x == id:
			n.Place = n.Of
		case n.Place == 0:
			n.Previous = x
		case n.Place == n.Of-1:
			n.Next = x
		}
	}
	if n.Place == 0 {
		n.Previous = ""
	}
	return n, nil
}

// care is what a list is narrowed by that the catalogue knows and the index does
// not: by facet the values of which a document must have one.
type care url.Values

// The facets of care.
const (
	careState = "state"
	careCases = "cases"
	careWord  = "word"
	careBatch = "batch"
)

var careNames = []string{careState, careCases, careWord, careBatch}

// The values of careState and careCases, and of careWord for nobody's.
const (
	stateOld  = "old"
	stateNew  = "new"
	casesNone = "none"
	casesOne  = "one"
	casesFew  = "few"
	casesMany = "many"
	wordNone  = "-"
)

// caseValues are those of careCases in their order.
var caseValues = []string{casesNone, casesOne, casesFew, casesMany}

// manyCases is from how many cases on a document has many.
const manyCases = 5

// mostCounted is of how many documents the facets of care are counted.
const mostCounted = 20_000

// careOf reads what a list is narrowed by from the parameters of an address.
func careOf(parameters string) care {
	v, _ := url.ParseQuery(parameters) // what could be read counts
	out := care{}
	for _, name := range careNames {
		for _, x := range v[name] {
			if x != "" && !slices.Contains(out[name], x) {
				out[name] = append(out[name], x)
			}
		}
	}
	return out
}

// valuesOf returns the values of a document in a facet.
func valuesOf(name string, c schema.Care) []string {
	switch name {
	case careState:
		if c.Old {
			return []string{stateOld}
		}
		return []string{stateNew}
	case careCases:
		switch {
		case c.Cases == 0:
			return []string{casesNone}
		case c.Cases == 1:
			return []string{casesOne}
		case c.Cases < manyCases:
			return []string{casesFew}
		}
		return []string{casesMany}
	case careWord:
		if len(c.By) > 0 {
			return c.By
		}
		return []string{wordNone}
	}
	if c.Batch == 0 {
		return nil
	}
	return []string{strconv.Itoa(c.Batch)}
}

// has reports whether a document is chosen, one facet left out.
func (only care) has(c schema.Care, but string) bool {
	for name, wanted := range only {
		if name != but && !slices.ContainsFunc(valuesOf(name, c), func(x string) bool { return slices.Contains(wanted, x) }) {
			return false
		}
	}
	return true
}

// among returns those of some documents that are chosen.
func (only care) among(ids []schema.ID, cares map[schema.ID]schema.Care) []schema.ID {
	var out []schema.ID
	for _, id := range ids {
		if c, held := cares[id]; held && only.has(c, "") {
			out = append(out, id)
		}
	}
	return out
}

// careFacets counts some documents by what the catalogue knows of them, each
// facet without its own choice.
func careFacets(loc *frame.Locale, ids []schema.ID, cares map[schema.ID]schema.Care, only care) []facet {
	var out []facet
	for _, name := range careNames {
		counts := map[string]int{}
		for _, id := range ids {
			if c, held := cares[id]; held && only.has(c, name) {
				for _, x := range valuesOf(name, c) {
					counts[x]++
				}
			}
		}
		for _, x := range only[name] {
			counts[x] += 0 // a choice that finds nothing can be taken away
		}
		f := facet{Name: name, Label: loc.Say("care." + name), Open: len(only[name]) > 0 || name == careCases}
		for x, n := range counts {
			f.Values = append(f.Values, facetValue{x, careLabel(loc, name, x), n, slices.Contains(only[name], x)})
		}
		slices.SortFunc(f.Values, func(a, b facetValue) int {
			if name == careCases {
				return slices.Index(caseValues, a.Value) - slices.Index(caseValues, b.Value)
			}
			if name == careBatch {
				m, _ := strconv.Atoi(a.Value) // what is no number comes last
				n, _ := strconv.Atoi(b.Value)
				return cmp.Compare(n, m)
			}
			return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Label, b.Label))
		})
		slices.SortStableFunc(f.Values, func(a, b facetValue) int { return boolean(b.Selected) - boolean(a.Selected) })
		f.Values = f.Values[:min(len(f.Values), mostValues)]
		out = append(out, f)
	}
	return out
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}

func careLabel(loc *frame.Locale, name, value string) string {
	switch {
	case name == careBatch:
		return loc.Say("care.import", value)
	case name == careWord && value != wordNone:
		return value
	case name == careWord:
		return loc.Say("care.word.none")
	case slices.Contains([]string{stateOld, stateNew, casesNone, casesOne, casesFew, casesMany}, value):
		return loc.Say("care." + name + "." + value)
	}
	return value
}
