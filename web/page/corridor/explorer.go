package corridor

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/atlas"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/profile"
	"github.com/simde/simde/web/sankey"
)

// Explorer is the page of all corridors.
type Explorer struct {
	Site      *frame.Site
	Bank      *bank.Reader
	Corridors *profile.Corridors
	Finder    interface {
		State(ctx context.Context) (string, error)
	}
	// By language and what is asked.
	drawn frame.PerState[drawn] // the bank stays as it is
	seen  frame.PerState[[]bank.Flow]
}

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
	Sankey  *sankey.Diagram // of a region, else nil
	Action  string
}

// drawn are the parts of the explorer that the bank alone makes.
type drawn struct {
	rows   []bank.Flow
	flows  atlas.Map
	matrix matrix
	sankey *sankey.Diagram
}

// gapRow is a corridor with many people and few documents.
type gapRow struct {
	bank.Flow
	PerDocument string
}

const (
	explorerArcs    = 25
	explorerRows    = 30
	explorerMatrix  = 10
	explorerRibbons = 14
	gapAmong        = 150 // the largest corridors among which gaps are sought
	gapRows         = 15
)

// Show answers with the page.
func (s *Explorer) Show(r *frame.Request) error {
	loc := s.Site.Locale(r.Lang)
	page := explorerPage{Frame: s.Site.Frame(r, frame.RouteCorridors, loc.Say("nav.corridors")), Action: frame.Address(r.Lang, frame.RouteCorridors)}
	page.Live, page.Script = true, "explorer.js"
	if s.Bank.Figures == nil {
		return s.Site.Render(r, http.StatusOK, "explorer.html", page)
	}
	ask, series, err := s.ask(r, &page)
	if err != nil {
		return err
	}
	page.Source = bank.SourceOf(series)
	page.Caption = loc.Say("explorer.caption", series.Name.In(r.Lang), strconv.Itoa(ask.Year), page.Source)
	ask.N = gapAmong
	name := fmt.Sprint(r.Lang, ask)
	d, err := s.drawn.Of(r.Ctx(), "bank", name, func(context.Context) (drawn, error) { return s.draw(r.Lang, ask, page.Caption), nil })
	if err != nil {
		return err
	}
	rows, err := s.counted(r, name, d.rows)
	if err != nil {
		return err
	}
	page.Map, page.Matrix, page.Sankey = d.flows, d.matrix, d.sankey
	page.Rows, page.Gaps = rows[:min(len(rows), explorerRows)], s.gaps(r.Lang, series.Unit, rows)
	return s.Site.Render(r, http.StatusOK, "explorer.html", page)
}

// draw ranks the corridors that an address asks for.
func (s *Explorer) draw(l schema.Lang, ask schema.Ranking, caption string) drawn {
	rows := s.Bank.Ranked(l, ask)
	return drawn{rows, s.Bank.Map(l, "map", caption, rows, explorerArcs), s.matrixOf(l, ask, rows), ribbons(ask, rows)}
}

// counted returns corridors with how many documents of them the library holds.
func (s *Explorer) counted(r *frame.Request, name string, rows []bank.Flow) ([]bank.Flow, error) {
	state, err := s.Finder.State(r.Ctx())
	if err != nil {
		return nil, err
	}
	return s.seen.Of(r.Ctx(), state, name, func(ctx context.Context) ([]bank.Flow, error) {
		rows := slices.Clone(rows)
		return rows, s.Corridors.Count(ctx, r.Lang, rows)
	})
}

// ribbons draws the largest corridors of a region, or nothing where neither end
// is one: those of a country all begin or end at one place.
func ribbons(ask schema.Ranking, rows []bank.Flow) *sankey.Diagram {
	region := func(p schema.Place) bool { return p != "" && p.Kind() != schema.Country }
	if !region(ask.Origin) && !region(ask.Destination) || len(rows) == 0 {
		return nil
	}
	var flows []sankey.Flow
	for _, x := range rows[:min(len(rows), explorerRibbons)] {
		flows = append(flows, sankey.Flow{From: x.Corridor.Origin, To: x.Corridor.Destination, Value: x.Number, URL: x.Corridor.URL,
			Label: x.Corridor.Origin + " → " + x.Corridor.Destination + ": " + x.Value})
	}
	d := sankey.Draw(flows)
	return &d
}

// ask reads what the form chose and fills in its choices.
func (s *Explorer) ask(r *frame.Request, page *explorerPage) (schema.Ranking, schema.Series, error) {
	ask, chosen, err := s.Bank.Ranking(r)
	if err != nil {
		return ask, chosen, err
	}
	for _, x := range s.Bank.OfCorridors {
		page.Series = append(page.Series, frame.Option{Value: x.ID, Label: x.Name.In(r.Lang) + " (" + bank.SourceOf(x) + ")", Selected: x.ID == chosen.ID})
	}
	for _, y := range slices.Backward(s.Bank.Figures.Years(chosen.ID)) {
		page.Years = append(page.Years, frame.Option{Value: strconv.Itoa(y), Label: strconv.Itoa(y), Selected: y == ask.Year})
	}
	page.Origins, page.Dests = s.regionOptions(r.Lang, ask.Origin), s.regionOptions(r.Lang, ask.Destination)
	return ask, chosen, nil
}

// regionOptions lists regions, groups and countries to choose from.
func (s *Explorer) regionOptions(l schema.Lang, chosen schema.Place) []frame.Option {
	loc := s.Site.Locale(l)
	out := slices.Concat(loc.Wider(), loc.Countries())
	for i := range out {
		out[i].Selected = chosen != "" && out[i].Value == chosen.Slug()
	}
	return out
}

// gaps ranks corridors by people for each document that is held, those
// without any document first.
func (s *Explorer) gaps(l schema.Lang, u schema.Unit, rows []bank.Flow) []gapRow {
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
