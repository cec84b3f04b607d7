package corpus

import (
	"encoding/binary"
	"hash/fnv"
	"slices"
	"strings"
	"unicode"

	"github.com/simde/simde/schema"
)

// The measure of likeness: how many words in a row are one member of the set
// that stands for a text, and how many members a sketch keeps.
const (
	shingleWords = 3
	sketchSize   = 512
)

// The bounds of likeness. Two in five of everything in common is more than
// texts share that fill in one form; an edition that only adds holds nearly all
// of the one before, and is at most four times as long. Nearly the same is a
// text of which a few words were changed.
const (
	alikeShare  = 0.4
	nearlyShare = 0.6
	holdsShare  = 0.8
	holdsLength = 4
)

// Sketch stands for a text: the least hashes of all its runs of three words, in
// order. The sketch of a text of fewer runs than it keeps is exact. A text
// without words has an empty sketch, which is like no other.
type Sketch []uint64

// SketchOf returns the sketch of the text of pages. Case, accents and
// punctuation make no difference.
func SketchOf(pages []schema.Page) Sketch {
	var words []string
	for _, p := range pages {
		words = append(words, strings.FieldsFunc(schema.Fold(p.Text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })...)
	}
	run := shingleWords
	if len(words) < run {
		run = 1
	}
	var all Sketch
	for i := 0; i+run <= len(words); i++ {
		all = append(all, hashWords(words[i:i+run]))
	}
	slices.Sort(all)
	all = slices.Compact(all)
	return slices.Clone(all[:min(len(all), sketchSize)])
}

// hashWords returns a hash that is the same in every process: sketches are
// stored.
func hashWords(words []string) uint64 {
	h := fnv.New64a()
	for _, w := range words {
		h.Write([]byte(w)) // a hash never fails
		h.Write([]byte{0})
	}
	x := h.Sum64() // spread over all bits, since the least are kept
	x = (x ^ x>>33) * 0xff51afd7ed558ccd
	x = (x ^ x>>33) * 0xc4ceb9fe1a85ec53
	return x ^ x>>33
}

// Alike reports whether two texts may be versions of one another: they share at
// least two fifths of all that both say, or one holds at least four fifths of
// the other and is not more than four times as long.
func (s Sketch) Alike(t Sketch) bool { return s.shares(t, alikeShare) }

// Nearly reports whether two texts are nearly the same: they share at least
// three fifths of all that both say, or one holds the other as for Alike.
func (s Sketch) Nearly(t Sketch) bool { return s.shares(t, nearlyShare) }

func (s Sketch) shares(t Sketch, least float64) bool {
	s, t = s.upTo(t), t.upTo(s)
	if len(s) == 0 || len(t) == 0 {
		return false
	}
	common := 0
	for _, h := range s {
		if _, ok := slices.BinarySearch(t, h); ok {
			common++
		}
	}
	small, large := min(len(s), len(t)), max(len(s), len(t))
	if float64(common) >= least*float64(small+large-common) {
		return true
	}
	return large <= holdsLength*small && float64(common) >= holdsShare*float64(small)
}

// upTo returns the hashes of s up to the last that t can tell of, so that both
// are samples of the same share of their texts.
func (s Sketch) upTo(t Sketch) Sketch {
	if len(t) < sketchSize {
		return s
	}
	n, _ := slices.BinarySearch(s, t[len(t)-1]+1)
	return s[:n]
}

// Encode returns the sketch as bytes, for a store.
func (s Sketch) Encode() []byte {
	b := make([]byte, 0, 8*len(s))
	for _, h := range s {
		b = binary.LittleEndian.AppendUint64(b, h)
	}
	return b
}

// DecodeSketch reads what Encode wrote.
func DecodeSketch(b []byte) Sketch {
	var s Sketch
	for ; len(b) >= 8; b = b[8:] {
		s = append(s, binary.LittleEndian.Uint64(b))
	}
	return s
}
