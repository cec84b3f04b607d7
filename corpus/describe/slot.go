package describe

import "math/bits"

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
func slotsOf(c cueSet, buf []slot) []slot {
	buf = buf[:0]
	for _, x := range [...]struct {
		cue  cueSet
		slot slot
	}{{cueBetween, slotBetween}, {cueFrom, slotFrom}, {cueTo, slotTo}, {cueIn, slotIn}, {cueAt, slotAt}, {cueOf, slotOf}, {cueFor, slotFor}, {cueBy, slotBy}, {cueVia, slotVia}, {cueWith, slotWith}} {
		if c&x.cue != 0 {
			buf = append(buf, x.slot)
		}
	}
	return buf
}

// governs returns the rule for a place in one of the slots of a cue of classes
// c: of the classes, the first in the order of cueNames that has one.
func (k *grammar) governs(c cueSet, ss []slot) (rule, bool) {
	for c &= cueFrames; c != 0; c &= c - 1 {
		class := bits.TrailingZeros64(uint64(c))
		for _, s := range ss {
			if r := k.roles[class][s]; r.weight > 0 {
				return r, true
			}
		}
	}
	return rule{}, false
}
