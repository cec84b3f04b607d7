package bleve

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"sync"
	"time"

	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"

	"github.com/simde/simde/indexer"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/plan"
)

// generation is one index in one folder.
type generation struct {
	views
	dir    string
	ix     *scorch.Scorch
	queue  *index.AnalysisQueue
	write  sync.Mutex    // one writer
	behind chan error    // the durability of the batch before the last
	within time.Duration // see durableWithin
	stop   chan struct{}
	done   sync.WaitGroup
}

var _ indexer.Index = (*generation)(nil)

// settleEvery is how often a generation looks for segments that were merged or
// written out in the background.
const settleEvery = time.Second

// openGeneration opens or makes the index in dir. For another process that has
// it open it waits so long. Its files are looked at first: scorch believes the
// lengths that it reads, and where one is wrong asks for more memory than there
// is, which ends the process and cannot be recovered from.
func openGeneration(dir, wait string) (g *generation, err error) {
	defer recovered(&err)
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true)) // a wrong offset in a mapped file
	segments, err := filepath.Glob(filepath.Join(dir, "*.zap"))
	if err != nil {
		return nil, fmt.Errorf("index %s: %w", dir, err)
	}
	if err := sound(dir, segments); err != nil {
		return nil, fmt.Errorf("index %s: %w: %w", dir, errDamaged, err)
	}
	queue := index.NewAnalysisQueue(runtime.GOMAXPROCS(0))
	defer func() {
		if g == nil {
			queue.Close()
		}
	}()
	ix, err := scorch.NewScorch(scorch.Name, map[string]any{
		"path":         dir,
		"bolt_timeout": wait,
		// A batch need not wait for the disk: the revision lies in it, so that
		// what a crash loses is written again. Close waits.
		"unsafe_batch": true,
		"scorchPersisterOptions": map[string]any{
			"PersisterNapTimeMSec": 200,
		},
	}, queue)
	if err != nil {
		return nil, fmt.Errorf("index %s: %w", dir, err)
	}
	if err := ix.Open(); err != nil {
		return nil, fmt.Errorf("open index %s: %w", dir, err)
	}
	g = &generation{dir: dir, ix: ix.(*scorch.Scorch), queue: queue, stop: make(chan struct{}), within: durableWithin}
	if err := g.refresh(g.ix); err != nil {
		return nil, errors.Join(fmt.Errorf("open index %s: %w", dir, err), g.ix.Close())
	}
	if err := g.lost(len(segments) > 0); err != nil {
		return nil, errors.Join(fmt.Errorf("open index %s: %w", dir, err), g.set(nil), g.ix.Close())
	}
	if err := os.WriteFile(filepath.Join(dir, openFile), nil, 0o600); err != nil {
		return nil, errors.Join(fmt.Errorf("open index: %w", err), g.set(nil), g.ix.Close())
	}
	g.done.Add(1)
	go g.settle()
	return g, nil
}

// lost reports an index that opened without what its files held: scorch passes
// over a state that it cannot load, begins from nothing and would number what it
// writes like the files that are there.
func (g *generation) lost(hadFiles bool) error {
	at, err := g.Position(context.Background())
	if err == nil && hadFiles && at == (indexer.Position{}) {
		err = fmt.Errorf("%w: its files hold no state that can be loaded", errDamaged)
	}
	return err
}

// settle follows merges, so that searches read few and large segments, and keeps
// the memory of the process small.
func (g *generation) settle() {
	defer g.done.Done()
	t, trim := time.NewTicker(settleEvery), time.NewTicker(trimEvery)
	defer t.Stop()
	defer trim.Stop()
	for {
		select {
		case <-g.stop:
			return
		case <-t.C:
			if err := g.refresh(g.ix); err != nil {
				continue // the view at hand stays right; the next search or batch reports
			}
		case <-trim.C:
			if err := g.trim(maxMapped); err != nil {
				continue // the files stay resident, and searches right
			}
		}
	}
}

// close makes everything durable and closes the index when its last search has
// ended.
func (g *generation) close() error {
	g.write.Lock()
	defer g.write.Unlock()
	close(g.stop)
	g.done.Wait()
	err := g.flush()
	err = errors.Join(err, g.set(nil))
	err = errors.Join(err, g.ix.Close())
	g.queue.Close()
	if err != nil {
		return err
	}
	if err := os.Remove(filepath.Join(g.dir, openFile)); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("close index: %w", err)
	}
	return nil
}

// flush waits until all batches are on disk.
func (g *generation) flush() (err error) {
	defer recovered(&err)
	b := index.NewBatch()
	durable := make(chan error, 1)
	b.SetPersistedCallback(func(err error) { durable <- err })
	if err := g.ix.Batch(b); err != nil {
		return fmt.Errorf("flush index: %w", err)
	}
	return g.waitDurable(durable)
}

// durableWithin is how long a batch may take to reach the disk.
const durableWithin = 30 * time.Second

// errNotDurable says that a batch did not reach the disk in time. It is in
// memory and is written as soon as the disk takes it.
var errNotDurable = errors.New("the disk did not take the batch")

func (g *generation) waitDurable(c <-chan error) error {
	select {
	case err := <-c:
		if err != nil {
			return fmt.Errorf("write index: %w", err)
		}
		return nil
	case <-time.After(g.within):
		return fmt.Errorf("write index: %w within %v (%w); the corpus is untouched: make room, and indexing goes on, by itself or with \"simde index\"",
			errNotDurable, g.within, tryDisk(g.dir))
	}
}

