package schema

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParsePeriod(t *testing.T) {
	for text, want := range map[string]Period{"2024": {Year: 2024}, "2024-Q1": {Year: 2024, Quarter: 1}, "2024Q4": {Year: 2024, Quarter: 4},
		"2024-03": {Year: 2024, Month: 3}, "2024M12": {Year: 2024, Month: 12}} {
		got, err := ParsePeriod(text)
		if err != nil || got != want {
			t.Errorf("ParsePeriod(%q) = %+v, %v; want %+v", text, got, err, want)
		}
		if again, err := ParsePeriod(got.String()); err != nil || again != got {
			t.Errorf("%q is written %q, which reads %+v, %v", text, got, again, err)
		}
	}
	for _, text := range []string{"", "soon", "2024-13", "2024-00", "2024-Q5", "2024-Q0", "24", "2024-", "1066", "2024-03-01"} {
		if got, err := ParsePeriod(text); !errors.Is(err, ErrInvalid) {
			t.Errorf("ParsePeriod(%q) = %+v, %v; want %v", text, got, err, ErrInvalid)
		}
	}
}

func TestPeriodsAreOrdered(t *testing.T) {
	order := []Period{{Year: 2023, Month: 12}, {Year: 2024}, {Year: 2024, Month: 1}, {Year: 2024, Month: 2}, {Year: 2024, Quarter: 1}, {Year: 2025}}
	for i := 1; i < len(order); i++ {
		if order[i-1].Compare(order[i]) >= 0 {
			t.Errorf("%s is not before %s", order[i-1], order[i])
		}
	}
}

func TestDefinitionWords(t *testing.T) {
	d := NoDefinition.With(ByCitizenship).With(RefugeesAdded)
	if diff := cmp.Diff([]Definition{ByCitizenship, RefugeesAdded}, d.Words()); diff != "" || d != "citizenship+refugees" {
		t.Errorf("%q has the words (-want +got):\n%s", d, diff)
	}
	if w := NoDefinition.Words(); len(w) != 0 {
		t.Errorf("no definition has the words %q", w)
	}
}

// TestMeasuresAreNamed holds that every measure has a name and a note in each
// language, and every subdivision a name and a country.
func TestMeasuresAreNamed(t *testing.T) {
	for _, m := range Measures() {
		for _, l := range Langs {
			if m.Name(l) == "" || m.Note(l) == "" {
				t.Errorf("measure %s has no name or note in %s", m, l)
			}
		}
	}
	if !MeasureRemittances.Adds() || MeasureStock.Adds() {
		t.Error("the months of remittances add up, those of a stock do not")
	}
	for _, m := range []Measure{MeasureStock, MeasureRefugees, MeasureProtection, MeasureAsylum, MeasureApplications, MeasureFirstTime, MeasureFlow, MeasureEncounters,
		MeasureEntries, MeasureReturns, MeasureCrossings, MeasureRemittances, MeasureCost, MeasureDisplaced, MeasureDeaths} {
		if !m.Known() {
			t.Errorf("the vocabulary lacks %s", m)
		}
	}
	if n := len(Subdivisions()); n != 84 {
		t.Errorf("%d subdivisions, want the 32 states of Mexico and 52 of the United States", n)
	}
	for _, s := range Subdivisions() {
		if !s.Country().Known() || s.Name(French) == "" {
			t.Errorf("%s has no country or no name", s)
		}
	}
}
