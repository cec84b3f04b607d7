package extract

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

// pdfOf returns a PDF of objects, the first of them the catalogue.
func pdfOf(objects ...string) []byte {
	var b bytes.Buffer
	var at []int
	b.WriteString("%PDF-1.7\n")
	for i, body := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, body)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, o := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, xref)
	return b.Bytes()
}

func streamOf(dict, data string) string {
	return fmt.Sprintf("<<%s /Length %d>>\nstream\n%s\nendstream", dict, len(data), data)
}

// paged are the objects 2 to 5: the pages, one page that shows a text, the text
// and its type.
func paged(more, shown string) []string {
	return []string{"<</Type /Pages /Kids [3 0 R] /Count 1>>",
		"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F 5 0 R>>>> " + more + ">>",
		streamOf("", "BT /F 12 Tf 72 700 Td ("+shown+") Tj ET"), "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>"}
}

func formPDF() []byte {
	field := func(more string) string {
		return "<</Type /Annot /Subtype /Widget /Rect [100 600 300 620] /P 3 0 R " + more + ">>"
	}
	objects := append([]string{"<</Type /Catalog /Pages 2 0 R /AcroForm <</Fields [6 0 R 7 0 R 8 0 R 9 0 R] /DR <</Font <</F 5 0 R>>>> /DA (/F 0 Tf 0 g)>>>>"},
		paged("/Annots [6 0 R 7 0 R 8 0 R 10 0 R]", "Solicitud de retorno")...)
	return pdfOf(append(objects, field("/FT /Tx /T (pais) /TU (Pa\\355s de origen) /V (Colombia)"), field("/FT /Tx /T (clave) /Ff 8192 /V (secreto)"),
		field("/FT /Ch /Ff 131072 /T (motivo) /Opt [(Trabajo) (Familia)] /V (Familia)"), "<</FT /Tx /T (ciudad) /V (Cali) /Kids [10 0 R]>>", field("/Parent 9 0 R"))...)
}

func xfaPDF(shown string) []byte {
	const xfa = `<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template><subform><draw><value><text>Lugar de destino</text></value></draw><script>no se lee</script></subform></template><xfa:datasets xmlns:xfa="http://www.xfa.org/schema/xfa-data/1.0/"><xfa:data><f><ciudad>Sevilla</ciudad></f></xfa:data></xfa:datasets></xdp:xdp>`
	objects := append([]string{"<</Type /Catalog /Pages 2 0 R /NeedsRendering true /AcroForm <</Fields [] /XFA 6 0 R>>>>"}, paged("", shown)...)
	return pdfOf(append(objects, streamOf("", xfa))...)
}

// carrierPDF carries two files, the second of which says that it has more bytes
// than it has.
func carrierPDF() []byte {
	spec := func(name string, n int) string {
		return fmt.Sprintf("<</Type /Filespec /F (%s) /UF (%s) /EF <</F %d 0 R>>>>", name, name, n)
	}
	objects := append([]string{"<</Type /Catalog /Pages 2 0 R /Names <</EmbeddedFiles <</Names [(a) 6 0 R (b) 7 0 R (c) 10 0 R]>>>>>>"}, paged("", "Informe con anexo")...)
	return pdfOf(append(objects, spec("../anexo.txt", 8), spec("anexo.txt", 9), streamOf("/Type /EmbeddedFile", "El anexo."),
		strings.Replace(streamOf("/Type /EmbeddedFile /Params <</Size 999999999>>", "Otro."), "/Length 5", "/Length 99999999", 1), spec("vacio.txt", 3))...)
}

// pinnedPDF carries one file as a whole and pinned to its page too, and another
// that is only pinned.
func pinnedPDF() []byte {
	spec := func(name string, n int) string {
		return fmt.Sprintf("<</Type /Filespec /F (%s) /UF (%s) /EF <</F %d 0 R>>>>", name, name, n)
	}
	pin := func(n int) string {
		return fmt.Sprintf("<</Type /Annot /Subtype /FileAttachment /Rect [100 600 120 620] /FS %d 0 R>>", n)
	}
	objects := append([]string{"<</Type /Catalog /Pages 2 0 R /Names <</EmbeddedFiles <</Names [(a) 6 0 R]>>>>>>"},
		paged("/Annots [10 0 R 11 0 R <</Type /Annot /Subtype /Text /Rect [1 1 9 9] /Contents (nota)>>]", "Informe con anexo")...)
	return pdfOf(append(objects, spec("anexo.txt", 8), spec("clavado.txt", 9), streamOf("/Type /EmbeddedFile", "El anexo."),
		streamOf("/Type /EmbeddedFile", "Clavado en la hoja."), pin(6), pin(7))...)
}

func TestPDFPins(t *testing.T) {
	p := newPool(t, nil)
	path := write(t, "a.pdf", pinnedPDF())
	r, err := p.Extract(t.Context(), path, "a.pdf")
	if err != nil || len(r.Attachments) != 2 || r.Attachments[1].Name != "clavado.txt" {
		t.Fatalf("%+v, %v, want each of the two files once", r.Attachments, err)
	}
	got, err := p.Attached(t.Context(), path, "a.pdf")
	if err != nil || len(got) != 2 || string(got[0].Data) != "El anexo." || string(got[1].Data) != "Clavado en la hoja." {
		t.Errorf("taken out: %+v, %v", got, err)
	}
	bare := append([]string{"<</Type /Catalog /Pages 2 0 R>>"}, paged("/Annots [<</Type /Annot /Subtype /FileAttachment /Rect [1 1 9 9] /FS 6 0 R>>]", "Hoja")...)
	path = write(t, "b.pdf", pdfOf(append(bare, "<</Type /Filespec /F (solo.txt) /EF <</F 7 0 R>>>>", streamOf("/Type /EmbeddedFile", "Solo."))...))
	if r, err = p.Extract(t.Context(), path, "b.pdf"); err != nil || len(r.Attachments) != 1 || r.Attachments[0].Name != "solo.txt" {
		t.Errorf("a file that is only pinned: %+v, %v", r, err)
	}
}

