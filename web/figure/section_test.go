package figure

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/chart"
	"github.com/simde/simde/web/frame"
)

func drawer(t *testing.T) *Drawer {
	t.Helper()
	site, err := frame.New(nil, nil, "")
	if err != nil {
		t.Fatal(err)
	}
	return &Drawer{Site: site, Bank: bank.New(site, nil)}
}

func value(year int, v float64, text string, s schema.Status, counts string) bank.Value {
	return bank.Value{Period: schema.InYear(year), Name: text + " of the year", Value: v, Text: text, Status: string(s), Code: s, Counts: counts}
}

// TestRows holds that a table begins with the newest period, says how each
// figure came about, and tells a change in a year or the break before it.
func TestRows(t *testing.T) {
	d := drawer(t)
	two := Section{Drawn: []bank.Series{
		{Values: []bank.Value{value(2020, 1, "1", schema.Observed, ""), value(2025, 2, "2", schema.Provisional, "")}},
		{Values: []bank.Value{value(2020, 3, "3", schema.Modelled, "")}},
	}}
	want := []Row{{Period: "2 of the year", Cells: []string{"2", "–"}, Marks: []bank.Mark{{Class: "prov", Text: "provisional"}}},
		{Period: "1 of the year", Cells: []string{"1", "3"}, Marks: []bank.Mark{{Class: "obs", Text: "observed"}, {Class: "mod", Text: "modelled"}}}}
	if diff := cmp.Diff(want, d.rows("fr", two)); diff != "" {
		t.Errorf("two series (-want +got):\n%s", diff)
	}
	one := Section{Breaks: []chart.Break{{Letter: "A", At: schema.InYear(2022)}}, Drawn: []bank.Series{{Values: []bank.Value{
		value(2020, 100, "100", schema.Observed, "x"), value(2021, 110, "110", schema.Observed, "x"), value(2022, 300, "300", schema.Observed, "y")}}}}
	rows := d.rows("en", one)
	if rows[0].Break != "A" || rows[0].Change != "" || rows[1].Change != "+10.0%" || rows[2].Change != "" {
		t.Errorf("rows of a series with a break: %+v", rows)
	}
}

// TestLongTables holds that a table too long for a page is left to the CSV.
func TestLongTables(t *testing.T) {
	x := Section{Rows: make([]Row, mostRows)}
	if x.Long() || len(x.FoldedRows()) != mostRows-newestRows || len(x.OpenRows()) != newestRows {
		t.Errorf("of %d rows, %d are open and %d fold", mostRows, len(x.OpenRows()), len(x.FoldedRows()))
	}
	x.Rows = append(x.Rows, Row{})
	if !x.Long() || x.FoldedRows() != nil {
		t.Errorf("of %d rows, %d fold", len(x.Rows), len(x.FoldedRows()))
	}
}

// TestTitles holds that a chart that stands alone names its subject once.
func TestTitles(t *testing.T) {
	for _, c := range []struct{ subject, heading, want string }{
		{"A → B", "Remittances, B → A", "Remittances, B → A"}, {"A → B", "Refugees", "A → B. Refugees"}, {"", "Refugees", "Refugees"}, {"A", "A: immigrants", "A: immigrants"},
	} {
		if got := (Plan{Subject: c.subject, Heading: c.heading}).Title(); got != c.want {
			t.Errorf("the title of %q about %q is %q, want %q", c.heading, c.subject, got, c.want)
		}
	}
}

// TestColumnNames holds that series are told apart by what differs.
func TestColumnNames(t *testing.T) {
	of := func(id string, m schema.Measure, name, source string) bank.Series {
		return bank.Series{Series: schema.Series{ID: id, Measure: m}, Name: name, Source: source}
	}
	for _, c := range []struct {
		series []bank.Series
		want   string
	}{
		{[]bank.Series{of("a", "stock", "Stock", "UN, 2020"), of("b", "stock", "Stock", "UN, 2024")}, "UN, 2020"},
		{[]bank.Series{of("a", "refugees", "Refugees", "UNHCR"), of("b", "protection", "Others", "UNHCR")}, "Refugees"},
		{[]bank.Series{of("a", "stock", "Women", "UN"), of("a", "stock", "Men", "UN")}, "Women"},
	} {
		if got := columnName(c.series, c.series[0]); got != c.want {
			t.Errorf("the first of %v is called %q, want %q", c.series, got, c.want)
		}
	}
}
