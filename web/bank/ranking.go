package bank

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/atlas"
	"github.com/simde/simde/web/frame"
)

// Flow is a corridor in a ranked list.
type Flow struct {
	Corridor  frame.CorridorView
	Value     string
	Share     int // of the largest, in percent: the length of its bar
	Documents int
	DocsURL   string
	Pair      schema.Corridor
	Number    float64
}

// Ranking reads which corridors an address asks for: the latest year of the
// newest migrant stock where it does not say. A series or a place that is not
// known is ErrNotFound: it would be all of them else.
func (s *Reader) Ranking(r *frame.Request) (schema.Ranking, schema.Series, error) {
	chosen, ok := s.MainStock()
	for _, x := range s.OfCorridors {
		if x.ID == r.Query("series") {
			chosen, ok = x, true
		}
	}
	if !ok {
		return schema.Ranking{}, chosen, schema.ErrNotFound
	}
	ask := schema.Ranking{Series: chosen.ID}
	years := s.Figures.Years(chosen.ID)
	ask.Year = years[len(years)-1]
	if y, err := strconv.Atoi(r.Query("year")); err == nil && slices.Contains(years, y) {
		ask.Year = y
	}
	ask.Origin, _ = schema.ReadPlace(r.Query("o"))
	ask.Destination, _ = schema.ReadPlace(r.Query("d"))
	for name, read := range map[string]string{"series": ask.Series, "o": string(ask.Origin), "d": string(ask.Destination)} {
		if given := r.Query(name); given != "" && (read == "" || name == "series" && read != given) {
			return ask, chosen, fmt.Errorf("%s %q: %w", name, given, schema.ErrNotFound)
		}
	}
	return ask, chosen, nil
}

// Ranked lists the largest corridors of a series.
func (s *Reader) Ranked(l schema.Lang, ask schema.Ranking) []Flow {
	if s.Figures == nil {
		return nil
	}
	var unit schema.Unit
	for _, x := range s.Figures.Series() {
		if x.ID == ask.Series {
			unit = x.Unit
		}
	}
	var out []Flow
	for _, f := range s.Figures.Top(ask) {
		out = append(out, Flow{Corridor: frame.CorridorOf(l, f.Corridor), Value: s.Amount(l, unit, f.Value), Pair: f.Corridor, Number: f.Value})
	}
	Share(out)
	return out
}

// Share says of each row how much it is of the first, the largest.
func Share(rows []Flow) {
	for i := range rows {
		rows[i].Share = max(1, int(100*rows[i].Number/rows[0].Number))
	}
}

// Map draws ranked corridors.
func (s *Reader) Map(l schema.Lang, id, title string, rows []Flow, most int) atlas.Map {
	var flows []atlas.Flow
	for i, r := range rows {
		if i == most {
			break
		}
		label := fmt.Sprintf("%s → %s: %s", r.Corridor.Origin, r.Corridor.Destination, r.Value)
		flows = append(flows, atlas.Flow{Corridor: r.Pair, Value: r.Number, Label: label, URL: r.Corridor.URL})
	}
	slices.Reverse(flows) // the largest are drawn last, on top
	m := atlas.Draw(id, flows)
	m.Title = title
	return m
}
