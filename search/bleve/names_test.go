package bleve

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/enginetest"
)

// notes is an index of the test library of some hundred texts.
func notes(t *testing.T) *Index {
	lib := enginetest.NewLibrary(enginetest.Notes(t)...)
	x := open(t, lib)
	follow(t, lib, x)
	return x
}

func ask(t *testing.T, x *Index, text string, l schema.Lang) search.Result {
	t.Helper()
	r, err := x.Search(t.Context(), search.Query{Text: text, Lang: l, Size: 200})
	must(t, err)
	return r
}

func expanded(r search.Result) string {
	var out []string
	for _, e := range r.Expansions {
		out = append(out, e.Key)
		for _, t := range e.Terms {
			out = append(out, strings.ToLower(t.Text))
		}
	}
	return strings.Join(out, "; ")
}

// TestNamesAreWords asks with ordinary words that are spelt as a part of a name.
func TestNamesAreWords(t *testing.T) {
	x := notes(t)
	for _, c := range []struct {
		text   string
		lang   schema.Lang
		same   string   // a query that finds as many
		not    []string // expansions that it has not
		has    string   // an expansion that it has
		better string   // what is offered in its place
	}{
		{text: "la frontera", lang: "es", same: "frontera", not: []string{"org:", "place:"}, has: "border"},
		{text: "la ley", lang: "es", same: "ley", not: []string{"org:"}},
		{text: "la ayuda humanitaria", lang: "es", same: "ayuda humanitaria", not: []string{"org:"}},
		{text: "un permiso de trabajo", lang: "es", same: "permiso de trabajo", not: []string{"org:"}},
		{text: "une loi", lang: "fr", same: "loi", not: []string{"org:"}},
		{text: "au Niger", lang: "fr", same: "Niger", not: []string{"org:"}, has: "place:NE"},
		{text: "can migrants work", lang: "en", same: "migrants work", not: []string{"place:", "org:", "people:"}},
		{text: "can migrants work", lang: "es", same: "migrants work", not: []string{"place:", "org:", "people:"}},
		{text: "ONU", lang: "es", has: "org:un"},
		{text: "the UN and migrants", lang: "en", has: "org:un"},
		{text: "who", lang: "en", not: []string{"org:"}},
		{text: "aide aux migrants", lang: "fr", not: []string{"aids", "vih", "sida", "topic:hiv"}},
		{text: "legal aid", lang: "en", not: []string{"aids", "vih", "sida"}},
		{text: "side effects", lang: "en", not: []string{"aids", "vih", "sida"}},
		{text: "minors", lang: "en", has: "topic:children", not: []string{"minorities", "topic:ethnic"}},
		{text: "US", lang: "en", not: []string{"america;"}},
		{text: "GT-US", lang: "en", same: "corridor:GT-US"},
		{text: "nine refugees", lang: "en", not: []string{"child", "topic:child"}},
		{text: "Nigerian", lang: "en", same: "nigérianes", not: []string{"NE", "niger;"}},
		{text: "nigérien", lang: "fr", has: "people:NE", not: []string{"NG", "nigeria"}},
		{text: "nigérian", lang: "fr", same: "Nigerian"},
		{text: "dans les camps", lang: "fr", not: []string{"danish", "danés", "org:", "people:"}},
		{text: "daños por el huracán", lang: "es", not: []string{"danish", "danois", "org:", "people:"}},
		{text: "reunión de ministros", lang: "es", not: []string{"place:", "people:"}},
		{text: "migrant men", lang: "en", not: []string{"place:", "middle east"}},
		{text: "accès à l'eau", lang: "fr", not: []string{"place:", "emirat"}},
		{text: "à la fin du séjour", lang: "fr", not: []string{"people:", "finnish", "finland"}},
		{text: "front door", lang: "en", not: []string{"org:", "frontex"}},
		{text: "DACA", lang: "en", not: []string{"dhaka", "word:"}},
		{text: "LA FRONTERA", lang: "es", same: "la frontera", not: []string{"org:"}},
		{text: "migrantes", lang: "es", not: []string{"women", "gender", "mujeres"}},
		{text: "les migrants", lang: "fr", same: "migrants", not: []string{"women", "gender", "femmes"}},
		{text: "U.S.", lang: "en", same: "United States"},
		{text: "US", lang: "en", same: "United States"},
		{text: "EE. UU.", lang: "es", same: "Estados Unidos"},
		{text: "É.-U.", lang: "fr", same: "États-Unis"},
		{text: "USA", lang: "en", same: "United States"},
		{text: "core skills", lang: "en", not: []string{"place:", "korea"}},
		{text: "man", lang: "en", not: []string{"place:"}},
		{text: "the house", lang: "en", same: "house", not: []string{"topic:"}},
		{text: "documents", lang: "en", not: []string{"topic:"}},
	} {
		r := ask(t, x, c.text, c.lang)
		keys := expanded(r)
		for _, not := range c.not {
			if strings.Contains(keys, not) {
				t.Errorf("%q in %s is expanded to %q: %s", c.text, c.lang, not, keys)
			}
		}
		if !strings.Contains(keys, c.has) {
			t.Errorf("%q in %s is not expanded to %q: %s", c.text, c.lang, c.has, keys)
		}
		if c.same != "" {
			if other := ask(t, x, c.same, c.lang); other.Total != r.Total || r.Total == 0 {
				t.Errorf("%q in %s finds %d documents, %q %d", c.text, c.lang, r.Total, c.same, other.Total)
			}
		}
	}
}

