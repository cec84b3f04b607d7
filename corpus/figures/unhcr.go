package figures

import (
	"fmt"
	"strings"

	"github.com/simde/simde/schema"
)

// unhcr reads UNHCR's population statistics: refugees and others in need of
// protection as one series, asylum seekers as another.
func (g *gatherer) unhcr() error {
	at, err := columns(g.rows[0], "year", "coo_iso", "coa_iso", "refugees", "asylum_seekers", "oip")
	if err != nil {
		return err
	}
	last := 0
	for i, row := range g.rows[1:] {
		y, ok := year(cellAt(row, at[0]))
		if !ok {
			return fmt.Errorf("row %d: no year %q: %w", i+2, cellAt(row, at[0]), schema.ErrInvalid)
		}
		last = max(last, y)
	}
	refugees, asylum := unhcrSeries(last)
	g.series = []schema.Series{refugees, asylum}
	sums := map[string]map[schema.Figure]float64{refugees.ID: {}, asylum.ID: {}}
	for i, row := range g.rows[1:] {
		var v [3]float64
		for k := range v {
			if v[k], err = number(cellAt(row, at[3+k])); err != nil {
				return fmt.Errorf("row %d: %w", i+2, err)
			}
		}
		y, _ := year(cellAt(row, at[0])) // checked above
		f, ok := g.unhcrEnds(cellAt(row, at[1]), cellAt(row, at[2]), v[0]+v[1]+v[2])
		if !ok {
			continue
		}
		f.Year = y
		for id, value := range map[string]float64{refugees.ID: v[0] + v[2], asylum.ID: v[1]} {
			if value > 0 {
				f.Series = id
				sums[id][f] += value // several unknown origins make one residual
			}
		}
	}
	for _, s := range g.series {
		for f, value := range sums[s.ID] {
			f.Value = value
			g.add(f)
		}
	}
	return nil
}

// unhcrEnds returns the corridor of a row. Origins that are no country
// (unknown, stateless, Tibetan) are residuals.
func (g *gatherer) unhcrEnds(coo, coa string, value float64) (schema.Figure, bool) {
	f := schema.Figure{Status: schema.Observed}
	for _, e := range []struct {
		code string
		end  *schema.Place
	}{{coo, &f.Corridor.Origin}, {coa, &f.Corridor.Destination}} {
		switch strings.ToUpper(e.code) {
		case "UNK", "XXA", "TIB", "":
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
