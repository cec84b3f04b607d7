package describe

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
)

func TestClaims(t *testing.T) {
	type claim struct {
		Corridor string
		Value    float64
		Unit     string
		Year     int
	}
	for text, want := range map[string]claim{
		"Plus de 3 800 Colombiens sont partis travailler en Espagne en 2010.":                  {"CO-ES", 3800, "persons", 2010},
		"La région compte 57,5 millions de migrants internationaux.":                           {"*-*", 57500000, "persons", 0},
		"In 2012 some 84,000 Ethiopian migrants arrived in Yemen.":                             {"ET-YE", 84000, "persons", 2012},
		"Nicaragua recibió $168 millones en remesas procedentes de España en 2018.":            {"NI-ES", 168e6, "USD", 2018},
		"Unos 1,8 millones de venezolanos viven en Colombia, según la autoridad migratoria.":   {"VE-CO", 1800000, "persons", 0},
		"Remittances from Russia to Tajikistan reached 2.5 billion dollars in 2019, IOM said.": {"TJ-RU", 2.5e9, "USD", 2019},
	} {
		doc := describeText(text)
		if len(doc.Claims) != 1 {
			t.Errorf("%q makes %d claims, want 1", text, len(doc.Claims))
			continue
		}
		c := doc.Claims[0]
		if diff := cmp.Diff(want, claim{c.Corridor.String(), c.Value, c.Unit, c.Year}); diff != "" {
			t.Errorf("claim of %q (-want +got):\n%s", text, diff)
		}
	}
}

// TestRatesAreNoClaims holds that a number of each day does not stand beside
// those of a year.
func TestRatesAreNoClaims(t *testing.T) {
	for _, text := range []string{
		"In June some 1,200 Burundian refugees a day arrived in Rwanda.",
		"Cada día unos 3.000 migrantes venezolanos entran en Colombia.",
		"Près de 500 réfugiés sud-soudanais arrivent par jour en Ouganda.",
	} {
		if doc := describeText(text); len(doc.Claims) > 0 || len(doc.Corridors) != 1 {
			t.Errorf("%q: claims %+v and corridors %v, want the corridor only", text, doc.Claims, corridorsOf(doc))
		}
	}
}

func TestRoutes(t *testing.T) {
	doc := describeText("Syrians travelled via Turkey to Greece.")
	want := []schema.Place{"SY", "TR", "GR"}
	if len(doc.Routes) != 1 || !cmp.Equal(doc.Routes[0].Places, want) {
		t.Errorf("routes = %+v, want one over %v", doc.Routes, want)
	}
}

func TestEvents(t *testing.T) {
	doc := describeText("Geneva, 5 November 2010 – IOM invites migrants to a conference on 12 January 2011.")
	if doc.Published != "2010-11-05" || len(doc.Events) != 1 || doc.Events[0].Date != "2011-01-12" {
		t.Errorf("published %q, events %+v, want 2010-11-05 and 2011-01-12", doc.Published, doc.Events)
	}
}
