package phrase

import "github.com/simde/simde/corpus/describe/text"

// Slot is how a place stands to the cue that governs it.
type Slot uint8

const (
	SlotNone Slot = iota
	SlotFrom
	SlotTo
	SlotIn
	SlotAt
	SlotOf
	slotFor
	slotVia
	SlotBy
	SlotWith
	SlotBetween
	SlotSubject
	SlotObject
	slotPeople
	slotList
	slots
)

// SlotNames name the slots.
var SlotNames = [slots]string{"none", "from", "to", "in", "at", "of", "for", "via", "by", "with", "between", "subject", "object", "people", "list"}

// slotsOf returns the slots that a preposition may open, the likeliest first.
func slotsOf(c text.Cues, buf []Slot) []Slot {
	buf = buf[:0]
	for _, x := range [...]struct {
		cue  text.Cues
		slot Slot
	}{{text.CueBetween, SlotBetween}, {text.CueFrom, SlotFrom}, {text.CueTo, SlotTo}, {text.CueIn, SlotIn}, {text.CueAt, SlotAt}, {text.CueOf, SlotOf}, {text.CueFor, slotFor}, {text.CueBy, SlotBy}, {text.CueVia, slotVia}, {text.CueWith, SlotWith}} {
		if c&x.cue != 0 {
			buf = append(buf, x.slot)
		}
	}
	return buf
}
