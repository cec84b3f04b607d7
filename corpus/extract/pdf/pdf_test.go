package pdf

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

func TestDate(t *testing.T) {
	for in, want := range map[string]schema.Date{
		"D:20240315120000+01'00'": "2024-03-15", "D:2019": "2019", "201903": "2019-03", "D:20241345": "", "D:19700101000000Z": "", "yesterday": "", "": "",
	} {
		if got := date(in); got != want {
			t.Errorf("date(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestXMP(t *testing.T) {
	packet := `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<rdf:Description><dc:title><rdf:Alt><rdf:li xml:lang="x-default">Remesas</rdf:li><rdf:li xml:lang="en">Remittances</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>Ruiz, Ana</rdf:li><rdf:li>Paz, Luis</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>`
	picture := strings.ReplaceAll(strings.ReplaceAll(packet, "ns.adobe.com/pdf/", "ns.adobe.com/tiff/"), "Remesas", "A photograph")
	k := withXMP(schema.Known{}, []byte("%PDF "+picture+packet+picture+" end"))
	if k.Title != "Remesas" || !slices.Equal(k.Creators, []string{"Ruiz, Ana", "Paz, Luis"}) {
		t.Errorf("withXMP = %+v", k)
	}
	for _, in := range []string{"", "<x:xmpmeta", packet[:200] + "</x:xmpmeta>"} {
		if k := withXMP(schema.Known{Title: "T"}, []byte(in)); k.Title != "T" || len(k.Creators) > 0 {
			t.Errorf("withXMP of %.40q = %+v", in, k)
		}
	}
}

func TestQuality(t *testing.T) {
	good := strings.Repeat("La migración de los trabajadores a otros países creció de año en año. ", 5)
	for name, c := range map[string]struct {
		text     string
		min, max float64
	}{
		"prose":      {good, 0.95, 1},
		"glued":      {strings.Repeat(strings.ReplaceAll(good, " ", "")[:60]+" ", 20), 0, 0.3},
		"shredded":   {strings.Join(strings.Split(strings.ReplaceAll(good, " ", ""), ""), " "), 0, 0.3},
		"undecoded":  {strings.Repeat("\uFFFD\uE001 ab", 50), 0, 0.7},
		"no spaces":  {strings.Repeat("国際移住と開発に関する情報", 20), 0.95, 1},
		"few words":  {"Anexo 1", 0.95, 1},
		"no text":    {"", 0, 0},
		"with table": {strings.Repeat("2012 5,2 % 1 234 MX-US remesas ", 20), 0.9, 1},
	} {
		if q := Quality(c.text); q < c.min || q > c.max {
			t.Errorf("quality of %s = %.2f, want %.2f to %.2f", name, q, c.min, c.max)
		}
	}
}

func TestWithTrailer(t *testing.T) {
	in := "%PDF-1.4\n7 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
	out, ok := withTrailer([]byte(in))
	if !ok || !strings.Contains(string(out), "/Root 7 0 R") || !strings.HasPrefix(string(out), in) {
		t.Errorf("withTrailer = %q, %v", out, ok)
	}
	for _, in := range []string{"", "no catalogue", "<< /Type /Catalog >>"} {
		if _, ok := withTrailer([]byte(in)); ok {
			t.Errorf("withTrailer(%q) found a catalogue", in)
		}
	}
}

func TestSplitLines(t *testing.T) {
	got := splitLines("  uno\r\n\r\n𝒳 dos\r\ntres")
	want := []piece{{text: "  uno", char: 2, words: 1}, {text: "𝒳 dos", char: 9, words: 2}, {text: "tres", char: 17, words: 1}}
	if !slices.Equal(got, want) {
		t.Errorf("splitLines = %+v, want %+v", got, want)
	}
}

func TestLimits(t *testing.T) {
	b := builder{reading: &schema.Reading{}, limits: Limits{Pages: 10, PageText: 8, Text: 12}}
	b.add(1, "", PDFium, "año año año", nil)
	b.add(2, "", PDFium, "lost", errors.New("no page"))
	b.add(3, "", PDFium, "abcdefgh", nil)
	r, err := b.done()
	if err != nil {
		t.Fatal(err)
	}
	if r.Pages[0].Text != "año añ" || r.Pages[1].Text != "" || r.Pages[2].Text != "abcd" || len(r.Warnings) != 2 {
		t.Errorf("pages %+v, warnings %q", r.Pages, r.Warnings)
	}
}

// FuzzPDFium reads any bytes with PDFium: text or an error about the file.
func FuzzPDFium(f *testing.F) {
	files, err := filepath.Glob("../testdata/*.pdf")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range files {
		b, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	rt := newRuntime(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		_, err := rt.Read(data, Limits{Pages: 100, PageText: 1 << 20, Text: 4 << 20}, nil)
		var fe *schema.FileError
		if err != nil && !errors.As(err, &fe) {
			t.Errorf("%v is not an error about the file", err)
		}
	})
}
