package shipped

import (
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/spanish"

	"github.com/simde/simde/schema"
)

// Snowball returns the stem that Snowball gives a Spanish or a French word, with
// its accents; in other languages the word in small letters.
func Snowball(word string, l schema.Lang) string {
	env := snowballstem.NewEnv(strings.ToLower(word))
	switch l {
	case schema.Spanish:
		spanish.Stem(env)
	case schema.French:
		french.Stem(env)
	}
	return env.Current()
}
