package pdf

import (
	"strings"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"github.com/simde/simde/corpus/extract/typeset"
)

// typesetPages is how many pages are measured for what stands out by its type,
// and typesetLines how many lines of each.
const (
	typesetPages = 2
	typesetLines = 90
)

// typeset measures the type of the lines of a page; where a line mixes types,
// each part is one. Without the place of its characters it has none.
func (in *instance) typeset(tp references.FPDF_TEXTPAGE, text string) []typeset.Line {
	count, err := in.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: tp})
	if err != nil || units(text) != count.Count {
		return nil
	}
	var out []typeset.Line
	for i, l := range splitLines(text) {
		if i == typesetLines {
			break
		}
		for _, part := range in.parts(tp, strings.TrimSpace(l.text), l.char) {
			if part.Size > 0 {
				out = append(out, part)
			}
		}
	}
	return out
}

// parts measures a line that begins at character char of the page: in one part
// where its first and its last character are of one type.
func (in *instance) parts(tp references.FPDF_TEXTPAGE, line string, char int) []typeset.Line {
	first, ok := in.measure(tp, char)
	last, also := in.measure(tp, char+units(line)-1)
	if !ok || !also {
		return nil
	}
	if typeset.SameType(first.Size, last.Size) {
		return []typeset.Line{joined(first, last, line)}
	}
	var out []typeset.Line
	at := 0
	for word := range strings.FieldsSeq(line) {
		at += strings.Index(line[at:], word)
		m, ok := in.measure(tp, char+units(line[:at]))
		at += len(word)
		switch n := len(out) - 1; {
		case !ok:
			continue
		case n >= 0 && typeset.SameType(out[n].Size, m.Size):
			out[n] = joined(out[n], m, out[n].Text+" "+word)
		default:
			m.Text = word
			out = append(out, m)
		}
	}
	return out
}

// joined is the line from its first character to its last.
func joined(first, last typeset.Line, text string) typeset.Line {
	first.Text, first.Right = text, last.Right
	first.Top, first.Bottom = max(first.Top, last.Top), min(first.Bottom, last.Bottom)
	return first
}

// measure returns the type and the place of a character.
func (in *instance) measure(tp references.FPDF_TEXTPAGE, char int) (typeset.Line, bool) {
	box, err := in.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: tp, Index: char})
	if err != nil {
		return typeset.Line{}, false
	}
	l := typeset.Line{Size: float64(box.Rect.Top - box.Rect.Bottom), Top: float64(box.Rect.Top), Bottom: float64(box.Rect.Bottom), Left: float64(box.Rect.Left), Right: float64(box.Rect.Right)}
	if w, err := in.FPDFText_GetFontWeight(&requests.FPDFText_GetFontWeight{TextPage: tp, Index: char}); err == nil {
		const bold = 600
		l.Heavy = w.FontWeight >= bold
	}
	return l, true
}
