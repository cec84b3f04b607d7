package lexicon

import (
	"testing"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// TestKnows holds that words which only have classes are told from those of
// phrases, and that both are told by their numbers.
func TestKnows(t *testing.T) {
	b := NewBuilder()
	b.Add("Lisbon", Entry{})
	l := b.Done()
	z := l.Cutter()
	r := &text.Text{Body: "Lisbon spoke plainly", Lang: schema.English, Words: z.Words}
	r.Tokens = z.Tokens(r.Body)
	for i, want := range []struct{ known, numbered, speaks bool }{{true, true, false}, {false, true, true}, {false, false, false}} {
		w := r.Tokens[i].Word
		if l.Knows(w) != want.known || (w != 0) != want.numbered || r.Is(i, lang.Speak) != want.speaks {
			t.Errorf("%q: known %t, number %d, a verb of speaking %t; want %v", r.Folded(i), l.Knows(w), w, r.Is(i, lang.Speak), want)
		}
	}
}
