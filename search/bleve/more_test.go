package bleve

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/enginetest"
)

func library(t *testing.T) *Index {
	lib := enginetest.NewLibrary(enginetest.Documents()...)
	x := open(t, lib)
	follow(t, lib, x)
	return x
}

func TestAcrossLanguages(t *testing.T) {
	x := library(t)
	for _, c := range []struct {
		text string
		lang schema.Lang
		want string // identifiers, the first one first
	}{
		{"remesas", schema.Spanish, "gt-remesas"},
		{"remesas", schema.Spanish, "world-remit"},
		{"remesas", schema.Spanish, "ma-fr"},
		{"envois de fonds", schema.French, "ma-fr"},
		{"envois de fonds", schema.French, "gt-remesas"},
		{"nurses", schema.English, "ph-nurses"},
		{"haitianos en Chile", schema.Spanish, "ht-cl"},
		{"Moroccans in France", schema.English, "ma-fr"},
		{"États-Unis", schema.French, "mx-retorno"},
	} {
		got := enginetest.Find(t, x, search.Query{Text: c.text, Lang: c.lang})
		if !slices.Contains(got, c.want) {
			t.Errorf("search %q in %s finds %v, want %s among them", c.text, c.lang, got, c.want)
		}
	}
	if got := enginetest.Find(t, x, search.Query{Text: "remesas", OnlyLang: true}); len(got) != 1 {
		t.Errorf("in its own language %q finds %v", "remesas", got)
	}
}

func TestOwnLanguageFirst(t *testing.T) {
	page := func(l schema.Lang, text string) []schema.Page {
		return []schema.Page{{Number: 1, Language: l, Text: text}}
	}
	lib := enginetest.NewLibrary(
		&schema.Document{ID: "es", Language: "es", Title: "Remesas", Pages: page("es", "Las remesas crecen.")},
		&schema.Document{ID: "en", Language: "en", Title: "Remittances", Pages: page("en", "Remittances grow.")},
		&schema.Document{ID: "fr", Language: "fr", Title: "Envois de fonds", Pages: page("fr", "Les envois de fonds croissent.")},
	)
	x := open(t, lib)
	follow(t, lib, x)
	for text, first := range map[string]string{"remesas": "es", "remittances": "en", "envois de fonds": "fr"} {
		got := enginetest.Find(t, x, search.Query{Text: text})
		if len(got) != 3 || got[0] != first {
			t.Errorf("search %q finds %v, want three documents and %s first", text, got, first)
		}
	}
}

func TestRelaxed(t *testing.T) {
	x := library(t)
	r, err := x.Search(t.Context(), search.Query{Text: "remesas familiares escaparate zepelín", Lang: schema.Spanish})
	must(t, err)
	if len(r.Hits) == 0 || r.Hits[0].ID != "gt-remesas" || !slices.Contains(r.Notes, search.Note{Code: search.NoteRelaxed}) {
		t.Errorf("hits %v, notes %v", r.Hits, r.Notes)
	}
}

// TestFewHaveAllWords tests that documents which lack one word of three are
// shown after those that have all, where these are few, and not where they are
// many.
// fewDocuments is from how many documents with all words on no word may lack.
const fewDocuments = 5

func TestFewHaveAllWords(t *testing.T) {
	doc := func(id, text string) *schema.Document {
		return &schema.Document{ID: schema.ID(id), Language: "es", Title: id, Pages: []schema.Page{{Number: 1, Language: "es", Text: text}}}
	}
	lib := enginetest.NewLibrary(doc("lacks", "visados y contratos visados contratos"), doc("other", "visados"), doc("all", "visados, contratos y pensiones de quienes trabajan en otro país"))
	x := open(t, lib)
	follow(t, lib, x)
	q := search.Query{Text: "visados contratos pensiones", Lang: "es", OnlyLang: true}
	r, err := x.Search(t.Context(), q)
	must(t, err)
	var got []schema.ID
	for _, h := range r.Hits {
		got = append(got, h.ID)
	}
	if d := cmp.Diff([]schema.ID{"all", "lacks"}, got); d != "" || !slices.Contains(r.Notes, search.Note{Code: search.NoteFew}) {
		t.Errorf("notes %v, documents (-want +got):\n%s", r.Notes, d)
	}
	for i := range fewDocuments {
		lib.Put(doc(fmt.Sprint("all", i), fmt.Sprintf("visados, contratos y pensiones número %d", i)))
	}
	follow(t, lib, x)
	if r, err = x.Search(t.Context(), q); err != nil || r.Total != fewDocuments+1 || len(r.Notes) > 0 {
		t.Errorf("where enough have all words: %d documents with notes %v, %v", r.Total, r.Notes, err)
	}
}

func TestNamesInTitlesRankHigher(t *testing.T) {
	doc := func(id, title, text string) *schema.Document {
		return &schema.Document{ID: schema.ID(id), Language: "en", Title: title, Pages: []schema.Page{{Number: 1, Language: "en", Text: text}}}
	}
	lib := enginetest.NewLibrary(doc("a", "A report of the year", "Labour migration grows."),
		doc("b", "Labour migration", "The ministry spoke of it in its long report of harvests."))
	x := open(t, lib)
	follow(t, lib, x)
	if got := enginetest.Find(t, x, search.Query{Text: "migración laboral", Lang: "es"}); len(got) != 2 || got[0] != "b" {
		t.Errorf("a name is found in %v, want the one with it in its title first", got)
	}
}

