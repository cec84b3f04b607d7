package bleve

import (
	"cmp"
	"context"
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
	var known bool
	if p.hits[i], known = s.phrases.get(p.key); !known {
		var err error
		if p.hits[i], err = p.find(ctx, s, phraseChunk); err != nil {
			return 0, err
		}
		s.phrases.put(p.key, p.hits[i], s.held)
	}
	return len(p.hits[i].slots), nil
}

// on returns where segment i has the phrase, as far as it was looked for.
func (p *phrase) on(i int) *phraseHits {
	if i >= len(p.hits) || p.hits[i] == nil {
		return &phraseHits{}
	}
	return p.hits[i]
}

// addFrequencies adds to the scores of the documents of segment i how often they
// have the phrase.
func (p *phrase) addFrequencies(ctx context.Context, i int, out *found) error {
	if p.Weight <= 0 {
		return nil
	}
	h := p.on(i)
	for k, slot := range h.slots {
		n := h.sums[k]
		if p.Slop > 0 {
			n = 1 // words near one another count once
		}
		out.add(slot, p.Weight*float32(n))
	}
	return ctx.Err()
}

// find returns where a segment has the phrase. It holds the places in so many
// documents at a time.
func (p *phrase) find(ctx context.Context, s *segView, chunk int) (*phraseHits, error) {
	out := &phraseHits{}
	lists := make([]segment.PostingsList, len(p.Terms))
	for i, t := range p.Terms {
		list, err := postings(s.seg, p.Field, t)
		if err != nil {
			return nil, err
		}
		if list.Count() == 0 {
			return out, nil
		}
		lists[i] = list
	}
	common := entriesOf(lists[0])
	for _, l := range lists[1:] {
		common.And(actual(l))
	}
	if common.IsEmpty() {
		return out, nil
	}
	held := arenas.Get().(*arena)
	defer arenas.Put(held)
	all := common.ManyIterator()
	for some := make([]uint32, min(uint64(chunk), common.GetCardinality())); ; {
		n := all.NextMany(some)
		if n == 0 {
			return out, nil
		}
		if err := p.findAmong(ctx, s, lists, some[:n], held, out); err != nil {
			return nil, err
		}
	}
}

// phraseChunk is of how many documents the places are held at a time. Each time
// the lists are walked from their beginning.
const phraseChunk = 1 << 13

// findAmong finds the phrase in some documents, which all have all its terms.
func (p *phrase) findAmong(ctx context.Context, s *segView, lists []segment.PostingsList, some []uint32, held *arena, hits *phraseHits) error {
	defer held.empty()
	if err := ctx.Err(); err != nil {
		return err
	}
	if p.Slop > 0 {
		return p.findNear(ctx, s, lists, some, held, hits)
	}
	rarest := make([]int, len(lists))
	for i := range rarest {
		rarest[i] = i
	}
	slices.SortStableFunc(rarest, func(a, b int) int { return cmp.Compare(lists[a].Count(), lists[b].Count()) })
	var starts [][]uint64 // by document of some, where the phrase may begin
	for n, i := range rarest {
		at, err := placesIn(ctx, lists[i], roaring.BitmapOf(some...), p.Form(i), held)
		if err != nil {
			return err
		}
		for d := range at {
			if bits := s.bits[some[d]]; n == 0 {
				at[d] = before(at[d], uint64(p.At[i]), bits)
			} else {
				at[d] = followed(starts[d], at[d], uint64(p.At[i]), bits)
			}
		}
		if some, starts = left(some, at); len(some) == 0 {
			return nil
		}
	}
	for d, slot := range some {
		hits.add(int32(slot), starts[d], s.bits[slot])
	}
	return nil
}

// before returns the places so far before some, those that are on the same page.
func before(at []uint64, far uint64, bits uint8) []uint64 {
	n := 0
	for _, place := range at {
		if place&(1<<bits-1) >= far {
			at[n] = place - far
			n++
		}
	}
	return at[:n]
}

// followed returns the starts that have one of some places so far behind them,
// on the same page. Both are in ascending order.
func followed(starts, at []uint64, far uint64, bits uint8) []uint64 {
	n := 0
	for _, start := range starts {
		want := start + far
		for len(at) > 0 && at[0] < want {
			at = at[1:]
		}
		if len(at) == 0 {
			break
		}
		if at[0] == want && want>>bits == start>>bits {
			starts[n] = start
			n++
		}
	}
	return starts[:n]
}

// left keeps the documents in which the phrase may still begin somewhere.
func left(some []uint32, starts [][]uint64) ([]uint32, [][]uint64) {
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
func (p *phrase) findNear(ctx context.Context, s *segView, lists []segment.PostingsList, some []uint32, held *arena, hits *phraseHits) error {
	in := roaring.BitmapOf(some...)
	at := make([][][]uint64, len(lists)) // by term, by document
	for i, l := range lists {
		var err error
		if at[i], err = placesIn(ctx, l, in, p.Form(i), held); err != nil {
			return err
		}
	}
	row := make([][]uint64, len(lists))
	for d, slot := range some {
		for i := range lists {
			row[i] = at[i][d]
		}
		hits.add(int32(slot), p.nearOn(row, s.bits[slot]), s.bits[slot])
	}
	return nil
}

// nearOn returns a place on each page on which the words, whose places in a
// document it takes, are near one another.
func (p *phrase) nearOn(row [][]uint64, bits uint8) (out []uint64) {
	on := make([][]uint64, len(row))
	for len(row[0]) > 0 {
		place := row[0][0]
		for i, at := range row {
			for len(at) > 0 && at[0]>>bits < place>>bits {
				at = at[1:]
			}
			n := 0
			if len(at) > 0 && at[0]>>bits == place>>bits {
				n = onPage(at, bits)
			}
			on[i], row[i] = at[:n], at[n:]
		}
		if plan.Near(on, p.Width()) {
			out = append(out, place)
		}
	}
	return out
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
