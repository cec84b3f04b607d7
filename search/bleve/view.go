package bleve

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/plan"
)

// view is one state of the index: a snapshot with the columns of its segments.
// A search reads one view from beginning to end, so that its hits, its facets
// and its pages agree beside a writer.
type view struct {
	snapshot *scorch.IndexSnapshot
	state    string // of what it holds: of the last batch, made at random
	segs     []*segView
	names    [plan.Facets][]string // the values of each facet, by number
	docs     int
	avg      float32 // stems a document
	refs     atomic.Int64

	countOnce sync.Once
	counted   *plan.Counts // of all facets over all documents; see totals

	damage atomic.Pointer[error] // why the words of the index could not be read
}

// unread notes that words of the index could not be read: what is answered
// from the view would lack them, and whoever gives it back is told.
func (v *view) unread(err error) {
	err = fmt.Errorf("%w: %w", errDamaged, err)
	v.damage.CompareAndSwap(nil, &err)
}

// segView is a segment as a snapshot has it: without what was deleted since.
type segView struct {
	*columns
	seg     segment.Segment
	id      uint64
	live    []bool    // of a slot
	norm    []float32 // what the length of each does to its frequencies
	deleted *roaring.Bitmap
	docs    int
	tally   tally // of the values of all that live
}

// answered gives back a view that a question was answered from. The error is
// that of words which could not be read, too.
func (v *view) answered() error {
	err := v.release()
	if damage := v.damage.Load(); damage != nil {
		err = errors.Join(err, *damage)
	}
	return err
}

// release gives the view back; the last user closes the snapshot.
func (v *view) release() error {
	if v.refs.Add(-1) == 0 {
		return v.snapshot.Close()
	}
	return nil
}

// discard gives the view back where nobody can be told of an error. What may
// fail is unmapping a file that nobody reads any more.
func (v *view) discard() {
	if err := v.release(); err != nil {
		return
	}
}

// views holds the newest view.
type views struct {
	mu      sync.Mutex // guards current
	current *view
	build   sync.Mutex // one builder at a time
	dicts   dictionaries
}

// acquire returns the newest view for reading; the caller releases it.
func (vs *views) acquire() (*view, error) {
	vs.mu.Lock()
	defer vs.mu.Unlock()
	if vs.current == nil {
		return nil, errClosed
	}
	vs.current.refs.Add(1)
	return vs.current, nil
}

var errClosed = errors.New("the index is closed")

// set makes v the newest view, or none where v is nil.
func (vs *views) set(v *view) error {
	vs.mu.Lock()
	old := vs.current
	vs.current = v
	vs.mu.Unlock()
	if old != nil {
		return old.release()
	}
	return nil
}

// refresh makes a view of the index as it is now, unless the newest view
// already is one.
func (vs *views) refresh(ix *scorch.Scorch) error {
	vs.build.Lock()
	defer vs.build.Unlock()
	r, err := ix.Reader()
	if err != nil {
		return fmt.Errorf("read the index: %w", err)
	}
	snapshot, ok := r.(*scorch.IndexSnapshot)
	if !ok || snapshot == nil {
		return errClosed
	}
	vs.mu.Lock()
	old := vs.current
	vs.mu.Unlock()
	if old != nil && old.snapshot == snapshot {
		return snapshot.Close()
	}
	v, err := newView(snapshot, old, &vs.dicts)
	if err != nil {
		return errors.Join(err, snapshot.Close())
	}
	return vs.set(v)
}

func newView(snapshot *scorch.IndexSnapshot, old *view, dicts *dictionaries) (*view, error) {
	state, err := snapshot.GetInternal([]byte(keyState))
	if err != nil {
		return nil, fmt.Errorf("read %s of the index: %w", keyState, err)
	}
	v := &view{snapshot: snapshot, state: string(state)}
	v.refs.Store(1)
	known := map[uint64]*segView{}
	if old != nil {
		for _, s := range old.segs {
			known[s.id] = s
		}
	}
	var length float64
	for _, s := range snapshot.Segments() {
		sv, err := newSegView(s, known[s.Id()], dicts)
		if err != nil {
			return nil, fmt.Errorf("segment %d: %w", s.Id(), err)
		}
		v.segs = append(v.segs, sv)
		v.docs += sv.docs
		for slot, live := range sv.live {
			if live {
				length += float64(sv.length[slot])
			}
		}
	}
	v.avg = float32(max(1, length/float64(max(1, v.docs))))
	for _, s := range v.segs {
		s.norm = make([]float32, len(s.ids))
		for slot, n := range s.length {
			s.norm[slot] = plan.Norm(n, v.avg)
		}
	}
	for f := range v.names {
		v.names[f] = dicts.facets[f].all()
	}
	return v, nil
}

func newSegView(s *scorch.SegmentSnapshot, known *segView, dicts *dictionaries) (*segView, error) {
	v := &segView{seg: s.Segment(), id: s.Id(), deleted: s.Deleted()}
	if known != nil {
		v.columns = known.columns
	} else {
		c, err := buildColumns(s.Segment(), dicts)
		if err != nil {
			return nil, err
		}
		v.columns = c
	}
	if known != nil && known.deleted == v.deleted {
		v.live, v.docs, v.tally = known.live, known.docs, known.tally
		return v, nil
	}
	v.live = make([]bool, len(v.ids))
	for slot := range v.live {
		v.live[slot] = v.deleted == nil || !v.deleted.Contains(uint32(slot))
		if v.live[slot] {
			v.docs++
		}
	}
	if known == nil {
		v.tally = v.columns.tally(v.live)
		return v, nil
	}
	gone := make([]bool, len(v.live))
	for slot, live := range v.live {
		gone[slot] = known.live[slot] && !live
	}
	v.tally = known.tally.without(v.columns.tally(gone))
	return v, nil
}

// find returns where a document lives, or a nil segment.
func (v *view) find(id schema.ID) (*segView, int32, error) {
	for _, s := range v.segs {
		hits, err := s.seg.DocNumbers([]string{string(id)})
		if err != nil {
			return nil, 0, fmt.Errorf("find %s: %w", id, err)
		}
		for it := hits.Iterator(); it.HasNext(); {
			if slot := it.Next(); s.live[slot] {
				return s, int32(slot), nil
			}
		}
	}
	return nil, 0, nil
}