func TestForms(t *testing.T) {
	p := newPool(t, nil)
	for name, c := range map[string]struct {
		data           []byte
		has, hasNot    string
		warns, warnNot schema.WarningCode
	}{
		"acroform.pdf": {formPDF(), "Solicitud de retorno\n\nPaís de origen: Colombia\nFamilia\nCali", "secreto", "", schema.WarnForm},
		"xfa.pdf":      {xfaPDF("Please wait... If this message is not replaced, your viewer cannot show it."), "Lugar de destino\nSevilla", "Please wait", schema.WarnForm, ""},
		"static.pdf":   {xfaPDF("Lugar de destino"), "Lugar de destino\n\nSevilla", "no se lee", "", schema.WarnForm},
	} {
		r, err := p.Extract(t.Context(), write(t, name, c.data), name)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if text := r.Pages[0].Text; !strings.Contains(text, c.has) || strings.Contains(text, c.hasNot) {
			t.Errorf("%s is read as %q, want %q and not %q", name, text, c.has, c.hasNot)
		}
		warned := map[schema.WarningCode]bool{"": true}
		for _, w := range r.Warnings {
			code, _ := schema.ReadWarning(w)
			warned[code] = true
		}
		if !warned[c.warns] || c.warnNot != "" && warned[c.warnNot] {
			t.Errorf("%s: warnings %q", name, r.Warnings)
		}
	}
}

func TestPDFCarries(t *testing.T) {
	p := newPool(t, nil)
	path := write(t, "a.pdf", carrierPDF())
	r, err := p.Extract(t.Context(), path, "a.pdf")
	if err != nil || len(r.Attachments) < 1 || r.Attachments[0].Name != "anexo.txt" || r.Attachments[0].Size != 9 {
		t.Fatalf("%+v, %v, want what it carries", r, err)
	}
	if w := strings.Join(r.Warnings, " "); !strings.Contains(w, "vacio.txt: no bytes") {
		t.Errorf("warnings %q, want one of what cannot be taken out", w)
	}
	got, err := p.Attached(t.Context(), path, "a.pdf")
	if err != nil || len(got) != len(r.Attachments) || string(got[0].Data) != "El anexo." {
		t.Errorf("taken out: %d, %v", len(got), err)
	}
}

// TestCellsStayApart: numbers of cells that stand close to one another are
// several, and one number stays one, also where its characters are spaced.
func TestCellsStayApart(t *testing.T) {
	draw := func(x float64, y int, s string) string {
		return fmt.Sprintf("BT /F 10 Tf %.1f %d Td (%s) Tj ET ", x, y, s)
	}
	digit := 5.56 // width in points of a digit in this type
	row := draw(100, 700, "2017") + draw(100+4*digit+1.2, 700, "2018") + draw(100+8*digit+2.4, 700, "2019")
	text := row + draw(100, 650, "1234567890") + "BT /F 10 Tf 3 Tc 100 600 Td (5551234567) Tj 0 Tc ET " + draw(100, 550, "12,345,678.90") + draw(100, 500, "en 2024") + "BT /F 6 Tf 135 504 Td (52) Tj ET"
	objects := append([]string{"<</Type /Catalog /Pages 2 0 R>>"}, paged("", "x")...)
	objects[3] = streamOf("", text)
	p := newPool(t, nil)
	r, err := p.Extract(t.Context(), write(t, "a.pdf", pdfOf(objects...)), "a.pdf")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"2017 2018 2019", "1234567890", "12,345,678.90", "2024 52"} {
		if !strings.Contains(r.Pages[0].Text, want) {
			t.Errorf("read as %q, want %q", r.Pages[0].Text, want)
		}
	}
	if compact := strings.ReplaceAll(r.Pages[0].Text, " ", ""); !strings.Contains(compact, "5551234567") {
		t.Errorf("a spaced number is read as %q", r.Pages[0].Text)
	}
}

func TestCellsOfPagesStayApart(t *testing.T) {
	r, err := Read([]byte("<html><body><p>Los retornos de cada año, por lugar.</p><table><tr><th></th><th>2019</th><th>2020</th></tr><tr><td>Total</td><td><div>120</div><div>130</div></td><td><table><tr><td>7</td><td>8</td></tr><tr><td>9</td></tr></table></td></tr></table></body></html>"), "a.html")
	if err != nil {
		t.Fatal(err)
	}
	if want := "2019\t2020\nTotal\t120 130\t7 8 9"; !strings.Contains(r.Pages[0].Text, want) {
		t.Errorf("read as %q, want %q", r.Pages[0].Text, want)
	}
	doc := `<w:document xmlns:w="w"><w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc><w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>3</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>4</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl></w:body></w:document>`
	r, err = Read(zipped(t, "[Content_Types].xml", "<Types/>", "word/document.xml", doc), "a.docx")
	if err != nil || r.Pages[0].Text != "1 2\t3 4" {
		t.Errorf("a DOCX is read as %q, %v", r.Pages[0].Text, err)
	}
}
