package figures

import (
	"fmt"
	"strings"

	"github.com/simde/simde/schema"
)

// unhcrSum is a series of UNHCR's with the columns whose sum it is.
type unhcrSum struct {
	series  schema.Series
	columns []string
}

// unhcrSums returns what a file with a header holds: flows, or the population
// of refugees with others in need of protection and that of asylum seekers.
func unhcrSums(header []string, last int) []unhcrSum {
	if has(header, "refugee_like") {
		return []unhcrSum{{unhcrFlowSeries(last), []string{"refugees", "asylum_seekers", "refugee_like", "oip"}}}
	}
	refugees, asylum := unhcrSeries(last)
	return []unhcrSum{{refugees, []string{"refugees", "oip"}}, {asylum, []string{"asylum_seekers"}}}
}

// unhcr reads UNHCR's statistics of populations or of flows.
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
		g.series = append(g.series, s.series)
		if err := g.unhcrSeries(s.series.ID, ends, at); err != nil {
			return err
		}
	}
	return nil
}

// unhcrSeries reads one series; ends are the columns of year, origin and
// destination, at those that are summed.
func (g *gatherer) unhcrSeries(id string, ends, at []int) error {
	sums := map[schema.Figure]float64{} // several unknown origins make one residual
	for i, row := range g.rows[1:] {
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
			f.Series = id
			f.Year, _ = year(cellAt(row, ends[0])) // every row has one
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
