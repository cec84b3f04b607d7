package listing

import (
	"strconv"
	"strings"

	"github.com/simde/simde/search"
	"github.com/simde/simde/web/frame"
)

// Subject says what a search is about: its words, and its filters by their
// names. A search for everything is about the documents.
func Subject(loc *frame.Locale, q search.Query) string {
	var parts []string
	if q.Text != "" {
		parts = append(parts, q.Text)
	}
	for _, f := range search.Facets {
		for _, v := range q.Filters[f].Any {
			parts = append(parts, FacetLabel(loc, f, v))
		}
		for _, v := range q.Filters[f].Not {
			parts = append(parts, loc.Say("results.not")+" "+FacetLabel(loc, f, v))
		}
	}
	if q.Ranged() {
		parts = append(parts, Years(loc, q.YearFrom, q.YearTo))
	}
	if len(parts) == 0 {
		return loc.Say("nav.documents")
	}
	return strings.Join(parts, " · ")
}

// Years writes a range of years, 0 for an open end.
func Years(loc *frame.Locale, from, to int) string {
	switch {
	case from == 0:
		return loc.Say("year.until", strconv.Itoa(to))
	case to == 0:
		return loc.Say("year.since", strconv.Itoa(from))
	case from == to:
		return strconv.Itoa(from)
	}
	return strconv.Itoa(from) + "–" + strconv.Itoa(to)
}
