package schema

import "slices"

// elided are the words that lose their vowel before another, as they then stand,
// folded: French articles, pronouns and conjunctions.
var elided = []string{"l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"}

// Elided returns the words that lose their vowel before another, folded and
// without the apostrophe that follows them: "l" of "l'eau", "qu" of "qu'on".
func Elided() []string { return slices.Clone(elided) }

// IsElided reports whether a folded word before an apostrophe is one that lost
// its vowel.
func IsElided(word string) bool { return slices.Contains(elided, word) }

// Apostrophe reports whether r is written for an apostrophe.
func Apostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', 'ʼ', '´', '`', '′':
		return true
	}
	return false
}
