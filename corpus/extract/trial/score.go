package trial

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// words returns the words of a text as they are compared: in compatibility form
// (NFKC) and lower case, those that were broken at the end of a line joined.
func words(text string) []string {
	text = strings.NewReplacer("\u00ad\n", "", "\u00ad", "", "-\n", "").Replace(strings.ToLower(norm.NFKC.String(text)))
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}

// Score is how well a page was read.
type Score struct {
	F1    float64 // of its words, as a bag
	Order float64 // Kendall's tau over the words that both have once; 1 where these are fewer than two
}

// score compares what was read with what is right.
func score(got, want []string) Score {
	in := count(got)
	both := 0
	for w, n := range count(want) {
		both += min(n, in[w])
	}
	s := Score{Order: tau(got, want)}
	if len(got)+len(want) > 0 {
		s.F1 = 2 * float64(both) / float64(len(got)+len(want))
	}
	return s
}

func count(words []string) map[string]int {
	n := map[string]int{}
	for _, w := range words {
		n[w]++
	}
	return n
}

// tau is Kendall's rank correlation of the words that two lists have once each.
func tau(got, want []string) float64 {
	once, wanted := count(got), count(want)
	place := map[string]int{}
	for i, w := range want {
		if wanted[w] == 1 {
			place[w] = i
		}
	}
	var ranks []int
	for _, w := range got {
		if p, ok := place[w]; ok && once[w] == 1 {
			ranks = append(ranks, p)
		}
	}
	if len(ranks) < 2 {
		return 1
	}
	swapped := 0
	var seen []int // sorted
	for _, p := range ranks {
		at, _ := slices.BinarySearch(seen, p)
		swapped += len(seen) - at
		seen = slices.Insert(seen, at, p)
	}
	n := float64(len(ranks))
	return 1 - 4*float64(swapped)/(n*(n-1))
}
