// Package lang holds what differs between the languages: the words of each by
// class, and how words are inflected. A rule asks for a class, never for a word.
//
// A language is one table of words and a profile.
package lang

import (
	"embed"
	"slices"
	"strings"
	"sync"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/table"
)

// Files are the tables of words, one a language.
//
//go:embed *.tsv
var Files embed.FS

// words are the words of one class.
type words struct {
	langs   map[string][]schema.Lang
	all     map[schema.Lang][]string
	endings map[schema.Lang][]string
}

var tables = sync.OnceValue(func() *[classes]words {
	t := &[classes]words{}
	for c := range t {
		t[c] = words{map[string][]schema.Lang{}, map[schema.Lang][]string{}, map[schema.Lang][]string{}}
	}
	for _, l := range Read {
		for f := range table.Rows(Files, string(l)+".tsv", 2) {
			c := slices.Index(classNames[:], f[1])
			if c < 0 {
				panic("describe: " + string(l) + ".tsv: no class " + f[1])
			}
			t[c].add(l, f[0])
		}
	}
	return t
})

func (w *words) add(l schema.Lang, word string) {
	if ending, ok := strings.CutPrefix(word, "-"); ok {
		w.endings[l] = append(w.endings[l], ending)
		return
	}
	w.langs[word] = append(w.langs[word], l)
	w.all[l] = append(w.all[l], word)
}

// Has reports whether a word, written as the tables have those of the class,
// is one of class c in language l; where the language has no table, in any.
func (c Class) Has(l schema.Lang, word string) bool {
	in := tables()[c].langs[word]
	return len(in) > 0 && (slices.Contains(in, l) || !slices.Contains(Read, l))
}

// Ends reports whether a folded word is longer than an ending of class c in
// language l and ends so; where the language has no table, in any.
func (c Class) Ends(l schema.Lang, word string) bool {
	known := slices.Contains(Read, l)
	for in, endings := range tables()[c].endings {
		if l == in || !known {
			if slices.ContainsFunc(endings, func(e string) bool { return len(word) > len(e) && strings.HasSuffix(word, e) }) {
				return true
			}
		}
	}
	return false
}

// Words lists the words of class c in language l.
func (c Class) Words(l schema.Lang) []string { return tables()[c].all[l] }
