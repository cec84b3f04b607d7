package search

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func show(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		if s.Mark {
			b.WriteString("[" + s.Text + "]")
		} else {
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

func TestSnippet(t *testing.T) {
	long := strings.Repeat("palabra vacía ", 40) + "las remesas\nfamiliares crecen " + strings.Repeat("y más palabras ", 40)
	at := strings.Index(long, "remesas")
	marks := []Range{{8, 14}, {at, at + 7}, {at + 8, at + 18}}
	got := show(Snippet(long, marks, 80))
	if !strings.Contains(got, "[remesas] [familiares] crecen") || !strings.HasPrefix(got, "… ") || !strings.HasSuffix(got, " …") {
		t.Errorf("snippet = %q", got)
	}
	if got := show(Snippet("corto texto", nil, 80)); got != "corto texto" {
		t.Errorf("snippet of a short text = %q", got)
	}
}

func FuzzSnippet(f *testing.F) {
	f.Add("é ñ remesas y más", 3, 6, 10)
	f.Fuzz(func(t *testing.T, text string, a, b, size int) {
		if !utf8.ValidString(text) || size < 4 || size > 1000 {
			return
		}
		var marks []Range
		if a >= 0 && b > a && b <= len(text) && utf8.RuneStart(text[a]) && (b == len(text) || utf8.RuneStart(text[b])) {
			marks = []Range{{a, b}}
		}
		for _, s := range Snippet(text, marks, size) {
			if !utf8.ValidString(s.Text) {
				t.Errorf("Snippet(%q, %v, %d) cuts a character: %q", text, marks, size, s.Text)
			}
		}
		var b2 strings.Builder
		for _, s := range Spans(text, marks) {
			b2.WriteString(s.Text)
		}
		if d := cmp.Diff(text, b2.String()); d != "" {
			t.Errorf("Spans(%q, %v) loses text:\n%s", text, marks, d)
		}
	})
}
