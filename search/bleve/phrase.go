package bleve

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"

	"github.com/simde/simde/search/plan"
)

// phrase is a phrase being looked for.
type phrase struct {
	*plan.Phrase
	key  string        // by which segments keep it
	hits []*phraseHits // by segment; nil where it was not looked for
}

func phrases(ps []plan.Phrase) []phrase {
	out := make([]phrase, len(ps))
	for i := range ps {
		out[i].Phrase, out[i].key = &ps[i], phraseKey(&ps[i])
	}
	return out
}

// prepare finds the phrase in segment i and returns on how many documents.
func (p *phrase) prepare(ctx context.Context, v *view, i int) (int, error) {
	if p.hits == nil {
		p.hits = make([]*phraseHits, len(v.segs))
	}
	s := v.segs[i]
	if p.hits[i] = s.phrases.get(p.key); p.hits[i] == nil {
		found, err := p.find(ctx, s.seg, phraseChunk)
		if err != nil {
			return 0, err
		}
		p.hits[i] = s.phraseHits(found)
		s.phrases.put(p.key, p.hits[i], len(s.slot))
	}
	return p.hits[i].docs, nil
}

// on returns where segment i has the phrase, as far as it was looked for.
func (p *phrase) on(i int) *phraseHits {
	if i >= len(p.hits) || p.hits[i] == nil {
		return &phraseHits{}
	}
	return p.hits[i]
}

// addFrequencies adds to the documents of segment i how often they have the
// phrase.
func (p *phrase) addFrequencies(ctx context.Context, i int, tf []float32) error {
	h := p.on(i)
	for k, slot := range h.slots {
		n := h.sums[k]
		if p.Slop > 0 {
			n = 1 // words near one another count once
		}
		tf[slot] += p.Weight * float32(n)
	}
	return ctx.Err()
}

// find returns the entries of a segment that have the phrase, and how often. It
// holds the positions on so many entries at a time.
func (p *phrase) find(ctx context.Context, seg segment.Segment, chunk int) (map[uint32]int, error) {
	lists := make([]segment.PostingsList, len(p.Terms))
	for i, t := range p.Terms {
		list, err := postings(seg, p.Field, t)
		if err != nil {
			return nil, err
		}
		if list.Count() == 0 {
			return nil, nil
		}
		lists[i] = list
	}
	common := entriesOf(lists[0])
	for _, l := range lists[1:] {
		common.And(actual(l))
	}
	if common.IsEmpty() {
		return nil, nil
	}
	hits := map[uint32]int{}
	all := common.ManyIterator()
	for some := make([]uint32, min(uint64(chunk), common.GetCardinality())); ; {
		n := all.NextMany(some)
		if n == 0 {
			return hits, nil
		}
		if err := p.findAmong(ctx, lists, some[:n], hits); err != nil {
			return nil, err
		}
	}
}

// phraseChunk is of how many entries the positions are held at a time. Each time
// the lists are walked from their beginning.
const phraseChunk = 1 << 16

// findAmong finds the phrase on some entries, which all have all its terms.
func (p *phrase) findAmong(ctx context.Context, lists []segment.PostingsList, some []uint32, hits map[uint32]int) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if p.Slop > 0 {
		return p.findNear(ctx, lists, some, hits)
	}
	rarest := make([]int, len(lists))
	for i := range rarest {
		rarest[i] = i
	}
	slices.SortStableFunc(rarest, func(a, b int) int { return cmp.Compare(lists[a].Count(), lists[b].Count()) })
	var starts [][]int // by entry of some, where the phrase may begin
	for n, i := range rarest {
		pos, err := positionsOn(ctx, lists[i], roaring.BitmapOf(some...), p.Form(i))
		if err != nil {
			return err
		}
		if n == 0 {
			starts = pos
			for _, row := range starts {
				for k := range row {
					row[k] -= p.At[i]
				}
			}
		} else {
			for e := range starts {
				starts[e] = slices.DeleteFunc(starts[e], func(start int) bool {
					_, ok := slices.BinarySearch(pos[e], start+p.At[i])
					return !ok
				})
			}
		}
		if some, starts = left(some, starts); len(some) == 0 {
			return nil
		}
	}
	for k, e := range some {
		hits[e] = len(starts[k])
	}
	return nil
}

// left keeps the entries on which the phrase may still begin somewhere.
func left(some []uint32, starts [][]int) ([]uint32, [][]int) {
	n := 0
	for k := range some {
		if len(starts[k]) > 0 {
			some[n], starts[n] = some[k], starts[k]
			n++
		}
	}
	return some[:n], starts[:n]
}

// findNear finds the words of the phrase near one another.
func (p *phrase) findNear(ctx context.Context, lists []segment.PostingsList, some []uint32, hits map[uint32]int) error {
	on := roaring.BitmapOf(some...)
	pos := make([][][]int, len(lists)) // by term, by entry
	for i, l := range lists {
		var err error
		if pos[i], err = positionsOn(ctx, l, on, p.Form(i)); err != nil {
			return err
		}
	}
	row := make([][]int, len(lists))
	for k, e := range some {
		for i := range lists {
			row[i] = pos[i][k]
		}
		if plan.Near(row, p.Width()) {
			hits[e] = 1
		}
	}
	return nil
}

// entriesOf returns the entries of a list, to be changed by the caller.
func entriesOf(l segment.PostingsList) *roaring.Bitmap { return actual(l).Clone() }

// entriesAmong returns the entries of a list that are among some, without a
// copy of the whole list.
func entriesAmong(l segment.PostingsList, some *roaring.Bitmap) *roaring.Bitmap {
	return roaring.And(actual(l), some)
}

// actual returns the entries of a list, which belong to the list.
func actual(l segment.PostingsList) *roaring.Bitmap {
	it := l.Iterator(false, false, false, nil)
	if o, ok := it.(segment.OptimizablePostingsIterator); ok {
		if n, one := o.DocNum1Hit(); one {
			return roaring.BitmapOf(uint32(n))
		}
		if b := o.ActualBitmap(); b != nil {
			return b
		}
	}
	return roaring.New()
}

// positionsOn returns the positions of a term on each of some entries: of one
// form of it, or where that is "" of all.
func positionsOn(ctx context.Context, l segment.PostingsList, on *roaring.Bitmap, form string) ([][]int, error) {
	low, high := formMark(form)
	it := l.Iterator(true, true, true, nil)
	if o, ok := it.(segment.OptimizablePostingsIterator); ok {
		if _, one := o.DocNum1Hit(); !one {
			o.ReplaceActual(on)
		}
	}
	out := make([][]int, 0, on.GetCardinality())
	var all []int // positions on all entries: one array for many
	for {
		p, err := it.Next()
		if err != nil {
			return nil, fmt.Errorf("read positions: %w", err)
		}
		if p == nil {
			return out, nil
		}
		first := len(all)
		for _, loc := range p.Locations() {
			if form == "" || loc.Start() == uint64(low) && loc.End() == uint64(high) {
				all = append(all, int(loc.Pos()))
			}
		}
		out = append(out, all[first:len(all):len(all)])
		if len(out)%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
}
