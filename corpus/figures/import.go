package figures

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/corpus/archive"
	"github.com/simde/simde/corpus/workbook"
	"github.com/simde/simde/schema"
)

// Layout is a publisher's own form of a file.
type Layout string

// The layouts that Import reads.
const (
	UNDESA    Layout = "undesa"    // migrant stock by origin and destination, or by destination
	UNHCR     Layout = "unhcr"     // refugees, asylum seekers, flows or applications by origin and country of asylum
	KNOMAD    Layout = "knomad"    // matrix of remittances: senders down, receivers across
	WorldBank Layout = "worldbank" // remittance inflows by country; migrant stocks 1960-2010 or 2013
	Banxico   Layout = "banxico"   // remittances of Mexico by country, by US state or by Mexican state
	UPMRIP    Layout = "upmrip"    // irregular entries to Mexico, or returns by Mexico, by nationality and month
	CBP       Layout = "cbp"       // encounters at the US south-west border by nationality and month
	Darien    Layout = "darien"    // crossings of the Darién by nationality and month
	Honduras  Layout = "honduras"  // irregular entries to Honduras by nationality and month
	Guatemala Layout = "guatemala" // returned to Guatemala by country, sex, age and month
	Eurostat  Layout = "eurostat"  // first-time asylum applicants by citizenship and country
	WDI       Layout = "wdi"       // remittances received and paid by country
	IDMC      Layout = "idmc"      // people displaced within a country, and displacements
	Frontex   Layout = "frontex"   // detections at the external border of the EU by nationality, route and month
	Missing   Layout = "missing"   // IOM Missing Migrants: dead and missing by route and month
	Prices    Layout = "rpw"       // Remittance Prices Worldwide: services by corridor and quarter
	CSV       Layout = "csv"       // series,origin,destination,period,value,status
)

// Layouts are all layouts.
var Layouts = []Layout{UNDESA, UNHCR, KNOMAD, WorldBank, Banxico, UPMRIP, CBP, Darien, Honduras, Guatemala, Eurostat, WDI, IDMC, Frontex, Missing, Prices, CSV}

// Table is what a file holds: one or more series with their figures, and how
// the reading went.
type Table struct {
	Series  []schema.Series
	Figures map[string][]schema.Figure // by series
	Counts  []Counted                  // whom figures count that another file has
	Report  Report
}

// Counted is whom a series counts in a destination and year.
type Counted struct {
	Series      string
	Destination schema.Place
	Period      schema.Period
	Definition  schema.Definition
}

// Report is how the reading of a file went. Nothing is left out silently.
type Report struct {
	Rows     int       // of the file
	Figures  int       // read
	Unknown  []LeftOut // names of no country of the vocabulary; not guessed
	Regions  []LeftOut // sums over regions, which are no corridors
	OwnPlace LeftOut   // figures of which both ends are one country
	Checks   []Check   // of sums against totals that the file states
}

// LeftOut is a name whose rows were left out.
type LeftOut struct {
	Name  string
	Rows  int
	Value float64 // the sum of what was left out
}

// Check compares a sum with the total that a file states.
type Check struct {
	What   string  // "to Mexico, 2016"
	Stated float64 // the file's total
	Sum    float64 // of its parts, those left out among them
}

// OK reports whether sum and total agree to one part in a thousand, or to one.
func (c Check) OK() bool {
	const close = 0.001
	return math.Abs(c.Stated-c.Sum) <= max(1, close*math.Abs(c.Stated))
}

// Failed returns the checks that failed.
func (r Report) Failed() []Check {
	var out []Check
	for _, c := range r.Checks {
		if !c.OK() {
			out = append(out, c)
		}
	}
	return out
}

// Import reads a publisher's file. A file of another layout is
// schema.ErrInvalid; so is one with a value that is no number, which is named
// with its row.
func Import(r io.Reader, as Layout) (*Table, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err != nil {
		return nil, fmt.Errorf("read figures: %w", err)
	}
	if len(data) > maxFile {
		return nil, fmt.Errorf("figures: more than %d MiB: %w", maxFile>>20, schema.ErrInvalid)
	}
	var rows [][]string
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		rows, err = firstSheet(data)
	} else {
		c := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
		c.FieldsPerRecord = -1
		rows, err = c.ReadAll()
	}
	if err != nil {
		return nil, fmt.Errorf("figures: %w: %w", err, schema.ErrInvalid)
	}
	if len(rows) < 2 {
		return nil, fmt.Errorf("figures: no rows: %w", schema.ErrInvalid)
	}
	g := &gatherer{rows: rows, figures: map[string][]schema.Figure{}, unknown: map[string]*LeftOut{}, regions: map[string]*LeftOut{}}
	if err := g.read(as); err != nil {
		return nil, fmt.Errorf("figures as %s: %w", as, err)
	}
	t := g.table()
	return t, t.check()
}

