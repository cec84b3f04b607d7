package word

import (
	"strings"

	"github.com/simde/simde/schema"
)

// kinEndings lists, by language, endings of stems that go with one another, the
// closest kin first: of the Spanish "asist" ("asisten") "asistid" ("asistir").
var kinEndings = map[schema.Lang][][2]string{
	schema.Spanish: {{"ad", ""}, {"id", ""}, {"", "ad"}, {"", "id"}, {"an", "ad"}, {"an", "id"}, {"ad", "acion"}, {"id", "icion"}, {"acion", "ad"}, {"icion", "id"}, {"amient", "ad"}, {"imient", "id"},
		{"ador", "ad"}, {"ament", ""}, {"ment", ""}, {"adament", "ad"}},
	schema.French:  {{"ant", ""}, {"ement", ""}, {"ment", ""}, {"ant", "r"}, {"ation", ""}, {"", "ation"}, {"ag", ""}, {"at", ""}, {"", "r"}, {"r", ""}},
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
