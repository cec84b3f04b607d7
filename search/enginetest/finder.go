package enginetest

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// testFinder tests what an engine answers beside Search.
func testFinder(t *testing.T, e Engine) {
	testAll(t, e)
	testPages(t, e)
	testFacetValues(t, e)
	testLike(t, e)
}

// testAll tests that all of an answer is counted and listed, in its order.
func testAll(t *testing.T, e Engine) {
	for _, q := range []search.Query{
		{}, {Sort: search.ByTitle}, {Text: "remesas OR remittances", Lang: schema.Spanish},
		{Filters: map[search.Facet]search.Selection{search.FacetLang: {Not: []string{"es"}}}, Sort: search.ByOldest}, {Text: "zepelín"},
	} {
		want := Find(t, e, q)
		if n, err := e.Count(t.Context(), q); err != nil || n != len(want) {
			t.Errorf("Count(%v) = %d, %v; a search finds %d", q.Values(), n, err, len(want))
		}
		var got []string
		for id, err := range e.IDs(t.Context(), q) {
			if err != nil {
				t.Fatalf("IDs(%v): %v", q.Values(), err)
			}
			got = append(got, string(id))
		}
		if len(got) != len(want) || q.Sort != search.ByRelevance && !slices.Equal(got, want) {
			t.Errorf("IDs(%v) = %v, a search finds %v", q.Values(), got, want)
		}
	}
}

func testPages(t *testing.T, e Engine) {
	hits, err := e.PageHits(t.Context(), search.Query{Text: "remesas", OnlyLang: true}, "gt-remesas")
	if err != nil || len(hits) != 2 || hits[0].Number != 1 || hits[1].Number != 2 {
		t.Errorf("the pages with remesas are %+v, %v; want 1 and 2", hits, err)
	}
	if hits, err := e.PageHits(t.Context(), search.Query{Text: "costo hogares", OnlyLang: true}, "world-remit"); err != nil || len(hits) > 0 {
		t.Errorf("the pages of another document are %+v, %v; want none", hits, err)
	}
	if _, err := e.PageHits(t.Context(), search.Query{Text: "remesas"}, "nobody"); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("pages of no document: %v", err)
	}
	spans, err := e.Marks(t.Context(), search.Query{Text: `migrar* "estados unidos"`, Lang: schema.Spanish}, "Migraron a los Estados Unidos, unidos.", schema.Spanish)
	if got := marked(spans); err != nil || got != "Migraron a los [Estados] [Unidos], unidos." {
		t.Errorf("marks = %q, %v", got, err)
	}
}

func testFacetValues(t *testing.T, e Engine) {
	q := search.Query{Lang: schema.Spanish}
	all, n, err := e.FacetValues(t.Context(), q, search.FacetLang, "", 0, 10)
	if err != nil || n != 4 || len(all) != 4 {
		t.Fatalf("languages: %v, %d, %v", all, n, err)
	}
	counts, err := e.FacetCounts(t.Context(), q, search.FacetLang)
	if err != nil || len(counts) != len(all) {
		t.Errorf("FacetCounts = %v, %v; want those of %v", counts, err, all)
	}
	for _, v := range all {
		if counts[v.Value] != v.Count {
			t.Errorf("FacetCounts of %s = %d, want %d", v.Value, counts[v.Value], v.Count)
		}
	}
	some, n, err := e.FacetValues(t.Context(), q, search.FacetLang, "", 1, 2)
	if d := cmp.Diff(all[1:3], some); err != nil || n != 4 || d != "" {
		t.Errorf("two languages of %d, %v (-want +got):\n%s", n, err, d)
	}
	some, n, err = e.FacetValues(t.Context(), q, search.FacetCountry, "esta", 0, 10)
	want := []search.FacetValue{{Value: "US", Count: 3}}
	if d := cmp.Diff(want, some); err != nil || n != 1 || d != "" {
		t.Errorf("countries that begin with esta: %d, %v (-want +got):\n%s", n, err, d)
	}
	if _, err := e.FacetCounts(t.Context(), q, "colour"); !errors.Is(err, schema.ErrInvalid) {
		t.Errorf("FacetCounts of no facet: %v", err)
	}
	if _, _, err := e.FacetValues(t.Context(), q, "colour", "", 0, 10); !errors.Is(err, schema.ErrInvalid) {
		t.Errorf("a facet that there is not: %v", err)
	}
}

func testLike(t *testing.T, e Engine) {
	ids, err := e.Similar(t.Context(), "gt-remesas", 3)
	if err != nil || len(ids) == 0 || slices.Contains(ids, "gt-remesas") {
		t.Errorf("like gt-remesas are %v, %v", ids, err)
	}
	if _, err := e.Similar(t.Context(), "nobody", 3); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("like no document: %v", err)
	}
	if f, err := e.Family(t.Context(), "gt-remesas"); err != nil || len(f.Copies)+len(f.Versions) > 0 {
		t.Errorf("the family of a document without one is %+v, %v", f, err)
	}
	if _, err := e.Family(t.Context(), "nobody"); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("the family of no document: %v", err)
	}
}

func testSuggest(t *testing.T, e Engine) {
	for typed, want := range map[string]search.Suggestion{
		"remes":     {Kind: search.SuggestTopic, Text: "remesas", Value: "remittances", Count: 2},
		"guate":     {Kind: search.SuggestPlace, Text: "Guatemala", Value: "GT", Count: 2},
		"las remes": {Kind: search.SuggestTitle, Text: "Las remesas familiares en Guatemala", Value: "gt-remesas", Count: 1},
		"educac":    {Kind: search.SuggestWord, Text: "educación", Value: "educacion", Count: 1},
	} {
		got, err := e.Suggest(t.Context(), typed, schema.Spanish, 9)
		if err != nil || !slices.Contains(got, want) {
			t.Errorf("Suggest(%q) = %+v, %v; want %+v among them", typed, got, err, want)
		}
	}
	r, err := e.Search(t.Context(), search.Query{Text: "remezas familiares", Lang: schema.Spanish})
	if err != nil || r.DidYouMean != "remesas familiares" {
		t.Errorf("did you mean %q, %v", r.DidYouMean, err)
	}
}

// testRelaxed tests what is found where no document has all words, and that it
// does not depend on the facets.
func testRelaxed(t *testing.T, e Engine) {
	q := search.Query{Text: "hogares remesas familiares zepelín", OnlyLang: true}
	r, err := e.Search(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Hits) != 1 || r.Hits[0].ID != "gt-remesas" || !slices.Contains(r.Notes, search.Note{Code: search.NoteRelaxed}) {
		t.Errorf("a word that is nowhere: %+v, notes %v", r.Hits, r.Notes)
	}
	q.Filters = map[search.Facet]search.Selection{search.FacetLang: {Any: []string{"en"}}}
	if r, err = e.Search(t.Context(), q); err != nil || r.Total != 0 || !slices.Contains(r.Notes, search.Note{Code: search.NoteRelaxed}) {
		t.Errorf("in English alone: %d documents, notes %v, %v", r.Total, r.Notes, err)
	}
	q.Text = `hogares "zepelín"`
	if r, err = e.Search(t.Context(), q); err != nil || r.Total != 0 {
		t.Errorf("a phrase in quotes that is nowhere: %d documents, %v", r.Total, err)
	}
}
