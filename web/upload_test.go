package web_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"mime/multipart"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

const offeredText = "Remesas de hondureños en España\n\nLos hondureños que viven en España envían remesas a Honduras. Es un texto con palabras suficientes para que se lea su lengua."

// files sends files by a plain form.
func (b *browser) files(path string, files map[string]string) *http.Response {
	b.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		w, err := form.CreateFormFile("files", name)
		if err == nil {
			_, err = w.Write([]byte(files[name]))
		}
		if err != nil {
			b.t.Fatal(err)
		}
	}
	if err := form.Close(); err != nil {
		b.t.Fatal(err)
	}
	return b.send(path, form.FormDataContentType(), &body)
}

// send posts a body of a kind.
func (b *browser) send(path, kind string, body io.Reader) *http.Response {
	b.t.Helper()
	req, err := http.NewRequestWithContext(b.t.Context(), http.MethodPost, b.site.URL+path, body)
	if err != nil {
		b.t.Fatal(err)
	}
	req.Header.Set("Content-Type", kind)
	req.AddCookie(b.cookie)
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := client.Do(req)
	if err != nil {
		b.t.Fatal(err)
	}
	if err := res.Body.Close(); err != nil {
		b.t.Fatal(err)
	}
	return res
}

// want asks for a page and looks for texts in it.
func (b *browser) want(path string, texts ...string) string {
	b.t.Helper()
	res, page := b.get(path)
	if res.StatusCode != http.StatusOK {
		b.t.Errorf("%s: %s", path, res.Status)
	}
	for _, x := range texts {
		if !strings.Contains(page, x) {
			b.t.Errorf("%s: no %q", path, x)
		}
	}
	return page
}

// act posts a form that is to be done.
func (b *browser) act(path string, form url.Values) {
	b.t.Helper()
	if res, page := b.post(path, form); res.StatusCode != http.StatusSeeOther {
		b.t.Errorf("%s %v: %s\n%.500s", path, form, res.Status, page)
	}
}

// TestUpload walks from a contributor's files, sent without JavaScript, to a
// document that is found: nobody sees them before an archivist takes them in.
func TestUpload(t *testing.T) {
	l := libraryOf(t, documents())
	bring, decide, nobody := l.as(t, schema.Contributor), l.as(t, schema.Archivist), &browser{t: t, site: l.site}
	res := bring.files("/es/mesa/subir", map[string]string{"a.txt": offeredText, "empty.txt": "", "<script>.txt": "<script>alert(1)</script> más texto"})
	at := res.Header.Get("Location")
	if res.StatusCode != http.StatusSeeOther || at != "/es/mesa/subir/1" {
		t.Fatalf("upload: %s to %q", res.Status, at)
	}
	bring.want(at, "a.txt", "Leyendo")
	if err := l.intake.Round(t.Context()); err != nil {
		t.Fatal(err)
	}
	if page := bring.want(at, "Está vacío", "Ofrecer los 2", "&lt;script&gt;"); strings.Contains(page, "<script>alert") || strings.Contains(page, "Publicar") {
		t.Error("a contributor's page can publish, or is not escaped")
	}
	if res, _ := bring.post(at, url.Values{"publish": {"1"}}); res.StatusCode != http.StatusForbidden {
		t.Errorf("a contributor publishes: %s", res.Status)
	}
	bring.want(at+"/2", "Remesas de hondureños", "España", "Por decidir")
	bring.act(at+"/2", url.Values{"set": {"date"}, "value": {"2024-05"}})
	bring.act(at+"/2", url.Values{"set": {"date"}, "value": {"some day"}})
	bring.want(at, "ese valor no vale")
	bring.act(at, url.Values{"offer": {"1"}, "collection": {"Boletines"}, "publisher": {""}, "rights": {"CC0"}, "language": {""}, "note": {"de la oficina"}})
	decide.want("/en/desk/offers", "the contributor", "de la oficina")
	if _, page := nobody.get("/en/documents?q=hondure%C3%B1os"); strings.Contains(page, "Remesas de hondureños") {
		t.Error("it is found before it is published")
	}
	decide.act("/en/desk/upload/1", url.Values{"leave": {"1"}})
	decide.act("/en/desk/upload/1", url.Values{"publish": {"1"}})
	if err := l.intake.Round(t.Context()); err != nil {
		t.Fatal(err)
	}
	l.sync()
	if _, page := nobody.get("/en/documents?q=hondure%C3%B1os"); !strings.Contains(page, "Remesas de hondureños") || !strings.Contains(page, "2024") {
		t.Error("it is not found after it is published")
	}
	decide.want("/en/desk/upload/1", "published", "batch")
	if res, _ := decide.post("/en/desk/upload/1", url.Values{"drop": {"1"}}); res.StatusCode != http.StatusSeeOther {
		t.Errorf("discarded after it was published: %s", res.Status)
	}
	decide.want("/en/desk/upload/1", "has ended")
}

