package statement

import (
	"math"
	"testing"

	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/schema"
)

// TestLeast holds that a long document must be surer of a corridor than a
// passage.
func TestLeast(t *testing.T) {
	c := &Reader{Limits: Thresholds{Passage: 0.4, Document: 0.6}}
	for words, want := range map[int]float64{0: 0.4, 100: 0.4, 150: 0.4, 387: 0.5, 1000: 0.6, 20000: 0.6} {
		w := &summary{Reader: c, words: words}
		if got := w.least(); math.Abs(got-want) > 0.001 {
			t.Errorf("least of %d words = %.3f, want %.3f", words, got, want)
		}
	}
}

// TestBar holds that a corridor which no rule found must be surer, and surest
// where its places stand in different sentences; and that a long document asks for
// more than either.
func TestBar(t *testing.T) {
	c := schema.Corridor{Origin: "HT", Destination: "CL"}
	for _, x := range []struct {
		best  corridor.Finding
		words int
		want  Bar
	}{
		{corridor.Finding{Rule: "people & in"}, 100, Bar{0.43, ByLength}},
		{corridor.Finding{Rule: corridor.Likeness}, 100, Bar{0.48, Unrelated}},
		{corridor.Finding{Rule: corridor.Likeness, Apart: 1}, 100, Bar{0.5, Apart}},
		{corridor.Finding{Rule: corridor.Likeness, Apart: 1}, 2000, Bar{0.8, ByLength}},
	} {
		w := &summary{Reader: &Reader{Limits: DefaultThresholds}, words: x.words, spoken: map[schema.Corridor]*spoken{c: {best: x.best}}}
		if got := w.bar(c); got != x.want {
			t.Errorf("bar of %q, %d sentences apart in %d words, = %v, want %v", x.best.Rule, x.best.Apart, x.words, got, x.want)
		}
	}
}

// TestAbout holds that a document which is about something else must say more of a
// corridor, and that one about people who move need not.
func TestAbout(t *testing.T) {
	c := schema.Corridor{Origin: "HT", Destination: "CL"}
	chance := func(about float64, words int) float64 {
		w := &summary{Reader: &Reader{Weights: model.ReadKeyed(corridor.Files, "decide.tsv")}, words: words, about: func() float64 { return about },
			spoken: map[schema.Corridor]*spoken{c: {chances: []float64{0.9}, best: corridor.Finding{Confidence: 0.9}}}}
		return w.decide(c)
	}
	for _, words := range []int{150, 2000} {
		if on, off := chance(0, words), chance(-4, words); off >= on {
			t.Errorf("%d words about something else: chance %.2f, about people who move %.2f", words, off, on)
		}
		if on, more := chance(0, words), chance(4, words); on != more {
			t.Errorf("%d words: chance %.3f where all is about people who move, %.3f where some is", words, more, on)
		}
	}
}

// TestMeanAbout holds that some sentences of a long document are asked, spread over
// it, and all of a short one.
func TestMeanAbout(t *testing.T) {
	for sentences, most := range map[int]int{0: 0, 1: 1, 40: 40, 41: 21, 5000: 40} {
		asked := 0
		mean := meanAbout(sentences, func(n int) (own, around float64) {
			if n < 0 || n >= sentences {
				t.Fatalf("sentence %d of %d is asked", n, sentences)
			}
			asked++
			return 9, float64(n)
		})
		if asked < min(sentences, most/2) || asked > most {
			t.Errorf("%d of %d sentences are asked", asked, sentences)
		}
		if middle := float64(max(0, sentences-1)) / 2; math.Abs(mean-middle) > float64(sentences)/20+0.5 {
			t.Errorf("mean of %d sentences = %.1f, want about %.1f", sentences, mean, middle)
		}
	}
}
