package kin

import "math"

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

// What of a text is compared for copies: runs of so many words, and how many of
// them it must have.
const (
	runLength = 4
	leastRuns = 25
)

// runs collects the runs of words of a text.
type runs struct {
	sketcher
	last  [runLength]uint64
	words int
}

func newRuns() *runs { return &runs{sketcher: *newSketcher()} }

func (r *runs) word(form string) {
	copy(r.last[:], r.last[1:])
	r.last[runLength-1] = hashOf(form)
	if r.words++; r.words >= runLength {
		r.add(mix(r.last[:]))
	}
}

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
