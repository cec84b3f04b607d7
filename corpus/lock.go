package corpus

import (
	"context"
	"strconv"
	"time"
)

// Locks are held by one process at a time among all that work on a catalogue,
// on whatever machine, and end with it however that comes about.
type Locks interface {
	// Lock takes the lock of a name until it is released; ErrConflict where
	// another holds it. It does not wait.
	Lock(ctx context.Context, name string) (Lock, error)
	// Locked reports whether a process that lives holds the lock of a name.
	Locked(ctx context.Context, name string) (bool, error)
}

// Lock is a lock that is held.
type Lock interface {
	// Lost is closed when the lock was lost before it was released, because the
	// connection to the catalogue broke: another may hold it by now. It is nil
	// where that cannot be.
	Lost() <-chan struct{}
	// Release gives the lock back. It is called once, also where it was lost.
	Release() error
}

// LeadLock is the name of the lock of the process that keeps the index of a
// catalogue.
const LeadLock = "lead"

// batchLock returns the name of the lock that is held while a batch runs.
func batchLock(number int) string { return "batch-" + strconv.Itoa(number) }

// Running reports whether a process works on a batch. One that has not ended and
// does not run was interrupted.
func Running(ctx context.Context, s Locks, batch int) (bool, error) {
	return s.Locked(ctx, batchLock(batch))
}

// heldLock is a lock that nobody else asks for, such as that of a batch that
// runs. Where it is lost it is taken again.
type heldLock struct {
	done, ended chan struct{}
	err         error // of the release, once ended is closed
}

// takeAgain is how often a lock that was lost is tried to be taken again.
const takeAgain = 500 * time.Millisecond

// holdLock takes a lock and holds it until it is released. Once ctx has ended it
// is not taken again.
func holdLock(ctx context.Context, s Locks, name string) (*heldLock, error) {
	l, err := s.Lock(ctx, name)
	if err != nil {
		return nil, err
	}
	h := &heldLock{done: make(chan struct{}), ended: make(chan struct{})}
	go func() {
		defer close(h.ended)
		for l != nil {
			select {
			case <-h.done:
				h.err = l.Release()
				return
			case <-l.Lost():
			}
			if h.err = l.Release(); h.err != nil {
				return
			}
			l = h.again(ctx, s, name)
		}
	}()
	return h, nil
}

// again takes a lock that was lost, and returns nil where that is not wanted any
// more.
func (h *heldLock) again(ctx context.Context, s Locks, name string) Lock {
	for {
		if l, err := s.Lock(ctx, name); err == nil {
			return l
		}
		select {
		case <-h.done:
			return nil
		case <-ctx.Done():
			return nil
		case <-time.After(takeAgain):
		}
	}
}

// release gives the lock back.
func (h *heldLock) release() error {
	close(h.done)
	<-h.ended
	return h.err
}
