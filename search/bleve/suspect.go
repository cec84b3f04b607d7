package bleve

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"
)

// errBrokeOff says that a question was not answered because the program failed
// at it. That may be the question's fault, or that of a damaged file: only the
// checksums can tell.
var errBrokeOff = errors.New("the search broke off")

// brokeOff turns a panic of a question into an error.
func brokeOff(err *error) {
	if p := recover(); p != nil {
		*err = errors.Join(*err, fmt.Errorf("%w: %v\n%s", errBrokeOff, p, debug.Stack()))
	}
}

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
	case errors.Is(err, errBrokeOff):
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
