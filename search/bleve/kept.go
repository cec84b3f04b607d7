package bleve

import "sync"

// kept is what a segment was asked for lately, with what it has of it. A segment
// never changes, so that this holds as long as it lives. The zero value is ready
// for use, by several goroutines at once.
type kept[K comparable, H interface{ size() int }] struct {
	mu    sync.Mutex
	hits  map[K]H
	order []K // the oldest first
	held  int // numbers
}

// keptForEach is how many numbers are kept of one sort for each document and each
// page of a segment, four bytes each: at 100,000 pages some 4 MB.
const keptForEach = 10

// keptLeast is how many are kept in the smallest segment.
const keptLeast = 1 << 10

func (k *kept[K, H]) get(key K) (h H, ok bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	h, ok = k.hits[key]
	return h, ok
}

// put keeps hits, in a segment of so many documents and pages, and forgets the
// oldest where there are too many.
func (k *kept[K, H]) put(key K, h H, held int) {
	k.mu.Lock()
	defer k.mu.Unlock()
	most := max(keptLeast, keptForEach*held)
	if _, ok := k.hits[key]; ok || h.size() > most {
		return
	}
	if k.hits == nil {
		k.hits = map[K]H{}
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
