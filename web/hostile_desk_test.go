package web_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"io/fs"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

// hostileNames are what files are called by who means harm, or by old disks.
var hostileNames = []string{
	`<script>alert(1)</script>.txt`, `"><img src=x onerror=alert(1)>.txt`, "../../../etc/cron.d/x.txt", `..\..\windows\x.txt`, "/etc/passwd", "..", ".", " ",
	"a\x00b.txt", "a\r\nSet-Cookie: x=1.txt", "\u202etxt.exe", "\u2066a\u2069.txt", strings.Repeat("n", 9000) + ".txt", strings.Repeat("../", 3000) + "y.txt",
	"\xff\xfe\x80.txt", "caf\xe9.txt", "{{.}}.txt", "%2e%2e%2fx.txt", "a;b|c`d$(e).txt", "javascript:alert(1)", "--data", "x.txt/../../z",
}

// form sends one file by a form that says its name byte for byte.
func (b *browser) form(path, name string, content []byte) *http.Response {
	b.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	quoted := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\r", "%0D", "\n", "%0A").Replace(name)
	w, err := form.CreatePart(textproto.MIMEHeader{"Content-Disposition": {`form-data; name="files"; filename="` + quoted + `"`}})
	if err == nil {
		_, err = w.Write(content)
	}
	if err == nil {
		err = form.Close()
	}
	if err != nil {
		b.t.Fatal(err)
	}
	return b.send(path, form.FormDataContentType(), &body)
}