// Entered says on which day the figures enter a bank.
func (t *Table) Entered(day schema.Date) {
	for i := range t.Series {
		t.Series[i].Entered = day
	}
}

// As makes the table an edition beside others: its series get the edition's
// name in their identifiers and as their vintage.
func (t *Table) As(edition string) {
	renamed := map[string]string{}
	for i, s := range t.Series {
		id := s.ID + "-" + edition
		renamed[s.ID] = id
		for j := range t.Figures[s.ID] {
			t.Figures[s.ID][j].Series = id
		}
		t.Figures[id] = t.Figures[s.ID]
		delete(t.Figures, s.ID)
		t.Series[i].ID, t.Series[i].Vintage = id, edition
	}
	for i, c := range t.Counts {
		t.Counts[i].Series = renamed[c.Series]
	}
}

// check compares the totals of places that the file states with their parts.
func (t *Table) check() error {
	b := New()
	if _, err := t.AddTo(b); err != nil {
		return err
	}
	for _, s := range t.Series {
		t.Report.Checks = append(t.Report.Checks, b.Check(s.ID)...)
	}
	return nil
}

// maxFile bounds a file of figures.
const maxFile = 256 << 20

// AddTo puts the table's figures into a bank and returns how many were new or
// changed.
func (t *Table) AddTo(b *Bank) (changed int, err error) {
	for _, s := range t.Series {
		n, err := b.Put(s, t.Figures[s.ID])
		if err != nil {
			return changed, fmt.Errorf("series %s: %w", s.ID, err)
		}
		changed += n
	}
	return changed + b.define(t.Counts), nil
}

// gatherer collects figures while a layout is read.
type gatherer struct {
	rows    [][]string
	series  []schema.Series
	figures map[string][]schema.Figure
	counts  []Counted
	unknown map[string]*LeftOut
	regions map[string]*LeftOut
	own     LeftOut
	checks  []Check
}

func (g *gatherer) read(as Layout) error {
	switch as {
	case UNDESA:
		return g.undesa()
	case UNHCR:
		return g.unhcr()
	case KNOMAD:
		return g.knomad()
	case WorldBank:
		return g.worldBank()
	case Banxico:
		return g.banxico()
	case UPMRIP:
		return g.upmrip()
	case CBP:
		return g.cbp()
	case Darien:
		return g.byNationality(darienSeries(), "PA")
	case Honduras:
		return g.byNationality(hondurasSeries(), "HN")
	case Guatemala:
		return g.guatemala()
	case Eurostat:
		return g.eurostat()
	case WDI:
		return g.wdi()
	case IDMC:
		return g.idmc()
	case Frontex:
		return g.frontex()
	case Missing:
		return g.missing()
	case Prices:
		return g.prices()
	case CSV:
		return g.plain()
	}
	return fmt.Errorf("no layout %q, want one of %v: %w", as, Layouts, schema.ErrInvalid)
}

func (g *gatherer) table() *Table {
	t := &Table{Series: g.series, Figures: g.figures, Counts: g.counts}
	t.Report = Report{Rows: len(g.rows) - 1, Unknown: sorted(g.unknown), Regions: sorted(g.regions), OwnPlace: g.own, Checks: g.checks}
	for _, f := range g.figures {
		slices.SortFunc(f, func(x, y schema.Figure) int {
			return cmp.Or(cmp.Compare(x.Corridor.Origin, y.Corridor.Origin), cmp.Compare(x.Corridor.Destination, y.Corridor.Destination),
				x.Period.Compare(y.Period), cmp.Compare(x.Sex, y.Sex), cmp.Compare(x.Area, y.Area), cmp.Compare(x.Route, y.Route), cmp.Compare(x.Status, y.Status), cmp.Compare(x.Value, y.Value))
		})
		t.Report.Figures += len(f)
	}
	return t
}

