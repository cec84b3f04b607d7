package pdf

import (
	"bytes"
	"encoding/xml"
	"regexp"
	"slices"
	"strings"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"

	"github.com/simde/simde/schema"
)

// maxFields is how many fields of a page are read.
const maxFields = 5000

// form is the form of a document: AcroForm's fields, or XFA's packets.
type form struct {
	kind   enums.FPDF_FORMTYPE
	handle references.FPDF_FORMHANDLE
}

// openForm makes the form ready, where the document has one. A form that the
// library does not take is none.
func (in *instance) openForm() {
	kind, err := in.FPDF_GetFormType(&requests.FPDF_GetFormType{Document: in.doc})
	if err != nil || kind.FormType == enums.FPDF_FORMTYPE_NONE {
		return
	}
	in.form.kind = kind.FormType
	nothing := structs.FPDF_FORMFILLINFO{
		FFI_Invalidate: func(references.FPDF_PAGE, float64, float64, float64, float64) {}, FFI_SetCursor: func(enums.FXCT) {},
		FFI_SetTimer: func(int, func(int)) int { return 0 }, FFI_KillTimer: func(int) {}, FFI_GetLocalTime: func() structs.FPDF_SYSTEMTIME { return structs.FPDF_SYSTEMTIME{} },
		FFI_GetPage:     func(references.FPDF_DOCUMENT, int) *references.FPDF_PAGE { return nil },
		FFI_GetRotation: func(references.FPDF_PAGE) enums.FPDF_PAGE_ROTATION { return 0 }, FFI_ExecuteNamedAction: func(string) {},
	}
	res, err := in.FPDFDOC_InitFormFillEnvironment(&requests.FPDFDOC_InitFormFillEnvironment{Document: in.doc, FormFillInfo: nothing})
	if err == nil {
		in.form.handle = res.FormHandle
	}
}

// closeForm lets go of the form, which the library holds for as long as the
// program runs.
func (in *instance) closeForm() {
	if in.form.handle != "" {
		in.FPDFDOC_ExitFormFillEnvironment(&requests.FPDFDOC_ExitFormFillEnvironment{FormHandle: in.form.handle}) //nolint:errcheck // its memory goes with the instance
		in.form.handle = ""
	}
}

