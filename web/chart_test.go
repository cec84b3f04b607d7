package web

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/frame"
)

func plainScale() scale {
	write := func(v float64) string { return fmt.Sprintf("%.0f", v) }
	return scale{func(float64) func(float64) string { return write }, write}
}

// TestLineChart holds where a chart puts its values, and that the way to a
// provisional one is dashed.
func TestLineChart(t *testing.T) {
	c := newLineChart("c", []namedValues{{"a", []yearValue{{Year: 2020, Value: 10}, {Year: 2022, Value: 20}, {Year: 2024, Value: 40, Provisional: true}}}}, []yearValue{{Year: 2019, Value: 9}, {Year: 2022, Value: 3}}, plainScale())
	line := c.Lines[0]
	for _, p := range []struct{ got, want string }{
		{line.Solid(), "M0.0,750.0L500.0,500.0"}, {line.Dashed(), "M500.0,500.0L1000.0,0.0"}, {line.Points[1].X.String(), "50.00%"}, {line.Points[1].Y.String(), "50.00%"},
		{line.Points[2].Label, "2024: 40"}, {line.Last, "40"}, {c.Grid[0].Y.String() + c.Grid[0].Label, "100.00%0"}, {c.Grid[4].Y.String() + c.Grid[4].Label, "0.00%40"},
		{c.Bars[0].Label, "2022: 3"}, {fmt.Sprint(c.Years), "[{0.00% 2020 false} {25.00% 2021 true} {50.00% 2022 false} {75.00% 2023 true} {100.00% 2024 false}]"},
		{fmt.Sprint(frameOf{first: 1990, last: 2024}.years()[6:]), "[{88.24% 2020 true} {100.00% 2024 false}]"}, {fmt.Sprint(frameOf{first: 1990, last: 2022}.years()[6:]), "[{93.75% 2020 false}]"}, {fmt.Sprint(len(c.Bars), c.Provisional(), line.Provisional()), "1 true true"},
	} {
		if p.got != p.want {
			t.Errorf("the chart has %q, want %q", p.got, p.want)
		}
	}
	if empty := newLineChart("c", nil, nil, plainScale()); len(empty.Lines)+len(empty.Grid) != 0 {
		t.Errorf("a chart of nothing: %+v", empty)
	}
}

func TestChartRows(t *testing.T) {
	locales, err := frame.Locales()
	if err != nil {
		t.Fatal(err)
	}
	value := func(year int, text string, s schema.Status) figureValue {
		return figureValue{Year: year, Text: text, Code: s}
	}
	got := chartRows(locales["fr"], []figureSeries{
		{Values: []figureValue{value(2020, "1", schema.Observed), value(2025, "2", schema.Provisional)}},
		{Values: []figureValue{value(2020, "3", schema.Modelled)}},
	})
	want := []chartRow{{2025, []string{"2", "–"}, []statusMark{{"prov", "provisoire"}}}, {2020, []string{"1", "3"}, []statusMark{{"obs", "observé"}, {"mod", "modélisé"}}}}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("rows (-want +got):\n%s", d)
	}
}

// TestChartAsFile holds that a file is sound XML whatever its words are, and
// says what it shows and whence it is.
func TestChartAsFile(t *testing.T) {
	hostile := `a"><script>&x</script>'`
	c := chartSection{Series: []figureSeries{{Source: hostile}, {Source: "ONU"}}, Chart: newLineChart("c", []namedValues{{hostile, []yearValue{{Year: 2020, Value: 10}, {Year: 2024, Value: 40, Provisional: true}}}, {"b", []yearValue{{Year: 2020, Value: 1}, {Year: 2024, Value: 2}}}}, nil, plainScale())}
	c.Chart.Title, c.Chart.Text, c.Chart.Unit = hostile, hostile, hostile
	drawn := drawn(c.Chart, fileWords{"es", "los valores son provisionales", c.Sources(), "https://simde.example/es/corredores/mx-us"})
	d := xml.NewDecoder(strings.NewReader(drawn))
	scripts, text := 0, ""
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("the file is no XML: %v\n%s", err, drawn)
		}
		switch x := token.(type) {
		case xml.StartElement:
			if x.Name.Local == "script" {
				scripts++
			}
		case xml.CharData:
			text += string(x) + "|"
		}
	}
	for _, want := range []string{hostile, "provisional", "2024", "ONU", "SIMDE, https://simde.example/es/corredores/mx-us"} {
		if !strings.Contains(text, want) {
			t.Errorf("the file does not say %q", want)
		}
	}
	if scripts > 0 || !strings.Contains(drawn, "stroke-dasharray") {
		t.Error("the file has a script, or no dashed line")
	}
}
