package bank

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/corpus/figures"
	"github.com/simde/simde/schema"
)

func pair(t *testing.T, s string) schema.Corridor {
	t.Helper()
	c, err := schema.ParseCorridor(s)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestThemes holds which subjects a corridor has, and what can be chosen in each.
func TestThemes(t *testing.T) {
	s := reader(t)
	for corridor, want := range map[string]string{
		"MX-US": "remittances: remittances inflows; population: stock sex; protection: protection asylum applications; movements: encounters",
		"SY-DE": "remittances: remittances inflows; population: stock sex; protection: protection asylum applications first-time-applications",
		"US-GT": "remittances: remittances inflows; population: stock sex; protection: asylum applications",
	} {
		var got []string
		for _, x := range s.Themes("en", pair(t, corridor)) {
			codes := x.Code + ":"
			for _, c := range x.Choices {
				codes += " " + c.Code
				if len(c.Series(c.PaceIn(View{}))) == 0 && c.Code != ChoiceSex || c.Heading == "" || c.Counts == "" || c.Label == "" {
					t.Errorf("%s: the choice %s has nothing to say: %+v", corridor, c.Code, c)
				}
			}
			got = append(got, codes)
		}
		if g := strings.Join(got, "; "); g != want {
			t.Errorf("%s has %q, want %q", corridor, g, want)
		}
	}
	if x := New(s.Site, nil).Themes("es", pair(t, "MX-US")); len(x) != 0 {
		t.Errorf("without a data bank there are the themes %v", x)
	}
}

// TestKeyFigures holds that the newest observed figure heads a corridor, with
// its period, how it came about and its change, and that a model heads none.
func TestKeyFigures(t *testing.T) {
	s := reader(t)
	c := pair(t, "MX-US")
	keys := s.KeyFigures("en", s.Themes("en", c))
	var got []string
	for _, k := range keys {
		got = append(got, fmt.Sprintf("%s %s %s %s", k.Code, k.Value.Period, k.Mark.Class, k.Series.Series.ID))
	}
	want := []string{"stock 2024 est undesa-stock-2024", "remittances 2026-Q1 obs banxico-remittances-received", "protection 2025 prov unhcr-refugees", "asylum 2025 prov unhcr-asylum",
		"applications 2025 prov unhcr-applications", "encounters 2025-05 obs cbp-southwest-encounters"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("key figures (-want +got):\n%s", diff)
	}
	if k := keys[1]; k.Change == "" || k.Since != "in a year" || !strings.HasPrefix(k.Twelve, "12 months: ") {
		t.Errorf("remittances changed %q %q, %q", k.Change, k.Since, k.Twelve)
	}
	if k := keys[0]; k.Since != "since 2020" || k.Change == "" || !strings.Contains(k.Label, "by place of birth") || k.Spark.Solid() == "" {
		t.Errorf("residents: %q %q, %q", k.Change, k.Since, k.Label)
	}
	if lead := s.Lead("es", c, s.KeyFigures("es", s.Themes("es", c))); !strings.HasPrefix(lead, "11\u202f279\u202f561 personas nacidas en México viven en Estados Unidos (2024, estimado). Remesas de Estados Unidos a México: ") {
		t.Errorf("the lead is %q", lead)
	}
	for _, k := range s.KeyFigures("es", s.Themes("es", pair(t, "PH-US"))) {
		if k.Series.Series.ID == "knomad-remittances-2016" {
			t.Error("a model of 2016 heads the page of PH-US")
		}
	}
	both := s.KeyFigures("es", s.Themes("es", pair(t, "VE-CO")))[1]
	if len(both.Apart) != 1 || both.Series.Series.Measure != schema.MeasureRefugees || both.Apart[0].Series.Series.Measure != schema.MeasureProtection {
		t.Errorf("refugees and others in need of protection in Colombia: %+v", both)
	}
	if lead := s.Lead("en", pair(t, "VE-CO"), s.KeyFigures("en", s.Themes("en", pair(t, "VE-CO")))); !strings.Contains(lead, "Refugees, by citizenship: 1,097 (2025, provisional). Other people in need of international protection, by citizenship: 2,810,778 (2025, provisional).") {
		t.Errorf("the lead calls one number by the name of two: %q", lead)
	}
}

// TestTwelve holds that twelve months are added up only where all are there.
func TestTwelve(t *testing.T) {
	flow := Series{Series: schema.Series{Measure: schema.MeasureRemittances}}
	for q := 1; q <= 4; q++ {
		flow.Values = append(flow.Values, Value{Period: schema.Period{Year: 2024, Quarter: q}, Value: float64(q)})
	}
	if sum, ok := flow.Twelve(); !ok || sum != 10 {
		t.Errorf("four quarters make %v, %v", sum, ok)
	}
	flow.Values[0].Year = 2023
	if _, ok := flow.Twelve(); ok {
		t.Error("four quarters of two years with one missing make twelve months")
	}
	flow.Series.Measure = schema.MeasureStock
	flow.Values[0].Year = 2024
	if _, ok := flow.Twelve(); ok {
		t.Error("a stock is added up")
	}
}

// TestRoutes holds to which corridors routes lead.
func TestRoutes(t *testing.T) {
	s := reader(t)
	for corridor, want := range map[string]string{"VE-US": "darien+ mexico+", "VE-MX": "darien+", "GT-US": "mexico+", "MX-US": "", "HT-US": "darien+ mexico+", "CN-US": "darien+ mexico+",
		"US-MX": "", "PR-US": "", "ES-US": "", "419-US": "darien+ mexico+", "MX-ES": ""} {
		got := ""
		for _, x := range s.Routes("es", pair(t, corridor)) {
			got += " " + x.Code
			if x.National != nil {
				got += "+"
			}
			if c, national := x.Shown(View{Everyone: true}); national || c.Corridor().Origin != "" {
				t.Errorf("%s: everyone on %s is %v", corridor, x.Code, c.Corridor())
			}
			if len(x.Deaths) != 0 {
				t.Errorf("the starter bank has deaths on %s", x.Code)
			}
		}
		if got = strings.TrimSpace(got); got != want {
			t.Errorf("routes of %s: %q, want %q", corridor, got, want)
		}
	}
}

// TestViews holds what an address chooses.
func TestViews(t *testing.T) {
	for query, want := range map[string]View{
		"":                    {Years: 10},
		"period=5&pace=month": {Years: 5, Pace: Monthly},
		"period=all&measure=sex&measure=asylum&scope=all": {Measures: []string{"sex", "asylum"}, Everyone: true},
		"period=2016-2026&ed=2026-11-29":                  {From: 2016, To: 2026, Edition: "2026-11-29"},
		"period=7&pace=week&ed=soon":                      {Years: 10},
		"period=2026-2016":                                {Years: 10},
	} {
		q, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, ViewOf(q)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", query, diff)
		}
	}
	s := reader(t)
	quarters := s.ByPace("es", pair(t, "MX-US"), Quarterly, schema.MeasureRemittances)[0]
	if got := (View{From: 2020, To: 2021}).Of(quarters); len(got.Values) != 8 || got.Values[0].Year != 2020 {
		t.Errorf("two years have %d quarters", len(got.Values))
	}
	stock := s.Between("es", pair(t, "MX-US"), schema.MeasureStock)[0]
	if got := (View{Years: 5}).Of(stock); len(got.Values) != len(stock.Values) {
		t.Errorf("of a stock counted every five years, %d values are shown", len(got.Values))
	}
}

