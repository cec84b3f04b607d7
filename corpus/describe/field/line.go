package field

import (
	"strings"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/schema"
)

// elides reports whether word is "L'", "D'", "I'" and the like with the word after it.
func elides(word string) bool {
	head, rest, elided := strings.Cut(strings.ReplaceAll(word, "’", "'"), "'")
	return elided && len(rest) > 2 && lang.OpeningElision.Has(schema.Undetermined, head)
}

func lastWord(s string) string {
	s = strings.TrimRight(s, " ")
	return s[strings.LastIndexByte(s, ' ')+1:]
}

const longestTitle = 220

// connects reports whether a title cannot end with word.
func connects(word string) bool {
	return lang.TitleLink.Has(schema.Undetermined, word)
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
