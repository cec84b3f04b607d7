package text

import (
	"strings"
	"testing"
)

// TestMarkup holds that the marks of Markdown part no words, and that what is
// none stays.
func TestMarkup(t *testing.T) {
	for text, want := range map[string]string{
		"for [Haiti](https://example.org/a_(b), and **more** \\(c\\)": "for Haiti , and more ( c )",
		"[one](two) *three*": "[ one ] ( two ) * three *",
		"[":                  "[",
		"](http":             "] ( http",
		"\\":                 "\\",
	} {
		z := Tokenizer{Words: &Vocabulary{}}
		var got []string
		for _, k := range z.Cut(text) {
			got = append(got, text[k.Start:k.End])
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("Cut(%q) = %q, want %q", text, g, want)
		}
	}
}
