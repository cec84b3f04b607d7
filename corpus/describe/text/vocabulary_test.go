package text

import (
	"strconv"
	"strings"
	"testing"
)

// TestVocabulary holds that words are numbered in the order in which they came, and
// keep their numbers.
func TestVocabulary(t *testing.T) {
	var v Vocabulary
	if w := v.Number([]byte("word")); w != 0 {
		t.Errorf("a word that was never added has number %d", w)
	}
	const words = 5000
	word := func(i int) string { // short ones and long ones that begin alike
		return "w" + strings.Repeat("o", i%2*9) + "rd" + strconv.Itoa(i)
	}
	for range 2 {
		for i := range words {
			if w := v.Add([]byte(word(i))); w != Word(i+1) {
				t.Fatalf("word %d has number %d", i, w)
			}
		}
	}
	for i := range words {
		if w := v.Number([]byte(word(i))); w != Word(i+1) {
			t.Fatalf("word %d has number %d", i, w)
		}
	}
	if w := v.Number([]byte("word")); w != 0 || v.Len() != words {
		t.Errorf("a word that was never added has number %d of %d", w, v.Len())
	}
}
