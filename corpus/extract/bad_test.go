package extract

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

// zipped returns a ZIP archive of members, in order: name, bytes, name, bytes.
func zipped(t testing.TB, members ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(members); i += 2 {
		w, err := z.Create(members[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(members[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func readFile(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestBadInput reads what is no sound document: each file is one failure of
// the right class, with a reason a person understands.
func TestBadInput(t *testing.T) {
	p := newPool(t, nil)
	pdfFile := readFile(t, "testdata/running.pdf")
	docx := readFile(t, "testdata/notes.docx")
	word := func(body string) []byte {
		return zipped(t, "[Content_Types].xml", "<Types/>", "word/document.xml", body)
	}
	deep := "<w:document>" + strings.Repeat("<w:p>", 400)
	ole := append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 600)...)
	ole = ole[:len(ole):len(ole)] // so that each case appends to its own copy
	for _, c := range []struct {
		name  string
		data  []byte
		class schema.FailureClass
		says  string
	}{
		{"empty.pdf", nil, schema.FailEmpty, "no bytes"},
		{"blank.txt", []byte(" \n\t\n"), schema.FailNoText, "no words"},
		{"head.pdf", pdfFile[:20], schema.FailCorrupt, "pdfium"},
		{"noise.pdf", append([]byte("%PDF-1.7\n"), bytes.Repeat([]byte{0, 1, 2, 250}, 500)...), schema.FailCorrupt, "pdfium"},
		{"cut.docx", docx[:len(docx)/2], schema.FailCorrupt, "cut off"},
		{"deep.docx", word(deep), schema.FailTooLarge, "256 levels"},
		{"bomb.docx", word("<w:document>" + strings.Repeat(" ", 40<<20)), schema.FailArchive, "bomb"},
		{"locked.docx", append(ole, utf16LE("EncryptedPackage")...), schema.FailEncrypted, "password"},
		{"old.doc", append(ole, utf16LE("WordDocument")...), schema.FailCorrupt, "old kind"},
		{"old.pub", ole, schema.FailUnsupported, "DOCX"},
		{"sheet.xlsx", zipped(t, "xl/workbook.xml", "<w/>"), schema.FailCorrupt, "no sheet"},
		{"sheet.xlsb", zipped(t, "xl/workbook.bin", "w"), schema.FailUnsupported, "XLSX"},
		{"slides.pptx", zipped(t, "ppt/presentation.xml", "<p/>"), schema.FailNoText, "no words"},
		{"inner.zip", zipped(t, "a.txt", "a"), schema.FailUnsupported, "archive"},
		{"picture.pdf", []byte("\x89PNG\r\n\x1a\n" + strings.Repeat("\x00", 64)), schema.FailUnsupported, "picture"},
		{"data.txt", []byte("a,b,c\n1,2,3\n4,5,6\n7,8,9\n1,2,3\n4,5,6\n"), schema.FailNoDocument, "table"},
		{"data.md", []byte(`{"a": [1, 2, 3], "b": "c"}`), schema.FailNoDocument, "JSON"},
		{"feed.html", []byte(`<?xml version="1.0"?><rss><channel><title>x</title></channel></rss>`), schema.FailNoDocument, "XML"},
		{"run.txt", []byte("#!/bin/sh\necho hello\n"), schema.FailNoDocument, "program"},
		{"code.js", []byte("import x from 'y';\nconst a = f();\nfunction g() {\n  return a;\n}\ng();\n"), schema.FailNoDocument, "program"},
		{"elf", append([]byte("\x7fELF\x02\x01\x01"), make([]byte, 60)...), schema.FailNoDocument, "program"},
		{"bytes.txt", []byte("\x00\x01\x02\x03\x04\x05\x06\x07\x00\xff\xfe\xfd"), schema.FailUnsupported, "no known format"},
	} {
		r, err := p.Extract(t.Context(), write(t, c.name, c.data), c.name)
		if !isClass(err, c.class) || !strings.Contains(fmt.Sprint(err), c.says) {
			t.Errorf("%s: %v, %v, want class %s saying %q", c.name, r, err, c.class, c.says)
		}
	}
}

// TestMislabelled reads sound documents under false names.
func TestMislabelled(t *testing.T) {
	p := newPool(t, nil)
	for from, c := range map[string]struct{ name, media string }{
		"running.pdf": {"letter.txt", typePDF}, "page.html": {"page.pdf", typeHTML}, "notes.docx": {"notes.zip", typeDOCX},
		"scraped.txt": {"scraped.html", typeText}, "front.md": {"front.csv", typeMarkdown},
	} {
		r, err := p.Extract(t.Context(), write(t, c.name, readFile(t, filepath.Join("testdata", from))), c.name)
		if err != nil || r.MediaType != c.media {
			t.Errorf("%s as %s: %v, want %s", from, c.name, err, c.media)
		}
	}
}

func TestHuge(t *testing.T) {
	p := newPool(t, nil)
	for name, size := range map[string]int64{"huge.txt": maxFile + 1, "huge.pdf": maxPDF + 1} {
		path := write(t, name, []byte("%PDF-1.7\n")[:9*min(1, strings.Count(name, "pdf"))])
		if err := os.Truncate(path, size); err != nil {
			t.Fatal(err)
		}
		if _, err := p.Extract(t.Context(), path, name); !isClass(err, schema.FailTooLarge) {
			t.Errorf("%s of %d MiB: %v, want class too-large", name, size>>20, err)
		}
	}
}

func TestMissing(t *testing.T) {
	if _, err := newPool(t, nil).Extract(t.Context(), filepath.Join(t.TempDir(), "gone.pdf"), "gone.pdf"); !isClass(err, schema.FailUnreadable) {
		t.Errorf("a file that is not there: %v", err)
	}
}

func TestDecode(t *testing.T) {
	const s = "La migración de los niños: «¿cuántos?» — l’été, où ça? 5 €"
	for name, data := range map[string][]byte{
		"utf-8":        []byte(s),
		"windows-1252": []byte("La migraci\xf3n de los ni\xf1os: \xab\xbfcu\xe1ntos?\xbb \x97 l\x92\xe9t\xe9, o\xf9 \xe7a? 5 \x80"),
		"macintosh":    []byte("La migraci\x97n de los ni\x96os: \xc7\xc0cu\x87ntos?\xc8 \xd1 l\xd5\x8et\x8e, o\x9d \x8da? 5 \xdb"),
		"utf-16le":     utf16LE("Only ASCII here, in sixteen bits."),
	} {
		got, set := decode(data)
		want := s
		if name == "utf-16le" {
			want = "Only ASCII here, in sixteen bits."
		}
		if got != want || set != name {
			t.Errorf("decode of %s = %q in %s", name, got, set)
		}
	}
	if got, _ := decode([]byte("caf\xe9 " + strings.Repeat("señal ", 20))); !strings.HasPrefix(got, "caf\uFFFD ") {
		t.Errorf("a stray byte in UTF-8: %q", got)
	}
}

func TestJunkTitles(t *testing.T) {
	for in, want := range map[string]string{
		"Microsoft Word - informe final.doc": "", "untitled": "", "Sin título 1": "", "PowerPoint Presentation": "", "ht-kmu-2025-11": "", "report_v2.pdf": "",
		"Remesas 2024": "Remesas 2024", "  Labour   migration ": "Labour migration", "Migration": "Migration",
	} {
		if got := tidyKnown(schema.Known{Title: in}).Title; got != want {
			t.Errorf("title %q is kept as %q, want %q", in, got, want)
		}
	}
}

func TestSecondEngine(t *testing.T) {
	p := newPool(t, func(c *Config) { c.PDFEngine = "ledongthuc" })
	r, err := p.Extract(t.Context(), "testdata/running.pdf", "running.pdf")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(r.Engine, "ledongthuc") || r.Pages[0].Engine != "ledongthuc" || !strings.Contains(r.Pages[0].Text, "Cada temporada") {
		t.Errorf("read by %s: %q", r.Engine, r.Pages[0].Text)
	}
	r, err = p.Extract(t.Context(), "testdata/lost-trailer.pdf", "lost-trailer.pdf")
	if err != nil || !strings.HasPrefix(r.Engine, "pdfium") || len(r.Warnings) == 0 {
		t.Errorf("a file that the chosen engine cannot read: %+v, %v, want the other's text and a warning", r, err)
	}
}

func TestRender(t *testing.T) {
	p := newPool(t, nil)
	r, err := p.Render(t.Context(), "testdata/running.pdf", 2, 72)
	if err != nil {
		t.Fatal(err)
	}
	if r.MediaType != "image/jpeg" || r.Width != 595 || r.Height != 842 || !bytes.HasPrefix(r.Image, []byte("\xff\xd8")) {
		t.Errorf("%s of %d × %d", r.MediaType, r.Width, r.Height)
	}
	found := false
	for _, w := range r.Words {
		if w.X0 < 0 || w.Y0 < 0 || w.X1 > 1 || w.Y1 > 1 || w.X0 >= w.X1 || w.Y0 >= w.Y1 {
			t.Errorf("word %+v does not stand on the page", w)
		}
		found = found || w.Text == "salario," && w.Y0 > 0.05 && w.Y1 < 0.12
	}
	if !found {
		t.Errorf("no box for a word of the first lines among %+v", r.Words)
	}
}

func TestRenderRefuses(t *testing.T) {
	p := newPool(t, nil)
	if _, err := p.Render(t.Context(), "testdata/running.pdf", 9, 72); err == nil || !strings.Contains(err.Error(), "not found") {
		t.Errorf("a page that is not there: %v, want not found", err)
	}
	if _, err := p.Render(t.Context(), "testdata/notes.docx", 1, 72); !isClass(err, schema.FailUnsupported) {
		t.Errorf("a page of a DOCX: %v", err)
	}
	if _, err := p.Render(t.Context(), "testdata/encrypted.pdf", 1, 72); !isClass(err, schema.FailEncrypted) {
		t.Errorf("a page of an encrypted PDF: %v", err)
	}
}
