package describe

import (
	"slices"
	"testing"

	"github.com/simde/simde/schema"
)

// TestRulesOfWholeSentences holds rules that turn what a cue alone would say,
// each by a sentence that is read otherwise without it.
func TestRulesOfWholeSentences(t *testing.T) {
	for _, c := range []struct {
		rule, text string
		want       []string
	}{
		{"landed", "Deported from Texas, the sixty migrants landed in San Pedro Sula on Friday.", []string{"HN-US"}},
		{"landed", "Returned from Libya, the migrants arrived in Bamako on Sunday.", []string{"ML-LY"}},
		{"campOf", "Refugees of Kakuma camp fled South Sudan.", []string{"SS-KE"}},
		{"campOf", "Los refugiados del campamento de Dadaab huyeron de Somalia.", []string{"SO-KE"}},
		{"denied", "Sudanese refugees in Chad, unable to reach Italy, stayed.", []string{"SD-TD"}},
		{"denied", "Los migrantes venezolanos que no lograron llegar a Chile se quedaron en Perú.", []string{"VE-PE"}},
	} {
		if got := corridorsOf(describeText(c.text)); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q yields %v, want %v", c.rule, c.text, got, c.want)
		}
	}
}

// TestFlightsGoHome holds that a state which takes or refuses flights of people
// sent back is their home and not their host.
func TestFlightsGoHome(t *testing.T) {
	text := "Venezuela refused deportation flights from Trinidad and Tobago."
	for _, p := range describeText(text).Places {
		if p.Place == "VE" && !slices.Equal(p.Roles, []schema.Role{schema.RoleOrigin}) {
			t.Errorf("%q: Venezuela plays %v, want %s only", text, p.Roles, schema.RoleOrigin)
		}
	}
}
