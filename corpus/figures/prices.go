package figures

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
)

// prices reads the services of Remittance Prices Worldwide, one a row, and draws
// the mean cost of sending 200 dollars of each corridor and quarter: the sum of
// fee and exchange margin in percent of what is sent, over the services that say
// both ("transparent"; without that column, over all). Rows without a cost are
// left out; it may be below nothing, where the exchange rate favours the sender.
func (g *gatherer) prices() error {
	const cost = "cc1 total cost %"
	head := slices.IndexFunc(g.rows, func(row []string) bool { return has(row, cost) && has(row, "period") })
	if head < 0 {
		return fmt.Errorf("no row names the columns period and %q; of a workbook with several sheets, save the one with the services as CSV: %w", cost, schema.ErrInvalid)
	}
	h := g.rows[head]
	at, err := columns(h, "period", "source_code", "destination_code", cost)
	if err != nil {
		return err
	}
	open := slices.IndexFunc(h, func(name string) bool { return strings.EqualFold(strings.TrimSpace(name), "transparent") })
	s := priceSeries()
	type mean struct {
		sum float64
		n   int
	}
	means := map[schema.Figure]*mean{}
	var order []schema.Figure
	for i, row := range g.rows[head+1:] {
		line := head + i + 2
		text := strings.TrimSuffix(cellAt(row, at[3]), "%")
		if text == "" || strings.EqualFold(text, "NA") || open >= 0 && !isYes(cellAt(row, open)) {
			continue
		}
		percent, err := strconv.ParseFloat(text, 64)
		if err != nil {
			return fmt.Errorf("row %d: cost %q: %w: %w", line, text, errNumber, schema.ErrInvalid)
		}
		p, err := quarterFirst(cellAt(row, at[0]))
		if err != nil {
			return fmt.Errorf("row %d: %w", line, err)
		}
		f := schema.Figure{Series: s.ID, Period: p, Value: percent, Status: schema.Observed}
		f.Corridor.Destination = g.place(cellAt(row, at[1]), "", &f) // where the money is sent from
		f.Corridor.Origin = g.place(cellAt(row, at[2]), f.Corridor.Destination, &f)
		if f.Series == "" || f.Status == schema.Residual {
			continue
		}
		f.Value = 0 // of the mean
		if means[f] == nil {
			means[f] = &mean{}
			order = append(order, f)
		}
		means[f].sum += percent
		means[f].n++
		if s.Vintage < p.String() {
			s.Vintage = p.String()
		}
	}
	g.series = []schema.Series{s}
	for _, f := range order {
		f.Value = round2(means[f].sum / float64(means[f].n))
		g.add(f)
	}
	return nil
}

// round2 rounds to two decimals, as the source states its means.
func round2(v float64) float64 {
	r, err := strconv.ParseFloat(strconv.FormatFloat(v, 'f', 2, 64), 64)
	if err != nil {
		return v
	}
	return r
}

func isYes(s string) bool {
	return strings.EqualFold(s, "yes") || s == "1" || strings.EqualFold(s, "true")
}

// quarterFirst reads "2016_1Q" and "2016 1Q".
func quarterFirst(s string) (schema.Period, error) {
	year, quarter, ok := strings.Cut(strings.ReplaceAll(s, " ", "_"), "_")
	quarter = strings.TrimSuffix(strings.ToUpper(quarter), "Q")
	if !ok {
		quarter = "0"
	}
	return schema.ParsePeriod(year + "-Q" + quarter)
}