// TestUploadsOfOthers holds that a contributor sees their own uploads alone.
func TestUploadsOfOthers(t *testing.T) {
	l := libraryOf(t, documents())
	decide, bring := l.as(t, schema.Archivist), l.as(t, schema.Contributor)
	decide.files("/en/desk/upload", map[string]string{"a.txt": offeredText})
	if err := l.intake.Round(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/en/desk/upload/1", "/en/desk/upload/1/1", "/en/desk/upload/1/1/1.jpg", "/en/desk/upload/9", "/en/desk/upload/x"} {
		if res, _ := bring.get(path); res.StatusCode != http.StatusNotFound {
			t.Errorf("%s of another: %s", path, res.Status)
		}
	}
	for path, form := range map[string]url.Values{"/en/desk/upload/1": {"drop": {"1"}}, "/en/desk/upload/1/1": {"no": {"title x"}}, "/en/desk/upload/1/pieces?name=a&size=1": {}, "/en/desk/upload/1/pieces/1?at=0": {}} {
		if res, _ := bring.post(path, form); res.StatusCode != http.StatusNotFound {
			t.Errorf("%s of another: %s", path, res.Status)
		}
	}
	decide.want("/en/desk/upload/1", "a.txt")
}

// TestPieces holds the way of the script: a file in pieces, which goes on where
// it is.
func TestPieces(t *testing.T) {
	l := libraryOf(t, documents())
	b := l.as(t, schema.Contributor)
	b.header = http.Header{"Accept": {"application/json"}}
	_, text := b.post("/fr/bureau/depot", url.Values{"new": {"1"}})
	var begun struct{ URL string }
	if err := json.Unmarshal([]byte(text), &begun); err != nil || begun.URL != "/fr/bureau/depot/1" {
		t.Fatalf("new: %q, %v", text, err)
	}
	type state struct {
		File     int
		Received int64
		Whole    bool
		Large    bool
	}
	ask := func(path, body string, want int) (s state) {
		t.Helper()
		req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, l.site.URL+begun.URL+path, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		req.AddCookie(b.cookie)
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		if res.StatusCode != want {
			t.Errorf("%s: %s, want %d", path, res.Status, want)
		}
		if err := json.NewDecoder(res.Body).Decode(&s); err != nil {
			t.Errorf("%s: %v", path, err)
		}
		return s
	}
	size := fmt.Sprint(len(offeredText))
	if s := ask("/pieces?name=big.txt&size=99999999999", "", http.StatusOK); !s.Large {
		t.Errorf("too large: %+v", s)
	}
	if s := ask("/pieces?key=k&name=a.txt&size="+size, "", http.StatusOK); s.File != 1 || s.Received != 0 {
		t.Errorf("begin: %+v", s)
	}
	if s := ask("/pieces/1?at=0", offeredText[:50], http.StatusOK); s.Received != 50 || s.Whole {
		t.Errorf("first: %+v", s)
	}
	if s := ask("/pieces?key=k&name=a.txt&size="+size, "", http.StatusOK); s.File != 1 || s.Received != 50 {
		t.Errorf("begin again: %+v", s)
	}
	if s := ask("/pieces/1?at=0", offeredText[:50], http.StatusConflict); s.Received != 50 {
		t.Errorf("at a wrong place: %+v", s)
	}
	if s := ask("/pieces/1?at=50", offeredText[50:], http.StatusOK); !s.Whole {
		t.Errorf("last: %+v", s)
	}
	b.header = nil
	b.want(begun.URL, "a.txt", "En lecture")
}
