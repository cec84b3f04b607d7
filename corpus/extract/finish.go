package extract

import (
	"golang.org/x/text/unicode/norm"

	"github.com/simde/simde/schema"
)

// finishPDF cleans the pages of a PDF.
func finishPDF(r *schema.Reading) *schema.Reading {
	r.Self = tidyKnown(r.Self)
	for i := range r.Pages {
		r.Pages[i].Text = norm.NFC.String(plainText(r.Pages[i].Text))
	}
	return r
}