func sorted(m map[string]*LeftOut) []LeftOut {
	var out []LeftOut
	for _, l := range m {
		out = append(out, *l)
	}
	slices.SortFunc(out, func(x, y LeftOut) int { return cmp.Or(cmp.Compare(y.Value, x.Value), cmp.Compare(x.Name, y.Name)) })
	return out
}

// leave counts a row that is left out under a name.
func leave(m map[string]*LeftOut, name string, value float64) {
	if m[name] == nil {
		m[name] = &LeftOut{Name: name}
	}
	m[name].Rows++
	m[name].Value += value
}

// add keeps a figure whose ends are known. Figures within one place are
// counted and left out.
func (g *gatherer) add(f schema.Figure) {
	if f.Corridor.Origin == f.Corridor.Destination && f.Corridor.Origin != "" {
		g.own.Rows++
		g.own.Value += f.Value
		return
	}
	g.figures[f.Series] = append(g.figures[f.Series], f)
}

// columns finds the columns of a header by name.
func columns(header []string, names ...string) ([]int, error) {
	var out []int
	for _, n := range names {
		i := slices.IndexFunc(header, func(h string) bool { return strings.EqualFold(strings.TrimSpace(h), n) })
		if i < 0 {
			return nil, fmt.Errorf("no column %q: %w", n, schema.ErrInvalid)
		}
		out = append(out, i)
	}
	return out, nil
}

func has(header []string, name string) bool {
	_, err := columns(header, name)
	return err == nil
}

// cellAt returns the cell of a row, "" where the row is short.
func cellAt(row []string, i int) string {
	if i < 0 || i >= len(row) {
		return ""
	}
	return strings.TrimSpace(row[i])
}

var errNumber = errors.New("not a number")

// number reads a value: "1,234.5", "2e+05", "0*" with a mark of a footnote;
// an empty cell and the marks of missing values are 0.
func number(s string) (float64, error) {
	s = strings.TrimRight(strings.ReplaceAll(strings.TrimSpace(s), ",", ""), "* ")
	switch s {
	case "", "NA", "..", "-", ":", "n/a", "N/A":
		return 0, nil
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) || v < 0 {
		return 0, fmt.Errorf("%q: %w: %w", s, errNumber, schema.ErrInvalid)
	}
	return v, nil
}

// year reads the year that a heading begins with: "2017p" is 2017.
func year(s string) (int, bool) {
	s = strings.TrimSpace(s)
	if len(s) < 4 {
		return 0, false
	}
	y, err := strconv.Atoi(s[:4])
	return y, err == nil && y >= 1800 && y <= 2200
}

// String returns the report as lines for a person.
func (r Report) String() string {
	var b strings.Builder
	list := func(what string, left []LeftOut) {
		const most = 12
		for i, l := range left {
			if i == most {
				fmt.Fprintf(&b, "  %s: and %d more\n", what, len(left)-most)
				break
			}
			fmt.Fprintf(&b, "  %s: %s (%d rows, sum %.0f)\n", what, l.Name, l.Rows, l.Value)
		}
	}
	list("name not known", r.Unknown)
	list("region left out", r.Regions)
	if r.OwnPlace.Rows > 0 {
		fmt.Fprintf(&b, "  within one country, left out: %d figures, sum %.0f\n", r.OwnPlace.Rows, r.OwnPlace.Value)
	}
	failed := r.Failed()
	if len(r.Checks) > 0 {
		fmt.Fprintf(&b, "  totals of the file that agree with their parts: %d of %d\n", len(r.Checks)-len(failed), len(r.Checks))
	}
	for _, c := range failed {
		fmt.Fprintf(&b, "  total %s: the file says %.1f, its parts sum to %.1f\n", c.What, c.Stated, c.Sum)
	}
	return b.String()
}

// firstSheet returns the first sheet of a workbook as rows of texts.
func firstSheet(data []byte) ([][]string, error) {
	p, err := archive.OpenPackage(data)
	if err != nil {
		return nil, err
	}
	s, err := workbook.First(p)
	for _, row := range s.Rows {
		for i := range row {
			row[i] = strings.TrimSpace(row[i])
		}
	}
	return s.Rows, err
}
