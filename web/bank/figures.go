package bank

import (
	"iter"

	"github.com/simde/simde/schema"
)

// Figures is the data bank as the pages read it.
type Figures interface {
	// Series returns every series.
	Series() []schema.Series
	// Figures returns what is stored of a corridor, by series and year.
	Figures(c schema.Corridor) []schema.Figure
	// Each yields every figure of a series.
	Each(series string) iter.Seq[schema.Figure]
	// Totals returns the sums of every series between two ends, by series and
	// period. An end may be a country, a region or empty.
	Totals(c schema.Corridor) []schema.Total
	// TotalsByShare returns them with those of one sex, or of one part of a
	// country.
	TotalsByShare(c schema.Corridor) []schema.Total
	// Annual returns the sums by year: the year's own figure, else what all its
	// months or quarters make; of series of some measures.
	Annual(c schema.Corridor, measures ...schema.Measure) []schema.Total
	// Years returns the years of which a series has a value, or all parts.
	Years(series string) []int
	// Span returns the first and the last period of a series.
	Span(series string) (first, last schema.Period)
	// Top returns the corridors with the largest figures.
	Top(ask schema.Ranking) []schema.Figure
	// Matrix returns a row an origin and a column a destination; NaN where
	// nothing is known.
	Matrix(series string, year int, origins, destinations []schema.Place) [][]float64
}
