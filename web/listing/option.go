package listing

import (
	"slices"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/frame"
)

// PlaceOptions lists the countries in the order of the language.
func PlaceOptions(loc *frame.Locale) []frame.Option {
	var out []frame.Option
	for _, p := range schema.Countries() {
		out = append(out, frame.Option{Value: p.Slug(), Label: p.Name(loc.Lang)})
	}
	c := loc.Sorter()
	slices.SortStableFunc(out, func(a, b frame.Option) int { return c.CompareString(a.Label, b.Label) })
	return out
}
