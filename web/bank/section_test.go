package bank

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/frame"
)

func TestChartRows(t *testing.T) {
	locales, err := frame.Locales()
	if err != nil {
		t.Fatal(err)
	}
	value := func(year int, text string, s schema.Status) Value {
		return Value{Period: schema.InYear(year), Text: text, Code: s}
	}
	got := chartRows(locales["fr"], []Series{
		{Values: []Value{value(2020, "1", schema.Observed), value(2025, "2", schema.Provisional)}},
		{Values: []Value{value(2020, "3", schema.Modelled)}},
	})
	want := []Row{{2025, []string{"2", "–"}, []Mark{{"prov", "provisoire"}}}, {2020, []string{"1", "3"}, []Mark{{"obs", "observé"}, {"mod", "modélisé"}}}}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("rows (-want +got):\n%s", d)
	}
}