func TestCountAndIDs(t *testing.T) {
	x := library(t)
	q := search.Query{Filters: map[search.Facet]search.Selection{search.FacetLang: {Any: []string{"es", "fr"}}}, Sort: search.ByTitle, Size: 1}
	n, err := x.Count(t.Context(), q)
	must(t, err)
	var ids []string
	for id, err := range x.IDs(t.Context(), q) {
		must(t, err)
		ids = append(ids, string(id))
	}
	want := []string{"ma-fr", "gt-remesas", "ht-cl", "mx-retorno"}
	if d := cmp.Diff(want, ids); d != "" || n != len(want) {
		t.Errorf("%d documents; identifiers (-want +got):\n%s", n, d)
	}
}

func TestPageHitsAndMarks(t *testing.T) {
	x := library(t)
	hits, err := x.PageHits(t.Context(), search.Query{Text: "retorno"}, "mx-retorno")
	must(t, err)
	if len(hits) != 2 || hits[0].Number != 1 || hits[1].Number != 2 {
		t.Errorf("pages = %+v", hits)
	}
	if _, err := x.PageHits(t.Context(), search.Query{Text: "retorno"}, "nobody"); err == nil {
		t.Error("pages of a document that is not held: no error")
	}
	spans, err := x.Marks(t.Context(), search.Query{Text: `"envois de fonds" migrant`}, "Les envois de fonds des migrants, les fonds.", schema.French)
	must(t, err)
	var marked []string
	for _, s := range spans {
		if s.Mark {
			marked = append(marked, s.Text)
		}
	}
	if d := cmp.Diff([]string{"envois", "de", "fonds", "migrants"}, marked); d != "" {
		t.Errorf("marked (-want +got):\n%s", d)
	}
}

func TestFacetValues(t *testing.T) {
	x := library(t)
	got, n, err := x.FacetValues(t.Context(), search.Query{Lang: schema.Spanish}, search.FacetCorridor, "mexico", 0, 10)
	must(t, err)
	want := []search.FacetValue{{Value: "GT-MX", Count: 1}, {Value: "MX-US", Count: 2}}
	if d := cmp.Diff(want, got); d != "" || n != 2 {
		t.Errorf("%d corridors with Mexico (-want +got):\n%s", n, d)
	}
	page, n, err := x.FacetValues(t.Context(), search.Query{Lang: schema.French}, search.FacetCountry, "", 1, 2)
	must(t, err)
	if len(page) != 2 || n < 10 || page[0].Value != "CL" {
		t.Errorf("second and third of %d countries in French: %v", n, page)
	}
}

func TestSuggest(t *testing.T) {
	x := library(t)
	for _, c := range []struct {
		typed string
		lang  schema.Lang
		want  search.Suggestion
	}{
		{"reme", schema.Spanish, search.Suggestion{Kind: search.SuggestTopic, Text: "remesas", Value: "remittances", Count: 2}},
		{"mexi", schema.Spanish, search.Suggestion{Kind: search.SuggestPlace, Text: "México", Value: "MX", Count: 2}},
		{"haïti", schema.French, search.Suggestion{Kind: search.SuggestCorridor, Text: "Haïti → Chili", Value: "HT-CL", Count: 1}},
		{"programa de ret", schema.Spanish, search.Suggestion{Kind: search.SuggestTitle, Text: "Programa de retorno voluntario", Value: "mx-retorno", Count: 1}},
		{"hogar", schema.Spanish, search.Suggestion{Kind: search.SuggestWord, Text: "hogares", Value: "hogares", Count: 1}},
		{"evaluac", schema.Spanish, search.Suggestion{Kind: search.SuggestWord, Text: "evaluación", Value: "evaluacion", Count: 1}},
		{"coeu", schema.French, search.Suggestion{Kind: search.SuggestWord, Text: "cœur", Value: "coeur", Count: 1}},
	} {
		got, err := x.Suggest(t.Context(), c.typed, c.lang, 12)
		must(t, err)
		if !slices.Contains(got, c.want) {
			t.Errorf("suggestions for %q = %+v, want %+v among them", c.typed, got, c.want)
		}
	}
}

func TestDidYouMean(t *testing.T) {
	x := library(t)
	for text, want := range map[string]string{
		"remezas familiares": "remesas familiares",
		"programma retrono":  "programa retorno",
		"remesas":            "",
		"xyzzyplugh":         "",
	} {
		r, err := x.Search(t.Context(), search.Query{Text: text, Lang: schema.Spanish})
		must(t, err)
		if r.DidYouMean != want {
			t.Errorf("search %q: did you mean %q, want %q", text, r.DidYouMean, want)
		}
	}
}

func TestSimilar(t *testing.T) {
	x := library(t)
	ids, err := x.Similar(t.Context(), "gt-remesas", 3)
	must(t, err)
	if len(ids) == 0 || ids[0] == "gt-remesas" {
		t.Errorf("similar = %v", ids)
	}
}
