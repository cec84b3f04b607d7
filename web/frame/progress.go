package frame

import (
	"context"

	"github.com/simde/simde/schema"
)

// State is how far the library and what is made of it have come.
type State struct {
	Corpus, Index schema.Revision // of the documents of record, and of those that a search finds
	Rebuilds      int             // of the index, since the program began
	Rebuilding    bool            // a new index is made beside the one that answers
	Rebuilt       schema.Revision // how far the new one has come
}

// Progress tells the State of a library.
type Progress interface {
	State(ctx context.Context) (State, error)
}

// behind reports whether documents of record are not found yet, and how much of
// the work is done, in percent.
func (x State) behind() (percent int, behind bool) {
	at := x.Index
	if x.Rebuilding {
		at = x.Rebuilt
	} else if at >= x.Corpus {
		return 100, false
	}
	if x.Corpus <= 0 {
		return 0, x.Rebuilding
	}
	return int(100 * min(at, x.Corpus) / x.Corpus), true
}

// Indexing says how much of the library is found so far.
type Indexing struct{ Percent int }

// Indexing returns how far the index is, or nil where it has the whole library.
func (s *Site) Indexing(r *Request) *Indexing {
	if s.Progress == nil {
		return nil
	}
	x, err := s.Progress.State(r.Ctx())
	if err != nil {
		s.Log.Warn("state of the library unknown", "err", err)
		return nil
	}
	percent, behind := x.behind()
	if !behind {
		return nil
	}
	return &Indexing{percent}
}
