package api

import (
	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/frame"
)

// figure is one value of the data bank with where it comes from, for
// programs.
type figure struct {
	Series     string            `json:"series"`
	Measure    schema.Measure    `json:"measure"`
	Year       int               `json:"year"`
	Period     string            `json:"period"` // 2024, 2024-Q1, 2024-03
	Sex        schema.Sex        `json:"sex,omitempty"`
	Area       string            `json:"area,omitempty"` // ISO 3166-2, of either end
	Route      string            `json:"route,omitempty"`
	Value      float64           `json:"value"`
	Residual   float64           `json:"residual,omitempty"`
	Unit       schema.Unit       `json:"unit"`
	Status     schema.Status     `json:"status"`
	Source     string            `json:"source"`
	Vintage    string            `json:"vintage"`
	Definition schema.Definition `json:"definition,omitempty"`
	Licence    string            `json:"licence"`
}

// figuresBetween are the figures between two ends.
type figuresBetween struct {
	Corridor string   `json:"corridor"`
	Figures  []figure `json:"figures"`
}

// figures gives out every figure between two ends: ?corridor=MX-US, MX-*.
func (s *Figures) figures(r *frame.Request) error {
	c, err := knownCorridor(r.Query("corridor"))
	if err != nil {
		return err
	}
	if s.Bank.Figures == nil {
		return schema.ErrNotFound
	}
	totals := s.Bank.Figures.Totals
	if r.Query("shares") != "" {
		totals = s.Bank.Figures.TotalsByShare
	}
	return r.WriteJSON(figuresBetween{c.String(), s.figuresOf(totals(c))})
}

func (s *Figures) figuresOf(totals []schema.Total) []figure {
	series := map[string]schema.Series{}
	for _, x := range s.Bank.Figures.Series() {
		series[x.ID] = x
	}
	out := []figure{}
	for _, t := range totals {
		x := series[t.Series]
		out = append(out, figure{t.Series, x.Measure, t.Year, t.Period.String(), t.Sex, string(t.Area), t.Route, t.Value, t.Residual, x.Unit, t.Status, x.Source, x.Vintage, bank.DefinitionOf(t, x), x.Licence})
	}
	return out
}

// source is a series with what one must know to use it, for programs.
type source struct {
	Series     string            `json:"series"`
	Name       string            `json:"name"`
	Measure    schema.Measure    `json:"measure"`
	Unit       schema.Unit       `json:"unit"`
	Definition schema.Definition `json:"definition,omitempty"`
	Source     string            `json:"source"`
	Vintage    string            `json:"vintage"`
	Years      []int             `json:"years"`
	First      string            `json:"first_period"`
	Last       string            `json:"last_period"`
	Licence    string            `json:"licence"`
	URL        string            `json:"url,omitempty"`
	Note       string            `json:"note,omitempty"`
}

// series lists the series of the data bank.
func (s *Figures) series(r *frame.Request) error {
	out := []source{}
	if s.Bank.Figures != nil {
		l := frame.LangParam(r)
		for _, x := range s.Bank.Figures.Series() {
			first, last := s.Bank.Figures.Span(x.ID)
			years := append([]int{}, s.Bank.Figures.Years(x.ID)...)
			out = append(out, source{x.ID, x.Name.In(l), x.Measure, x.Unit, x.Definition, x.Source, x.Vintage, years, first.String(), last.String(), x.Licence, x.URL, x.Note.In(l)})
		}
	}
	return r.WriteJSON(out)
}
