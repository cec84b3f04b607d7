package chart

import (
	"testing"

	"golang.org/x/image/font/sfnt"
)

// TestLetters holds that the signs with which numbers, dates and names are
// written in the three languages are letters of the font.
func TestLetters(t *testing.T) {
	const text = "1\u202f234\u2009–\u200a5 − ≠ ~ = → … ’ « » “ ” — · ‐ \u2011 º ª ¿ ¡ áéíóúñçœæëï ÁÉÍÓÚÑÇŒ \u00ad\u200b😀 %\u00a0$€£"
	f, err := letterForms()
	if err != nil {
		t.Fatal(err)
	}
	var b sfnt.Buffer
	for _, r := range Letters(text) {
		if i, err := f.GlyphIndex(&b, r); err != nil || i == 0 {
			t.Errorf("the font has no %q (U+%04X): %v", r, r, err)
		}
	}
	if got := Letters("15\u202f860 México‑EE. UU."); got != "15\u00a0860 México-EE. UU." {
		t.Errorf("written as %q", got)
	}
}
