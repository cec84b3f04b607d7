package bleve

import (
	"context"
	"fmt"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// places reads where a term stands, document by document.
type places struct {
	it        segment.PostingsIterator
	anyForm   bool
	low, high uint64 // the mark of the only form that counts
	at        []uint64
}

// newPlaces reads the places of one form of a term, or where that is "" of all:
// in some documents, which all have it.
func newPlaces(l segment.PostingsList, in *roaring.Bitmap, form string) *places {
	low, high := formMark(form)
	p := &places{it: iterate(l, true), anyForm: form == "", low: uint64(low), high: uint64(high)}
	if o, ok := p.it.(segment.OptimizablePostingsIterator); ok {
		if _, one := o.DocNum1Hit(); !one {
			o.ReplaceActual(in)
		}
	}
	return p
}

// next returns the next document and the places in it, in ascending order, which
// hold until it is called again; false after the last.
func (p *places) next() (slot uint32, at []uint64, ok bool, err error) {
	posting, err := p.it.Next()
	if err != nil {
		return 0, nil, false, fmt.Errorf("read places: %w", err)
	}
	if posting == nil {
		done(p.it)
		p.it = nil
		return 0, nil, false, nil
	}
	p.at = p.at[:0]
	for _, l := range posting.Locations() {
		if p.anyForm || l.Start() == p.low && l.End() == p.high {
			p.at = unpack(p.at, l)
		}
	}
	if !slices.IsSorted(p.at) { // there are several forms
		slices.Sort(p.at)
	}
	return uint32(posting.Number()), p.at, true, nil
}

// unpack adds the places that field.pack wrote.
func unpack(at []uint64, l segment.Location) []uint64 {
	place := l.Pos()
	at = append(at, place)
	for _, further := range l.ArrayPositions() {
		place += further
		at = append(at, place)
	}
	return at
}

// placesIn returns the places of one form of a term, or where that is "" of all,
// in each of some documents, which all have it. They lie in an arena.
func placesIn(ctx context.Context, l segment.PostingsList, in *roaring.Bitmap, form string, held *arena) ([][]uint64, error) {
	out := make([][]uint64, 0, in.GetCardinality())
	for p := newPlaces(l, in, form); ; {
		_, at, ok, err := p.next()
		if err != nil || !ok {
			return out, err
		}
		out = append(out, held.keep(at))
		if len(out)%checkPlaces == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
}

// checkPlaces is of how many documents the places are read between looks at the
// context.
const checkPlaces = 256

// onPage returns how many of the first places are on one page with the first of
// them.
func onPage(at []uint64, bits uint8) int {
	n := 1
	for n < len(at) && at[n]>>bits == at[0]>>bits {
		n++
	}
	return n
}
