package main

import (
	"strings"
	"testing"
)

// TestPlaceNames follows a name of a place from what it would come to over what
// it has documents say to what another process finds and takes back.
func TestPlaceNames(t *testing.T) {
	data, ids := smallLibrary(t, boletin, "Remesas de Gabacholandia\n\nLos migrantes mexicanos que viven en Gabacholandia envían remesas a sus familias en México, dice el banco.",
		"La feria de Xochitlán Viejo\n\nEn Xochitlán Viejo los retornados abren negocios con sus ahorros, cuenta la radio.")
	has(t, "dry run", mustRun(t, data, "authorities", "place", "US", "--es", "Gabacholandia", "--dry-run"), "Gabacholandia: 1 documents have the words", "nothing has changed yet")
	has(t, "place", mustRun(t, data, "authorities", "place", "US", "--es", "Gabacholandia", "--by", "Ana"), "1 documents described again, 1 of them", "undo --step")
	has(t, "town", mustRun(t, data, "authorities", "place", "México", "--town", "Xochitlán Viejo", "--by", "Ana"), "1 documents described again")
	has(t, "places", mustRun(t, data, "authorities", "places"), "US  es    Gabacholandia", "MX  town  Xochitlán Viejo")
	for query, want := range map[string]string{"country:gabacholandia": ids[1], `country:"xochitlan viejo"`: ids[2]} {
		if got := foundIDs(t, data, query); !strings.Contains(strings.Join(got, " "), want) {
			t.Errorf("%s finds %v, want %s", query, got, want)
		}
	}
	has(t, "log", mustRun(t, data, "log", "-n", "1"), "Ana  place", "place: (none) → MX (Xochitlán Viejo)")
	has(t, "stale", mustRun(t, data, "describe", "--all", "--stale"), "2 documents described again")
	n := strings.Fields(mustRun(t, data, "log", "-n", "1"))[0]
	has(t, "undo", mustRun(t, data, "undo", "--step", n), "1 changes")
	mustRun(t, data, "describe", "--all", "--stale")
	if got := foundIDs(t, data, "country:MX"); strings.Contains(strings.Join(got, " "), ids[2]) {
		t.Errorf("taken back, the town still tells the country: %v", got)
	}
	for what, args := range map[string][]string{
		"short": {"US", "--es", "Us"}, "ordinary": {"US", "--es", "remesas"}, "a word": {"US", "--es", "esperanza"}, "other": {"US", "--es", "Guatemala"}, "nobody": {"nowhere at all", "--es", "Gringolandia"},
		"nothing": {"US"}, "not": {"US", "--not", "Gringolandia"},
	} {
		if out, err := simde(t, data, append([]string{"authorities", "place"}, args...)...); err == nil {
			t.Errorf("%s: %q is no error: %s", what, args, out)
		}
	}
}
