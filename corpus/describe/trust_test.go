package describe

import (
	"strings"
	"testing"
)

// TestTrust holds that the model tells apart what the rules alone do not.
func TestTrust(t *testing.T) {
	for text, want := range map[string]string{
		"Thousands of Nicaraguan migrants have settled in Costa Rica since 2018.":                       "NI-CR",
		"Los migrantes hondureños detenidos en México fueron trasladados.":                              "HN-MX",
		"The memorandum between the United States and Mexico was signed by both presidents on Tuesday.": "",
	} {
		if got := strings.Join(corridorsOf(describeText(text)), " "); got != want {
			t.Errorf("%q yields %q, want %q", text, got, want)
		}
	}
}

// TestBestEvidenceFirst holds that a corridor shows the passage that is trusted
// most, wherever it stands.
func TestBestEvidenceFirst(t *testing.T) {
	doc := describeText("Migration policy is on the agenda of the U.S.-Mexico talks, as is U.S.-Mexico migration. Thousands of Mexican migrants have settled in the United States.")
	for _, c := range doc.Corridors {
		if c.Corridor.String() == "MX-US" && len(c.Evidence) > 1 && strings.Contains(c.Evidence[0].Passage, "Mexican migrants") {
			return
		}
	}
	t.Errorf("corridors %+v, want MX-US with the migrants first", doc.Corridors)
}
