package bleve

import (
	"sync"

	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// What one search has held is used by the next: a page of results went through
// three megabytes, and every fourteenth of them through all that the server
// holds.

// iterate reads a list with an iterator that an earlier search has given back.
func iterate(l segment.PostingsList, places bool) segment.PostingsIterator {
	used, ok := iterators.Get().(segment.PostingsIterator)
	if !ok {
		used = nil
	}
	return l.Iterator(true, places, places, used)
}

// done gives an iterator back, from which nobody reads any more.
func done(it segment.PostingsIterator) { iterators.Put(it) }

var iterators sync.Pool // of segment.PostingsIterator

// hitArrays are arrays of what queries found.
var hitArrays sync.Pool // of *[]hit

// takeHits returns an array of n hits.
func takeHits(n int) *[]hit {
	if a, ok := hitArrays.Get().(*[]hit); ok && cap(*a) >= n {
		*a = (*a)[:n]
		return a
	}
	a := make([]hit, n)
	return &a
}

// placeBlock is how many places one block of an arena has room for.
const placeBlock = 1 << 13

// arena holds the places that are read for one phrase.
type arena struct {
	blocks [][]uint64
	at     int // the block that is being filled
}

// keep copies places into the arena.
func (a *arena) keep(places []uint64) []uint64 {
	if len(places) > placeBlock {
		return append([]uint64(nil), places...)
	}
	for ; ; a.at++ {
		if a.at == len(a.blocks) {
			a.blocks = append(a.blocks, make([]uint64, 0, placeBlock))
		}
		if b := &a.blocks[a.at]; len(*b)+len(places) <= placeBlock {
			from := len(*b)
			*b = append(*b, places...)
			return (*b)[from:len(*b):len(*b)]
		}
	}
}

// mostBlocks is how many blocks an arena keeps for the next phrase.
const mostBlocks = 64

// empty makes room for other places. Those that were kept hold no more.
func (a *arena) empty() {
	a.blocks, a.at = a.blocks[:min(len(a.blocks), mostBlocks)], 0
	for i := range a.blocks {
		a.blocks[i] = a.blocks[i][:0]
	}
}

var arenas = sync.Pool{New: func() any { return new(arena) }}
