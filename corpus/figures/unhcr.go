package figures

import (
	"fmt"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
)

// unhcrSum is a series of UNHCR's with the columns whose sum it is.
type unhcrSum struct {
	series  schema.Series
	columns []string
	only    []string // what app_type may be; nil where rows have none
	last    int      // the newest year of the file
}

// newApplications are the types of applications that begin a procedure: new,
// new with repeated or appealed ones where a state does not tell them apart,
// and various. Appeals and repeated applications are of people counted before.
var newApplications = []string{"N", "NR", "NA", "V"}

// unhcrSums returns what a file with a header holds: applications for asylum,
// flows, or the populations of refugees, of others in need of protection and of
// asylum seekers, each by itself: UNHCR does not add them up.
func unhcrSums(header []string, last int) []unhcrSum {
	if has(header, "applied") {
		return []unhcrSum{{unhcrApplicationSeries(last), []string{"applied"}, newApplications, last}}
	}
	if has(header, "refugee_like") {
		return []unhcrSum{{unhcrFlowSeries(last), []string{"refugees", "asylum_seekers", "refugee_like", "oip"}, nil, last}}
	}
	refugees, asylum := unhcrSeries(last)
	return []unhcrSum{{refugees, []string{"refugees"}, nil, last}, {unhcrProtectionSeries(last), []string{"oip"}, nil, last}, {asylum, []string{"asylum_seekers"}, nil, last}}
}

// unhcr reads UNHCR's statistics of populations, of flows or of applications.
func (g *gatherer) unhcr() error {
	ends, err := columns(g.rows[0], "year", "coo_iso", "coa_iso")
	if err != nil {
		return err
	}
	last := 0
	for i, row := range g.rows[1:] {
		y, ok := year(cellAt(row, ends[0]))
		if !ok {
			return fmt.Errorf("row %d: no year %q: %w", i+2, cellAt(row, ends[0]), schema.ErrInvalid)
		}
		last = max(last, y)
	}
	for _, s := range unhcrSums(g.rows[0], last) {
		at, err := columns(g.rows[0], s.columns...)
		if err != nil {
			return err
		}
		kind := -1
		if s.only != nil {
			types, err := columns(g.rows[0], "app_type")
			if err != nil {
				return err
			}
			kind = types[0]
		}
		g.series = append(g.series, s.series)
		counts := func(row []string) bool {
			return kind < 0 || slices.Contains(s.only, strings.TrimSpace(cellAt(row, kind)))
		}
		if err := g.unhcrSeries(s, ends, at, counts); err != nil {
			return err
		}
	}
	return nil
}

// unhcrSeries reads one series; ends are the columns of year, origin and
// destination, at those that are summed. Only rows that count are read. The
// newest year is provisional: a file does not say whether it is one of mid-year.
func (g *gatherer) unhcrSeries(s unhcrSum, ends, at []int, counts func([]string) bool) error {
	sums := map[schema.Figure]float64{} // several unknown origins make one residual
	for i, row := range g.rows[1:] {
		if !counts(row) {
			continue
		}
		value := 0.0
		for _, c := range at {
			v, err := number(cellAt(row, c))
			if err != nil {
				return fmt.Errorf("row %d: %w", i+2, err)
			}
			value += v
		}
		if value == 0 {
			continue
		}
		if f, ok := g.unhcrEnds(cellAt(row, ends[1]), cellAt(row, ends[2]), value); ok {
			f.Series = s.series.ID
			f.Year, _ = year(cellAt(row, ends[0])) // every row has one
			if f.Year == s.last && f.Status == schema.Observed {
				f.Status = schema.Provisional
			}
			sums[f] += value
		}
	}
	for f, value := range sums {
		f.Value = value
		g.add(f)
	}
	return nil
}

// unhcrEnds returns the corridor of a row. Ends that are no country (unknown,
// stateless, Tibetan) are residuals.
func (g *gatherer) unhcrEnds(coo, coa string, value float64) (schema.Figure, bool) {
	f := schema.Figure{Status: schema.Observed}
	for _, e := range []struct {
		code string
		end  *schema.Place
	}{{coo, &f.Corridor.Origin}, {coa, &f.Corridor.Destination}} {
		switch strings.ToUpper(e.code) {
		case "UNK", "UKN", "XXA", "STA", "TIB", "":
			f.Status = schema.Residual
			continue
		}
		p, ok := country(e.code)
		if !ok {
			leave(g.unknown, e.code, value)
			return f, false
		}
		*e.end = p
	}
	return f, true
}
