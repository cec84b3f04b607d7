package schema

import "fmt"

// Total is the sum of a series over the corridors between two ends in a period.
type Total struct {
	Series string
	Period
	Share
	Value      float64 // with the residual
	Residual   float64 // the part whose other end is not known
	Corridors  int     // between two countries, that were summed or are known to be part of the total
	Stated     bool    // the source states the total itself; else it is the sum of what the bank holds
	Status     Status
	Definition Definition // whom it counts where its figures say so
	Parts      int        // months or quarters of which the year is made, or 0
}

// String writes t for a message.
func (t Total) String() string {
	return fmt.Sprintf("%s %s %s%s%s %.6f (residual %.6f, %d corridors, stated %t, %d parts) %s %s", t.Series, t.Period, t.Sex, t.Area, t.Route, t.Value, t.Residual, t.Corridors, t.Stated, t.Parts, t.Status, t.Definition)
}

// Ranking says which corridors are ranked by the figures of a series.
type Ranking struct {
	Series      string
	Year        int   // 0 for the latest
	Origin      Place // a country, a region, or "" for all
	Destination Place
	N           int // at most so many; 0 for all
}