// TestOneNameOfMany: whichever of its names a place or a body is asked by, the
// same documents are found.
func TestOneNameOfMany(t *testing.T) {
	x := notes(t)
	for _, names := range [][]string{
		{"Estados Unidos", "United States", "États-Unis", "EE. UU.", "EEUU", "U.S.", "US", "USA", "É.-U."},
		{"México", "Mexico", "Mexique", "mexico"},
		{"OIM", "IOM", "International Organization for Migration", "Organización Internacional para las Migraciones"},
		{"ACNUR", "UNHCR", "HCR"},
	} {
		var want []schema.ID
		for i, n := range names {
			for _, l := range schema.Langs {
				var got []schema.ID
				for _, h := range ask(t, x, n, l).Hits {
					got = append(got, h.ID)
				}
				slices.Sort(got)
				if i == 0 && l == schema.Langs[0] {
					want = got
				}
				if len(got) == 0 || !slices.Equal(want, got) {
					t.Errorf("%q in %s finds %d documents, %q finds %d", n, l, len(got), names[0], len(want))
				}
			}
		}
	}
}

// articles stand before a noun without making it another one.
var articles = map[schema.Lang][]string{
	schema.Spanish: {"la", "el", "un", "una", "los"},
	schema.English: {"the", "a", "an"},
	schema.French:  {"la", "le", "un", "une", "les"},
}

// TestArticlesChangeNothing asks for the nouns of the word table with an article
// in front.
func TestArticlesChangeNothing(t *testing.T) {
	x := notes(t)
	for _, l := range schema.Langs {
		nouns := nounsOf(t, l)
		if len(nouns) < 290 {
			t.Fatalf("%d nouns of %s, want some 300", len(nouns), l)
		}
		for i, n := range nouns {
			a := articles[l][i%len(articles[l])]
			if with, bare := ask(t, x, a+" "+n, l), ask(t, x, n, l); with.Total != bare.Total {
				t.Errorf("%s: %q finds %d documents, %q %d: %s / %s", l, a+" "+n, with.Total, n, bare.Total, expanded(with), expanded(bare))
			}
		}
	}
}

// nounsOf reads the words of one language from the table made by hand.
func nounsOf(t *testing.T, l schema.Lang) []string {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "lexicon", "words.tsv"))
	must(t, err)
	defer func() { must(t, f.Close()) }()
	seen := map[string]bool{}
	var out []string
	for s := bufio.NewScanner(f); s.Scan(); {
		cells := strings.Split(s.Text(), "\t")
		if strings.HasPrefix(s.Text(), "#") || len(cells) != len(schema.Langs) {
			continue
		}
		for _, w := range strings.Split(cells[slices.Index(schema.Langs, l)], "|") {
			if !seen[w] && !strings.Contains(w, " ") {
				seen[w] = true
				out = append(out, w)
			}
		}
	}
	return out[:min(len(out), 300)]
}

// TestQuotes: a phrase in quotes is found as it is written.
func TestQuotes(t *testing.T) {
	docs := []*schema.Document{
		note("a", "en", "It speaks of the refugees who came by sea."),
		note("b", "en", "It speaks of a refugee, of those refugees, and the refugees."),
		note("c", "fr", "Qui sommes-nous ? Qui sommes nous, et d'où venons-nous."),
		note("d", "fr", "Nous sommes venus ; la somme de nos efforts, qui nous somme."),
		note("e", "fr", "Le droit d’asile aux États-Unis, aujourd'hui."),
		note("f", "fr", "Les asiles de nuit de l'État unis à la ville."),
		note("g", "es", "El niño llegó a la frontera."),
		note("h", "es", "Los niños llegaron a las fronteras."),
	}
	lib := enginetest.NewLibrary(docs...)
	x := open(t, lib)
	follow(t, lib, x)
	for _, c := range []struct{ text, want string }{
		{`"of the refugees"`, "a"},
		{`"of those refugees"`, "b"},
		{`"OF THE REFUGEES"`, "a"},
		{`"of the"`, "a"},
		{`"Qui sommes nous"`, "c"},
		{`"sommes nous"`, "c"},
		{`"nous sommes"`, "d"},
		{`"droit d'asile"`, "e"},
		{`"asile"`, "e"},
		{`"asiles"`, "f"},
		{`"aujourd'hui"`, "e"},
		{`"aux etats-unis"`, "e"},
		{`"niño"`, "g"},
		{`"nino"`, "g"},
		{`"a la frontera"`, "g"},
		{`"a las fronteras"`, "h"},
		{`"la frontera" niño`, "g"},
		{`title:"h"`, "h"},
		{`"border"`, ""},
	} {
		for _, l := range schema.Langs {
			r := ask(t, x, c.text, l)
			var got []string
			for _, h := range r.Hits {
				got = append(got, string(h.ID))
			}
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("%s in %s finds %q, want %q", c.text, l, s, c.want)
			}
		}
	}
	spans, err := x.Marks(t.Context(), search.Query{Text: `"of the refugees"`}, "of the refugee, of the refugees", schema.English)
	must(t, err)
	if got := fmt.Sprint(spans); got != "[{of the refugee,  false} {of true} {  false} {the true} {  false} {refugees true}]" {
		t.Errorf("marks = %s", got)
	}
}

