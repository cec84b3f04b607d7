// Package lang holds what differs between the languages: the words of each by
// class, and how words are inflected. A rule asks for a class, never for a word.
//
// A language is one table of words and a profile.
package lang

import (
	"embed"
	"maps"
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
	all     map[schema.Lang][]string
	endings map[schema.Lang][]string
}

// vocabulary is what the tables say: of each class its words, of each word its classes.
type vocabulary struct {
	words [classes]words
	known map[string]*Classes
}

var tables = sync.OnceValue(func() *vocabulary {
	t := &vocabulary{known: map[string]*Classes{}}
	for c := range t.words {
		t.words[c] = words{map[schema.Lang][]string{}, map[schema.Lang][]string{}}
	}
	for _, l := range Read {
		for f := range table.Rows(Files, string(l)+".tsv", 2) {
			c := slices.Index(classNames[:], f[1])
			if c < 0 {
				panic("describe: " + string(l) + ".tsv: no class " + f[1])
			}
			t.add(Class(c), l, f[0])
		}
	}
	return t
})

func (t *vocabulary) add(c Class, l schema.Lang, word string) {
	w := &t.words[c]
	if ending, ok := strings.CutPrefix(word, "-"); ok {
		w.endings[l] = append(w.endings[l], ending)
		return
	}
	w.all[l] = append(w.all[l], word)
	k := t.known[word]
	if k == nil {
		k = &Classes{in: make([]set, len(Read))}
		t.known[word] = k
	}
	k.in[slices.Index(Read, l)].add(c)
	k.any.add(c)
}

// set is a set of classes, a bit each.
type set [(classes + 63) / 64]uint64

func (s *set) add(c Class) { s[c/64] |= 1 << (c % 64) }

func (s *set) has(c Class) bool { return s[c/64]&(1<<(c%64)) != 0 }

// Classes are the classes of a word, by language.
type Classes struct {
	in  []set // in the order of Read
	any set   // of whichever language
}

// Known returns the words of the tables, sorted.
func Known() []string { return slices.Sorted(maps.Keys(tables().known)) }

var unknown = &Classes{}

// ClassesOf returns the classes of a word, written as the tables have those that
// they know.
func ClassesOf(word string) *Classes {
	if k := tables().known[word]; k != nil {
		return k
	}
	return unknown
}

// Has reports whether the word is one of class c in language l; where the language
// has no table, in any.
func (k *Classes) Has(l schema.Lang, c Class) bool {
	if !k.any.has(c) {
		return false
	}
	i := slices.Index(Read, l)
	return i < 0 || k.in[i].has(c)
}

// Has reports whether a word, written as the tables have those of the class,
// is one of class c in language l; where the language has no table, in any.
func (c Class) Has(l schema.Lang, word string) bool { return ClassesOf(word).Has(l, c) }

// Ends reports whether a folded word is longer than an ending of class c in
// language l and ends so; where the language has no table, in any.
func (c Class) Ends(l schema.Lang, word string) bool {
	known := slices.Contains(Read, l)
	for in, endings := range tables().words[c].endings {
		if l == in || !known {
			if slices.ContainsFunc(endings, func(e string) bool { return len(word) > len(e) && strings.HasSuffix(word, e) }) {
				return true
			}
		}
	}
	return false
}

// Words lists the words of class c in language l.
func (c Class) Words(l schema.Lang) []string { return tables().words[c].all[l] }
