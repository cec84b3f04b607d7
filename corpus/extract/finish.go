package extract

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/simde/simde/schema"
)

// finishPages cleans the pages of a document that has its own.
func finishPages(r *schema.Reading) *schema.Reading {
	r.Self = tidyKnown(r.Self)
	mendPages(r)
	for i := range r.Pages {
		r.Pages[i].Label = pageLabel(r.Pages[i].Label)
		r.Pages[i].Text = trimLines(tidyGlyphs(plainText(r.Pages[i].Text)))
	}
	if blank := blankPages(r.Pages); blank != "" {
		r.Warnings = append(r.Warnings, schema.WarnNoText.Sentence(blank))
	}
	if cut := cutRunning(r.Pages); cut > 0 {
		r.Warnings = append(r.Warnings, schema.WarnHeaders.Sentence(cut))
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

// blankPages names the pages without a letter or digit, at most ten.
func blankPages(pages []schema.Page) string {
	var list []string
	for _, p := range pages {
		if !hasLetters(p.Text) {
			list = append(list, strconv.Itoa(p.Number))
		}
	}
	const most = 10
	if n := len(list) - most; n > 0 {
		list = append(list[:most], fmt.Sprintf("… (+%d)", n))
	}
	return strings.Join(list, ", ")
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
