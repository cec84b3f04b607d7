package chart

import (
	"fmt"
	"testing"

	"github.com/simde/simde/schema"
)

func year(y int) schema.Period { return schema.Period{Year: y} }

func plainScale() Scale {
	write := func(v float64) string { return fmt.Sprintf("%.0f", v) }
	return Scale{Axis: func(float64) func(float64) string { return write }, Point: write}
}

// TestLineChart holds where a chart puts its values, and that the way to a
// provisional one is dashed.
func TestLineChart(t *testing.T) {
	c := New("c", []Series{{"a", []Value{{Period: year(2020), Value: 10}, {Period: year(2022), Value: 20}, {Period: year(2024), Value: 40, Provisional: true}}}}, []Value{{Period: year(2019), Value: 9}, {Period: year(2022), Value: 3}}, plainScale())
	line := c.Lines[0]
	for _, p := range []struct{ got, want string }{
		{line.Solid(), "M0.0,750.0L500.0,500.0"}, {line.Dashed(), "M500.0,500.0L1000.0,0.0"}, {line.Points[1].X.String(), "50.00%"}, {line.Points[1].Y.String(), "50.00%"},
		{line.Points[2].Label, "2024: 40"}, {line.Last, "40"}, {c.Grid[0].Y.String() + c.Grid[0].Label, "100.00%0"}, {c.Grid[4].Y.String() + c.Grid[4].Label, "0.00%40"},
		{c.Bars[0].Label, "2022: 3"}, {fmt.Sprint(c.Years), "[{0.00% 2020 false} {25.00% 2021 true} {50.00% 2022 false} {75.00% 2023 true} {100.00% 2024 false}]"},
		{fmt.Sprint(extent{perYear: 1, first: 1990, last: 2024}.marks()[6:]), "[{88.24% 2020 true} {100.00% 2024 false}]"}, {fmt.Sprint(extent{perYear: 1, first: 1990, last: 2022}.marks()[6:]), "[{93.75% 2020 false}]"}, {fmt.Sprint(len(c.Bars), c.Provisional(), line.Provisional()), "1 true true"},
	} {
		if p.got != p.want {
			t.Errorf("the chart has %q, want %q", p.got, p.want)
		}
	}
	if empty := New("c", nil, nil, plainScale()); len(empty.Lines)+len(empty.Grid) != 0 {
		t.Errorf("a chart of nothing: %+v", empty)
	}
}

func (f extent) marks() []YearMark { return f.years(f.x) }

// TestColumns holds that a flow by quarter has a column a quarter, none where
// there is no value, and says what is provisional and where it counts others.
func TestColumns(t *testing.T) {
	quarter := func(y, q int) schema.Period { return schema.Period{Year: y, Quarter: q} }
	c := NewColumns("c", Series{"a", []Value{{Period: quarter(2024, 3), Value: 10, Counts: "births"}, {Period: quarter(2024, 4), Value: 20, Counts: "births"},
		{Period: quarter(2025, 2), Value: 40, Provisional: true, Counts: "citizens"}}}, plainScale())
	if len(c.Columns) != 3 || !c.Provisional() || c.Empty() {
		t.Fatalf("columns %+v", c.Columns)
	}
	for _, p := range []struct{ got, want string }{
		{c.Columns[0].Label, "2024-Q3: 10"}, {c.Columns[2].Label, "2025-Q2: 40"}, {c.Columns[2].Y.String(), "0.00%"}, {c.Columns[0].Height.String(), "25.00%"},
		{(c.Columns[0].X + c.Columns[0].Width/2).String(), "12.50%"}, {(c.Columns[2].X + c.Columns[2].Width/2).String(), "87.50%"},
		{fmt.Sprint(c.Years), "[{12.50% 2024 true} {62.50% 2025 false}]"}, {c.Last().Label, c.Columns[2].Label},
		{fmt.Sprint(c.Breaks), "[{75.00% A 2025-Q2 citizens}]"},
	} {
		if p.got != p.want {
			t.Errorf("the chart has %q, want %q", p.got, p.want)
		}
	}
}

// TestBreak holds that a line does not join values that count others.
func TestBreak(t *testing.T) {
	month := func(m int) schema.Period { return schema.Period{Year: 2024, Month: m} }
	values := []Value{{Period: month(1), Value: 10, Counts: "x"}, {Period: month(2), Value: 20, Counts: "x"}, {Period: month(3), Value: 40, Counts: "y"}, {Period: month(5), Value: 40, Counts: "y"}}
	c := New("c", []Series{{"a", values}, {"b", values}}, nil, plainScale())
	if got := c.Lines[0].Solid(); got != "M0.0,750.0L250.0,500.0M500.0,0.0L1000.0,0.0" {
		t.Errorf("the line is %q", got)
	}
	if len(c.Breaks) != 1 || c.Breaks[0].X.String() != "37.50%" || c.Breaks[0].Counts != "y" {
		t.Errorf("breaks %+v, want one for both lines", c.Breaks)
	}
}
