package web

import (
	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/frame"
)

// apiFigure is one value of the data bank with where it comes from, for
// programs.
type apiFigure struct {
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

// apiFiguresOf are the figures between two ends.
type apiFiguresOf struct {
	Corridor string      `json:"corridor"`
	Figures  []apiFigure `json:"figures"`
}

// apiFigures gives out every figure between two ends: ?corridor=MX-US, MX-*.
func (s *Server) apiFigures(r *frame.Request) error {
	c, err := knownCorridor(r.Query("corridor"))
	if err != nil {
		return err
	}
	if s.Figures == nil {
		return schema.ErrNotFound
	}
	totals := s.Figures.Totals
	if r.Query("shares") != "" {
		totals = s.Figures.TotalsByShare
	}
	return r.WriteJSON(apiFiguresOf{c.String(), s.figuresForPrograms(totals(c))})
}

func (s *Server) figuresForPrograms(totals []bank.Total) []apiFigure {
	series := map[string]schema.Series{}
	for _, x := range s.Figures.Series() {
		series[x.ID] = x
	}
	out := []apiFigure{}
	for _, t := range totals {
		x := series[t.Series]
		out = append(out, apiFigure{t.Series, x.Measure, t.Year, t.Period.String(), t.Sex, string(t.Area), t.Route, t.Value, t.Residual, x.Unit, t.Status, x.Source, x.Vintage, bank.DefinitionOf(t, x), x.Licence})
	}
	return out
}

// apiSource is a series with what one must know to use it, for programs.
type apiSource struct {
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

// apiSeries lists the series of the data bank.
func (s *Server) apiSeries(r *frame.Request) error {
	out := []apiSource{}
	if s.Figures != nil {
		l := frame.LangParam(r)
		for _, x := range s.Figures.Series() {
			first, last := s.Figures.Span(x.ID)
			years := append([]int{}, s.Figures.Years(x.ID)...)
			out = append(out, apiSource{x.ID, x.Name.In(l), x.Measure, x.Unit, x.Definition, x.Source, x.Vintage, years, first.String(), last.String(), x.Licence, x.URL, x.Note.In(l)})
		}
	}
	return r.WriteJSON(out)
}

// apiSuggestion is one way to go on, for the search box.
type apiSuggestion struct {
	Kind  string `json:"kind"`
	Text  string `json:"text"`
	Value string `json:"value"`
	Count int    `json:"documents"`
}

// suggestions is how many ways to go on are offered.
const suggestions = 8

func (s *Server) apiSuggest(r *frame.Request) error {
	found, err := s.Finder.Suggest(r.Ctx(), r.Query("q"), frame.LangParam(r), suggestions)
	if err != nil {
		return err
	}
	out := []apiSuggestion{}
	for _, x := range found {
		out = append(out, apiSuggestion{string(x.Kind), x.Text, x.Value, x.Count})
	}
	r.Header("Cache-Control", "public, max-age=60")
	return r.WriteJSON(out)
}
