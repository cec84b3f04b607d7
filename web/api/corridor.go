package api

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/frame"
)

// ranking are the largest corridors of a series in a year.
type ranking struct {
	Series    string      `json:"series"`
	Year      int         `json:"year"`
	Unit      schema.Unit `json:"unit"`
	Source    string      `json:"source"`
	Corridors []rankedRow `json:"corridors"`
}

type rankedRow struct {
	Corridor    string  `json:"corridor"`
	Origin      string  `json:"origin"` // its name, as that of the destination
	Destination string  `json:"destination"`
	Value       float64 `json:"value"`
	Documents   int     `json:"documents"`
	URL         string  `json:"url"`
}

// The corridors of a ranking.
const (
	rankedUsual = 20
	rankedMost  = 200
)

// corridors ranks the corridors of a series.
func (s *Figures) corridors(r *frame.Request) error {
	if s.Bank.Figures == nil {
		return schema.ErrNotFound
	}
	ask, series, err := s.Bank.Ranking(r)
	if err != nil {
		return err
	}
	ask.N = rankedUsual
	if n, err := strconv.Atoi(r.Query("n")); err == nil && n > 0 {
		ask.N = min(n, rankedMost)
	}
	rows := s.Bank.Ranked(frame.LangParam(r), ask)
	if err := s.Corridors.Count(r.Ctx(), r.Lang, rows); err != nil {
		return err
	}
	out := ranking{ask.Series, ask.Year, series.Unit, bank.SourceOf(series), []rankedRow{}}
	for _, x := range rows {
		out.Corridors = append(out.Corridors, rankedRow{x.Pair.String(), x.Corridor.Origin, x.Corridor.Destination, x.Number, x.Documents, s.Site.Base(r.Request) + x.Corridor.URL})
	}
	return r.WriteJSON(out)
}

// corridorProfile is a corridor with its figures, its documents and its evidence.
type corridorProfile struct {
	Corridor    string      `json:"corridor"`
	Origin      string      `json:"origin"`
	Destination string      `json:"destination"`
	URL         string      `json:"url"`
	Documents   int         `json:"documents"`
	ByTopic     []value     `json:"by_topic"`
	ByYear      []yearCount `json:"by_year"`
	Newest      []card      `json:"newest"`
	Evidence    []passage   `json:"evidence"`
	Figures     []figure    `json:"figures"`
}

type yearCount struct {
	Year  int `json:"year"`
	Count int `json:"count"`
}

// passage is what a document says of a corridor.
type passage struct {
	Title    string      `json:"title"`
	URL      string      `json:"url"`
	Language schema.Lang `json:"language"`
	Page     int         `json:"page"`
	Kind     string      `json:"kind"`
	Text     []span      `json:"text"`
}

// knownCorridor reads a corridor that is written as one. Between places that
// the vocabulary does not know there is none.
func knownCorridor(s string) (schema.Corridor, error) {
	c, err := schema.ParseCorridor(s)
	if errors.Is(err, schema.ErrInvalid) {
		return c, fmt.Errorf("%s: %w", strings.TrimSuffix(err.Error(), ": "+schema.ErrInvalid.Error()), schema.ErrNotFound)
	}
	return c, err
}

// corridor gives out what the page of a corridor shows.
func (s *Figures) corridor(r *frame.Request) error {
	c, err := knownCorridor(r.Param("corridor"))
	if err != nil {
		return err
	}
	r.Lang = frame.LangParam(r)
	view := frame.CorridorOf(r.Lang, c)
	held, err := s.Corridors.Documents(r, c)
	if err != nil {
		return err
	}
	said, err := s.Corridors.Evidence(r, c)
	if err != nil {
		return err
	}
	out := corridorProfile{Corridor: c.String(), Origin: view.Origin, Destination: view.Destination, URL: s.Site.Base(r.Request) + view.URL,
		Documents: held.Total, ByTopic: []value{}, ByYear: []yearCount{}, Newest: []card{}, Evidence: []passage{}, Figures: []figure{}}
	for _, v := range held.ByTopic {
		out.ByTopic = append(out.ByTopic, value{v.Value, v.Label, v.Count})
	}
	for _, y := range held.ByYear {
		out.ByYear = append(out.ByYear, yearCount{y.Year, int(y.Value)})
	}
	for _, card := range held.Newest {
		out.Newest = append(out.Newest, cardOf(s.Site.Base(r.Request), card))
	}
	for _, p := range said.Passages {
		out.Evidence = append(out.Evidence, passage{p.Title, s.Site.Base(r.Request) + p.URL, p.Lang, p.Page, p.Kind, spansOf(p.Text)})
	}
	if s.Bank.Figures != nil {
		out.Figures = s.figuresOf(s.Bank.Figures.Totals(c))
	}
	return r.WriteJSON(out)
}
