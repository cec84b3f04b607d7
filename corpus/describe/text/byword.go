package text

import (
	"math/bits"
	"slices"
)

// Word numbers the folded words that the lexicon knows; 0 is every other.
type Word int32

// ByWord holds values of a few words of the many that there are: whether a word has
// one is told by a bit, and how many have one before it says where it stands. Its
// zero value has none.
type ByWord[T any] struct {
	blocks []wordBlock
	values []T // in the order of their words
}

// wordBlock says which words of a row have a value.
type wordBlock struct {
	has    uint64
	before int32 // values of the words before the row
}

// rowOf is how many words a block tells of.
const rowOf = 64

// Of returns the value of w, or the zero value.
func (b *ByWord[T]) Of(w Word) (value T) {
	if b.Has(w) {
		return b.values[b.place(w)]
	}
	return value
}

// Has reports whether w has a value.
func (b *ByWord[T]) Has(w Word) bool {
	at := int(w / rowOf)
	return at < len(b.blocks) && b.blocks[at].has&(1<<(w%rowOf)) != 0
}

// place returns where the value of w stands, or would.
func (b *ByWord[T]) place(w Word) int {
	row := b.blocks[w/rowOf]
	return int(row.before) + bits.OnesCount64(row.has&(1<<(w%rowOf)-1))
}

// Set gives w a value.
func (b *ByWord[T]) Set(w Word, value T) {
	at := int(w / rowOf)
	for at >= len(b.blocks) {
		b.blocks = append(b.blocks, wordBlock{before: int32(len(b.values))})
	}
	i := b.place(w)
	if b.Has(w) {
		b.values[i] = value
		return
	}
	b.values = slices.Insert(b.values, i, value)
	b.blocks[at].has |= 1 << (w % rowOf)
	for n := range b.blocks[at+1:] {
		b.blocks[at+1+n].before++
	}
}