// withDeaths is the starter bank with what IOM's Missing Migrants counts.
type withDeaths struct{ *figures.Bank }

func (b withDeaths) Series() []schema.Series {
	return append(b.Bank.Series(), schema.Series{ID: "deaths", Measure: schema.MeasureDeaths, Unit: schema.Persons, Source: "IOM"})
}

func (b withDeaths) Figures(c schema.Corridor) []schema.Figure {
	out := b.Bank.Figures(c)
	if c == (schema.Corridor{}) {
		for month, n := range []float64{3, 4} {
			for _, route := range []string{"Darien", "US-Mexico border crossing", ""} {
				out = append(out, schema.Figure{Series: "deaths", Period: schema.Period{Year: 2024, Month: month + 1}, Share: schema.Share{Route: route}, Value: n, Status: schema.Observed})
			}
		}
	}
	return out
}

// TestDeathsOnARoute holds that the dead and missing of a route stand with it,
// by year, and are no figures of the corridor.
func TestDeathsOnARoute(t *testing.T) {
	plain := reader(t)
	s := New(plain.Site, withDeaths{plain.Figures.(*figures.Bank)})
	for _, x := range s.Routes("en", pair(t, "VE-US")) {
		if len(x.Deaths) != 1 || x.Deaths[0].Latest().Value != 7 || x.Deaths[0].Latest().Period != schema.InYear(2024) {
			t.Errorf("deaths on %s: %+v", x.Code, x.Deaths)
		}
	}
	for _, theme := range s.Themes("en", pair(t, "VE-US")) {
		if theme.Has(string(schema.MeasureDeaths)) {
			t.Error("deaths are a figure of a corridor")
		}
	}
}
