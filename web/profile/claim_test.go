package profile

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/frame"
)

type anyBank bank.Figures

// oneSeries is a data bank of one series.
type oneSeries struct {
	anyBank
	series schema.Series
	totals []schema.Total
}

func (b oneSeries) Series() []schema.Series { return []schema.Series{b.series} }

func (b oneSeries) Totals(schema.Corridor) []schema.Total { return b.totals }

func (b oneSeries) Annual(schema.Corridor, ...schema.Measure) []schema.Total { return b.totals }

func (b oneSeries) Top(schema.Ranking) []schema.Figure { return nil }

func TestClaimsBesideTheBank(t *testing.T) {
	site, err := frame.New(nil, nil, "")
	if err != nil {
		t.Fatal(err)
	}
	stock := oneSeries{series: schema.Series{ID: "s", Measure: schema.MeasureStock, Unit: schema.Persons, Source: "ONU", Vintage: "2024"},
		totals: []schema.Total{{Series: "s", Period: schema.InYear(2010), Value: 1000, Status: schema.Observed}, {Series: "s", Period: schema.InYear(2020), Value: 2000, Status: schema.Observed}}}
	money := oneSeries{series: schema.Series{ID: "m", Measure: schema.MeasureRemittances, Unit: schema.USDMillion, Source: "BM"},
		totals: []schema.Total{{Series: "m", Period: schema.InYear(2016), Value: 50, Status: schema.Modelled}}}
	pair := schema.Corridor{Origin: "MX", Destination: "US"}
	for _, c := range []struct {
		name    string
		bank    bank.Figures
		claim   schema.Claim
		want    string
		verdict Verdict
		judged  string
	}{
		{"within two percent", stock, schema.Claim{Value: 1015, Unit: "persons", Measure: schema.ClaimResidents, Year: 2010}, "1000 · Personas residentes, 2010 · ONU, 2024 · observado", Agrees, "Coincide"},
		{"same year", stock, schema.Claim{Value: 1100, Unit: "persons", Measure: schema.ClaimResidents, Year: 2010}, "1000 · Personas residentes, 2010 · ONU, 2024 · observado", Differs, "Difiere: +10,0\u00a0%"},
		{"less", stock, schema.Claim{Value: 930, Unit: "persons", Measure: schema.ClaimResidents, Year: 2010}, "1000 · Personas residentes, 2010 · ONU, 2024 · observado", Differs, "Difiere: −7,0\u00a0%"},
		{"a year off", stock, schema.Claim{Value: 2000, Unit: "persons", Measure: schema.ClaimResidents, Year: 2021}, "2000 · Personas residentes, 2020 · ONU, 2024 · observado", OtherYear, "Otro año"},
		{"no year", stock, schema.Claim{Value: 2000, Unit: "persons", Measure: schema.ClaimResidents}, "2000 · Personas residentes, 2020 · ONU, 2024 · observado", Unclear, "No dice qué cuenta o cuándo"},
		{"no measure", stock, schema.Claim{Value: 2000, Unit: "persons", Year: 2020}, "2000 · Personas residentes, 2020 · ONU, 2024 · observado", Unclear, "No dice qué cuenta o cuándo"},
		{"far more", stock, schema.Claim{Value: 90_000, Unit: "persons", Measure: schema.ClaimResidents, Year: 2020}, "2000 · Personas residentes, 2020 · ONU, 2024 · observado", OtherCount, "Cuenta otra cosa"},
		{"money", money, schema.Claim{Value: 50e6, Unit: "USD", Year: 2016}, "50\u00a0M USD · Remesas, 2016 · BM · modelado", Agrees, "Coincide"},
		{"other persons than the bank counts", stock, schema.Claim{Value: 1100, Unit: "persons", Measure: schema.ClaimRecognised, Year: 2010}, "", OtherCount, "Cuenta otra cosa"},
		{"no series", money, schema.Claim{Value: 5, Unit: "persons", Year: 2016}, "", noneInBank, ""},
		{"no bank", nil, schema.Claim{Value: 5, Unit: "persons", Year: 2016}, "", noneInBank, ""},
	} {
		c.claim.Corridor = pair
		s := &Corridors{Site: site, Bank: bank.New(site, c.bank)}
		if figure, verdict, judged := s.beside("es", c.claim); figure != c.want || verdict != c.verdict || judged != c.judged {
			t.Errorf("%s: %q, %q, %q, want %q, %q, %q", c.name, figure, verdict, judged, c.want, c.verdict, c.judged)
		}
	}
}

// TestVerdictsHaveSigns holds that a verdict is told by more than a colour.
func TestVerdictsHaveSigns(t *testing.T) {
	for v, want := range map[Verdict]string{Agrees: "= same", Differs: "≠ off", OtherCount: "~ else", OtherYear: "~ else", Unclear: "~ else"} {
		if got := v.Sign() + " " + v.Class(); got != want {
			t.Errorf("%s is drawn as %q, want %q", v, got, want)
		}
	}
}

func TestClaimsOfACorridor(t *testing.T) {
	said := func(corridor string, value float64, year, page int) schema.Claim {
		c, err := schema.ParseCorridor(corridor)
		if err != nil {
			t.Fatal(err)
		}
		return schema.Claim{Corridor: c, Value: value, Year: year, Basis: schema.Basis{Evidence: []schema.Evidence{{Page: page}}}}
	}
	doc := &schema.Document{Claims: []schema.Claim{said("MX-US", 5, 0, 1), said("GT-US", 7, 2019, 1), said("MX-US", 6, 2020, 2), said("MX-*", 8, 2020, 1), said("MX-US", 9, 2021, 0)}}
	for corridor, want := range map[string][]float64{"MX-US": {6, 5}, "019-US": {6, 7, 5}, "US-MX": nil} {
		c, err := schema.ParseCorridor(corridor)
		if err != nil {
			t.Fatal(err)
		}
		var got []float64
		for _, x := range claimsIn(doc, c) {
			got = append(got, x.Value)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("claims of %s (-want +got):\n%s", corridor, diff)
		}
	}
}

// TestClaimsSayWhatTheyCount holds that each measure of a claim has a label in
// each language, and that number, unit, measure and year are shown.
func TestClaimsSayWhatTheyCount(t *testing.T) {
	site, err := frame.New(nil, nil, "")
	if err != nil {
		t.Fatal(err)
	}
	s := &Corridors{Site: site, Bank: bank.New(site, nil)}
	for l, want := range map[schema.Lang]string{"es": "1500 personas: solicitudes · 2021", "en": "1,500 people: applicants · 2021", "fr": "1\u202f500 personnes: demandes · 2021"} {
		x := schema.Claim{Value: 1500, Unit: "persons", Measure: schema.ClaimApplicants, Year: 2021}
		if got := s.number(l, x) + ": " + s.counted(l, x); got != want {
			t.Errorf("in %s a claim is %q, want %q", l, got, want)
		}
	}
	for _, m := range schema.ClaimMeasures {
		for _, l := range schema.Langs {
			if label := site.Locale(l).Say("claim.measure." + string(m)); label == "" || label == "claim.measure."+string(m) {
				t.Errorf("%s: measure %s has no label: %q", l, m, label)
			}
		}
	}
}
