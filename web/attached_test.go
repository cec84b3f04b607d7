package web_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

// TestAttachmentsOnThePages: a document lists what it carries, and what became
// of it; what is attached names what carries it. A closed one is not named.
func TestAttachmentsOnThePages(t *testing.T) {
	l := libraryOf(t, documents())
	doc := func(id schema.ID, title string, collections ...string) *schema.Document {
		d := documents()[0]
		d.ID, d.Revision = id, 0
		d.Original = schema.Original{Hash: schema.Hash(strings.Repeat("0", 60) + string(id)), Size: 5, MediaType: "text/plain", Name: "/in/" + string(id)}
		d.Stated = map[schema.Authority]schema.Known{schema.ByManifest: {Title: title, Language: "es", Collections: collections}}
		return d
	}
	letter, annex, secret := doc("mail", "Una carta"), doc("anex", "Un anexo"), doc("hush", "Un secreto", "Interno")
	letter.Attachments = []schema.Attachment{{In: letter.Original.Hash, Name: "anexo.txt", Hash: annex.Original.Hash, Size: 5}, {In: letter.Original.Hash, Name: "logo<b>.png", Hash: "01", Size: 2048}}
	annex.AttachedTo, secret.AttachedTo = []schema.ID{"mail"}, []schema.ID{"mail"}
	l.putAsIs(letter, annex, secret)
	if err := l.store.CloseCollection(t.Context(), "Interno", true); err != nil {
		t.Fatal(err)
	}
	l.sync()
	for path, want := range map[string][]string{
		"/es/documentos/mail/una-carta": {"Adjuntos", `href="/es/documentos/anex/un-anexo"`, "(anexo.txt)", "logo&lt;b&gt;.png", "no es un documento propio", `name="DCTERMS.hasPart" content="`, `"hasPart":[{"@id":"`},
		"/fr/documents/mail/una-carta":  {"Pièces jointes", "n’est pas un document à part"},
		"/en/documents/anex/un-anexo":   {"Attached to", `href="/en/documents/mail/una-carta"`, `name="DCTERMS.isPartOf" content="http`},
		"/api/v1/documents/mail":        {`"attachments":[{"name":"anexo.txt","bytes":5,"sha256":"` + string(annex.Original.Hash) + `","document":"anex"},{"name":"logo\u003cb\u003e.png"`},
		"/api/v1/documents/anex":        {`"attached_to":["mail"]`},
	} {
		res, body := get(t, l.site, http.MethodGet, path)
		if res.StatusCode != http.StatusOK {
			t.Fatalf("%s: %s", path, res.Status)
		}
		for _, w := range want {
			if !strings.Contains(body, w) {
				t.Errorf("%s does not say %s", path, w)
			}
		}
		if strings.Contains(body, "hush") || strings.Contains(body, "Un secreto") {
			t.Errorf("%s names a document of a closed collection", path)
		}
	}
}
