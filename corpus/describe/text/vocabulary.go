package text

import "hash/maphash"

// Word numbers the folded words that the lexicon knows; 0 is every other.
type Word int32

// Vocabulary numbers words. Its zero value has none. It may be read by several
// goroutines at once while nothing is added.
type Vocabulary struct {
	cells []vocabularyCell // a power of two, at most half of them taken; a word stands at its hash or behind
	forms []string         // by number, from 1
}

type vocabularyCell struct {
	hash uint32 // the upper half, which tells most words apart
	word Word   // 0 where the cell is free
}

var vocabularySeed = maphash.MakeSeed()

// Len returns how many words there are.
func (v *Vocabulary) Len() int { return len(v.forms) }

// Number returns the number of a word, or 0.
func (v *Vocabulary) Number(form []byte) Word {
	if len(v.cells) == 0 {
		return 0
	}
	hash := maphash.Bytes(vocabularySeed, form)
	last := len(v.cells) - 1
	for i := int(hash) & last; ; i = (i + 1) & last {
		c := v.cells[i]
		if c.word == 0 || c.hash == uint32(hash>>32) && v.forms[c.word-1] == string(form) {
			return c.word
		}
	}
}

// Add returns the number of a word, which it has from now on.
func (v *Vocabulary) Add(form []byte) Word {
	const least = 16 // cells
	if w := v.Number(form); w != 0 {
		return w
	}
	v.forms = append(v.forms, string(form))
	if 2*len(v.forms) > len(v.cells) {
		v.cells = make([]vocabularyCell, max(least, 2*len(v.cells)))
		for i, known := range v.forms[:len(v.forms)-1] {
			v.place(known, Word(i+1))
		}
	}
	v.place(v.forms[len(v.forms)-1], Word(len(v.forms)))
	return Word(len(v.forms))
}

// place puts a word that has no cell yet into the first that is free.
func (v *Vocabulary) place(form string, w Word) {
	hash := maphash.String(vocabularySeed, form)
	last := len(v.cells) - 1
	i := int(hash) & last
	for v.cells[i].word != 0 {
		i = (i + 1) & last
	}
	v.cells[i] = vocabularyCell{uint32(hash >> 32), w}
}
