package bleve

import (
	"errors"
	"slices"
	"strings"

	index "github.com/blevesearch/bleve_index_api"
	"github.com/blevesearch/vellum/levenshtein"
)

// known is a word of the index with the number of documents that have it.
type known struct {
	text     string
	docs     uint64
	likeness float32 // to the word asked for, 0 to 1
}

// wordsWithPrefix returns the words of a field that begin with prefix, the
// commonest n of them.
func (v *view) wordsWithPrefix(field, prefix string, n int) []known {
	if n == 0 {
		return nil
	}
	dict, err := v.snapshot.FieldDictPrefix(field, []byte(prefix))
	if err != nil {
		v.unread(err)
		return nil
	}
	return commonest(v.readWords(dict, scanned), n)
}

// scanned bounds the words of a dictionary that one request may look at.
const scanned = 20_000

// wordsLike returns the words of a field within one typing error of a short
// word and two of a long one, the likeliest n of them.
func (v *view) wordsLike(field, like string, n int) []known {
	if n == 0 {
		return nil
	}
	edits := 1
	if len([]rune(like)) >= 6 {
		edits = 2
	}
	first := prefixRunes(like, 1)
	dict, err := v.snapshot.FieldDictFuzzy(field, like, edits, first)
	if errors.Is(err, levenshtein.ErrTooManyStates) {
		return nil // too long a word to have another like it
	}
	if err != nil {
		v.unread(err)
		return nil
	}
	found := v.readWords(dict, scanned)
	for i := range found {
		d := distance(like, found[i].text)
		found[i].likeness = 1 / float32(1+d)
	}
	slices.SortStableFunc(found, func(a, b known) int {
		if a.likeness != b.likeness {
			return cmpFloat(b.likeness, a.likeness)
		}
		return int(b.docs) - int(a.docs)
	})
	return found[:min(n, len(found))]
}

func cmpFloat(a, b float32) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func prefixRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// readWords reads at most n words.
func (v *view) readWords(dict index.FieldDict, n int) []known {
	var out []known
	for len(out) < n {
		e, err := dict.Next()
		if err != nil {
			v.unread(err)
		}
		if err != nil || e == nil {
			break
		}
		out = append(out, known{text: strings.Clone(e.Term), docs: e.Count, likeness: 1})
	}
	if err := dict.Close(); err != nil {
		v.unread(err)
	}
	return out
}

func commonest(words []known, n int) []known {
	slices.SortStableFunc(words, func(a, b known) int { return int(b.docs) - int(a.docs) })
	return words[:min(n, len(words))]
}

// distance counts the letters to insert, delete, change or swap between two
// words.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	prev2, prev, cur := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(x); i++ {
		cur[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				cur[j] = min(cur[j], prev2[j-2]+1)
			}
		}
		prev2, prev, cur = prev, cur, prev2
	}
	return prev[len(y)]
}
