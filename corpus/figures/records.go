package figures

import (
	"fmt"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
)

// records is a table of one record a row, as offices of statistics give them:
// rows of one corridor, period and share are added up.
type records struct {
	series schema.Series
	when   string                             // the column of the period
	value  string                             // the column of the value
	read   func(row record, f *schema.Figure) // fills in ends, share and status; takes the series away from what is left out
	unit   float64                            // of the values, in units of the series
	fix    func(string) string                // makes a period of a cell, nil where it is one
	head   int                                // the row of the names of the columns
}

// record is a row by the names of its columns.
type record func(column string) string

// others are the codes of what is no country: others, unknown, stateless, and
// those that the vocabulary has no place for.
var others = []string{"", "OOO", "XXX", "UNK", "UKN", "XXA", "STA", "STL", "STLS", "RNC", "TIB", "ABK", "ANT", "OTHER", "UNKNOWN", "STATELESS", "OTH"}

// records reads records into a series.
func (g *gatherer) records(r records) error {
	at, err := columns(g.rows[r.head], r.when, r.value)
	if err != nil {
		return err
	}
	byName := map[string]int{}
	for i, h := range g.rows[r.head] {
		byName[strings.ToLower(strings.TrimSpace(h))] = i
	}
	sums := map[schema.Figure]float64{}
	var order []schema.Figure
	last := schema.Period{}
	for i, row := range g.rows[r.head+1:] {
		i += r.head
		when := cellAt(row, at[0])
		if r.fix != nil {
			when = r.fix(when)
		}
		p, err := schema.ParsePeriod(when)
		if err != nil {
			return fmt.Errorf("row %d: %w", i+2, err)
		}
		v, err := number(cellAt(row, at[1]))
		if err != nil {
			return fmt.Errorf("row %d: %w", i+2, err)
		}
		f := schema.Figure{Series: r.series.ID, Period: p, Value: v, Status: schema.Observed}
		r.read(func(column string) string {
			c, ok := byName[column]
			if !ok {
				return ""
			}
			return cellAt(row, c)
		}, &f)
		if f.Series == "" { // left out, and counted where it was
			continue
		}
		if last.Compare(p) < 0 {
			last = p
		}
		if v == 0 {
			continue
		}
		f.Value = 0 // of the sum
		if _, seen := sums[f]; !seen {
			order = append(order, f)
		}
		sums[f] += v
	}
	r.series.Vintage = last.String()
	g.series = append(g.series, r.series)
	for _, f := range order {
		f.Value = exact(sums[f] * r.unit)
		g.add(f)
	}
	return nil
}

// place reads an end of a record. Others and people in their own country, who
// make no corridor, are a residual; a name that is not known is left out.
func (g *gatherer) place(name string, other schema.Place, f *schema.Figure) schema.Place {
	if slices.Contains(others, strings.ToUpper(name)) {
		f.Status = schema.Residual
		return ""
	}
	p, ok := country(name)
	switch {
	case !ok:
		leave(g.unknown, name, f.Value)
		f.Series = ""
	case p == other:
		f.Status = schema.Residual
		return ""
	}
	return p
}

// byNationality reads the columns month, nat and n of what one country counts.
func (g *gatherer) byNationality(s schema.Series, at schema.Place) error {
	return g.records(records{series: s, when: "month", value: "n", unit: 1, read: func(row record, f *schema.Figure) {
		f.Corridor = schema.Corridor{Origin: g.place(row("nat"), at, f), Destination: at}
	}})
}

// upmrip reads what Mexico counts: returns where rows have a type, else
// irregular entries.
func (g *gatherer) upmrip() error {
	if has(g.rows[0], "type") {
		return g.byNationality(mexicoReturnsSeries(), "MX")
	}
	return g.byNationality(mexicoEntriesSeries(), "MX")
}

// guatemala reads who was returned to Guatemala, everybody and by sex.
func (g *gatherer) guatemala() error {
	s := guatemalaSeries()
	ends := func(row record, f *schema.Figure) {
		f.Corridor = schema.Corridor{Origin: "GT", Destination: g.place(row("origin"), "GT", f)}
	}
	r := records{series: s, when: "month", value: "n", unit: 1, read: ends}
	if err := g.records(r); err != nil {
		return err
	}
	r.read = func(row record, f *schema.Figure) {
		ends(row, f)
		if f.Sex = schema.Sex(row("sex")); f.Sex != schema.Female && f.Sex != schema.Male {
			f.Series = ""
		}
	}
	return g.again(r)
}

