package word

import (
	"strings"

	"github.com/simde/simde/schema"
)

// kinEndings lists, by language, endings of stems that go with one another, the
// closest kin first: of a verb the noun of its action and who acts, and a word
// of its stem, with their verb.
var kinEndings = map[schema.Lang][][2]string{
	schema.Spanish: {{"ar", "acion"}, {"ir", "icion"}, {"er", "icion"}, {"ar", ""}, {"er", ""}, {"ir", ""}, {"acion", "ar"}, {"icion", "ir"}, {"icion", "er"},
		{"amient", "ar"}, {"imient", "ir"}, {"imient", "er"}, {"ador", "ar"}, {"edor", "er"}, {"idor", "ir"}, {"ad", "ar"}, {"id", "ir"}, {"id", "er"}, {"", "ar"}},
	schema.French: {{"ant", "er"}, {"ant", "ir"}, {"ateur", "er"}, {"eur", "er"}, {"er", "ation"}, {"er", ""}, {"ir", ""}, {"ement", ""}, {"ment", ""}, {"ation", ""},
		{"ag", "er"}, {"", "er"}, {"at", ""}},
	schema.English: {{"li", ""}, {"ingli", ""}, {"edli", ""}, {"", "li"}},
}

// Kin returns stems of words that are likely to be derived from the same word
// as a stem, most of which are no stems at all: for looking them up where the
// stem itself is not known.
func Kin(stem string, l schema.Lang) []string {
	var out []string
	for _, e := range kinEndings[l] {
		if base, ok := strings.CutSuffix(stem, e[0]); ok && len(base) >= 4 {
			out = append(out, base+e[1])
		}
	}
	return out
}
