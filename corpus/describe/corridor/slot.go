package corridor

import (
	"math/bits"

	"github.com/simde/simde/corpus/describe/text"
)

// slot is how a place stands to the cue that governs it.
type slot uint8

const (
	slotNone slot = iota
	slotFrom
	slotTo
	slotIn
	slotAt
	slotOf
	slotFor
	slotVia
	slotBy
	slotWith
	slotBetween
	slotSubject
	slotObject
	slotPeople
	slotList
	slots
)

var slotNames = [slots]string{"none", "from", "to", "in", "at", "of", "for", "via", "by", "with", "between", "subject", "object", "people", "list"}

// slotsOf returns the slots that a preposition may open, the likeliest first.
func slotsOf(c text.Cues, buf []slot) []slot {
	buf = buf[:0]
	for _, x := range [...]struct {
		cue  text.Cues
		slot slot
	}{{text.CueBetween, slotBetween}, {text.CueFrom, slotFrom}, {text.CueTo, slotTo}, {text.CueIn, slotIn}, {text.CueAt, slotAt}, {text.CueOf, slotOf}, {text.CueFor, slotFor}, {text.CueBy, slotBy}, {text.CueVia, slotVia}, {text.CueWith, slotWith}} {
		if c&x.cue != 0 {
			buf = append(buf, x.slot)
		}
	}
	return buf
}

// governs returns the rule for a place in one of the slots of a cue of classes
// c: of the classes, the first in the order of cueNames that has one.
func (k *Grammar) governs(c text.Cues, ss []slot) (rule, bool) {
	for c &= text.CueFrames; c != 0; c &= c - 1 {
		class := bits.TrailingZeros64(uint64(c))
		for _, s := range ss {
			if r := k.roles[class][s]; r.weight > 0 {
				return r, true
			}
		}
	}
	return rule{}, false
}