// again reads the records of a series once more, for its shares.
func (g *gatherer) again(r records) error {
	unknown := g.unknown // counted already
	g.unknown = map[string]*LeftOut{}
	err := g.records(r)
	g.unknown, g.series = unknown, g.series[:len(g.series)-1]
	return err
}

// millionth of a dollar's sum makes it one of a million dollars.
const millionth = 1e-6

// wdi reads remittances by country: received, and paid.
func (g *gatherer) wdi() error {
	if head := g.wideHead(); head >= 0 {
		return g.wdiWide(head)
	}
	for _, s := range []struct {
		series schema.Series
		code   string
	}{{wdiReceivedSeries(), "remin"}, {wdiPaidSeries(), "remout"}} {
		err := g.records(records{series: s.series, when: "t", value: "v", unit: millionth, read: func(row record, f *schema.Figure) {
			if row("var") != s.code {
				f.Series = ""
				return
			}
			p := g.place(row("geo"), "", f)
			if f.Corridor.Origin = p; s.code == "remout" {
				f.Corridor = schema.Corridor{Destination: p}
			}
		}})
		if err != nil {
			return err
		}
	}
	return nil
}

// eurostat reads first-time applicants for asylum.
func (g *gatherer) eurostat() error {
	if has(g.rows[0], "OBS_VALUE") {
		return g.sdmx()
	}
	return g.records(records{series: eurostatSeries(), when: "t", value: "n", unit: 1, read: func(row record, f *schema.Figure) {
		host := row("geo")
		if strings.HasPrefix(host, "EU") && len(host) > 2 {
			leave(g.regions, host, f.Value)
			f.Series = ""
			return
		}
		d := g.place(host, "", f)
		if f.Series == "" {
			return
		}
		f.Corridor = schema.Corridor{Origin: g.place(row("nat"), d, f), Destination: d}
	}})
}

// cbp reads encounters of every kind at the south-west border.
func (g *gatherer) cbp() error {
	if has(g.rows[0], "Fiscal Year") {
		return g.cbpOwn()
	}
	if _, err := columns(g.rows[0], "component"); err != nil {
		return err // a table by nationality and month of someone else
	}
	return g.byNationality(cbpSeries(), "US")
}

// banxico reads the remittances of Mexico: by country, received and sent; by
// state of the United States; or by state of Mexico.
func (g *gatherer) banxico() error {
	h := g.rows[0]
	r := records{series: banxicoReceivedSeries(), when: "PERIODO", value: "VALOR_USD", unit: millionth, fix: quarterOf}
	switch {
	case has(h, "ID_ESTADO"):
		r.read = func(row record, f *schema.Figure) {
			f.Corridor = schema.Corridor{Origin: "MX", Destination: "US"}
			g.area(schema.Subdivision("US-"+row("id_estado")), row("estado"), f)
		}
	case has(h, "ENTIDAD"):
		r.read = func(row record, f *schema.Figure) {
			f.Corridor = schema.Corridor{Origin: "MX"}
			g.area(areaNamed("MX", row("entidad")), row("entidad"), f)
		}
	default:
		for _, flow := range []string{"1", "2"} {
			if flow == "2" {
				r.series = banxicoSentSeries()
			}
			r.read = func(row record, f *schema.Figure) {
				if row("id_flujo") != flow {
					f.Series = ""
					return
				}
				p := g.place(row("id_pais"), "MX", f)
				if f.Corridor = (schema.Corridor{Origin: "MX", Destination: p}); flow == "2" {
					f.Corridor = f.Corridor.Reverse()
				}
			}
			if err := g.records(r); err != nil {
				return err
			}
		}
		return nil
	}
	return g.records(r)
}

// area makes a figure one of a part of a country; one that is not known is left
// out.
func (g *gatherer) area(s schema.Subdivision, name string, f *schema.Figure) {
	if f.Area = s; !s.Known() {
		leave(g.unknown, name, f.Value)
		f.Series = ""
	}
}

// areaNamed returns the part of a country that has a name in some language, or
// "".
func areaNamed(p schema.Place, name string) schema.Subdivision {
	for _, s := range schema.Subdivisions() {
		for _, l := range schema.Langs {
			if s.Country() == p && schema.Fold(s.Name(l)) == schema.Fold(name) {
				return s
			}
		}
	}
	return ""
}

// quarterOf makes the quarter of its first day: "2024-04-01" is 2024-Q2.
func quarterOf(day string) string {
	year, rest, _ := strings.Cut(day, "-")
	month, _, _ := strings.Cut(rest, "-")
	quarter, ok := map[string]string{"01": "Q1", "04": "Q2", "07": "Q3", "10": "Q4"}[month]
	if !ok {
		return day // which is no period, and is named
	}
	return year + "-" + quarter
}
