package eval

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

// TestCompareStems holds that a stemmer is measured by what it finds.
func TestCompareStems(t *testing.T) {
	s := newSet("made")
	s.doc("a", schema.Spanish, "Las remesas familiares de 2019.")
	s.doc("b", schema.Spanish, "La TPS de la trabajadora.")
	s.queries = []query{{map[schema.Lang]string{schema.Spanish: "remesa familiar"}, []schema.ID{"a"}}, {map[schema.Lang]string{schema.Spanish: "trabajadoras TPS"}, []schema.ID{"b"}}}
	blind := func(string, schema.Lang) string { return "same" }
	got := compareStems([]*set{s}, blind)
	want := Stemmed{Set: "made", Lang: schema.Spanish, Queries: 2, Own: 1, Other: 1, Unaccented: 1, None: 0.5}
	if len(got) != 2 || got[0] != want || got[1].Set != "all" {
		t.Errorf("rows %+v, want %+v and the same of all", got, want)
	}
	more := newSet("more")
	more.doc("c", schema.Spanish, "La migración.")
	more.queries = []query{{map[schema.Lang]string{schema.Spanish: "migracion"}, []schema.ID{"c"}}}
	s.queries = s.queries[:1]
	got = compareStems([]*set{s, more}, func(word string, _ schema.Lang) string { return strings.ReplaceAll(word, "ó", "") })
	if len(got) != 3 || got[0].Own != 1 || got[0].Other != 0 {
		t.Errorf("rows %+v, want the own stemmer alone to find a document", got)
	}
	if got[1].Other != 0 || got[1].Unaccented != 1 {
		t.Errorf("row %+v, want the other stemmer to find a word as it is typed where accents are left out of both", got[1])
	}
	if all := got[2]; all.Queries != 2 || all.Over != 0.5 || math.Abs(all.Error-math.Sqrt(0.5)/2) > 1e-9 {
		t.Errorf("row of all %+v, want .5 ± .354 of two queries", all)
	}
	var b strings.Builder
	if err := (Report{Stems: got}).print(&b); err != nil || !strings.Contains(b.String(), "+0.5000") {
		t.Errorf("table %q, %v", b.String(), err)
	}
}

// TestStems holds that stemmers are compared by all questions and by the titles of
// real texts.
func TestStems(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"eval/piaf_fr.json":            `[{"fr": "Les remesas.", "questions": [{"fr": "remesas ?"}, {"fr": "les remesas ?"}]}]`,
		"corpus/reliefweb/es/1.txt":    "Una remesa\nLas remesas llegan.",
		"corpus/reliefweb/en/2.txt":    "A title\nA text.",
		"corpus/press-es.jsonl.gz":     "",
		"parallel/of another kind.txt": "",
	} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o700); err != nil {
			t.Fatal(err)
		}
		data := []byte(text)
		if strings.HasSuffix(name, ".gz") {
			var b bytes.Buffer
			z := gzip.NewWriter(&b)
			fmt.Fprintln(z, `{"id": 7, "title": "El retorno", "text": "Los retornos de ayer."}`)
			if err := z.Close(); err != nil {
				t.Fatal(err)
			}
			data = b.Bytes()
		}
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var b strings.Builder
	for _, root := range []string{dir, filepath.Join(dir, "eval")} {
		r, err := Run(t.Context(), &b, root, Engines{Stem: func(w string, _ schema.Lang) string { return w }}, false)
		if err != nil {
			t.Fatal(err)
		}
		var sets []string
		for _, x := range r.Stems {
			sets = append(sets, fmt.Sprint(x.Set, " ", x.Lang, " ", x.Queries))
		}
		want := []string{"questions-fr fr 2", "press-title es 1", "report-title es 1", "all es 2", "all fr 2"}
		if !slices.Equal(sets, want) {
			t.Errorf("%s: rows %q, want %q", root, sets, want)
		}
	}
}
