package corpus

import (
	"context"
	"strconv"
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
