package brief

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/ledongthuc/pdf"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/chart"
)

// sample is a paper with everything in it.
func sample(t testing.TB) Brief {
	t.Helper()
	write := chart.Scale{Axis: func(float64) func(float64) string { return func(v float64) string { return fmt.Sprint(v) } }, Point: func(v float64) string { return fmt.Sprint(v) }}
	var quarters chart.Series
	for i := range 8 {
		quarters.Values = append(quarters.Values, chart.Value{Period: schema.Period{Year: 2024 + i/4, Quarter: 1 + i%4}, Value: float64(14_000 + 500*i), Provisional: i > 5})
	}
	remittances := Chart{Heading: "Remesas, por trimestre", Unit: "Millones de dólares", Alt: "De 2016 a 2026 las remesas crecieron → 15 860", Note: "Banco de México <SIE> & otros", Drawing: chart.NewColumns("a", quarters, write)}
	stock := remittances
	stock.Heading, stock.Alt = "Población", "Once millones"
	stock.Drawing = chart.New("b", []chart.Series{{Name: "Población", Values: []chart.Value{{Period: schema.InYear(2010), Value: 12}, {Period: schema.InYear(2024), Value: 11}}}, {Name: "Otra", Values: []chart.Value{{Period: schema.InYear(2015), Value: 3}, {Period: schema.InYear(2024), Value: 4}}}}, nil, write)
	return Brief{Lang: "es", Corridor: "MX-US", Day: "2026-11-29", Label: "Informe de corredor · 29 de noviembre de 2026", Title: "México hacia Estados Unidos",
		Lede: "Unos 11,2 millones de personas nacidas en México viven en Estados Unidos.", Address: "https://simde.example/i/mx-us/2026-11-29", Foot: "huella",
		Keys: []Key{{"Nacidas en México, residentes", "11,21 millones", "2024 · estimado · ONU DAES"}, {"Remesas, 2.º trim. de 2026", "15 860 M USD", "provisional"}, {"Refugiadas", "13 900", "observado"}},
		Sections: []Section{
			{Heading: "Cifras", Charts: []Chart{remittances, stock, stock}},
			{Heading: "Lo que dicen los documentos", Text: "Palabra por palabra.", Quotes: []Quote{{"The number of Mexican-born residents stopped growing after 2010 \u2014 chiefly because fewer people arrived.", "en", "CEPAL, Ageing in place, noviembre de 2025, pág. 5", "https://simde.example/d/3p9x?p=5"}}},
			{Heading: "Cifras de los documentos", Table: &Table{[]string{"El documento dice", "El banco dice", "¿Lo mismo?"}, [][]string{{"11,2 millones", "11,21 millones", "= Coincide"}, {"38,4 millones", "–", "~ Cuenta otra cosa"}}}},
			{Heading: "Lo que falta", List: []Item{{Text: "Coste de enviar 200 dólares"}, {Name: "Remesas:", Text: "Banco de México.", URL: "https://simde.example/es/datos/banxico"}, {Link: "Documentos", URL: "/es/documentos"}}},
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
	for range 10 { // maps have another order each time
		if again, err := PDF(b); err != nil || !bytes.Equal(data, again) {
			t.Fatalf("the same paper is not the same file: %v", err)
		}
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
	b := a.At("https://other.example")
	b.Day, b.Address, b.Label = "2026-11-30", "https://other.example/i/mx-us/2026-11-30", "Informe · 30"
	if a.Fingerprint() != b.Fingerprint() {
		t.Error("the same words on another day have another fingerprint")
	}
	for what, change := range map[string]func(*Brief){
		"key figure":       func(b *Brief) { b.Keys[0].Value = "11,22 millones" },
		"value of a chart": func(b *Brief) { b.Sections[0].Charts[0].Drawing.Columns[0].Label = "2024-Q1: 14001" },
		"point of a line":  func(b *Brief) { b.Sections[0].Charts[1].Drawing.Lines[1].Points[0].Label = "2015: 5" },
		"cell of a table":  func(b *Brief) { b.Sections[2].Table.Rows[0][1] = "12 millones" },
		"quotation":        func(b *Brief) { b.Sections[1].Quotes[0].Text += "!" },
		"entry of a list":  func(b *Brief) { b.Sections[3].List[0].Text = "" },
	} {
		b := sample(t)
		change(&b)
		if a.Fingerprint() == b.Fingerprint() {
			t.Errorf("another %s has the same fingerprint", what)
		}
	}
}

// TestAt holds that addresses of the site become whole, and others stay.
func TestAt(t *testing.T) {
	a := Brief{Address: "/i/mx-us/2026-11-29", Sections: []Section{{Quotes: []Quote{{URL: "/d/a?p=5"}}, List: []Item{{URL: "https://other.example/"}, {URL: "/es"}, {}}}}}
	got := a.At("https://simde.example")
	want := Brief{Address: "https://simde.example/i/mx-us/2026-11-29", Sections: []Section{{Quotes: []Quote{{URL: "https://simde.example/d/a?p=5"}},
		List: []Item{{URL: "https://other.example/"}, {URL: "https://simde.example/es"}, {}}}}}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if a.Sections[0].Quotes[0].URL != "/d/a?p=5" {
		t.Error("the paper itself has changed")
	}
}

// TestHTML holds that a file stands by itself, and says what the page says.
func TestHTML(t *testing.T) {
	b := sample(t)
	data, err := HTML(b)
	if err != nil {
		t.Fatal(err)
	}
	article, err := Article(b)
	if err != nil {
		t.Fatal(err)
	}
	page := string(data)
	if !strings.Contains(page, string(article)) {
		t.Error("the file has another article than the page")
	}
	for _, want := range []string{"<h1>México hacia Estados Unidos</h1>", `<html lang="es">`, ".paper {", "Banco de México &lt;SIE&gt; &amp; otros", `<blockquote lang="en">`, `<th scope="row">11,2 millones</th>`,
		`class="pv"`, "2024-Q1: 14000", `<a href="/es/documentos">Documentos</a>`, b.Fingerprint()} {
		if !strings.Contains(page, want) {
			t.Errorf("the file lacks %s", want)
		}
	}
	for _, not := range []string{"<link", "<script", "src=", "style="} {
		if strings.Contains(page, not) {
			t.Errorf("the file has %q", not)
		}
	}
}
