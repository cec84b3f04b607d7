package figures

import (
	"fmt"
	"math"
	"strings"

	"github.com/simde/simde/schema"
)

// worldBank reads one of three files: remittance inflows by country and year,
// bilateral stocks by decade from 1960 to 2010, or the matrix of 2013.
func (g *gatherer) worldBank() error {
	h := g.rows[0]
	switch {
	case strings.Contains(strings.ToLower(cellAt(h, 0)), "remittance inflows"):
		return g.inflows()
	case has(h, "Dest") && has(h, "Origin"):
		return g.decades()
	}
	for i, row := range g.rows {
		if strings.Contains(strings.ToLower(cellAt(row, 0)), "destination country (across)") {
			s := stock2013Series()
			g.series = []schema.Series{s}
			return g.matrix(matrix{series: s, year: 2013, status: schema.Modelled, head: i, names: 0, down: home})
		}
	}
	return fmt.Errorf("none of the World Bank's files that are known: %w", schema.ErrInvalid)
}

// inflows reads the remittances that countries receive, whatever their origin.
// A zero mostly means that nothing was reported, and is left out. The row
// "World" states the totals.
func (g *gatherer) inflows() error {
	s := inflowSeries()
	g.series = []schema.Series{s}
	h := g.rows[0]
	sums, stated := make([]float64, len(h)), make([]float64, len(h))
	for i, row := range g.rows[1:] {
		name := cellAt(row, 0)
		p, known := country(name)
		for c := 1; c < len(h); c++ {
			y, ok := year(h[c])
			if !ok {
				continue
			}
			v, err := number(cellAt(row, c))
			if err != nil {
				return fmt.Errorf("row %d, %d: %w", i+2, y, err)
			}
			if isWorld(name) {
				stated[c] = v
				continue
			}
			sums[c] += v
			if v = round(v, true); v == 0 || name == "" {
				continue
			}
			if !known {
				leave(g.unknown, name, v)
				continue
			}
			f := schema.Figure{Series: s.ID, Corridor: schema.Corridor{Origin: p}, Period: schema.InYear(y), Value: v, Status: schema.Observed}
			if strings.HasSuffix(h[c], "p") { // projected: of before the year was over
				f.Status = schema.Provisional
			}
			g.add(f)
		}
	}
	for c := range h {
		if y, ok := year(h[c]); ok && stated[c] > 0 {
			g.checks = append(g.checks, Check{What: fmt.Sprintf("World, %d", y), Stated: math.Round(stated[c]), Sum: math.Round(sums[c])})
		}
	}
	return nil
}

// decades reads bilateral stocks by decade, a column a year.
func (g *gatherer) decades() error {
	h := g.rows[0]
	at, err := columns(h, "Dest", "Origin")
	if err != nil {
		return err
	}
	s := decadesSeries()
	g.series = []schema.Series{s}
	for i, row := range g.rows[1:] {
		d, okD := country(cellAt(row, at[0]))
		o, okO := country(cellAt(row, at[1]))
		for c := range h {
			y, ok := year(h[c])
			if !ok {
				continue
			}
			v, err := number(cellAt(row, c))
			if err != nil {
				return fmt.Errorf("row %d, %d: %w", i+2, y, err)
			}
			switch {
			case v == 0:
			case !okD:
				leave(g.unknown, cellAt(row, at[0]), v)
			case !okO:
				leave(g.unknown, cellAt(row, at[1]), v)
			default:
				g.add(schema.Figure{Series: s.ID, Corridor: schema.Corridor{Origin: o, Destination: d}, Period: schema.InYear(y), Value: v, Status: schema.Modelled})
			}
		}
	}
	return nil
}
