package schema

import (
	"math/rand/v2"
	"testing"
)

// TestFoldByTable holds that a text of characters that have a place in the table
// is folded as any text is, alone and beside those that have none.
func TestFoldByTable(t *testing.T) {
	for r := rune(0); r < 0x3000; r++ {
		for _, s := range []string{string(r), "a" + string(r), string(r) + "É", "e\u0301" + string(r), string(r) + "\u0323\u0301"} {
			if got, want := Fold(s), foldAny(s); got != want {
				t.Fatalf("Fold(%+q) = %+q, want %+q", s, got, want)
			}
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	some := []string{"Año", "cœur", "ﬁn", "l’État", "…", "½", "\xc3", "\xff\xfe", "\ufffd", "İ", "ẞ", "`", "e\u0301", "語", "–", "\u00ad", "\u200b", "⁵", "ǆ", " "}
	for range 5000 {
		s := ""
		for range random.IntN(6) {
			s += some[random.IntN(len(some))]
		}
		if got, want := Fold(s), foldAny(s); got != want {
			t.Fatalf("Fold(%+q) = %+q, want %+q", s, got, want)
		}
	}
}

func TestFoldAllocates(t *testing.T) {
	for s, most := range map[string]float64{"paises": 0, "Países": 1, "l’année": 1} {
		if n := testing.AllocsPerRun(100, func() { Fold(s) }); n > most {
			t.Errorf("Fold(%q) allocates %.0f times, more than %.0f", s, n, most)
		}
	}
}
