package eval

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/lexicon"
)

// first is an engine that finds all documents in the order in which they were
// given, but in its own language those first that begin with the query.
type first []*schema.Document

func (e first) Search(_ context.Context, q search.Query) (search.Result, error) {
	var r search.Result
	for _, hit := range []bool{true, false} {
		for _, d := range e {
			if strings.HasPrefix(d.Pages[0].Text, q.Text) == hit {
				r.Hits = append(r.Hits, search.Hit{ID: d.ID})
			}
		}
	}
	return r, nil
}

func TestRun(t *testing.T) {
	material := t.TempDir()
	dir := filepath.Join(material, "eval")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	lines := "document\ten\tes\tfr\nx\tone thing\tuna cosa\tune chose\nx\ttwo things\tdos cosas\tdeux choses\n"
	if err := os.WriteFile(filepath.Join(dir, "un_parallel.tsv"), []byte(lines), 0o600); err != nil {
		t.Fatal(err)
	}
	open := func(_ context.Context, docs []*schema.Document) (search.Engine, func() error, error) {
		return first(docs), func() error { return nil }, nil
	}
	if _, err := Run(t.Context(), &strings.Builder{}, dir, Engines{Own: open}, true); err != nil {
		t.Errorf("the folder of the sets itself: %v", err)
	}
	var b strings.Builder
	report, err := Run(t.Context(), &b, material, Engines{Own: open, Shipped: open}, true)
	if err != nil {
		t.Fatal(err)
	}
	if len(report.Results) != 9 || !strings.Contains(b.String(), `"mrr10":1`) {
		t.Errorf("%d results: %s", len(report.Results), b.String())
	}
	for _, r := range report.Results {
		if r.MRR10 != 1 || r.Recall10 != 1 || r.Bound != 1 || r.Queries != 1 {
			t.Errorf("result %+v, want the first document first", r)
		}
	}
}

// TestHeldOut tests that what the table of words is measured on is what it was
// not learned from.
func TestHeldOut(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "parallel"), 0o700); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	held := 0
	for n := range 2000 {
		word := "learned"
		if lexicon.HeldOut(n) {
			word = "heldout"
			held++
		}
		fmt.Fprintf(z, "%s %d\t%s %d\t%s %d\n", word, n, word, n, word, n)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "parallel", "en_es_fr.tsv.gz"), b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	sets, err := heldOut(filepath.Join(dir, "eval"))
	if err != nil {
		t.Fatal(err)
	}
	if held == 0 || len(sets) != 2 || len(sets[0].queries) != held {
		t.Fatalf("%d sets with %d queries, want 2 with %d", len(sets), len(sets[0].queries), held)
	}
	for _, q := range sets[0].queries {
		if !strings.HasPrefix(q.text[schema.Spanish], "heldout ") {
			t.Errorf("query %q is of a line that is learned from", q.text[schema.Spanish])
		}
	}
}

func TestRunWithoutSets(t *testing.T) {
	if _, err := Run(t.Context(), &strings.Builder{}, t.TempDir(), Engines{}, false); err == nil {
		t.Error("an empty folder: no error")
	}
}

func TestScore(t *testing.T) {
	e := first{{ID: "a", Pages: []schema.Page{{}}}, {ID: "b", Pages: []schema.Page{{}}}}
	got, err := score(t.Context(), e, []query{{map[schema.Lang]string{"en": "q"}, []schema.ID{"b"}}}, "en", true)
	if err != nil {
		t.Fatal(err)
	}
	if got.mrr != 0.5 || got.recall != 1 || got.ndcg < 0.63 || got.ndcg > 0.64 {
		t.Errorf("second of two: %+v", got)
	}
}
