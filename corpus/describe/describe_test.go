package describe

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/schematest"
)

func describeText(text string) *schema.Document {
	doc := &schema.Document{ID: "x", Pages: []schema.Page{{Number: 1, Text: text}}}
	New().Describe(doc)
	return doc
}

func corridorsOf(doc *schema.Document) []string {
	var out []string
	for _, c := range doc.Corridors {
		out = append(out, c.Corridor.String())
	}
	slices.Sort(out)
	return out
}

func TestEvidence(t *testing.T) {
	text := "Comunicado\n\nMás de 3.800 colombianos emigraron a España y Chile en 2010, según la OIM."
	doc := describeText(text)
	if got := corridorsOf(doc); !slices.Equal(got, []string{"CO-CL", "CO-ES"}) {
		t.Fatalf("corridors of %q = %v", text, got)
	}
	for _, c := range doc.Corridors {
		e := c.Evidence[0]
		if text[e.Start:e.End] != e.Passage || e.Page != 1 || e.Rule == "" {
			t.Errorf("evidence of %s = %+v", c.Corridor, e)
		}
	}
}

func TestPersonStays(t *testing.T) {
	doc := &schema.Document{Title: "Mine", Kind: "book", Published: "1999",
		Corridors: []schema.DocCorridor{{Corridor: schema.Corridor{Origin: "IN", Destination: "GB"}, Basis: schema.Basis{By: schema.ByPerson}}},
		Basis:     map[schema.Field]schema.Basis{schema.FieldTitle: {By: schema.ByPerson}, schema.FieldKind: {By: schema.ByManifest}, schema.FieldPublished: {By: schema.ByFile}},
		Pages:     []schema.Page{{Number: 1, Text: "Situation report, 12 March 2017\n\nMexican migrants in the United States send money home."}}}
	New().Describe(doc)
	once := doc.ContentHash()
	if doc.Title != "Mine" || doc.Kind != "book" || doc.Published != "1999" {
		t.Errorf("title %q, kind %q, date %q: a stated value was overwritten", doc.Title, doc.Kind, doc.Published)
	}
	if got := corridorsOf(doc); !slices.Equal(got, []string{"IN-GB", "MX-US"}) {
		t.Errorf("corridors = %v, want the person's and the text's", got)
	}
	New().Describe(doc)
	if doc.ContentHash() != once {
		t.Error("describing again changes the document")
	}
}

func TestMenuSaysNothing(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(schematest.SharedData(t, "seeds"), "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no seeds: %v", err)
	}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		doc := describeText(string(text))
		for _, e := range doc.Topics {
			for _, x := range e.Evidence {
				if x.Page > 0 && !strings.Contains(string(text)[:x.Start], "2030 AGENDA") {
					t.Errorf("%s: topic %s comes from the menu: %q", filepath.Base(f), e.Topic, x.Passage)
				}
			}
		}
		if strings.HasPrefix(string(doc.Published), "1951") || strings.HasPrefix(string(doc.Published), "2030") || doc.Language != "fr" {
			t.Errorf("%s: published %q, language %q", filepath.Base(f), doc.Published, doc.Language)
		}
	}
}

func TestWriteJSON(t *testing.T) {
	var b bytes.Buffer
	if err := WriteJSON(&b, "a.txt", describeText("Haitians in Chile send remittances home.")); err != nil {
		t.Fatal(err)
	}
	var got struct {
		File      string
		Language  string
		Corridors []struct{ Corridor, Kind string }
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil || got.File != "a.txt" || got.Language != "en" || len(got.Corridors) != 1 || got.Corridors[0].Corridor != "HT-CL" {
		t.Errorf("JSON = %s (%v)", b.String(), err)
	}
	b.Reset()
	if err := Explain(&b, "a.txt", describeText("Haitians in Chile send remittances home."), true); err != nil || !strings.Contains(b.String(), "HT-CL") {
		t.Errorf("Explain = %s, %v", b.String(), err)
	}
}

func FuzzDescribe(f *testing.F) {
	f.Add("Más de 3.800 colombianos emigraron a España.\n\n- uno\n- uno", "es")
	f.Add("Between 2 and 3 EE. UU. l’Espagne → Mexico–US \xff\x00", "en")
	f.Add("|", "0")
	f.Fuzz(func(t *testing.T, text, lang string) {
		text = strings.ToValidUTF8(text, "")
		doc := &schema.Document{Pages: []schema.Page{{Number: 1, Text: text}, {Number: 2, Text: lang}}}
		New().Describe(doc)
		for _, c := range doc.Corridors {
			for _, e := range c.Evidence {
				if p := doc.Pages[e.Page-1].Text; e.Start < 0 || e.End > len(p) || p[e.Start:e.End] != e.Passage {
					t.Errorf("evidence %+v does not stand on its page", e)
				}
			}
		}
	})
}

// TestThresholds holds that the thresholds decide what is a fact, what a
// suggestion and what is dropped, and that no value is two of these.
func TestThresholds(t *testing.T) {
	text := "Nota\n\nMás de 3.800 colombianos emigraron a España y Chile en 2010, según la OIM. Las remesas crecieron. Un grupo de bolivianos vive en un barrio de Lima."
	describe := func(l Thresholds) *schema.Document {
		doc := &schema.Document{Pages: []schema.Page{{Number: 1, Text: text}}}
		d := New()
		d.Corridors.Limits, d.Topics.Limits, d.Fields.Limits = l.Corridors, l.Topics, l.Fields
		d.Describe(doc)
		for _, c := range doc.Suggestions.Corridors {
			if slices.Contains(corridorsOf(doc), c.Corridor.String()) {
				t.Errorf("%s is a fact and a suggestion", c.Corridor)
			}
		}
		return doc
	}
	sure, strict := describe(DefaultThresholds), DefaultThresholds
	strict.Corridors.Passage, strict.Corridors.Document, strict.Topics.Topic = 0.999, 0.999, 1.1
	if doc := describe(strict); len(sure.Corridors) == 0 || len(doc.Corridors) > 0 || len(doc.Suggestions.Corridors) < len(sure.Corridors) {
		t.Errorf("at 0.99: corridors %v, suggestions %v; by default: %v", doc.Corridors, doc.Suggestions.Corridors, sure.Corridors)
	} else if len(doc.Topics) > 0 || len(doc.Suggestions.Topics) == 0 {
		t.Errorf("at 0.99: topics %v, suggestions %v", doc.Topics, doc.Suggestions.Topics)
	}
	strict.Corridors.Suggestion = 1.1
	if doc := describe(strict); len(doc.Suggestions.Corridors) > 0 {
		t.Errorf("below the threshold of suggestions: suggestions %v", doc.Suggestions.Corridors)
	}
}
