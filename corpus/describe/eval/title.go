package eval

import (
	"strings"
	"unicode"

	"github.com/simde/simde/schema"
)

// sameTitle reports whether two titles have the same words. Where a title may be
// longer or shorter, one that holds the other is right, if it is not shorter
// than a third of it.
func sameTitle(got, want string, free bool) bool {
	got, want = letters(got), letters(want)
	if got == want || !free {
		return got == want
	}
	long, short := " "+got+" ", " "+want+" "
	if len(long) < len(short) {
		long, short = short, long
	}
	return strings.Contains(long, short) && 3*len(short) >= len(long)
}

// letters returns the folded words of s without marks.
func letters(s string) string {
	return strings.Join(strings.FieldsFunc(schema.Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}
