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
	numbers map[string]int32
	stems   []int32   // by token: the number of its stem, from 1; 0 where it was not asked for
	weights []float32 // by number
	last    []int32   // by number: the last sum that it is part of
	sums    int32
}

func newPageWords(t *text.Text) pageWords {
	return pageWords{of: t, numbers: map[string]int32{}, stems: make([]int32, len(t.Tokens)), weights: []float32{0}, last: []int32{0}}
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
	stem := p.of.Stem(j)
	n, ok := p.numbers[stem]
	if !ok {
		n = int32(len(p.weights))
		p.numbers[stem] = n
		weight, _ := gate.Of(model.KeyOf("w ", stem))
		p.weights, p.last = append(p.weights, weight), append(p.last, 0)
	}
	p.stems[j] = n
	return n
}
