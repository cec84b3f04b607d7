package bleve

import (
	"encoding/binary"
	"hash/maphash"
	"math"

	"github.com/simde/simde/search/word"
)

// sketchSize is how many hashes a sketch has.
const sketchSize = 32

// sketch is a fixed number of hashes of a set: the share of places in which two
// sketches agree estimates what the two sets share of both together (MinHash).
// A set too small to tell has no sketch.
type sketch []uint32

// sketcher collects a set.
type sketcher struct {
	least [sketchSize]uint32
	n     int
}

func newSketcher() *sketcher {
	s := &sketcher{}
	for i := range s.least {
		s.least[i] = math.MaxUint32
	}
	return s
}

// add adds a member by its hash.
func (s *sketcher) add(h uint64) {
	s.n++
	for i := range s.least {
		// One multiplication a place makes a family of hashes from one.
		x := (h ^ uint64(i)*0x9e3779b97f4a7c15) * (2*uint64(i)*0xbf58476d1ce4e5b9 + 0x94d049bb133111eb)
		s.least[i] = min(s.least[i], uint32(x>>32))
	}
}

// sketch returns the sketch of the set, or none where it has fewer than least
// members.
func (s *sketcher) sketch(least int) sketch {
	if s.n < least {
		return nil
	}
	return s.least[:]
}

// alike returns the share of places in which two sketches agree.
func alike(a, b sketch) float64 {
	if len(a) != sketchSize || len(b) != sketchSize {
		return 0
	}
	n := 0
	for i := range a {
		if a[i] == b[i] {
			n++
		}
	}
	return float64(n) / sketchSize
}

func (s sketch) encode() []byte {
	var b []byte
	for _, h := range s {
		b = binary.LittleEndian.AppendUint32(b, h)
	}
	return b
}

func decodeSketch(b string) sketch {
	if len(b) != 4*sketchSize {
		return nil
	}
	out := make(sketch, sketchSize)
	for i := range out {
		out[i] = binary.LittleEndian.Uint32([]byte(b[4*i:]))
	}
	return out
}

// What a text must have to be compared: shingles of words to be a copy, pairs
// of numbers to be a translation.
const (
	shingleSize  = 4
	leastShingle = 25
	leastNumbers = 8
)

// portrait collects what tells whether a document is a copy or a translation
// of another: runs of words, and pairs of numbers that follow one another,
// which a translation keeps.
type portrait struct {
	words, numbers *sketcher
	run            [shingleSize]uint64
	length         int
	number         uint64 // the number before
	pairs          map[uint64]bool
}

func newPortrait() *portrait {
	return &portrait{words: newSketcher(), numbers: newSketcher(), pairs: map[uint64]bool{}}
}

// add adds the words of a page.
func (p *portrait) add(tokens []word.Token) {
	for _, t := range tokens {
		h := hashOf(t.Form)
		copy(p.run[:], p.run[1:])
		p.run[shingleSize-1] = h
		if p.length++; p.length >= shingleSize {
			p.words.add(mix(p.run[:]))
		}
		if c := t.Form[0]; c < '0' || c > '9' || len(t.Form) < 2 {
			continue
		}
		pair := mix([]uint64{p.number, h})
		if p.number != 0 && !p.pairs[pair] && len(p.pairs) < maxPairs {
			p.pairs[pair] = true
			p.numbers.add(pair)
		}
		p.number = h
	}
}

// maxPairs bounds the pairs of numbers of one document.
const maxPairs = 4096

// hashOf is FNV-1a: the same in every run, unlike maphash.
func hashOf(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

func mix(hs []uint64) uint64 {
	x := uint64(0x9e3779b97f4a7c15)
	for _, h := range hs {
		x = (x ^ h) * 0xff51afd7ed558ccd
		x ^= x >> 32
	}
	return x
}

// bandKey hashes a run of a sketch for finding likely pairs.
func bandKey(seed maphash.Seed, band int, part sketch) uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	var b [4]byte
	binary.LittleEndian.PutUint32(b[:], uint32(band))
	h.Write(b[:])
	for _, x := range part {
		binary.LittleEndian.PutUint32(b[:], x)
		h.Write(b[:])
	}
	return h.Sum64()
}
