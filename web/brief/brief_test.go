package brief

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"image"
	"image/color"
	"image/png"
	"io"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"

	"github.com/ledongthuc/pdf"
)

// sample is a paper with everything in it.
func sample(t testing.TB) Brief {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, 120, 68))
	for i := range 120 {
		m.Set(i, i*68/120, color.Black)
	}
	var picture bytes.Buffer
	if err := png.Encode(&picture, m); err != nil {
		t.Fatal(err)
	}
	chart := Chart{Heading: "Remesas, por trimestre", Unit: "Millones de dólares", Alt: "De 2016 a 2026 las remesas crecieron → 15 860", Note: "Banco de México <SIE> & otros", PNG: picture.Bytes()}
	other := chart
	other.Heading, other.Alt = "Población", "Once millones"
	return Brief{Lang: "es", Corridor: "MX-US", Day: "2026-11-29", Label: "Informe de corredor · 29 de noviembre de 2026", Title: "México hacia Estados Unidos",
		Lede: "Unos 11,2 millones de personas nacidas en México viven en Estados Unidos.", Address: "https://simde.example/i/mx-us/2026-11-29", Foot: "huella",
		Keys: []Key{{"Nacidas en México, residentes", "11,21 millones", "2024 · estimado · ONU DAES"}, {"Remesas, 2.º trim. de 2026", "15 860 M USD", "provisional"}, {"Refugiadas", "13 900", "observado"}},
		Sections: []Section{
			{Heading: "Cifras", Charts: []Chart{chart, other, other}},
			{Heading: "Lo que dicen los documentos", Text: "Palabra por palabra.", Quotes: []Quote{{"The number of Mexican-born residents stopped growing after 2010 \u2014 chiefly because fewer people arrived.", "en", "CEPAL, Ageing in place, noviembre de 2025, pág. 5", "https://simde.example/d/3p9x?p=5"}}},
			{Heading: "Cifras de los documentos", Table: &Table{[]string{"El documento dice", "El banco dice", "¿Lo mismo?"}, [][]string{{"11,2 millones", "11,21 millones", "= Coincide"}, {"38,4 millones", "–", "~ Cuenta otra cosa"}}}},
			{Heading: "Lo que falta", List: []Item{{"", "Coste de enviar 200 dólares", ""}, {"Remesas:", "Banco de México", "https://simde.example/es/datos/banxico"}}},
		}}
}

func TestPDF(t *testing.T) {
	b := sample(t)
	data, err := PDF(b)
	if err != nil {
		t.Fatal(err)
	}
	if to := os.Getenv("SIMDE_BRIEF_PDF"); to != "" { // to look at it
		if err := os.WriteFile(to, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	again, err := PDF(b)
	if err != nil || !bytes.Equal(data, again) {
		t.Errorf("the same paper is not the same file: %v", err)
	}
	r, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if n := r.NumPage(); n < 1 || n > 4 {
		t.Errorf("%d pages", n)
	}
	text, err := r.GetPlainText()
	if err != nil {
		t.Fatal(err)
	}
	all, err := io.ReadAll(text)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{b.Title, "15 860 M USD", "pág. 5", "~ Cuenta otra cosa", b.Fingerprint()} {
		if !strings.Contains(squeezed(string(all)), squeezed(want)) {
			t.Errorf("the PDF lacks %q", want)
		}
	}
	if !bytes.Contains(data, []byte("/Lang")) || !bytes.Contains(data, []byte("/Outlines")) {
		t.Error("the PDF has no language or no bookmarks")
	}
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

var refs = regexp.MustCompile(`r:(?:id|embed)="([^"]+)"`)

func TestDOCX(t *testing.T) {
	b := sample(t)
	data, err := DOCX(b)
	if err != nil {
		t.Fatal(err)
	}
	if to := os.Getenv("SIMDE_BRIEF_DOCX"); to != "" {
		if err := os.WriteFile(to, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		all, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(all)
		if strings.HasSuffix(f.Name, ".png") {
			continue
		}
		for d := xml.NewDecoder(bytes.NewReader(all)); ; {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
		}
	}
	rels := parts["word/_rels/document.xml.rels"]
	for _, m := range refs.FindAllStringSubmatch(parts["word/document.xml"], -1) {
		if strings.Count(rels, `Id="`+m[1]+`"`) != 1 {
			t.Errorf("the document refers to %s, which stands %d times among the relations", m[1], strings.Count(rels, `Id="`+m[1]+`"`))
		}
	}
	for _, m := range regexp.MustCompile(`Target="([^"]+)"/>`).FindAllStringSubmatch(rels, -1) {
		if _, there := parts[path.Join("word", m[1])]; !there {
			t.Errorf("the relations name %s, which is not in the file", m[1])
		}
	}
	for _, s := range docxStyles {
		if !strings.Contains(parts["word/styles.xml"], `w:styleId="`+s.id+`"`) {
			t.Errorf("style %s is not described", s.id)
		}
	}
	for _, want := range []string{`descr="De 2016 a 2026 las remesas crecieron → 15 860"`, `<w:pStyle w:val="Heading1"/>`, "Banco de México &lt;SIE&gt; &amp; otros", `<w:lang w:val="en"/>`, "<w:tblHeader/>"} {
		if !strings.Contains(parts["word/document.xml"], want) {
			t.Errorf("the document lacks %s", want)
		}
	}
}

func TestFingerprint(t *testing.T) {
	a := sample(t)
	b := a
	b.Day, b.Address, b.Label = "2026-11-30", "https://other.example/i/mx-us/2026-11-30", "Informe · 30"
	if a.Fingerprint() != b.Fingerprint() {
		t.Error("the same words on another day have another fingerprint")
	}
	b.Keys = append([]Key(nil), a.Keys...)
	b.Keys[0].Value = "11,22 millones"
	if a.Fingerprint() == b.Fingerprint() {
		t.Error("another figure has the same fingerprint")
	}
}
