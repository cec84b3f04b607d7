package candidate

import (
	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/text"
)

// pageWords are the stems of a page by where the gate has their weights: a sentence is
// weighed alone and with each of those beside it.
type pageWords struct {
	gate   model.Keyed
	of     *text.Text
	stems  []int32        // by token: firstPlace and where the weight of its stem stands, weightless; 0 where it was not asked for
	met    []uint64       // the places that are part of a sum, a bit each
	parts  []int32        // the same one after the other
	lately [256]wordPlace // by the last bits of a word: those met last, of which texts have the same again and again
}

// wordPlace is a word with what stands of its stem among the stems of a page.
type wordPlace struct {
	word text.Word
	stem int32
}

// What a stem is that weighs nothing, and one whose weight stands at the first place.
const (
	weightless = 1 + iota
	firstPlace
)

var bias = model.KeyOf("bias")

// turn makes ready for the sentences of a page.
func (p *pageWords) turn(page *text.Text) {
	if p.of == nil {
		p.met = make([]uint64, p.gate.Places()/64+1)
	}
	if p.of == nil || p.of.Lang != page.Lang {
		p.lately = [len(p.lately)]wordPlace{}
	}
	p.of = page
	if n := len(page.Tokens); n > cap(p.stems) {
		p.stems = make([]int32, n)
	} else {
		p.stems = p.stems[:n]
		clear(p.stems)
	}
}

// gates is how far sentence n of a document, alone and with those beside it, is
// about people who move, as the logarithm of the odds, between -5 and 5.
func (p *pageWords) gates(all []*corridor.Links, n int) (own, around float64) {
	const near, most = 2, 5
	if page := all[n].Text; p.of != page {
		p.turn(page)
	}
	bound := func(from, to int) float64 {
		sum := p.sum(sameText(all, max(0, from), min(len(all), to), all[n].Text))
		return min(max(sum, -most), most)
	}
	return bound(n, n+1), bound(n-near, n+near+1)
}

// sum is what the gate says of sentences by their words, as it is learned from
// Words: each stem counts once.
func (p *pageWords) sum(sentences []*corridor.Links) float64 {
	sum, _ := p.gate.Of(bias)
	for _, x := range sentences {
		for j := x.First; j < x.End; j++ {
			at := p.place(j)
			if at < 0 || p.met[at/64]&(1<<(at%64)) != 0 {
				continue
			}
			p.met[at/64] |= 1 << (at % 64)
			p.parts = append(p.parts, at)
			sum += p.gate.At(int(at))
		}
	}
	for _, at := range p.parts {
		p.met[at/64] = 0
	}
	p.parts = p.parts[:0]
	return float64(sum)
}

// place returns where the weight of the stem of tokens[j] stands, or -1.
func (p *pageWords) place(j int) int32 {
	if p.stems[j] == 0 {
		p.stems[j] = p.stem(j)
	}
	return p.stems[j] - firstPlace
}

// stem looks for the stem of tokens[j] in the gate. That of a word which the lexicon
// numbers is the same in all of a language, unless it is the name of a place.
func (p *pageWords) stem(j int) int32 {
	t := p.of.Tokens[j]
	if t.Word == 0 || t.Is(text.Punct) || p.of.Owner[j] >= 0 {
		return p.look(j)
	}
	near := &p.lately[int(t.Word)%len(p.lately)]
	if near.word != t.Word {
		*near = wordPlace{t.Word, p.look(j)}
	}
	return near.stem
}

// look looks for the stem of tokens[j] in the gate.
func (p *pageWords) look(j int) int32 {
	language, stem := p.of.Stem(j)
	if at := p.gate.Place(model.KeyOf("w ", language, stem)); at >= 0 {
		return int32(firstPlace + at)
	}
	return weightless
}
