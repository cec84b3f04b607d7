package figures

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
)

var pair = schema.Corridor{Origin: "MX", Destination: "US"}

// quarters puts a series of quarters, as many as values are given, from the
// third of 2020.
func quarters(t *testing.T, b *Bank, m schema.Measure, values ...float64) {
	t.Helper()
	var list []schema.Figure
	p := schema.Period{Year: 2020, Quarter: 3}
	for _, v := range values {
		list = append(list, schema.Figure{Series: string(m), Corridor: pair, Period: p, Value: v, Status: schema.Observed})
		if p.Quarter++; p.Quarter > 4 {
			p = schema.Period{Year: p.Year + 1, Quarter: 1}
		}
	}
	if _, err := b.Put(schema.Series{ID: string(m), Measure: m}, list); err != nil {
		t.Fatal(err)
	}
}

// TestYearsOfQuarters holds that a year counts when all its quarters are there,
// that money adds up and that people who live somewhere do not.
func TestYearsOfQuarters(t *testing.T) {
	b := New()
	quarters(t, b, schema.MeasureRemittances, 1, 2, 0.1, 0.2, 40, 50, 60)
	quarters(t, b, schema.MeasureStock, 1, 2, 10, 20, 40, 50, 60)
	for _, series := range []string{"remittances", "stock"} {
		if y := b.Years(series); !cmp.Equal(y, []int{2021}) {
			t.Errorf("%s: years %v, want 2021", series, y)
		}
	}
	for _, got := range b.Annual(pair) {
		want := schema.Total{Series: "remittances", Period: schema.InYear(2021), Value: 90.3, Corridors: 1, Status: schema.Observed, Parts: 4}
		if got.Series == "stock" {
			want.Series, want.Value = "stock", 50
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("Annual (-want +got):\n%s", diff)
		}
		if top := b.Top(schema.Ranking{Series: got.Series}); len(top) != 1 || top[0].Value != want.Value || top[0].Period != want.Period {
			t.Errorf("Top = %+v, want %v of 2021", top, want.Value)
		}
		if m := b.Matrix(got.Series, 2021, []schema.Place{"MX"}, []schema.Place{"US"}); m[0][0] != want.Value {
			t.Errorf("Matrix = %v, want %v", m, want.Value)
		}
	}
	if n := len(b.Annual(pair)); n != 2 {
		t.Errorf("%d years, want one a series", n)
	}
	if first, last := b.Span("stock"); first.String() != "2020-Q3" || last.String() != "2022-Q1" {
		t.Errorf("from %s to %s", first, last)
	}
}

// TestOwnYearBeforeItsMonths holds that what a source gives of a year is not
// added to its months.
func TestOwnYearBeforeItsMonths(t *testing.T) {
	b := New()
	s := schema.Series{ID: "s", Measure: schema.MeasureEncounters}
	list := []schema.Figure{{Series: "s", Corridor: pair, Period: schema.InYear(2020), Value: 100, Status: schema.Observed}}
	for m := 1; m <= 12; m++ {
		list = append(list, schema.Figure{Series: "s", Corridor: pair, Period: schema.Period{Year: 2020, Month: m}, Value: 9, Status: schema.Observed},
			schema.Figure{Series: "s", Corridor: pair, Period: schema.Period{Year: 2021, Month: m}, Value: 2, Status: schema.Observed})
		if m%3 == 0 {
			list = append(list, schema.Figure{Series: "s", Corridor: pair, Period: schema.Period{Year: 2021, Quarter: m / 3}, Value: 6, Status: schema.Observed})
		}
	}
	if _, err := b.Put(s, list); err != nil {
		t.Fatal(err)
	}
	got := b.Annual(pair)
	if len(got) != 2 || got[0].Value != 100 || got[1].Value != 24 {
		t.Errorf("Annual = %+v, want 100 and 24", got)
	}
}

// TestSharesAreNotAdded holds that women and men, or the states of a country,
// are no part of a total beside the whole.
func TestSharesAreNotAdded(t *testing.T) {
	b := New()
	at := schema.Figure{Series: "s", Corridor: pair, Period: schema.InYear(2020), Value: 10, Status: schema.Estimated, Definition: schema.ByCitizenship}
	women, texas := at, at
	women.Sex, women.Value = schema.Female, 6
	texas.Area, texas.Value = "US-TX", 4
	before := texas
	before.Period = schema.InYear(2010)
	for i, want := range []int{4, 0} {
		if n, err := b.Put(schema.Series{ID: "s"}, []schema.Figure{at, women, texas, before}); n != want || err != nil {
			t.Errorf("Put %d: %d changed, %v; want %d", i, n, err, want)
		}
	}
	if got := b.Totals(pair); len(got) != 1 || got[0].Value != 10 || got[0].Definition != schema.ByCitizenship {
		t.Errorf("Totals = %+v", got)
	}
	if got := b.TotalsByShare(pair); len(got) != 4 {
		t.Errorf("TotalsByShare = %+v", got)
	}
	if y := b.Years("s"); !cmp.Equal(y, []int{2020}) {
		t.Errorf("years %v, want only those of the whole", y)
	}
	if top := b.Top(schema.Ranking{Series: "s"}); len(top) != 1 || top[0].Value != 10 {
		t.Errorf("Top = %+v", top)
	}
	if diff := cmp.Diff([]schema.Figure{at, before, texas, women}, b.Figures(pair), cmp.Transformer("", func(f []schema.Figure) map[string]schema.Figure {
		m := map[string]schema.Figure{}
		for _, x := range f {
			m[x.String()] = x
		}
		return m
	})); diff != "" {
		t.Errorf("Figures (-want +got):\n%s", diff)
	}
	path := filepath.Join(t.TempDir(), "figures.bank")
	if err := b.Save(path); err != nil {
		t.Fatal(err)
	}
	again, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	own := again.TotalsByShare(pair)
	own = own[len(own)-4:]
	if diff := cmp.Diff(b.TotalsByShare(pair), own); diff != "" {
		t.Errorf("saved and opened (-want +got):\n%s", diff)
	}
}

