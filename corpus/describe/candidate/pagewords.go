package candidate

import (
	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/text"
)

// pageWords are the stems of a page, numbered, with what each weighs in the gate:
// a sentence is weighed alone and with each of those beside it.
type pageWords struct {
	of      *text.Text
	numbers map[model.Key]int32
	stems   []int32   // by token: the number of its stem, weightless of one that weighs nothing; 0 where it was not asked for
	weights []float32 // by number
	last    []int32   // by number: the last sum that it is part of
	sums    int32
}

// weightless is the number of every stem that weighs nothing.
const weightless = 1

func newPageWords(t *text.Text) pageWords {
	const first = weightless + 1
	return pageWords{of: t, numbers: map[model.Key]int32{}, stems: make([]int32, len(t.Tokens)), weights: make([]float32, first), last: make([]int32, first)}
}

// gates is how far sentence n of a document, alone and with those beside it, is
// about people who move, as the logarithm of the odds, between -5 and 5.
func (p *pageWords) gates(gate model.Keyed, all []*corridor.Links, n int) (own, around float64) {
	const near, most = 2, 5
	if page := all[n].Text; p.of != page {
		*p = newPageWords(page)
	}
	bound := func(from, to int) float64 {
		sum := p.sum(gate, sameText(all, max(0, from), min(len(all), to), all[n].Text))
		return min(max(sum, -most), most)
	}
	return bound(n, n+1), bound(n-near, n+near+1)
}

// sum is what the gate says of sentences by their words, as it is learned from
// Words: each stem counts once.
func (p *pageWords) sum(gate model.Keyed, sentences []*corridor.Links) float64 {
	p.sums++
	sum, _ := gate.Of(model.KeyOf("bias"))
	for _, x := range sentences {
		for j := x.First; j < x.End; j++ {
			n := p.number(gate, j)
			if p.last[n] != p.sums {
				p.last[n] = p.sums
				sum += p.weights[n]
			}
		}
	}
	return float64(sum)
}

// number returns the number of the stem of tokens[j].
func (p *pageWords) number(gate model.Keyed, j int) int32 {
	if n := p.stems[j]; n != 0 {
		return n
	}
	language, stem := p.of.Stem(j)
	key, n := model.KeyOf("w ", language, stem), int32(weightless)
	if weight, ok := gate.Of(key); ok {
		if n = p.numbers[key]; n == 0 {
			n = int32(len(p.weights))
			p.numbers[key] = n
			p.weights, p.last = append(p.weights, weight), append(p.last, 0)
		}
	}
	p.stems[j] = n
	return n
}