// tried is how many bytes tryDisk writes.
const tried = 1 << 20

// tryDisk finds out why a folder cannot be written to.
func tryDisk(dir string) error {
	f, err := os.CreateTemp(dir, "try-*")
	if err != nil {
		return err
	}
	_, err = f.Write(make([]byte, tried))
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close(), os.Remove(f.Name())); err != nil {
		return err
	}
	return errors.New("it is too slow")
}

// Beside the revision and the epoch of the last change stand its identity and
// the state that its batch brought the index to.
const (
	keyIdentity = "identity"
	keyState    = "state"
)

// Position returns up to where the index has applied the feed, and which.
func (g *generation) Position(context.Context) (indexer.Position, error) {
	v, err := g.acquire()
	if err != nil {
		return indexer.Position{}, err
	}
	at, err := v.position()
	return at, errors.Join(err, v.release())
}

// position reads what Apply wrote beside the documents of a view.
func (v *view) position() (indexer.Position, error) {
	var kept [3]string
	for i, key := range []string{keyRevision, keyEpoch, keyIdentity} {
		b, err := v.snapshot.GetInternal([]byte(key))
		if err != nil {
			return indexer.Position{}, fmt.Errorf("read %s of the index: %w", key, err)
		}
		kept[i] = string(b)
	}
	if kept[0] == "" {
		return indexer.Position{}, nil
	}
	n, err := strconv.ParseInt(kept[0], 10, 64)
	if err != nil {
		return indexer.Position{}, fmt.Errorf("read revision of the index: %w", err)
	}
	return indexer.Position{Revision: schema.Revision(n), Epoch: kept[1], Identity: kept[2]}, nil
}

// Apply writes changes with the position of the last one in one batch. A
// search that begins after Apply returned sees them.
func (g *generation) Apply(ctx context.Context, epoch string, changes []schema.Change) (err error) {
	defer recovered(&err)
	g.write.Lock()
	defer g.write.Unlock()
	if len(changes) == 0 {
		return nil
	}
	at, err := g.Position(ctx)
	if err != nil {
		return err
	}
	last, follows := changes[len(changes)-1], at.Epoch == epoch
	if follows && last.Revision < at.Revision {
		return nil
	}
	if changes, err = plan.Fresh(changes, follows, at.Revision); err != nil {
		return err
	}
	entries := analyse(ctx, changes)
	if err := ctx.Err(); err != nil {
		return err
	}
	batch := index.NewBatch()
	for _, c := range changes {
		if e := entries[c.ID]; e != nil {
			batch.Update(e)
		} else {
			batch.Delete(string(c.ID))
		}
	}
	batch.SetInternal([]byte(keyRevision), []byte(strconv.FormatInt(int64(last.Revision), 10)))
	batch.SetInternal([]byte(keyEpoch), []byte(epoch))
	batch.SetInternal([]byte(keyIdentity), []byte(last.Identity))
	batch.SetInternal([]byte(keyState), []byte(randomName()))
	durable := make(chan error, 1)
	batch.SetPersistedCallback(func(err error) { durable <- err })
	if g.behind != nil {
		// At most two batches wait for the disk, which bounds the memory.
		if err := g.waitDurable(g.behind); err != nil {
			if !errors.Is(err, errNotDurable) {
				g.behind = nil
			}
			return err
		}
	}
	if err := g.ix.Batch(batch); err != nil {
		return fmt.Errorf("write index: %w", err)
	}
	g.behind = durable
	return g.refresh(g.ix)
}

// analyse turns each changed document into an entry, on all processors.
func analyse(ctx context.Context, changes []schema.Change) map[schema.ID]*entry {
	in := make(chan schema.Change)
	out := make(chan *entry)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Add(1)
		go func() {
			defer wg.Done()
			var b builder
			for c := range in {
				out <- b.entry(c.Document, c.Group)
			}
		}()
	}
	go func() {
		for _, c := range changes {
			if c.Document != nil && ctx.Err() == nil {
				in <- c
			}
		}
		close(in)
		wg.Wait()
		close(out)
	}()
	entries := map[schema.ID]*entry{}
	for e := range out {
		entries[schema.ID(e.id)] = e
	}
	return entries
}

// Contents yields every document with the hash of what was indexed of it.
func (g *generation) Contents(ctx context.Context) iter.Seq2[indexer.Content, error] {
	return func(yield func(indexer.Content, error) bool) {
		v, err := g.acquire()
		if err != nil {
			yield(indexer.Content{}, err)
			return
		}
		for _, s := range v.segs {
			for slot, id := range s.ids {
				if err := ctx.Err(); err != nil {
					yield(indexer.Content{}, errors.Join(err, v.release()))
					return
				}
				if s.live[slot] && !yield(indexer.Content{ID: id, Hash: s.hash[slot]}, nil) {
					v.discard()
					return
				}
			}
		}
		if err := v.release(); err != nil {
			yield(indexer.Content{}, err)
		}
	}
}

// recovered turns a panic at the opening or the writing of the index, which a
// damaged file causes, into an error.
func recovered(err *error) {
	if p := recover(); p != nil {
		*err = errors.Join(*err, fmt.Errorf("%w: %v", errDamaged, p))
	}
}

var errDamaged = errors.New("the index is damaged")
