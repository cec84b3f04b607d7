package describe

import (
	"github.com/simde/simde/corpus/describe/table"


	"github.com/simde/simde/schema"
)

// stopTable holds, by word, the languages in which it is a frequent one, as
// bits in the order of the languages.
type stopTable struct {
	langs []schema.Lang
	bits  []uint16
	own   []langSet // by word: the languages in which the lexicon has it
}

func (k *knowledge) readStopwords(b *builder) {
	var masks []uint16
	for f := range table.Rows(data, "lexicon/stopwords.tsv", 2) {
		bit := uint16(1) << len(k.stop.langs)
		k.stop.langs = append(k.stop.langs, schema.Lang(f[0]))
		for _, t := range b.tokenizer.cut(f[1]) {
			for len(masks) <= int(t.word) {
				masks = append(masks, 0)
			}
			masks[t.word] |= bit
		}
	}
	k.stop.bits = masks
	k.stop.own = make([]langSet, len(b.words)+1)
	for w, node := range b.first[:min(len(b.first), len(k.stop.own))] {
		for _, e := range b.ends[node] {
			if e.layer == cueLayer || e.layer == topicLayer || e.layer == placeLayer && e.form != formDoubtful {
				k.stop.own[w] |= e.langs
			}
		}
	}
}

// votes counts the frequent words of each language among tokens. A word of
// several languages counts in part for each.
func (s *stopTable) votes(tokens []token, votes []float64) {
	for _, t := range tokens {
		if int(t.word) >= len(s.bits) || s.bits[t.word] == 0 {
			s.ownWord(t.word, votes)
			continue
		}
		m, n := s.bits[t.word], 0
		for x := m; x != 0; x &= x - 1 {
			n++
		}
		for i := range votes {
			if m&(1<<i) != 0 {
				votes[i] += 1 / float64(n*n)
			}
		}
	}
}

// ownWord counts half for a word that the lexicon has in one language only.
func (s *stopTable) ownWord(w word, votes []float64) {
	if int(w) >= len(s.own) {
		return
	}
	switch s.own[w] {
	case inSpanish:
		votes[0] += 0.5
	case inEnglish:
		votes[1] += 0.5
	case inFrench:
		votes[2] += 0.5
	}
}

// best returns the language with the most votes, and its lead over the next as
// a share.
func (s *stopTable) best(votes []float64) (schema.Lang, float64) {
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
	return s.langs[first], (votes[first] - votes[second]) / votes[first]
}