// fields returns what was filled in on a page: a line for each field, after what
// the form says of it.
func (in *instance) fields(page requests.Page) string {
	if in.form.handle == "" {
		return ""
	}
	count, err := in.FPDFPage_GetAnnotCount(&requests.FPDFPage_GetAnnotCount{Page: page})
	if err != nil {
		return ""
	}
	var lines []string
	for n := range min(count.Count, maxFields) {
		if line := in.field(page, n); line != "" && !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// field returns one annotation of a page as a line, where it is a field that
// holds a text.
func (in *instance) field(page requests.Page, n int) string {
	a, err := in.FPDFPage_GetAnnot(&requests.FPDFPage_GetAnnot{Page: page, Index: n})
	if err != nil {
		return ""
	}
	defer in.FPDFPage_CloseAnnot(&requests.FPDFPage_CloseAnnot{Annotation: a.Annotation})
	kind, err := in.FPDFAnnot_GetFormFieldType(&requests.FPDFAnnot_GetFormFieldType{FormHandle: in.form.handle, Annotation: a.Annotation})
	if err != nil {
		return ""
	}
	switch kind.FormFieldType {
	case enums.FPDF_FORMFIELD_TYPE_TEXTFIELD, enums.FPDF_FORMFIELD_TYPE_COMBOBOX, enums.FPDF_FORMFIELD_TYPE_LISTBOX:
	default:
		return ""
	}
	const password = 1 << 13
	flags, err := in.FPDFAnnot_GetFormFieldFlags(&requests.FPDFAnnot_GetFormFieldFlags{FormHandle: in.form.handle, Annotation: a.Annotation})
	if err == nil && int(flags.Flags)&password != 0 && kind.FormFieldType == enums.FPDF_FORMFIELD_TYPE_TEXTFIELD {
		return ""
	}
	value, err := in.FPDFAnnot_GetFormFieldValue(&requests.FPDFAnnot_GetFormFieldValue{FormHandle: in.form.handle, Annotation: a.Annotation})
	if err != nil || strings.TrimSpace(value.FormFieldValue) == "" {
		return ""
	}
	line := strings.TrimSpace(value.FormFieldValue)
	said, err := in.FPDFAnnot_GetFormFieldAlternateName(&requests.FPDFAnnot_GetFormFieldAlternateName{FormHandle: in.form.handle, Annotation: a.Annotation})
	if err == nil && strings.TrimSpace(said.FormFieldAlternateName) != "" {
		line = strings.TrimSpace(said.FormFieldAlternateName) + ": " + line
	}
	return line
}

// rePlaceholder matches what the pages of a form of XFA say where a program
// cannot show it.
var rePlaceholder = regexp.MustCompile(`(?i)please wait|por favor,? espere|espere\.\.\.|veuillez patienter|adobe reader|acrobat`)

// readXFA puts what a form of XFA holds in the place of the page that says it
// cannot be shown, and warns of it; where the pages are as they look it does
// nothing.
func (in *instance) readXFA(r *schema.Reading) {
	if in.form.kind != enums.FPDF_FORMTYPE_XFA_FULL && in.form.kind != enums.FPDF_FORMTYPE_XFA_FOREGROUND || len(r.Pages) == 0 {
		return
	}
	text := in.xfaText()
	p := &r.Pages[0]
	const notice = 2000 // bytes of what a page says that cannot be shown
	if len(r.Pages) == 1 && len(p.Text) < notice && rePlaceholder.MatchString(p.Text) {
		r.Warnings = append(r.Warnings, schema.WarnForm.Sentence(len(text)))
		if text != "" {
			p.Text = text
		}
		return
	}
	if missing := newWords(text, r.Pages); missing != "" {
		p.Text += "\n\n" + missing
	}
}

// newWords returns the lines of a text that stand on none of the pages.
func newWords(text string, pages []schema.Page) string {
	var all strings.Builder
	for _, p := range pages {
		all.WriteString(strings.Join(strings.Fields(p.Text), " ") + " ")
	}
	var out []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" && !strings.Contains(all.String(), line) {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

// xfaText returns what a form of XFA says and what was filled in, a line each.
func (in *instance) xfaText() string {
	count, err := in.FPDF_GetXFAPacketCount(&requests.FPDF_GetXFAPacketCount{Document: in.doc})
	if err != nil {
		return ""
	}
	var said, filled []string
	const most = 100
	for i := range min(count.Count, most) {
		content, err := in.FPDF_GetXFAPacketContent(&requests.FPDF_GetXFAPacketContent{Document: in.doc, Index: i})
		if err != nil {
			continue
		}
		s, f := xfaLines(content.Content)
		said, filled = append(said, s...), append(filled, f...)
	}
	return strings.Join(append(said, filled...), "\n")
}

// xfaLines returns the texts of a form's template, and of its data. What is
// broken ends them.
func xfaLines(packet []byte) (said, filled []string) {
	d := xml.NewDecoder(bytes.NewReader(packet))
	d.Strict = false
	var path []string
	within := func(name string) bool { return slices.Contains(path, name) }
	for n := 0; n < 1_000_000; n++ {
		tok, err := d.Token()
		if err != nil {
			return said, filled
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			path = append(path, tok.Name.Local)
		case xml.EndElement:
			path = path[:max(0, len(path)-1)]
		case xml.CharData:
			s := strings.Join(strings.Fields(string(tok)), " ")
			switch {
			case s == "" || len(path) == 0 || within("script") || within("config"):
			case within("data"):
				filled = append(filled, s)
			case within("template") && (within("text") || within("exData")):
				said = append(said, s)
			}
		}
	}
	return said, filled
}
