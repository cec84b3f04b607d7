package bleve

import (
	"context"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/enginetest"
)

// paged returns a document with a text on each of some pages.
func paged(id schema.ID, pages ...schema.Page) *schema.Document {
	return &schema.Document{ID: id, Language: schema.Spanish, Title: "Cuaderno " + string(id), Pages: pages}
}

// hitPages returns the numbers of all pages of a document on which a text is found.
func hitPages(t *testing.T, x *Index, text string, id schema.ID) (out []int) {
	t.Helper()
	hits, err := x.PageHits(t.Context(), search.Query{Text: text, Lang: schema.Spanish}, id)
	must(t, err)
	for _, h := range hits {
		out = append(out, h.Number)
	}
	return out
}

// TestADocumentIsOneEntry tests that the index holds nothing for a page but the
// places of its words, and that these say on which page they are, also where the
// pages have numbers of their own.
func TestADocumentIsOneEntry(t *testing.T) {
	text := []string{"remesas y retorno", "nada", "retorno de remesas", "remesas, remesas y retorno"}
	var plain, odd []schema.Page
	for i, s := range text {
		plain = append(plain, schema.Page{Number: i + 1, Text: s})
		odd = append(odd, schema.Page{Number: 10 * (i + 1), Text: s})
	}
	lib := enginetest.NewLibrary(paged("plain", plain...), paged("odd", odd...))
	x := open(t, lib)
	follow(t, lib, x)
	v, err := x.generation().acquire()
	must(t, err)
	defer v.discard()
	if n, err := v.snapshot.DocCount(); err != nil || n != 2 {
		t.Errorf("the index has %d entries, %v, want one for each of 2 documents", n, err)
	}
	for id, far := range map[schema.ID]int{"plain": 1, "odd": 10} {
		for text, want := range map[string][]int{"remesas": {1, 3, 4}, `"remesas y retorno"`: {1, 4}, `"retorno remesas"~2`: {1, 3, 4}, "nada": {2}} {
			for i := range want {
				want[i] *= far
			}
			if d := cmp.Diff(want, hitPages(t, x, text, id)); d != "" {
				t.Errorf("%s, %s (-want +got):\n%s", id, text, d)
			}
		}
	}
}

// TestAPhraseEndsWithItsPage tests that words of two pages are no phrase, however
// long the pages are.
func TestAPhraseEndsWithItsPage(t *testing.T) {
	lib := enginetest.NewLibrary()
	filler := ""
	for n := range 70 {
		d := paged(schema.ID(fmt.Sprintf("d%02d", n)),
			schema.Page{Number: 1, Text: filler + "casa de remesas"}, schema.Page{Number: 2, Text: "del retorno " + filler}, schema.Page{Number: 3, Text: "pausa"})
		lib.Put(d)
		filler += "pausa "
	}
	x := open(t, lib)
	follow(t, lib, x)
	for text, want := range map[string]int{`"remesas del retorno"`: 0, `"remesas retorno"~9`: 0, `"casa de remesas"`: 70, `"del retorno"`: 70} {
		n, err := x.Count(context.Background(), search.Query{Text: text, Lang: schema.Spanish})
		must(t, err)
		if n != want {
			t.Errorf("%s is found in %d documents, want %d", text, n, want)
		}
	}
}
