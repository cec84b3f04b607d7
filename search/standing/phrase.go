package standing

import (
	"slices"

	"github.com/simde/simde/search"
	"github.com/simde/simde/search/plan"
)

// yearFacet is the number of the facet of years.
var yearFacet = plan.FacetNumber(search.FacetYear)

// times counts how often the document has a phrase: where its words stand near
// one another, once a page.
func (d *document) times(p *plan.Phrase) int {
	at := make([]map[int][]int, len(p.Terms)) // of each term, by page
	for i, t := range p.Terms {
		at[i] = map[int][]int{}
		for _, s := range d.spots[key{p.Field, t}] {
			if form := p.Form(i); form == "" || form == s.form {
				at[i][s.page] = append(at[i][s.page], s.pos)
			}
		}
		if len(at[i]) == 0 {
			return 0
		}
	}
	n := 0
	for page := range at[0] {
		pos := make([][]int, len(at))
		for i := range at {
			pos[i] = at[i][page]
			slices.Sort(pos[i]) // several authors are counted from one each
		}
		if p.Slop > 0 {
			if plan.Near(pos, p.Width()) {
				n++
			}
		} else {
			n += runs(pos, p.At)
		}
	}
	return n
}

// runs counts the places from which all words stand at their distances.
func runs(pos [][]int, at []int) int {
	n := 0
	for _, first := range pos[0] {
		whole := true
		for i := range pos {
			_, there := slices.BinarySearch(pos[i], first-at[0]+at[i])
			whole = whole && there
		}
		if whole {
			n++
		}
	}
	return n
}