func note(id schema.ID, l schema.Lang, text string) *schema.Document {
	return &schema.Document{ID: id, Language: l, Title: string(id), Pages: []schema.Page{{Number: 1, Language: l, Text: text}}}
}

// TestSpelling: a word that the library lacks is offered in its right spelling
// and not translated by likeness.
func TestSpelling(t *testing.T) {
	x := notes(t)
	for _, c := range []struct {
		text string
		lang schema.Lang
		want string
	}{
		{"remitances", schema.English, "remittances"},
		{"unacompanied", schema.English, "unaccompanied"},
		{"fronttera", schema.Spanish, "frontera"},
		{"remittances", schema.English, ""},
		{"frontera", schema.Spanish, ""},
	} {
		r := ask(t, x, c.text, c.lang)
		if r.DidYouMean != c.want {
			t.Errorf("%q in %s: did you mean %q, want %q", c.text, c.lang, r.DidYouMean, c.want)
		}
		if c.want != "" && len(r.Expansions) > 0 {
			t.Errorf("%q in %s is spelt wrongly and expanded: %s", c.text, c.lang, expanded(r))
		}
	}
}

// TestRelaxedKeepsTheTopic: where few documents have every word, a place is left
// out before the topic is.
func TestRelaxedKeepsTheTopic(t *testing.T) {
	docs := []*schema.Document{
		note("a", "es", "Las remesas llegan a Honduras."),
		note("b", "es", "Belice tiene bosques."),
		note("c", "es", "Las remesas crecen."),
	}
	lib := enginetest.NewLibrary(docs...)
	x := open(t, lib)
	follow(t, lib, x)
	r := ask(t, x, "remesas Belice", schema.Spanish)
	for _, h := range r.Hits {
		if h.ID == "b" {
			t.Errorf("without a document on both, the topic is left out: %v", r.Hits)
		}
	}
	if r.Total != 2 || len(r.Notes) == 0 {
		t.Errorf("remesas Belice finds %d documents with notes %v, want the two on remesas, and a note", r.Total, r.Notes)
	}
}

// TestWhatStandsOnADocument: its file's name, its identifier and the address it
// comes from find it before all others.
func TestWhatStandsOnADocument(t *testing.T) {
	docs := enginetest.Notes(t)
	d := note("wanted", "es", "Las remesas crecen.")
	d.Original.Name = "informes/2024/remesas-Q3_final.pdf"
	d.Identifiers = []string{"E/CN.9/2024/7"}
	d.SourceURL = "https://www.example.org/Documents/view?id=77"
	lib := enginetest.NewLibrary(append(docs, d)...)
	x := open(t, lib)
	follow(t, lib, x)
	for _, text := range []string{
		"remesas-Q3_final.pdf", "remesas-q3_final", "E/CN.9/2024/7", "wanted", "id:wanted",
		"https://www.example.org/Documents/view?id=77", "http://example.org/Documents/view?id=77", "example.org/documents/view?id=77#page=3",
	} {
		r := ask(t, x, text, schema.Spanish)
		if len(r.Hits) == 0 || r.Hits[0].ID != "wanted" {
			t.Errorf("%q finds %v, want the document first", text, r.Hits)
		}
	}
	if r := ask(t, x, "https://example.org/other", schema.Spanish); len(r.Hits) > 0 && r.Hits[0].ID == "wanted" {
		t.Error("another address finds the document")
	}
}

// TestSuggestThings: the name of a thing leads to the topic that includes it.
func TestSuggestThings(t *testing.T) {
	got, err := notes(t).Suggest(t.Context(), "unaccompanied m", schema.English, 12)
	must(t, err)
	if !slices.ContainsFunc(got, func(s search.Suggestion) bool { return s.Kind == search.SuggestTopic && s.Value == "children" }) {
		t.Errorf("suggestions for unaccompanied minors = %+v, want the topic of children among them", got)
	}
}
