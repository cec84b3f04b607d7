package plan

import (
	"testing"

	"github.com/simde/simde/search"
)

// TestRelax tests how many of the parts a document must have.
func TestRelax(t *testing.T) {
	for _, c := range []struct {
		words, hard int
		topics      bool
		best, whole int
		want        Relaxation
	}{
		{words: 2, best: 2, whole: 1, want: Relaxation{Need: 2}},
		{words: 1, best: 0, want: Relaxation{Need: 1}},
		{words: 2, best: 1, want: Relaxation{Need: 1, Relaxed: true}},
		{words: 2, best: 0, want: Relaxation{Need: 1}}, // no document has any: nothing is found
		{words: 8, best: 6, want: Relaxation{Need: 3, Relaxed: true}},
		{words: 2, hard: 1, best: 2, want: Relaxation{Need: 2, Relaxed: true}},
		{words: 1, hard: 1, topics: true, best: 1, want: Relaxation{Need: 1, Relaxed: true}},
		{words: 1, hard: 1, best: 1, want: Relaxation{Need: 2}},
		{words: 3, best: 3, whole: fewDocuments, want: Relaxation{Need: 3}},
		{words: 3, best: 3, whole: fewDocuments - 1, want: Relaxation{Need: 2, Few: true}},
		{words: 7, best: 7, whole: 1, want: Relaxation{Need: 5, Few: true}},
	} {
		q := &Query{Parts: make([]Clause, c.words+c.hard)}
		soft := make([]bool, c.words+c.hard)
		for i := range c.words {
			soft[i] = true
		}
		if got := q.Relax(soft, c.topics, c.best, func() int { return c.whole }); got != c.want {
			t.Errorf("of %d words and %d others the best has %d, %d have all: %+v, want %+v", c.words, c.hard, c.best, c.whole, got, c.want)
		}
	}
}

// TestKeepTopics tests that a topic is kept while a place remains that may be
// missing.
func TestKeepTopics(t *testing.T) {
	leaf := func(f search.Facet) *Leaf { return &Leaf{About: []InFacet{{FacetNumber(f), "x"}}} }
	topic, place, word := leaf(search.FacetTopic), leaf(search.FacetCountry), &Leaf{}
	for _, c := range []struct {
		parts []Clause
		held  bool
		want  bool
	}{
		{[]Clause{topic, place}, true, true},
		{[]Clause{Or{[]Clause{topic, word}}, place}, true, true},
		{[]Clause{topic, place}, false, false}, // no document has them
		{[]Clause{topic, word}, true, false},
		{[]Clause{topic, place, word, word, word, word, word}, true, false}, // a sentence
	} {
		q := &Query{Parts: c.parts}
		soft := q.Soft()
		got := q.KeepTopics(soft, func(*Leaf) bool { return c.held })
		if got != c.want || soft[0] == c.want {
			t.Errorf("of %d parts, held %v: topics are kept: %v, the first may be missing: %v", len(c.parts), c.held, got, soft[0])
		}
	}
}
