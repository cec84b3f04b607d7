// Package bank reads the data bank for people: series between two ends, in the
// words and the numbers of a language, ranked, drawn and cited.
package bank

import (
	"slices"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/frame"
)

// Reader reads the data bank.
type Reader struct {
	Site        *frame.Site
	Figures     Figures         // nil where there is no data bank
	OfCorridors []schema.Series // those with figures of corridors, and not of countries alone
	tallies     tallies
}

// New makes a Reader of a data bank, or of none.
func New(s *frame.Site, f Figures) *Reader {
	return &Reader{Site: s, Figures: f, OfCorridors: ofCorridors(f)}
}

// ofCorridors are the series with figures of corridors, and not of
// countries alone.
func ofCorridors(f Figures) []schema.Series {
	if f == nil {
		return nil
	}
	return slices.DeleteFunc(f.Series(), func(x schema.Series) bool { return len(f.Top(schema.Ranking{Series: x.ID, N: 1})) == 0 })
}
