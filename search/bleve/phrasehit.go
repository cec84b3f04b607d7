package bleve

import (
	"fmt"
	"slices"

	"github.com/simde/simde/search/plan"
)

// phraseHits is where a segment has a phrase: in documents, in ascending order,
// and on which of their pages.
type phraseHits struct {
	slots []int32
	sums  []int32  // how often in each
	until []uint32 // where the pages of each end in pages
	pages []onePage
}

// onePage is a page, as places count them, and how often it has the phrase: in one
// number, twice where that is not enough.
type onePage uint32

// The greatest numbers that a onePage holds.
const (
	mostTimes = 1<<8 - 1
	lastPage  = 1<<24 - 1
)

func (p onePage) page() int  { return int(p >> 8) }
func (p onePage) times() int { return int(p & mostTimes) }

// add adds a document, with the places at which the phrase begins, if any, in
// ascending order.
func (h *phraseHits) add(slot int32, at []uint64, bits uint8) {
	if len(at) == 0 {
		return
	}
	h.slots, h.sums = append(h.slots, slot), append(h.sums, int32(len(at)))
	for len(at) > 0 {
		n := onPage(at, bits)
		page := min(at[0]>>bits, lastPage)
		for at = at[n:]; n > 0; n -= mostTimes {
			h.pages = append(h.pages, onePage(page<<8)|onePage(min(n, mostTimes)))
		}
	}
	h.until = append(h.until, uint32(len(h.pages)))
}

// on returns the pages of a document that have the phrase.
func (h *phraseHits) on(slot int32) []onePage {
	i, ok := slices.BinarySearch(h.slots, slot)
	if !ok {
		return nil
	}
	from := uint32(0)
	if i > 0 {
		from = h.until[i-1]
	}
	return h.pages[from:h.until[i]]
}

// size is about how many numbers are kept for a phrase.
func (h *phraseHits) size() int { return 16 + 3*len(h.slots) + len(h.pages) }

// phraseKey tells a phrase from every other.
func phraseKey(p *plan.Phrase) string {
	return fmt.Sprintf("%s %d %q %v %q", p.Field, p.Slop, p.Terms, p.At, p.Forms)
}
