package lexicon

import (
	"math/bits"
	"slices"

	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/table"
)

func (k *Lexicon) readStopwords(b *Builder) {
	var masks []uint16
	for f := range table.Rows(Files, "stopwords.tsv", 2) {
		bit := uint16(1) << len(k.Stop.Langs)
		k.Stop.Langs = append(k.Stop.Langs, schema.Lang(f[0]))
		for _, t := range b.tokenizer.Cut(f[1]) {
			for len(masks) <= int(t.Word) {
				masks = append(masks, 0)
			}
			masks[t.Word] |= bit
		}
	}
	for w, own := range k.ownWords(b) {
		s := stopWord{own: own}
		if w < len(masks) {
			s.langs = masks[w]
		}
		k.Stop.words = append(k.Stop.words, s)
	}
}

// ownWords returns, by word, the language in which alone the lexicon has it, by
// its place among those of the stop words, or -1. A language on trial does not
// count.
func (k *Lexicon) ownWords(b *Builder) []int8 {
	own := make([]int8, b.words.Len()+1)
	for w := range own {
		own[w] = -1
		if w >= len(b.first) {
			continue
		}
		langs := LangSet(0)
		for _, e := range b.ends[b.first[w]] {
			if e.Layer == cueLayer || e.Layer == TopicLayer || e.Layer == PlaceLayer && e.Form != text.FormDoubtful {
				langs |= e.Langs
			}
		}
		langs &= LangSet(1)<<len(schema.Langs) - 1
		for _, l := range schema.Langs {
			if langs == SetOf(l) {
				own[w] = int8(slices.Index(k.Stop.Langs, l))
			}
		}
	}
	return own
}

// Votes counts the frequent words of each language among tokens. A word of
// several languages counts in part for each, one that the lexicon has in one
// language only counts half.
func (s *stopTable) Votes(tokens []text.Token, votes []float64) {
	words := s.words
	for _, t := range tokens {
		if int(t.Word) >= len(words) {
			continue
		}
		w := words[t.Word]
		if m := w.langs; m != 0 {
			n := bits.OnesCount16(m)
			for part := 1 / float64(n*n); m != 0; m &= m - 1 {
				votes[bits.TrailingZeros16(m)] += part
			}
		} else if w.own >= 0 {
			votes[w.own] += 0.5
		}
	}
}

// Best returns the language with the most votes, and its lead over the next as
// a share.
func (s *stopTable) Best(votes []float64) (schema.Lang, float64) {
	first, second := 0, -1
	for i := range votes {
		switch {
		case votes[i] > votes[first]:
			first, second = i, first
		case i != first && (second < 0 || votes[i] > votes[second]):
			second = i
		}
	}
	if votes[first] < 1 {
		return schema.Undetermined, 0
	}
	return s.Langs[first], (votes[first] - votes[second]) / votes[first]
}
