package wording

import (
	"strings"
	"testing"
	"unicode"

	"github.com/simde/simde/schema"
)

// TestOneLine holds that a text is put on one line as its words joined by spaces are,
// and that Words are those without marks.
func TestOneLine(t *testing.T) {
	for _, s := range []string{"", " ", "one", "one word", " two  words ", "a\nb\r\n\tc", "nb\u00a0sp", "«Niños», n.º 3 – à l’œuvre", "MiXed_case 12,5%", "\u200bzero width", "- "} {
		if got, want := OneLine(s), strings.Join(strings.Fields(s), " "); got != want {
			t.Errorf("OneLine(%q) = %q, want %q", s, got, want)
		}
		want := strings.Join(strings.FieldsFunc(schema.Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
		if got := Words(s); got != want {
			t.Errorf("Words(%q) = %q, want %q", s, got, want)
		}
	}
}
