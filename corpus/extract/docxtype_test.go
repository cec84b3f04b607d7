package extract

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestTypeOfWord holds what stands out of a DOCX: what its styles or its runs
// set in larger type, on its first page.
func TestTypeOfWord(t *testing.T) {
	text := strings.Repeat(wordParagraph("", "", "The body of a report goes on for some lines, so that most of its letters are in one type."), 12)
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"style of titles, in Spanish": {wordParagraph("", "", "Oficina de Estudios") + wordParagraph("Ttulo", "", "Las remesas en la región") + text, []string{"Oficina de Estudios 1", "Las remesas en la región 2.55"}},
		"size of a run":               {wordParagraph("", "36", "Labour migration in the Gulf") + text, []string{"Labour migration in the Gulf 1.64"}},
		"style based on another":      {wordParagraph("Cover", "", "A second chance") + text, []string{"A second chance 2.55 heavy"}},
		"a title in two paragraphs":   {wordParagraph("Ttulo", "", "Who leaves,") + wordParagraph("Ttulo", "", "and who returns") + text, []string{"Who leaves, and who returns 2.55"}},
		"a cover of its own":          {wordParagraph("", "40", "On the move") + `<w:p><w:r><w:br w:type="page"/></w:r></w:p>` + wordParagraph("", "40", "Contents") + text, []string{"On the move 1.82"}},
		"size of the mark only":       {`<w:p><w:pPr><w:rPr><w:sz w:val="60"/></w:rPr></w:pPr><w:r><w:t>A plain line</w:t></w:r></w:p>` + text, []string{"A plain line 1"}},
	} {
		r, err := readDOCX(zipped(t, "word/styles.xml", wordStylesPart, "word/document.xml", `<w:document xmlns:w="w"><w:body>`+c.body+`</w:body></w:document>`))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var got []string
		for _, h := range r.self.Headings {
			if strings.HasPrefix(h.Text, "The body") {
				continue
			}
			s := fmt.Sprintf("%s %g", h.Text, h.Size)
			if h.Heavy {
				s += " heavy"
			}
			got = append(got, s)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

const wordStylesPart = `<w:styles xmlns:w="w">
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:styleId="Ttulo"><w:name w:val="Title"/></w:style>
<w:style w:styleId="Cover"><w:name w:val="Cover"/><w:basedOn w:val="Ttulo"/><w:rPr><w:b/></w:rPr></w:style>
</w:styles>`

// wordParagraph is a paragraph of a DOCX in a style and a size.
func wordParagraph(style, size, text string) string {
	if style != "" {
		style = `<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`
	}
	if size != "" {
		size = `<w:rPr><w:sz w:val="` + size + `"/></w:rPr>`
	}
	return `<w:p>` + style + `<w:r>` + size + `<w:t>` + text + `</w:t></w:r></w:p>`
}
