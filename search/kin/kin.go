// Package kin tells which documents say the same: near-copies, in one language,
// and translations of one another.
//
// Of each document a Portrait is made, of about a kilobyte. A copy shares most
// of its runs of words (MinHash). A translation has the same numbers, names and
// acronyms, its words mean the same by the table of search/lexicon, and what it
// shares stands in the same order: two reports on one matter have the words in
// common and not the order. Documents that are worth comparing are found by
// keys that they share, so that nobody compares all with all.
package kin

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/simde/simde/schema"
)

// rules names what makes and compares portraits. Whoever changes it changes the
// analysis version of the engines too, so that the whole library is read again.
const rules = "kin 2"

// What two documents must share. The bounds err on the side of keeping apart: a
// wrong copy hides a document. They were set by hand on pairs of passages of
// XQuAD and of the United Nations; "simde eval kin" prints how right they are.
const (
	copyAlike     = 0.8 // of runs of words
	copyLength    = 0.8 // of the shorter to the longer
	lengthRatio   = 2.0 // of a translation to its original, either way
	leastShared   = 12  // traits
	leastOrder    = 0.75
	leastStrength = 0.2
	aside         = 0.1 // of the length: how far from its place a trait may stand in the other text

	// The texts are alike throughout: of the quarters of their length at most one
	// may be unlike. Two reports of one office share what it says of itself.
	quarters    = 4
	leastAlike  = 0.06 // of a quarter
	mostUnalike = 1
)

// portrait is a document as it is compared.
type portrait struct {
	lang   schema.Lang
	length float64 // bytes of text
	words  sketch  // of runs of words
	traits []trait // by key
}

// trait is something that a translation keeps: a number, a name, a meaning.
type trait struct {
	key    uint32
	weight float64 // the squares of all add up to 1
	at     float64 // where it stands first, 0 to 1
}

// Compare returns how two documents are kindred; no bond where they are not.
// What a catalogue states (two portraits share a key of a work) counts whatever
// the texts say.
func (*Reader) Compare(a, b schema.Portrait) ([]schema.Bond, error) {
	if b.ID < a.ID {
		a, b = b, a
	}
	var out []schema.Bond
	if sharesWork(a.Keys, b.Keys) {
		out = append(out, schema.Bond{A: a.ID, B: b.ID, Kind: schema.BondStated, Strength: 1})
	}
	if a.Rules != b.Rules {
		return out, nil
	}
	x, err := decode(a)
	if err != nil {
		return nil, err
	}
	y, err := decode(b)
	if err != nil {
		return nil, err
	}
	if x.copies(y) {
		out = append(out, schema.Bond{A: a.ID, B: b.ID, Kind: schema.BondCopy, Strength: 1})
	}
	if !x.mayTranslate(y) {
		return out, nil
	}
	x.traits, y.traits = traitsOf(a), traitsOf(b)
	if s := x.translates(y); s > 0 {
		out = append(out, schema.Bond{A: a.ID, B: b.ID, Kind: schema.BondTranslation, Strength: s})
	}
	return out, nil
}

func (p portrait) copies(q portrait) bool {
	return alike(p.words, q.words) >= copyAlike && min(p.length, q.length) >= copyLength*max(p.length, q.length)
}

// mayTranslate reports whether two documents are in two languages and about as
// long. Most that are compared are not, and are told by it without their traits.
func (p portrait) mayTranslate(q portrait) bool {
	return p.lang != q.lang && max(p.length, q.length) <= lengthRatio*min(p.length, q.length)
}

// translates returns how strongly two documents that may be translations look like
// one in two languages, and 0 where they do not.
func (p portrait) translates(q portrait) float64 {
	cosine, n := 0.0, 0
	var inPlace [quarters]float64
	for i, j := 0, 0; i < len(p.traits) && j < len(q.traits); {
		a, b := p.traits[i], q.traits[j]
		switch {
		case a.key < b.key:
			i++
		case a.key > b.key:
			j++
		default:
			n++
			cosine += a.weight * b.weight
			if math.Abs(a.at-b.at) < aside {
				inPlace[quarter((a.at+b.at)/2)] += a.weight * b.weight
			}
			i, j = i+1, j+1
		}
	}
	strength := 0.0
	for _, x := range inPlace {
		strength += x
	}
	if n < leastShared || strength < leastOrder*cosine || strength < leastStrength || unalike(inPlace, p.squares(), q.squares()) > mostUnalike {
		return 0
	}
	return strength
}

