package lexicon

import (
	"slices"
	"strings"
	"testing"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// TestKnows holds that words which only have classes, or that others ask for, are told
// from those of phrases, and that all are told by their numbers.
func TestKnows(t *testing.T) {
	b := NewBuilder()
	b.Add("Lisbon", Entry{})
	var later []text.Word
	b.Later("more plainly", func(words []text.Word) { later = words })
	l := b.Done()
	z := l.Cutter()
	r := &text.Text{Body: "Lisbon spoke plainly zzz", Lang: schema.English, Words: z.Words}
	r.Tokens = z.Tokens(r.Body)
	if len(later) != 2 || later[1] != r.Tokens[2].Word {
		t.Errorf("the words of a phrase of others are %v, want the last to be %d", later, r.Tokens[2].Word)
	}
	for i, want := range []struct{ known, numbered, speaks bool }{{true, true, false}, {false, true, true}, {false, true, false}, {false, false, false}} {
		w := r.Tokens[i].Word
		if l.Knows(w) != want.known || (w != 0) != want.numbered || r.Is(i, lang.Speak) != want.speaks {
			t.Errorf("%q: known %t, number %d, a verb of speaking %t; want %v", r.Folded(i), l.Knows(w), w, r.Is(i, lang.Speak), want)
		}
	}
}

// TestAt holds that a phrase is found by its steps, among many that begin as it does.
func TestAt(t *testing.T) {
	b := NewBuilder()
	for i := range 200 {
		b.Add("San "+strings.Repeat("a", 1+i%20)+strings.Repeat("b", i/20), Entry{Index: int32(i)})
	}
	l := b.Done()
	for i := range 200 {
		body := "San " + strings.Repeat("a", 1+i%20) + strings.Repeat("b", i/20) + " x"
		got := []int32{}
		l.At(l.Cutter().Tokens(body), 0, func(end int, e Entry) { got = append(got, int32(end), e.Index) })
		if want := []int32{2, int32(i)}; !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", body, got, want)
		}
	}
}
