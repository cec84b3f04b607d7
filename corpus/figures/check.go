package figures

import (
	"fmt"

	"github.com/simde/simde/schema"
)

// Check compares the totals that a series states of destinations with the sum
// of its corridors and residuals. A total without any part is not compared.
func (b *Bank) Check(series string) []Check {
	i := b.index(series)
	if i < 0 {
		return nil
	}
	type key struct {
		dest, share uint16
		period      period
	}
	t := &b.tables[i]
	sums := map[key]float64{}
	for _, c := range t.cells {
		if c.dest != 0 && (c.origin != 0 || c.status == residual) {
			sums[key{c.dest, c.share, c.period}] += c.value
		}
	}
	var out []Check
	for _, c := range t.from(0) {
		sum, ok := sums[key{c.dest, c.share, c.period}]
		if c.status != residual && c.dest != 0 && ok {
			out = append(out, Check{What: fmt.Sprintf("to %s, %s", b.places[c.dest].Name(schema.English), c.period.of()), Stated: c.value, Sum: sum})
		}
	}
	return out
}
