package describe

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/simde/simde/schema/schematest"
)

// TestWeightsAreAsLearned holds that the weights are those that the annotations
// give with today's rules.
func TestWeightsAreAsLearned(t *testing.T) {
	for table, train := range map[string]func(io.Writer, string) error{"trust": TrainTrust, "treated": TrainTreated, "main": TrainMain} {
		var got bytes.Buffer
		if err := train(&got, schematest.SharedData(t)); err != nil {
			t.Fatal(err)
		}
		text, err := data.ReadFile("rules/" + table + ".tsv")
		if err != nil {
			t.Fatal(err)
		}
		var want strings.Builder
		for l := range strings.Lines(string(text)) {
			if !strings.HasPrefix(l, "#") {
				want.WriteString(l)
			}
		}
		if got.String() != want.String() {
			t.Errorf("rules/%[1]s.tsv is not what the annotations give; make it anew:\n\tgo run ./corpus/describe/gen %[1]s ../shared/data > /tmp/%[1]s.tsv && cp /tmp/%[1]s.tsv corpus/describe/rules/", table)
		}
	}
}

// TestTrust holds that the model tells apart what the rules alone do not.
func TestTrust(t *testing.T) {
	d := New()
	for text, want := range map[string]string{
		"Thousands of Nicaraguan migrants have settled in Costa Rica since 2018.":                       "NI-CR",
		"Los migrantes hondureños detenidos en México fueron trasladados.":                              "HN-MX",
		"The memorandum between the United States and Mexico was signed by both presidents on Tuesday.": "",
	} {
		if got := strings.Join(corridorCodes(d.describePassage(text)), " "); got != want {
			t.Errorf("%q yields %q, want %q", text, got, want)
		}
	}
}

func TestTrustIn(t *testing.T) {
	m := weights{"bias": 0, "for": 2, "against": -2}
	for _, c := range []struct {
		traits []trait
		want   float64
	}{{[]trait{{"bias", 1}}, 0.5}, {[]trait{{"for", 1}, {"against", 1}}, 0.5}, {[]trait{{"for", 1}}, 0.88}, {[]trait{{"against", 2}, {"unknown", 9}}, 0.02}} {
		if got := m.in(c.traits); got < c.want-0.01 || got > c.want+0.01 {
			t.Errorf("in(%v) = %.3f, want %.2f", c.traits, got, c.want)
		}
	}
}

// TestDocuments holds what is read from whole documents that were not trained
// on.
func TestDocuments(t *testing.T) {
	e := &evaluation{Describer: New(), dir: schematest.SharedData(t), scores: map[string]*Score{}, items: map[string]int{}}
	if err := e.documents(); err != nil {
		t.Fatal(err)
	}
	if s := e.scores["documents report\t"]; s.Precision() < 0.89 || s.Recall() < 0.79 {
		t.Errorf("corridors of whole documents: precision %.2f, recall %.2f, want 0.89 and 0.79", s.Precision(), s.Recall())
	}
}

// TestBestEvidenceFirst holds that a corridor shows the passage that is trusted
// most, wherever it stands.
func TestBestEvidenceFirst(t *testing.T) {
	doc := New().describePassage("Migration policy is on the agenda of the U.S.-Mexico border. Thousands of Mexican migrants have settled in the United States.")
	for _, c := range doc.Corridors {
		if c.Corridor.String() == "MX-US" && len(c.Evidence) > 1 && strings.Contains(c.Evidence[0].Passage, "Mexican migrants") {
			return
		}
	}
	t.Errorf("corridors %+v, want MX-US with the migrants first", doc.Corridors)
}
