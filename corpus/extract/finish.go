package extract

import (
	"fmt"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/simde/simde/schema"
)

// finishPDF cleans the pages of a PDF.
func finishPDF(r *schema.Reading) *schema.Reading {
	r.Self = tidyKnown(r.Self)
	for i := range r.Pages {
		r.Pages[i].Text = trimLines(plainText(r.Pages[i].Text))
	}
	if cut := cutRunning(r.Pages); cut > 0 {
		r.Warnings = append(r.Warnings, fmt.Sprintf("running headers, footers and page numbers: %d lines left out", cut))
	}
	whole := wholeText(r)
	accents, french, words := needsAccents(whole), looksFrench(whole), vocabulary(whole)
	for i := range r.Pages {
		t := r.Pages[i].Text
		if accents {
			t = joinAccents(t)
		}
		t = mendMail(joinHyphens(t, words))
		if french {
			t = restoreOE(t)
		}
		r.Pages[i].Text = norm.NFC.String(t)
	}
	return r
}

// trimLines takes white space off the ends of lines, and off both ends of the
// text.
func trimLines(text string) string {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " \t\u00a0")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// wholeText is the text of all pages.
func wholeText(r *schema.Reading) string {
	var b strings.Builder
	for _, p := range r.Pages {
		b.WriteString(p.Text)
		b.WriteByte('\n')
	}
	return b.String()
}
