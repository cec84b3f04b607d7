package text

import (
	"encoding/binary"
	"hash/maphash"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/schema"
)

// Vocabulary numbers words. Its zero value has none. It may be read by several
// goroutines at once while nothing is added.
type Vocabulary struct {
	cells []vocabularyCell // a power of two, at most three quarters of them taken; a word stands at its hash or behind
	forms []string         // by number, from 1

	classes ByWord[*lang.Classes]
}

// vocabularyCell holds a word as its own letters where they fit, so that most words
// are found by one look at memory.
type vocabularyCell struct {
	head head
	word Word // 0 where the cell is free
}

// head is the beginning of a word, which has no zero: the whole word where the head
// ends in one, and else with bits of the word's hash in the last places.
type head [12]byte

var vocabularySeed = maphash.MakeSeed()

// headOf returns the head of a word with that hash, and whether it is the whole word.
func headOf(form []byte, hash uint64) (h head, whole bool) {
	const kept = len(h) - 1
	copy(h[:kept], form)
	if len(form) <= kept {
		return h, true
	}
	binary.LittleEndian.PutUint32(h[kept-3:], uint32(hash>>32)|1<<31)
	return h, false
}

// Len returns how many words there are.
func (v *Vocabulary) Len() int { return len(v.forms) }

// Form returns the word of a number other than 0.
func (v *Vocabulary) Form(w Word) string { return v.forms[w-1] }

// AddClasses adds the words that have classes and notes those of each, so that a
// word that is not there has none.
func (v *Vocabulary) AddClasses() {
	for _, word := range lang.Known() {
		if schema.Fold(word) == word {
			v.classes.Set(v.Add([]byte(word)), lang.ClassesOf(word))
		}
	}
}

// Number returns the number of a word, or 0.
func (v *Vocabulary) Number(form []byte) Word {
	if len(v.cells) == 0 {
		return 0
	}
	hash := maphash.Bytes(vocabularySeed, form)
	h, whole := headOf(form, hash)
	last := len(v.cells) - 1
	for i := int(hash) & last; ; i = (i + 1) & last {
		c := &v.cells[i]
		if c.word == 0 || c.head == h && (whole || v.forms[c.word-1] == string(form)) {
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
	if 4*len(v.forms) > 3*len(v.cells) {
		v.cells = make([]vocabularyCell, max(least, 2*len(v.cells)))
		for i, known := range v.forms[:len(v.forms)-1] {
			v.place([]byte(known), Word(i+1))
		}
	}
	v.place(form, Word(len(v.forms)))
	return Word(len(v.forms))
}

// place puts a word that has no cell yet into the first that is free.
func (v *Vocabulary) place(form []byte, w Word) {
	hash := maphash.Bytes(vocabularySeed, form)
	h, _ := headOf(form, hash)
	last := len(v.cells) - 1
	i := int(hash) & last
	for v.cells[i].word != 0 {
		i = (i + 1) & last
	}
	v.cells[i] = vocabularyCell{h, w}
}