// TestDefinitionStays holds that a figure which does not say whom it counts
// keeps what was said before, and that a sum over countries that differ says so.
func TestDefinitionStays(t *testing.T) {
	b := New()
	s := schema.Series{ID: "s"}
	said := schema.Figure{Series: "s", Corridor: pair, Period: schema.InYear(2020), Value: 10, Status: schema.Estimated, Definition: schema.ByBirth}
	other := schema.Figure{Series: "s", Corridor: schema.Corridor{Origin: "MX", Destination: "AE"}, Period: schema.InYear(2020), Value: 1, Status: schema.Estimated, Definition: schema.ByCitizenship}
	unsaid := said
	unsaid.Definition = schema.NoDefinition
	if _, err := b.Put(s, []schema.Figure{said, other}); err != nil {
		t.Fatal(err)
	}
	if n, err := b.Put(s, []schema.Figure{unsaid}); n != 0 || err != nil {
		t.Errorf("%d changed, %v, want none", n, err)
	}
	if got := total(t, b, schema.Corridor{Origin: "MX"}, "s", 2020); got.Definition != schema.MixedCountries || got.Value != 11 {
		t.Errorf("the sum of two definitions is %+v", got)
	}
}

// TestOpenFirstForm reads a bank that was saved when figures had years only.
func TestOpenFirstForm(t *testing.T) {
	path := filepath.Join("testdata", "format1.bank")
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	b, err := Read(f)
	if err != nil {
		t.Fatal(err)
	}
	want := []schema.Figure{{Series: "undesa-stock-2024", Corridor: pair, Period: schema.InYear(2020), Value: 5, Status: schema.Observed},
		{Series: "own-census", Corridor: pair, Period: schema.InYear(2010), Value: 7.5, Status: schema.Assumed},
		{Series: "own-census", Corridor: pair, Period: schema.InYear(2020), Value: 8, Status: schema.Provisional}}
	if diff := cmp.Diff(want, b.Figures(pair)); diff != "" {
		t.Errorf("figures (-want +got):\n%s", diff)
	}
	opened, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := total(t, opened, pair, "undesa-stock-2024", 2020); got.Value < 10e6 {
		t.Errorf("an opened bank keeps the older form of what the program ships: %+v", got)
	}
	if got := total(t, opened, pair, "own-census", 2010); got.Value != 7.5 {
		t.Errorf("an opened bank has lost what was imported: %+v", got)
	}
}

// TestEntered holds that a series says when figures of it last came or changed:
// putting the same again on another day changes nothing.
func TestEntered(t *testing.T) {
	b := New()
	put := func(day schema.Date, value float64) {
		t.Helper()
		series := schema.Series{ID: "s", Measure: schema.MeasureStock}
		table := Table{Series: []schema.Series{series}, Figures: map[string][]schema.Figure{"s": {
			{Series: "s", Corridor: schema.Corridor{Origin: "MX", Destination: "US"}, Period: schema.Period{Year: 2020}, Value: value, Status: schema.Observed}}}}
		table.Entered(day)
		if _, err := table.AddTo(b); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		day  schema.Date
		put  float64
		want schema.Date
	}{{"2026-01-05", 1, "2026-01-05"}, {"2026-02-05", 1, "2026-01-05"}, {"2026-03-05", 2, "2026-03-05"}} {
		put(c.day, c.put)
		if s, _ := b.SeriesByID("s"); s.Entered != c.want {
			t.Errorf("after %v on %s the series entered on %q, want %q", c.put, c.day, s.Entered, c.want)
		}
	}
	for _, s := range starter(t).Series() {
		if s.Entered == "" {
			t.Errorf("series %s of the starter does not say when it entered", s.ID)
		}
	}
}

// TestPricesAreNotSummed holds that a price is told of one corridor only, and
// never of a region or of all corridors of a country.
func TestPricesAreNotSummed(t *testing.T) {
	b := New()
	series := schema.Series{ID: "p", Measure: schema.MeasureCost, Unit: schema.Percent}
	var all []schema.Figure
	for _, o := range []schema.Place{"MX", "GT"} {
		all = append(all, schema.Figure{Series: "p", Corridor: schema.Corridor{Origin: o, Destination: "US"}, Period: schema.Period{Year: 2024, Quarter: 1}, Value: 5, Status: schema.Observed})
	}
	if _, err := b.Put(series, all); err != nil {
		t.Fatal(err)
	}
	for c, want := range map[schema.Corridor]int{{Origin: "MX", Destination: "US"}: 1, {Origin: "013", Destination: "US"}: 0, {Destination: "US"}: 0, {Origin: "MX"}: 0} {
		if got := b.Totals(c); len(got) != want {
			t.Errorf("%s has %v, want %d", c, got, want)
		}
	}
}
