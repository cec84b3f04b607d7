package text

import "testing"

func TestByWord(t *testing.T) {
	var b ByWord[int]
	if got := b.Of(7); got != 0 {
		t.Errorf("what was never set is %d", got)
	}
	for _, w := range []Word{64, 1000, 0, 63, 64} {
		b.Set(w, int(w)+1)
	}
	for w := range Word(1100) {
		want := 0
		if w == 0 || w == 63 || w == 64 || w == 1000 {
			want = int(w) + 1
		}
		if got := b.Of(w); got != want || b.Has(w) != (want != 0) {
			t.Errorf("Of(%d) = %d, want %d", w, got, want)
		}
	}
}
