package web

import (
	"context"
	"fmt"
	"math"
	"net/http"
	"slices"
	"strconv"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/atlas"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
)

// explorerPage shows the corridors of a series side by side: on a map, in a
// matrix, ranked, and by how little is written of them.
type explorerPage struct {
	frame.Frame
	Series  []frame.Option
	Years   []frame.Option
	Origins []frame.Option
	Dests   []frame.Option
	Source  string
	Caption string
	Map     atlas.Map
	Rows    []bank.Flow
	Matrix  matrix
	Gaps    []gapRow
	Action  string
}

// explored are the parts of the explorer that are made once for each state of the
// library.
type explored struct {
	flows  atlas.Map
	rows   []bank.Flow
	matrix matrix
	gaps   []gapRow
}

// matrix is a table of origins and destinations.
type matrix struct {
	Columns []matrixHead
	Rows    []matrixRow
}

type matrixHead struct{ Name, URL string }

type matrixRow struct {
	Head  matrixHead
	Cells []matrixCell
}

// matrixCell is a value with its class of shade, 0 to 5.
type matrixCell struct {
	Text, URL, Label string
	Shade            int
}

// gapRow is a corridor with many people and few documents.
type gapRow struct {
	bank.Flow
	PerDocument string
}

const (
	explorerArcs   = 25
	explorerRows   = 30
	explorerMatrix = 10
	gapAmong       = 150 // the largest corridors among which gaps are sought
	gapRows        = 15
)

func (s *Server) explorer(r *frame.Request) error {
	loc := s.Site.Locale(r.Lang)
	page := explorerPage{Frame: s.Site.Frame(r, frame.RouteCorridors, loc.Say("nav.corridors")), Action: frame.Address(r.Lang, frame.RouteCorridors)}
	page.Live, page.Script = true, "explorer.js"
	if s.Figures == nil {
		return s.Site.Render(r, http.StatusOK, "explorer.html", page)
	}
	ask, series, err := s.explorerAsk(r, &page)
	if err != nil {
		return err
	}
	page.Source = bank.SourceOf(series)
	page.Caption = loc.Say("explorer.caption", series.Name.In(r.Lang), strconv.Itoa(ask.Year), page.Source)
	ask.N = gapAmong
	seen, err := s.explored(r, ask, series.Unit, page.Caption)
	if err != nil {
		return err
	}
	page.Map, page.Rows, page.Matrix, page.Gaps = seen.flows, seen.rows, seen.matrix, seen.gaps
	return s.Site.Render(r, http.StatusOK, "explorer.html", page)
}

// explored ranks the corridors that an address asks for and sets their
// documents beside them.
func (s *Server) explored(r *frame.Request, ask bank.Ask, u schema.Unit, caption string) (explored, error) {
	state, err := s.Finder.State(r.Ctx())
	if err != nil {
		return explored{}, err
	}
	name := fmt.Sprint(r.Lang, ask)
	return s.once.explorer.Of(r.Ctx(), state, name, func(ctx context.Context) (explored, error) {
		rows := s.Bank.Ranked(r.Lang, ask)
		flows := s.Bank.Map(r.Lang, "map", caption, rows, explorerArcs)
		if err := s.Corridors.Count(ctx, r.Lang, rows); err != nil {
			return explored{}, err
		}
		return explored{flows, rows[:min(len(rows), explorerRows)], s.matrixOf(r.Lang, ask, rows), s.gaps(r.Lang, u, rows)}, nil
	})
}

// explorerAsk reads what the form chose and fills in its choices.
func (s *Server) explorerAsk(r *frame.Request, page *explorerPage) (bank.Ask, schema.Series, error) {
	ask, chosen, err := s.Bank.Ranking(r)
	if err != nil {
		return ask, chosen, err
	}
	for _, x := range s.Bank.OfCorridors {
		page.Series = append(page.Series, frame.Option{Value: x.ID, Label: x.Name.In(r.Lang) + " (" + bank.SourceOf(x) + ")", Selected: x.ID == chosen.ID})
	}
	for _, y := range slices.Backward(s.Figures.Years(chosen.ID)) {
		page.Years = append(page.Years, frame.Option{Value: strconv.Itoa(y), Label: strconv.Itoa(y), Selected: y == ask.Year})
	}
	page.Origins, page.Dests = s.regionOptions(r.Lang, ask.Origin), s.regionOptions(r.Lang, ask.Destination)
	return ask, chosen, nil
}

// regionOptions lists regions, groups and countries to choose from.
func (s *Server) regionOptions(l schema.Lang, chosen schema.Place) []frame.Option {
	var out []frame.Option
	for _, p := range schema.Places() {
		if p.Kind() != schema.Country {
			out = append(out, frame.Option{Value: p.Slug(), Label: p.Name(l), Selected: p == chosen})
		}
	}
	c := s.Site.Locale(l).Sorter()
	slices.SortStableFunc(out, func(a, b frame.Option) int { return c.CompareString(a.Label, b.Label) })
	for _, o := range listing.PlaceOptions(s.Site.Locale(l)) {
		o.Selected = o.Value == chosen.Slug() && chosen != ""
		out = append(out, o)
	}
	return out
}

// matrixOf crosses the origins and destinations of the largest corridors.
func (s *Server) matrixOf(l schema.Lang, ask bank.Ask, rows []bank.Flow) matrix {
	var origins, dests []schema.Place
	for _, r := range rows {
		if len(origins) < explorerMatrix && !slices.Contains(origins, r.Pair.Origin) {
			origins = append(origins, r.Pair.Origin)
		}
		if len(dests) < explorerMatrix && !slices.Contains(dests, r.Pair.Destination) {
			dests = append(dests, r.Pair.Destination)
		}
	}
	values := s.Figures.Matrix(ask.Series, ask.Year, origins, dests)
	var m matrix
	for _, d := range dests {
		m.Columns = append(m.Columns, matrixHead{d.Name(l), frame.PlaceAddress(l, d)})
	}
	write := s.Bank.Short(l)
	for i, o := range origins {
		row := matrixRow{Head: matrixHead{o.Name(l), frame.PlaceAddress(l, o)}}
		for j, d := range dests {
			v := values[i][j]
			if math.IsNaN(v) || o == d {
				row.Cells = append(row.Cells, matrixCell{Text: "–"})
				continue
			}
			c := frame.CorridorOf(l, schema.Corridor{Origin: o, Destination: d})
			row.Cells = append(row.Cells, matrixCell{write(v), c.URL, c.Origin + " → " + c.Destination + ": " + write(v), shade(v, rows[0].Number)})
		}
		m.Rows = append(m.Rows, row)
	}
	return m
}

// shade is one of six classes, each a third of a power of ten wide.
func shade(v, most float64) int {
	if v <= 0 {
		return 0
	}
	return max(0, 5-int(math.Log10(most/v)*1.5))
}

// gaps ranks corridors by people for each document that is held, those
// without any document first.
func (s *Server) gaps(l schema.Lang, u schema.Unit, rows []bank.Flow) []gapRow {
	weigh := func(r bank.Flow) float64 { return r.Number / (float64(r.Documents) + 0.5) }
	sorted := slices.Clone(rows)
	slices.SortStableFunc(sorted, func(a, b bank.Flow) int {
		switch x, y := weigh(a), weigh(b); {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
	var out []gapRow
	for _, r := range sorted[:min(len(sorted), gapRows)] {
		g := gapRow{Flow: r}
		if r.Documents > 0 {
			g.PerDocument = s.Bank.Amount(l, u, r.Number/float64(r.Documents))
		}
		out = append(out, g)
	}
	return out
}
