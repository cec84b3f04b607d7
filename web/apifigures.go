package web

import "github.com/simde/simde/schema"

// apiFigure is one value of the data bank with where it comes from, for
// programs.
type apiFigure struct {
	Series     string            `json:"series"`
	Measure    schema.Measure    `json:"measure"`
	Year       int               `json:"year"`
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
func (s *Server) apiFigures(r *request) error {
	c, err := knownCorridor(r.Query("corridor"))
	if err != nil {
		return err
	}
	if s.Figures == nil {
		return schema.ErrNotFound
	}
	return r.json(apiFiguresOf{c.String(), s.figuresForPrograms(c)})
}

func (s *Server) figuresForPrograms(c schema.Corridor) []apiFigure {
	series := map[string]schema.Series{}
	for _, x := range s.Figures.Series() {
		series[x.ID] = x
	}
	out := []apiFigure{}
	for _, t := range s.Figures.Totals(c) {
		x := series[t.Series]
		out = append(out, apiFigure{t.Series, x.Measure, t.Year, t.Value, t.Residual, x.Unit, t.Status, x.Source, x.Vintage, x.Definition, x.Licence})
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
	Licence    string            `json:"licence"`
	URL        string            `json:"url,omitempty"`
	Note       string            `json:"note,omitempty"`
}

// apiSeries lists the series of the data bank.
func (s *Server) apiSeries(r *request) error {
	out := []apiSource{}
	if s.Figures != nil {
		l := langParam(r)
		for _, x := range s.Figures.Series() {
			out = append(out, apiSource{x.ID, x.Name.In(l), x.Measure, x.Unit, x.Definition, x.Source, x.Vintage, s.Figures.Years(x.ID), x.Licence, x.URL, x.Note.In(l)})
		}
	}
	return r.json(out)
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

func (s *Server) apiSuggest(r *request) error {
	found, err := s.Finder.Suggest(r.ctx(), r.Query("q"), langParam(r), suggestions)
	if err != nil {
		return err
	}
	out := []apiSuggestion{}
	for _, x := range found {
		out = append(out, apiSuggestion{string(x.Kind), x.Text, x.Value, x.Count})
	}
	r.Header("Cache-Control", "public, max-age=60")
	return r.json(out)
}
