package bleve

import (
	"fmt"
	"slices"
	"sync"

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

// keptPhrases are the phrases that a segment was asked for lately, with what it
// has of them. A segment never changes, so that they hold as long as it lives.
// The zero value is ready for use, by several goroutines at once.
type keptPhrases struct {
	mu    sync.Mutex
	hits  map[string]*phraseHits
	order []string // the oldest first
	held  int      // see size
}

// size is about how many numbers are kept for a phrase.
func (h *phraseHits) size() int { return 16 + 3*len(h.slots) + len(h.pages) }

// keptForEach is how many numbers are kept of phrases for each document and each
// page of a segment, four bytes each: at 100,000 pages some 4 MB.
const keptForEach = 10

// keptLeast is how many are kept in the smallest segment.
const keptLeast = 1 << 10

func phraseKey(p *plan.Phrase) string {
	return fmt.Sprintf("%s %d %q %v %q", p.Field, p.Slop, p.Terms, p.At, p.Forms)
}

func (k *keptPhrases) get(key string) *phraseHits {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.hits[key]
}

// put keeps hits, in a segment of so many documents and pages, and forgets the oldest where
// there are too many.
func (k *keptPhrases) put(key string, h *phraseHits, held int) {
	k.mu.Lock()
	defer k.mu.Unlock()
	most := max(keptLeast, keptForEach*held)
	if k.hits[key] != nil || h.size() > most {
		return
	}
	if k.hits == nil {
		k.hits = map[string]*phraseHits{}
	}
	k.hits[key], k.held = h, k.held+h.size()
	k.order = append(k.order, key)
	for k.held > most {
		oldest := k.order[0]
		k.held -= k.hits[oldest].size()
		delete(k.hits, oldest)
		k.order = k.order[1:]
	}
}
