package plan

import (
	"slices"
	"strconv"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// maxYears bounds the years of a range of dates that are each counted; of a
// longer one only the ends are.
const maxYears = 100

// facetValues returns the values of each facet of d, in the order of
// search.Columns. A region holds its members, and a topic its narrower ones:
// both are written out. Corridors, origins, destinations and countries are as
// stated; a search for a wider place finds them by schema.Corridor.Covers and
// schema.Place.Contains.
func facetValues(d *schema.Document) [Facets][]string {
	var out [Facets][]string
	add := func(f search.Facet, v string) {
		i := FacetNumber(f)
		if v != "" && !slices.Contains(out[i], v) {
			out[i] = append(out[i], v)
		}
	}
	place := func(p schema.Place) {
		if p == "" {
			return
		}
		if p.Kind() == schema.Country {
			add(search.FacetCountry, string(p))
		} else {
			add(search.FacetRegion, string(p))
		}
		for _, w := range p.Within() {
			if w != world {
				add(search.FacetRegion, string(w))
			}
		}
	}
	for _, c := range d.Corridors {
		add(search.FacetCorridor, c.Corridor.String())
		add(search.FacetOrigin, string(c.Corridor.Origin))
		add(search.FacetDestination, string(c.Corridor.Destination))
		place(c.Corridor.Origin)
		place(c.Corridor.Destination)
	}
	for _, p := range d.Places {
		if p.HasRole(schema.RoleOrigin) {
			add(search.FacetOrigin, string(p.Place))
		}
		if p.HasRole(schema.RoleDestination) {
			add(search.FacetDestination, string(p.Place))
		}
		if len(p.Roles) != 1 || p.Roles[0] != schema.RolePublisher {
			place(p.Place)
		}
	}
	for _, t := range d.Topics {
		add(search.FacetTopic, string(t.Topic))
		for _, above := range t.Topic.Above() {
			add(search.FacetTopic, string(above))
		}
	}
	lang := d.Language
	if lang == "" {
		lang = schema.Undetermined
	}
	add(search.FacetLang, string(lang))
	for _, l := range d.Languages {
		add(search.FacetLang, string(l))
	}
	first, last := d.Published.Years()
	for y := first; y <= last && y > 0; y++ {
		if y == first || y == last || last-first < maxYears {
			add(search.FacetYear, strconv.Itoa(y))
		}
	}
	if len(out[FacetNumber(search.FacetYear)]) == 0 {
		add(search.FacetYear, search.Undated)
	}
	add(search.FacetKind, string(d.Kind))
	add(search.FacetPublisher, search.PublisherOf(d))
	for _, c := range d.Collections {
		add(search.FacetCollection, search.CollectionValue(c))
	}
	if !d.Imported.IsZero() {
		entered, _ := search.Query{}.Entered()
		out[FacetNumber(entered)] = search.EnteredValues(d.Imported)
	}
	return out
}

// world is the region that contains every place and so tells nothing.
const world schema.Place = "001"
