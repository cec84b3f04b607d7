package plan

import (
	"cmp"
	"slices"
)

// Dictionary is the words of an index as queries are read with them. What
// cannot be read of it counts as absent; View.Close says so.
type Dictionary interface {
	// WordsWithPrefix returns the words of a field that begin with prefix, the
	// commonest n of them.
	WordsWithPrefix(field, prefix string, n int) []Known
	// WordsLike returns the words of a field that like may be meant to be, the
	// likeliest n of them; see Edits, FirstLetter and Likeliest. It need not say
	// how many documents have them.
	WordsLike(field, like string, n int) []Known
	// Holders returns how many documents have each of some terms.
	Holders(ts []Term) []int
	// Documents returns how many documents there are.
	Documents() int
}

// Known is a word of an index.
type Known struct {
	Text     string
	Docs     int     // that have it
	Likeness float32 // to the word asked for, 0 to 1
}

// Commonest returns the n words that most documents have; of two that as many
// have, the one that stands first.
func Commonest(words []Known, n int) []Known {
	slices.SortStableFunc(words, func(a, b Known) int { return cmp.Compare(b.Docs, a.Docs) })
	return words[:min(n, len(words))]
}

// Edits is how many typing errors a word may have.
func Edits(w string) int {
	if len([]rune(w)) >= 6 {
		return 2
	}
	return 1
}

// FirstLetter returns what a word that another is meant to be begins with: its
// first letter is typed right.
func FirstLetter(w string) string {
	for i := range w {
		if i > 0 {
			return w[:i]
		}
	}
	return w
}

// Likeliest returns the n words that like is likeliest meant to be: the nearest;
// of two as near, the one that stands first.
func Likeliest(like string, words []Known, n int) []Known {
	for i := range words {
		words[i].Likeness = 1 / float32(1+distance(like, words[i].Text))
	}
	slices.SortStableFunc(words, func(a, b Known) int { return cmp.Compare(b.Likeness, a.Likeness) })
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

// Meant reports whether a word may be meant by another that was typed: whether it
// begins with the same letter, and no more letters are to be inserted, deleted,
// changed or swapped than Edits.
func Meant(typed, w string) bool {
	return FirstLetter(typed) == FirstLetter(w) && distance(typed, w) <= Edits(typed)
}
