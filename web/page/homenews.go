package page

import (
	"context"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
)

// figureNews is the newest figure of a series.
type figureNews struct {
	Label, URL, Value, Period, Change string
	Mark                              bank.Mark
}

// homeFigures is how many new figures are shown.
const homeFigures = 4

// newFigures are the newest figures of the largest pair of each series that
// changed last, no two of one measure.
func (s *Home) newFigures(l schema.Lang) []figureNews {
	if s.Bank.Figures == nil {
		return nil
	}
	series := s.Bank.Figures.Series()
	slices.SortStableFunc(series, func(a, b schema.Series) int {
		_, x := s.Bank.Figures.Span(a.ID)
		_, y := s.Bank.Figures.Span(b.ID)
		if a.Entered != b.Entered {
			return strings.Compare(string(b.Entered), string(a.Entered))
		}
		return y.Compare(x)
	})
	var out []figureNews
	seen := map[schema.Measure]bool{}
	for _, x := range series {
		if len(out) == homeFigures {
			break
		}
		if seen[x.Measure] {
			continue
		}
		top := s.Bank.Figures.Top(schema.Ranking{Series: x.ID, N: 1})
		if len(top) == 0 {
			continue
		}
		if n, ok := bank.NewestOf(s.Bank, l, top[0].Corridor, x); ok {
			seen[x.Measure] = true
			out = append(out, figureNews{s.Bank.PairName(l, n.Pair) + ": " + x.Measure.Name(l), n.Address(l), n.Value.Text, frame.Capital(n.Value.Name), s.Bank.Change(l, n.Series, n.Value), bank.MarkOf(n.Value)})
		}
	}
	return out
}

// corridorRow is a corridor with its people and its documents side by side.
type corridorRow struct {
	Corridor frame.CorridorView
	People   string // living at the destination, or "–"
	Count    int
	URL      string // of the documents
}

func (s *Home) corridors(ctx context.Context, l schema.Lang, res search.Result) ([]corridorRow, error) {
	var out []corridorRow
	for _, c := range listing.TopCorridors(l, res, homeCorridors) {
		people, err := s.people.Of(ctx, "bank", string(l)+" "+c.Corridor.Slug, func(context.Context) (string, error) { return s.living(l, c.Corridor.Slug), nil })
		if err != nil {
			return nil, err
		}
		out = append(out, corridorRow{c.Corridor, people, c.Count, c.URL})
	}
	return out, nil
}

// living writes how many people of a corridor live at its destination.
func (s *Home) living(l schema.Lang, slug string) string {
	c, err := schema.ParseCorridor(slug)
	if err != nil {
		return "–"
	}
	stock := s.Bank.Between(l, c, schema.MeasureStock)
	if len(stock) == 0 {
		return "–"
	}
	return s.Bank.Short(l)(stock[0].Latest().Value)
}

// Many people and few documents: of the largest corridors of the map those of
// which the library has the least.
const (
	fewShown = 2
	fewMost  = 5 // documents
)

func (s *Home) few(l schema.Lang, res search.Result, largest []bank.Flow) []corridorRow {
	docs := map[string]int{}
	for _, c := range listing.TopCorridors(l, res, listing.AllValues) {
		docs[c.Corridor.Slug] = c.Count
	}
	var out []corridorRow
	for _, f := range largest {
		if n := docs[f.Corridor.Slug]; n <= fewMost && len(out) < fewShown {
			out = append(out, corridorRow{f.Corridor, s.Bank.Short(l)(f.Number), n, f.Corridor.URL})
		}
	}
	return out
}

// examples are searches that are sure to find something: the library's first
// topic, and its first corridor in words.
func (s *Home) examples(l schema.Lang, res search.Result) []frame.Link {
	loc := s.Site.Locale(l)
	var out []frame.Link
	add := func(text string) {
		out = append(out, frame.Link{Label: text, URL: frame.ResultsAddress(l, search.Query{Text: text})})
	}
	for _, t := range listing.Top(loc, res, search.FacetTopic, 1) {
		add(strings.ToLower(t.Label))
	}
	for _, c := range listing.TopCorridors(l, res, 1) {
		add(loc.Say("home.example", c.Corridor.Origin, c.Corridor.Destination))
		add(strings.ToUpper(c.Corridor.Slug))
	}
	return out
}
