package web_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

// TestListOfDocuments narrows the desk's list by what the catalogue knows, goes
// along it from document to document, and makes a plan of what it shows alone.
func TestListOfDocuments(t *testing.T) {
	l := libraryOf(t, documents())
	b := l.as(t, schema.Archivist)
	l.decides("Eva", schema.Edit{Document: "es1", Field: schema.FieldRights, Way: schema.WaySet, Value: "CC0"})
	l.decides("Ana", schema.Edit{Document: "fr1", Field: schema.FieldRights, Way: schema.WaySet, Value: "CC0"})
	l.sync()
	at := "/en/desk/documents"
	b.want(at, "Whose word", "Eva", "Nobody’s yet", "4 documents", "with the word of Eva", "What waits")
	b.want(at+"?word=Eva", "1 document", "es1", `name="word" value="Eva" checked`)
	if _, body := b.get(at + "?word=Eva"); strings.Contains(body, "/en/desk/documents/fr1") {
		t.Error("a document without her word is listed")
	}
	b.want(at+"?word=Eva&word=Ana", "2 documents")
	b.want(at+"?word=Eva&lang=fr", "0 documents", `name="lang" value="fr"`)
	b.want(at+"?q=remesas&word=Ana", "1 document", "fr1")
	list := "?list=" + url.QueryEscape("sort=title&word=-")
	b.want(at+"/en1"+list, "1 of 2", `href="/en/desk/documents/bad?list=sort%3Dtitle%26word%3D-" rel="next"`)
	b.want(at+"/bad"+list, "2 of 2", `href="/en/desk/documents/en1?list=sort%3Dtitle%26word%3D-" rel="prev"`)
	if _, body := b.get(at + "/en1" + list); strings.Contains(body, `rel="prev"`) {
		t.Error("the first of the list has a document before it")
	}
	b.want(at+"/es1"+list, "Back to the search")
	res, _ := b.post(at+"/en1"+list, url.Values{"field": {"rights"}, "value": {"CC BY"}})
	if to := res.Header.Get("Location"); !strings.HasPrefix(to, at+"/en1?list=") {
		t.Errorf("after a change one is no more on the list: %q", to)
	}
	res, _ = b.post(at, url.Values{"do": {"all"}, "asked": {"word=Eva"}})
	b.want(res.Header.Get("Location"), "Change 1 document", "word=Eva")
	doc := closedDocument()
	doc.Original.Hash = l.hash
	l.put(doc)
	if err := l.store.CloseCollection(t.Context(), "Actas internas", true); err != nil {
		t.Fatal(err)
	}
	l.sync()
	b.want(at, "In closed collections", "Actas internas")
	b.want(at+"?shelf="+l.shelf(t), "1 document", "zz9closed")
	res, _ = b.post(at, url.Values{"do": {"all"}, "asked": {"shelf=" + l.shelf(t)}})
	b.want(res.Header.Get("Location"), "Change 1 document")
}
