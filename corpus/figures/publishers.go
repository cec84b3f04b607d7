package figures

import (
	"fmt"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
)

// sdmx reads first-time applicants as Eurostat's data browser gives them in
// SDMX-CSV: those of all ages, by sex where the file has it.
func (g *gatherer) sdmx() error {
	sexes := map[string]schema.Sex{"": "", "T": "", "F": schema.Female, "M": schema.Male}
	return g.records(records{series: eurostatSeries(), when: "TIME_PERIOD", value: "OBS_VALUE", unit: 1, read: func(row record, f *schema.Figure) {
		sex, known := sexes[row("sex")]
		kind := row("applicant") + row("asyl_app")
		if !known || kind != "" && kind != "FRST" || row("age") != "" && row("age") != "TOTAL" {
			f.Series = "" // a part of what other rows have
			return
		}
		f.Sex, f.Status = sex, flagged(row("obs_flag"))
		status := f.Status
		host := g.euroPlace(row("geo"), f)
		if f.Series == "" {
			return
		}
		f.Corridor.Destination, f.Status = host, status
		if citizen := row("citizen"); citizen != "TOTAL" {
			f.Corridor.Origin = g.euroPlace(citizen, f)
		}
	}})
}

// flagged is the status that a flag of an observation says.
func flagged(flag string) schema.Status {
	switch {
	case strings.Contains(flag, "p"):
		return schema.Provisional
	case strings.Contains(flag, "e"):
		return schema.Estimated
	}
	return schema.Observed
}

// euroPlace reads a code of Eurostat's; sums over the Union or other groups are
// left out.
func (g *gatherer) euroPlace(code string, f *schema.Figure) schema.Place {
	switch code {
	case "EL":
		return "GR"
	case "UK":
		return "GB"
	}
	if strings.HasPrefix(code, "EU") && code != "EU" || strings.HasPrefix(code, "EXT") || strings.HasPrefix(code, "EFTA") || code == "TOTAL" {
		leave(g.regions, code, f.Value)
		f.Series = ""
		return ""
	}
	return g.place(code, "", f)
}

// wideHead returns the row that names the columns of a table of the World
// Development Indicators, a column a year, or -1.
func (g *gatherer) wideHead() int {
	const most = 8 // what precedes it: source and date
	return slices.IndexFunc(g.rows[:min(most, len(g.rows))], func(row []string) bool { return has(row, "Country Code") && has(row, "Indicator Code") })
}

// wdiWide reads remittances received and paid, a column a year.
func (g *gatherer) wdiWide(head int) error {
	h := g.rows[head]
	at, err := columns(h, "Country Code", "Indicator Code")
	if err != nil {
		return err
	}
	received, paid := wdiReceivedSeries(), wdiPaidSeries()
	last := map[string]int{}
	for i, row := range g.rows[head+1:] {
		code := cellAt(row, at[1])
		if code != "BX.TRF.PWKR.CD.DT" && code != "BM.TRF.PWKR.CD.DT" {
			leave(g.unknown, "indicator "+code, 0)
			continue
		}
		for c := range h {
			y, ok := year(h[c])
			if !ok {
				continue
			}
			v, err := number(cellAt(row, c))
			if err != nil {
				return fmt.Errorf("row %d, %d: %w", i+head+2, y, err)
			}
			if v == 0 {
				continue
			}
			p, ok := country(cellAt(row, at[0]))
			if !ok {
				leave(g.regions, cellAt(row, at[0]), v)
				continue
			}
			f := schema.Figure{Series: received.ID, Corridor: schema.Corridor{Origin: p}, Period: schema.InYear(y), Value: exact(v * millionth), Status: schema.Observed}
			if code == "BM.TRF.PWKR.CD.DT" {
				f.Series, f.Corridor = paid.ID, schema.Corridor{Destination: p}
			}
			last[f.Series] = max(last[f.Series], y)
			g.add(f)
		}
	}
	for _, s := range []schema.Series{received, paid} {
		if s.Vintage = fmt.Sprint(last[s.ID]); last[s.ID] > 0 {
			g.series = append(g.series, s)
		}
	}
	return nil
}

// cbpMonths are the months as CBP abbreviates them, in the order of its fiscal
// year.
var cbpMonths = []string{"OCT", "NOV", "DEC", "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP"}

// cbpOwn reads CBP's own table of encounters, of which those at the south-west
// land border count.
func (g *gatherer) cbpOwn() error {
	at, err := columns(g.rows[0], "Fiscal Year", "Month (abbv)")
	if err != nil {
		return err
	}
	for i, row := range g.rows[1:] {
		if row[at[0]], err = cbpMonth(cellAt(row, at[0]), cellAt(row, at[1])); err != nil {
			return fmt.Errorf("row %d: %w", i+2, err)
		}
	}
	return g.records(records{series: cbpSeries(), when: "Fiscal Year", value: "Encounter Count", unit: 1, read: func(row record, f *schema.Figure) {
		if border := row("land border region"); border != "" && !strings.HasPrefix(border, "Southwest") {
			leave(g.regions, border, f.Value)
			f.Series = ""
			return
		}
		f.Corridor = schema.Corridor{Origin: g.place(row("citizenship"), "US", f), Destination: "US"}
	}})
}

// cbpMonth returns the month of a fiscal year, which begins in October.
func cbpMonth(fiscal, month string) (string, error) {
	y, ok := year(fiscal)
	n := slices.Index(cbpMonths, strings.ToUpper(month))
	if !ok || n < 0 {
		return "", fmt.Errorf("no month %q of fiscal year %q: %w", month, fiscal, schema.ErrInvalid)
	}
	const beforeJanuary = 3
	if n < beforeJanuary {
		return schema.Period{Year: y - 1, Month: n + 10}.String(), nil
	}
	return schema.Period{Year: y, Month: n - 2}.String(), nil
}

// idmc reads the people who are displaced within a country by conflict or
// disaster, or the displacements of a year; causes are added up.
func (g *gatherer) idmc() error {
	at, err := columns(g.rows[0], "cause")
	if err != nil {
		return err
	}
	series := idmcSeries()
	if slices.ContainsFunc(g.rows[1:], func(row []string) bool { return cellAt(row, at[0]) != "conflict" && cellAt(row, at[0]) != "disaster" }) {
		series = idmcFlowSeries() // by kind of disaster, as it gives displacements only
	}
	return g.records(records{series: series, when: "t", value: "n", unit: 1, read: func(row record, f *schema.Figure) {
		f.Corridor.Origin = g.place(row("geo"), "", f)
	}})
}

// frontex reads detections of irregular crossings of the external border of the
// Union, of all routes, by nationality and month.
func (g *gatherer) frontex() error {
	if _, err := columns(g.rows[0], "route", "nat"); err != nil {
		return err
	}
	s := frontexSeries()
	if err := g.byNationality(s, s.Reporter); err != nil {
		return err
	}
	return g.again(records{series: s, when: "month", value: "n", unit: 1, read: func(row record, f *schema.Figure) {
		f.Corridor = schema.Corridor{Origin: g.place(row("nat"), s.Reporter, f), Destination: s.Reporter}
		f.Route = row("route")
	}})
}
