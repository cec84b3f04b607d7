package corridor

import (
	"context"
	"net/http"
	"slices"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/figure"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
)

// Comparison shows corridors side by side.
type Comparison struct {
	Site      *frame.Site
	Bank      *bank.Reader
	Draw      *figure.Drawer
	Finder    search.Engine
	Catalogue interface {
		Cards(ctx context.Context, ids []schema.ID) ([]schema.Card, error)
	}
}

type compareColumn struct {
	Corridor  frame.CorridorView
	Without   string // the address of the comparison without it
	Documents int
	DocsURL   string
	Topics    []listing.Counted
	Newest    []schema.Card
	pair      schema.Corridor
}

// comparePage is up to four corridors side by side.
type comparePage struct {
	frame.Frame
	Columns []compareColumn
	Rows    []compareRow
	Groups  []figure.Group // measure, scale, base year, years
	Drawn   *figure.Section
	Shared  []sharedDocument
	Lost    []frame.CorridorView // those above four
	NoBase  *noBase              // why there is no index, or nil
	Action  string
	Origins []frame.Option
	Dests   []frame.Option
	Given   []string
}

// compareRow is one measure of every corridor that is compared.
type compareRow struct {
	Label string
	Cells []compareCell
}

// compareCell is a value with its period and how it came about; the zero value
// where there is none.
type compareCell struct {
	Text, Period, Source string
	Mark                 bank.Mark
}

const mostCompared = 4

// compared are the measures that a comparison tells.
var compared = []schema.Measure{schema.MeasureStock, schema.MeasureRemittances, schema.MeasureRefugees, schema.MeasureProtection, schema.MeasureApplications}

// Show shows corridors side by side.
func (s *Comparison) Show(r *frame.Request) error {
	loc := s.Site.Locale(r.Lang)
	page := comparePage{Frame: s.Site.Frame(r, frame.RouteCorridors, loc.Say("compare.title")), Action: frame.Address(r.Lang, frame.RouteCorridors, "compare")}
	page.NoIndex = true
	page.Origins, page.Dests = loc.Countries(), loc.Countries()
	pairs, lost := asked(r)
	for _, c := range lost {
		page.Lost = append(page.Lost, frame.CorridorOf(r.Lang, c))
	}
	for _, c := range pairs {
		page.Given = append(page.Given, c.Slug())
	}
	for _, c := range pairs {
		col, err := s.column(r, c)
		if err != nil {
			return err
		}
		left := slices.DeleteFunc(slices.Clone(page.Given), func(x string) bool { return x == c.Slug() })
		col.Without = figure.Link(r, "", "c", left...)
		page.Columns = append(page.Columns, col)
	}
	ownTopicsOf(page.Columns)
	var err error
	if page.Shared, err = s.shared(r, pairs); err != nil {
		return err
	}
	page.Rows = s.rows(r.Lang, pairs)
	drawn := s.scale(r, pairs)
	page.Groups, page.NoBase = drawn.groups, drawn.noBase
	if len(drawn.plan.Series) > 0 {
		x := s.Draw.Section(r, drawn.plan, 1)
		page.Drawn = &x
	}
	return s.Site.Render(r, http.StatusOK, "compare.html", page)
}

// Chart gives out the chart of corridors side by side. The name of the file is
// the measure.
func (s *Comparison) Chart(r *frame.Request) error {
	name, ending := figure.File(r.Param("chart"))
	if !slices.Contains(compared, schema.Measure(name)) {
		return schema.ErrNotFound
	}
	pairs, _ := asked(r)
	q := r.Request.URL.Query()
	q.Set(bank.ByMeasure, name)
	r.Request.URL.RawQuery = q.Encode()
	return s.Draw.Send(r, s.Draw.Section(r, s.scale(r, pairs).plan, 1), ending)
}

// asked reads which corridors an address compares, and those that are too many.
// One that is none is left out.
func asked(r *frame.Request) (pairs, lost []schema.Corridor) {
	given := r.QueryArray("c")
	if r.Query("o") != "" && r.Query("d") != "" {
		given = append(given, r.Query("o")+"-"+r.Query("d"))
	}
	for _, slug := range given {
		c, err := schema.ParseCorridor(slug)
		switch {
		case err != nil || c.Origin == "" || c.Destination == "" || slices.Contains(pairs, c) || slices.Contains(lost, c):
		case len(pairs) == mostCompared:
			lost = append(lost, c)
		default:
			pairs = append(pairs, c)
		}
	}
	return pairs, lost
}

// column gathers the documents of one corridor that is compared.
func (s *Comparison) column(r *frame.Request, c schema.Corridor) (compareColumn, error) {
	about := listing.Only(search.FacetCorridor, c.String())
	col := compareColumn{Corridor: frame.CorridorOf(r.Lang, c), DocsURL: frame.ResultsAddress(r.Lang, about), pair: c}
	about.Lang, about.Size, about.Sort = r.Lang, 3, search.ByNewest
	res, err := s.Finder.Search(r.Ctx(), about)
	if err != nil {
		return col, err
	}
	col.Documents = res.Total
	col.Topics = listing.TopWithin(s.Site.Locale(r.Lang), about, res, search.FacetTopic, listing.AllValues)
	col.Newest, err = s.Catalogue.Cards(r.Ctx(), listing.IDs(res.Hits))
	return col, err
}

// rows are the newest values of every corridor by measure. A measure that none
// has is left out.
func (s *Comparison) rows(l schema.Lang, pairs []schema.Corridor) []compareRow {
	var out []compareRow
	for _, m := range compared {
		row, some := compareRow{Label: m.Name(l)}, false
		for _, c := range pairs {
			var cell compareCell
			if series := s.Bank.Hold(l, c).Series(bank.Yearly, m); len(series) > 0 {
				v := series[0].Latest()
				cell, some = compareCell{v.Text, v.Name, series[0].Source, bank.MarkOf(v)}, true
			}
			row.Cells = append(row.Cells, cell)
		}
		if some {
			out = append(out, row)
		}
	}
	return out
}
