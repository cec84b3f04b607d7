package bleve

import (
	"context"
	"errors"
	"time"

	"github.com/simde/simde/search/plan"
)

// suspectEvery is how often questions that break off may have the files of the
// index read.
const suspectEvery = time.Minute

// judge looks at how a question ended. Words that could not be read are damage.
// A question that broke off proves nothing: the files are compared with their
// checksums beside the searches that go on.
func (x *Index) judge(err error) {
	switch {
	case errors.Is(err, errDamaged):
		x.hurt.Store(true) // the indexer makes it anew
	case errors.Is(err, plan.ErrBrokeOff):
		x.lg.Error("search broke off", "err", err)
		now := time.Now().UnixNano()
		if last := x.suspected.Load(); now-last < int64(suspectEvery) || !x.suspected.CompareAndSwap(last, now) {
			return
		}
		x.beside.Go(func() {
			if _, err := x.Verify(context.Background()); err != nil {
				x.lg.Error("index damaged", "err", err)
			}
		})
	}
}
