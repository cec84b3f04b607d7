package bleve

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/simde/simde/search/plan"
)

// phraseHits is where a segment has a phrase: on entries, in ascending order, and
// in documents.
type phraseHits struct {
	entries []uint32
	times   []int32 // on each entry
	slots   []int32
	sums    []int32 // in each slot's document
	docs    int     // those whose own entry is gone count as one
}

func (c *columns) phraseHits(found map[uint32]int) *phraseHits {
	h := &phraseHits{entries: slices.Sorted(maps.Keys(found))}
	h.times = make([]int32, len(h.entries))
	sums := map[int32]int32{}
	for i, e := range h.entries {
		h.times[i] = int32(found[e])
		sums[c.slot[e]] += h.times[i]
	}
	h.docs = len(sums)
	delete(sums, -1)
	h.slots = slices.Sorted(maps.Keys(sums))
	h.sums = make([]int32, len(h.slots))
	for i, s := range h.slots {
		h.sums[i] = sums[s]
	}
	return h
}

// on returns how often an entry has the phrase.
func (h *phraseHits) on(entry uint32) int32 {
	if i, ok := slices.BinarySearchFunc(h.entries, entry, cmp.Compare[uint32]); ok {
		return h.times[i]
	}
	return 0
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
func (h *phraseHits) size() int { return 16 + len(h.entries) + len(h.slots) }

// keptForEach is how many numbers are kept of phrases for each entry of a
// segment, four bytes each: at 100,000 pages some 2 MB.
const keptForEach = 5

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

// put keeps hits, in a segment of so many entries, and forgets the oldest where
// there are too many.
func (k *keptPhrases) put(key string, h *phraseHits, entries int) {
	k.mu.Lock()
	defer k.mu.Unlock()
	most := max(keptLeast, keptForEach*entries)
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
