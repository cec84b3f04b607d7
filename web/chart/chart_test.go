package chart

import (
	"fmt"
	"testing"
)

func plainScale() Scale {
	write := func(v float64) string { return fmt.Sprintf("%.0f", v) }
	return Scale{func(float64) func(float64) string { return write }, write}
}

// TestLineChart holds where a chart puts its values, and that the way to a
// provisional one is dashed.
func TestLineChart(t *testing.T) {
	c := New("c", []Series{{"a", []Value{{Year: 2020, Value: 10}, {Year: 2022, Value: 20}, {Year: 2024, Value: 40, Provisional: true}}}}, []Value{{Year: 2019, Value: 9}, {Year: 2022, Value: 3}}, plainScale())
	line := c.Lines[0]
	for _, p := range []struct{ got, want string }{
		{line.Solid(), "M0.0,750.0L500.0,500.0"}, {line.Dashed(), "M500.0,500.0L1000.0,0.0"}, {line.Points[1].X.String(), "50.00%"}, {line.Points[1].Y.String(), "50.00%"},
		{line.Points[2].Label, "2024: 40"}, {line.Last, "40"}, {c.Grid[0].Y.String() + c.Grid[0].Label, "100.00%0"}, {c.Grid[4].Y.String() + c.Grid[4].Label, "0.00%40"},
		{c.Bars[0].Label, "2022: 3"}, {fmt.Sprint(c.Years), "[{0.00% 2020 false} {25.00% 2021 true} {50.00% 2022 false} {75.00% 2023 true} {100.00% 2024 false}]"},
		{fmt.Sprint(extent{first: 1990, last: 2024}.years()[6:]), "[{88.24% 2020 true} {100.00% 2024 false}]"}, {fmt.Sprint(extent{first: 1990, last: 2022}.years()[6:]), "[{93.75% 2020 false}]"}, {fmt.Sprint(len(c.Bars), c.Provisional(), line.Provisional()), "1 true true"},
	} {
		if p.got != p.want {
			t.Errorf("the chart has %q, want %q", p.got, p.want)
		}
	}
	if empty := New("c", nil, nil, plainScale()); len(empty.Lines)+len(empty.Grid) != 0 {
		t.Errorf("a chart of nothing: %+v", empty)
	}
}