// quarter returns in which part of a text a place lies.
func quarter(at float64) int { return min(quarters-1, int(quarters*at)) }

// squares returns the squares of the weights in each quarter.
func (p portrait) squares() (out [quarters]float64) {
	for _, t := range p.traits {
		out[quarter(t.at)] += t.weight * t.weight
	}
	return out
}

// unalike counts the quarters in which both texts have traits and share next to
// none in its place.
func unalike(inPlace, a, b [quarters]float64) int {
	n := 0
	for i, x := range inPlace {
		if most := math.Sqrt(a[i] * b[i]); most > 0 && x < leastAlike*most {
			n++
		}
	}
	return n
}

// rival is what part of the strongest translation into the same language
// another must have to be one too: of two reports on one event the translation
// is the stronger.
const rival = 0.7

// Holds tells which of the bonds of documents hold beside the others: of
// translations those that are nearly the strongest that either end has into the
// language of the other. langs are the languages of the ends.
func (*Reader) Holds(bonds []schema.Bond, langs map[schema.ID]schema.Lang) []schema.Bond {
	type into struct {
		id   schema.ID
		lang schema.Lang
	}
	best := map[into]float64{}
	ends := func(b schema.Bond) [2]into {
		return [2]into{{b.A, langs[b.B]}, {b.B, langs[b.A]}}
	}
	for _, b := range bonds {
		if b.Kind != schema.BondTranslation {
			continue
		}
		for _, e := range ends(b) {
			best[e] = max(best[e], b.Strength)
		}
	}
	return slices.DeleteFunc(slices.Clone(bonds), func(b schema.Bond) bool {
		if b.Kind != schema.BondTranslation {
			return false
		}
		for _, e := range ends(b) {
			if b.Strength < rival*best[e] {
				return true
			}
		}
		return false
	})
}

// The sizes of what is written of a portrait: its length, its sketch, and of
// each trait the key, the weight and the place.
const (
	headSize  = 4 + 4*sketchSize
	traitSize = 4 + 1 + 1
)

var errPortrait = errors.New("a portrait that cannot be read")

// encode writes a portrait. Weights and places are written in 256 steps.
func (p portrait) encode() []byte {
	b := binary.LittleEndian.AppendUint32(make([]byte, 0, headSize+traitSize*len(p.traits)), uint32(min(p.length, math.MaxUint32)))
	words := p.words
	if words == nil {
		words = make(sketch, sketchSize) // too short to have one
	}
	for _, h := range words {
		b = binary.LittleEndian.AppendUint32(b, h)
	}
	heaviest := 0.0
	for _, t := range p.traits {
		heaviest = max(heaviest, t.weight)
	}
	for _, t := range p.traits {
		b = binary.LittleEndian.AppendUint32(b, t.key)
		b = append(b, byte(math.Ceil(255*t.weight/heaviest)), byte(255*t.at))
	}
	return b
}

// decode reads a portrait but for its traits.
func decode(s schema.Portrait) (portrait, error) {
	b := s.Data
	if len(b) < headSize || (len(b)-headSize)%traitSize != 0 {
		return portrait{}, fmt.Errorf("document %s: %w", s.ID, errPortrait)
	}
	p := portrait{lang: s.Lang, length: float64(binary.LittleEndian.Uint32(b)), words: make(sketch, sketchSize)}
	some := false
	for i := range p.words {
		p.words[i] = binary.LittleEndian.Uint32(b[4+4*i:])
		some = some || p.words[i] != 0
	}
	if !some {
		p.words = nil
	}
	return p, nil
}

// traitsOf reads the traits of a portrait that decode has read.
func traitsOf(s schema.Portrait) []trait {
	b := s.Data[headSize:]
	out := make([]trait, 0, len(b)/traitSize)
	squares := 0.0
	for ; len(b) > 0; b = b[traitSize:] {
		t := trait{binary.LittleEndian.Uint32(b), float64(b[4]), float64(b[5]) / 255}
		squares += t.weight * t.weight
		out = append(out, t)
	}
	for i := range out {
		out[i].weight /= math.Sqrt(squares)
	}
	return out
}