// contained holds that no file stands outside the folders of the library, and
// that no piece of an upload is left.
func (l *served) contained(t *testing.T) {
	t.Helper()
	home := filepath.Dir(l.intake.Folder)
	err := filepath.WalkDir(filepath.Dir(home), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		below, err := filepath.Rel(home, path)
		if err != nil {
			return err
		}
		top, _, _ := strings.Cut(filepath.ToSlash(below), "/")
		if top != "originals" && top != "index" && !strings.HasPrefix(top, "catalogue.db") {
			t.Errorf("a file where none belongs: %s", below)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(l.intake.Folder); err != nil || len(left) > 0 {
		t.Errorf("pieces are left: %v, %v", left, err)
	}
}

// escaped holds that a page has no mark-up of a file, and nothing that turns
// the order of its letters.
func escaped(t *testing.T, path, page string) {
	t.Helper()
	for _, bad := range []string{"<script>alert", "<img src=x", "\x00", "\u202e", "\u2066", "<cve>"} {
		if strings.Contains(page, bad) {
			t.Errorf("%s has %q", path, bad)
		}
	}
}

// TestHostileNames brings files whose names mean harm, by the form, in pieces
// and in an archive, and has them published.
func TestHostileNames(t *testing.T) {
	l := libraryOf(t, documents())
	bring, decide := l.as(t, schema.Contributor), l.as(t, schema.Archivist)
	before, err := l.store.Revision(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	const at = "/es/mesa/subir/1"
	if res, _ := bring.post("/es/mesa/subir", url.Values{"new": {"1"}}); res.Header.Get("Location") != at {
		t.Fatalf("new: %s to %q", res.Status, res.Header.Get("Location"))
	}
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	for i, name := range hostileNames {
		text := []byte("Remesas número " + strconv.Itoa(i) + " " + hostile)
		if res := bring.form(at, name, text); res.StatusCode >= 500 {
			t.Errorf("%.40q: %s", name, res.Status)
		}
		if res, _ := bring.post(at+"/pieces?"+url.Values{"name": {name}, "size": {"4"}}.Encode(), url.Values{}); res.StatusCode >= 500 {
			t.Errorf("%.40q in pieces: %s", name, res.Status)
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, NonUTF8: true})
		if err == nil {
			_, err = w.Write(append(text, " in an archive"...))
		}
		if err != nil && !strings.HasSuffix(name, "/") {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	bring.form(at, "papers.zip", packed.Bytes())
	files := l.settle(t)
	if after, err := l.store.Revision(t.Context()); err != nil || after != before {
		t.Errorf("the library went from revision %d to %d, %v", before, after, err)
	}
	l.contained(t)
	t.Logf("%d files of %d names", len(files), len(hostileNames))
	if len(files) < len(hostileNames) {
		t.Errorf("%d files came of %d names, thrice each", len(files), len(hostileNames))
	}
	for _, f := range files {
		if f.State != schema.FileFailed && strings.Contains("/"+f.Name+"/", "/../") || strings.HasPrefix(f.Name, "/") {
			t.Errorf("the name %.60q leads out", f.Name)
		}
		path := at + "/" + strconv.Itoa(f.Number)
		res, page := bring.get(path)
		if res.StatusCode >= 500 {
			t.Errorf("%.40q: %s", f.Name, res.Status)
		}
		escaped(t, path, page)
	}
	escaped(t, at, bring.want(at, "&lt;script&gt;alert(1)&lt;/script&gt;.txt"))
	bring.act(at, url.Values{"offer": {"1"}})
	escaped(t, "offers", decide.want("/en/desk/offers", "the contributor"))
	decide.act("/en/desk/upload/1", url.Values{"publish": {"1"}})
	l.settle(t)
	l.sync()
	l.contained(t)
	decide.want("/en/desk/upload/1", "published")
	for _, path := range []string{"/en/desk/batches", "/en/desk/batches/1", "/en/desk/log", "/en/desk/documents", "/en/desk/review", "/es/documentos?q=remesas", "/es/feed.atom", "/api/v1/documents?hl=es&q=remesas"} {
		_, page := decide.get(path)
		escaped(t, path, page)
	}
}

// settle drops what will never come whole, has the rest read, and returns it.
func (l *served) settle(t *testing.T) []schema.UploadFile {
	t.Helper()
	_, files, err := l.intake.Upload(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.State == schema.FileComing {
			if err := l.intake.Remove(t.Context(), 1, f.Number); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := l.intake.Round(t.Context()); err != nil {
		t.Fatalf("a round of reading: %v", err)
	}
	if _, files, err = l.intake.Upload(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	return files
}

// bombs are archives that unpack to more than they should, say something else
// than they hold, or hold what is no file.
func bombs(t *testing.T) map[string][]byte {
	t.Helper()
	zeros := make([]byte, 64<<20)
	var squeezed bytes.Buffer
	w, err := flate.NewWriter(&squeezed, flate.BestCompression)
	if err == nil {
		_, err = w.Write(zeros)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	packed := uint64(squeezed.Len())
	link := zip.FileHeader{Name: "link.txt"}
	link.SetMode(fs.ModeSymlink | 0o777)
	out := map[string][]byte{
		"bomb.zip":   archive(t, zip.FileHeader{Name: "a.txt", Method: zip.Deflate, CompressedSize64: packed, UncompressedSize64: uint64(len(zeros))}, squeezed.Bytes()),
		"lies.zip":   archive(t, zip.FileHeader{Name: "a.txt", Method: zip.Deflate, CompressedSize64: packed, UncompressedSize64: 10}, squeezed.Bytes()),
		"huge.zip":   archive(t, zip.FileHeader{Name: "a.txt", Method: zip.Deflate, CompressedSize64: 9, UncompressedSize64: 1 << 62}, []byte("not there")),
		"link.zip":   archive(t, link, []byte("/etc/passwd")),
		"nest.zip":   archive(t, zip.FileHeader{Name: "inner.zip", CompressedSize64: 4, UncompressedSize64: 4}, []byte("PK\x03\x04")),
		"slip.zip":   archive(t, zip.FileHeader{Name: "../../../../tmp/slip.txt", CompressedSize64: 4, UncompressedSize64: 4}, []byte("text")),
		"locked.zip": archive(t, zip.FileHeader{Name: "a.txt", Flags: 1, CompressedSize64: 4, UncompressedSize64: 4}, []byte("text")),
	}
	out["torn.zip"] = out["slip.zip"][:40]
	out["many.zip"] = many(t)
	return out
}

// many is an archive of more entries than are taken.
func many(t *testing.T) []byte {
	t.Helper()
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	for i := range 100_001 {
		if _, err := z.CreateRaw(&zip.FileHeader{Name: strconv.Itoa(i)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return packed.Bytes()
}

// archive packs one entry as its header says it is, whatever it holds.
func archive(t *testing.T, head zip.FileHeader, content []byte) []byte {
	t.Helper()
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	w, err := z.CreateRaw(&head)
	if err == nil {
		_, err = w.Write(content)
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return packed.Bytes()
}

// TestBombs holds that of archives which mean harm nothing can be published, that
// each says why, and that the site goes on.
func TestBombs(t *testing.T) {
	l := libraryOf(t, documents())
	bring := l.as(t, schema.Contributor)
	before, err := l.store.Revision(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if res, _ := bring.post("/es/mesa/subir", url.Values{"new": {"1"}}); res.StatusCode != http.StatusSeeOther {
		t.Fatal(res.Status)
	}
	const at = "/es/mesa/subir/1"
	made := bombs(t)
	for name, content := range made {
		if res := bring.form(at, name, content); res.StatusCode != http.StatusSeeOther {
			t.Errorf("%s: %s", name, res.Status)
		}
	}
	files := l.settle(t)
	if len(files) != len(made) {
		t.Errorf("%d files of %d archives: %+v", len(files), len(made), files)
	}
	for _, f := range files {
		if f.State != schema.FileFailed || f.Class == "" {
			t.Errorf("%s is %s", f.Name, f.State)
		}
	}
	if res, _ := bring.post(at, url.Values{"offer": {"1"}}); res.StatusCode >= 500 {
		t.Errorf("offered: %s", res.Status)
	}
	if after, err := l.store.Revision(t.Context()); err != nil || after != before {
		t.Errorf("the library went from revision %d to %d, %v", before, after, err)
	}
	l.contained(t)
	bring.want(at)
}
