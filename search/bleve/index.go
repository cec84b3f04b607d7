package bleve

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/simde/simde/indexer"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/plan"
)

// Index is the search index in one folder. It is safe for concurrent use; one
// process at a time may have it open.
//
// The folder holds a folder for each generation of the index and a file
// CURRENT with the name of the one that serves.
type Index struct {
	*plan.Finder
	dir   string
	lg    *slog.Logger
	slots chan struct{} // searches at a time

	hurt      atomic.Bool    // a file of the index was found damaged
	suspected atomic.Int64   // when files were last read because a question broke off
	beside    sync.WaitGroup // what reads them
	copied    bool           // see OpenBeside

	mu  sync.RWMutex
	gen *generation
}

var (
	_ search.Finder = (*Index)(nil)
	_ plan.Engine   = (*Index)(nil)
	_ indexer.Index = (*Index)(nil)
)

// Open opens the index in dir, or makes an empty one. An index that cannot be
// read is moved aside, and an empty one takes its place: the indexer fills it
// again. An index that another process has open is an error.
func Open(dir string, texts plan.Texts, lg *slog.Logger) (*Index, error) {
	return openWithin(dir, texts, lg, lockWait)
}

// lockWait is how long another process may take to close the index, as when a
// server is started again.
const lockWait = "2s"

// openWithin is Open with another patience.
func openWithin(dir string, texts plan.Texts, lg *slog.Logger, wait string) (*Index, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("index folder: %w", err)
	}
	x := &Index{dir: dir, lg: lg, slots: make(chan struct{}, 2*runtime.GOMAXPROCS(0))}
	x.Finder = plan.NewFinder(x, texts)
	name, err := x.current()
	if err != nil {
		return nil, err
	}
	if name != "" && readable(name) {
		g, err := openGeneration(filepath.Join(dir, name), wait)
		if err == nil {
			x.gen = g
			return x, x.sweep(name)
		}
		if strings.Contains(err.Error(), "timeout") {
			return nil, fmt.Errorf("%w: %s; a running \"simde serve\" follows the corpus itself, else end that process: %w", ErrBusy, dir, err)
		}
		lg.Warn("index moved aside", "path", filepath.Join(dir, name), "err", err)
		if err := x.moveAside(name); err != nil {
			return nil, err
		}
	}
	name = newName()
	if x.gen, err = openGeneration(filepath.Join(dir, name), wait); err != nil {
		return nil, err
	}
	if err := x.setCurrent(name); err != nil {
		return nil, errors.Join(err, x.gen.close())
	}
	return x, x.sweep(name)
}

// newName names a generation by the versions of what it holds.
func newName() string {
	return analysed() + randomName()
}

// randomName returns a name that nothing else has.
func randomName() string {
	var r [4]byte
	rand.Read(r[:]) // never fails
	return hex.EncodeToString(r[:])
}

// analysed is how the names of generations begin that hold what this program
// would write: the values of facets come from the vocabularies, so these have
// their part in it.
func analysed() string {
	return fmt.Sprintf("s%d-a%d.%s-", structureVersion, plan.AnalysisVersion, schema.VocabularyVersion())
}

// readable reports whether this program can read a generation of that name.
func readable(name string) bool {
	return strings.HasPrefix(name, fmt.Sprintf("s%d-a", structureVersion))
}

// Stale reports whether a rebuild would find more: the index was written with
// another analysis or other vocabularies than this program's, or a search met a
// damaged part of it.
func (x *Index) Stale() bool {
	return x.hurt.Load() || !strings.HasPrefix(filepath.Base(x.generation().dir), analysed())
}

const (
	currentFile  = "CURRENT"
	brokenPrefix = "broken-"
)

func (x *Index) current() (string, error) {
	b, err := os.ReadFile(filepath.Join(x.dir, currentFile))
	if errors.Is(err, os.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("index folder: %w", err)
	}
	name := strings.TrimSpace(string(b))
	if name != filepath.Base(name) {
		return "", nil
	}
	return name, nil
}

// setCurrent names the generation that serves, durably: the file is written
// beside, synced and renamed.
func (x *Index) setCurrent(name string) error {
	tmp := filepath.Join(x.dir, currentFile+".new")
	f, err := os.Create(tmp)
	if err != nil {
		return fmt.Errorf("index folder: %w", err)
	}
	_, err = f.WriteString(name + "\n")
	err = errors.Join(err, f.Sync(), f.Close())
	if err != nil {
		return fmt.Errorf("index folder: %w", err)
	}
	if err := os.Rename(tmp, filepath.Join(x.dir, currentFile)); err != nil {
		return fmt.Errorf("index folder: %w", err)
	}
	d, err := os.Open(x.dir)
	if err != nil {
		return fmt.Errorf("index folder: %w", err)
	}
	if err := errors.Join(d.Sync(), d.Close()); err != nil {
		return fmt.Errorf("index folder: %w", err)
	}
	return nil
}

func (x *Index) moveAside(name string) error {
	to := filepath.Join(x.dir, brokenPrefix+time.Now().UTC().Format("20060102T150405"))
	if err := os.Rename(filepath.Join(x.dir, name), to); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("move the index aside: %w", err)
	}
	return nil
}

// sweep removes generations that serve no more, and all but the newest of
// those moved aside.
func (x *Index) sweep(keep string) error {
	entries, err := os.ReadDir(x.dir)
	if err != nil {
		return fmt.Errorf("index folder: %w", err)
	}
	broken := ""
	for _, e := range entries {
		name := e.Name()
		switch {
		case !e.IsDir() || name == keep:
			continue
		case strings.HasPrefix(name, copyPrefix):
			if !abandoned(e) {
				continue
			}
		case strings.HasPrefix(name, brokenPrefix):
			name, broken = broken, name // entries are sorted: the newest is the last
		case !strings.HasPrefix(name, "s"):
			continue
		}
		if name == "" {
			continue
		}
		if err := os.RemoveAll(filepath.Join(x.dir, name)); err != nil {
			return fmt.Errorf("index folder: %w", err)
		}
	}
	return nil
}

func (x *Index) generation() *generation {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.gen
}

// Close makes the index durable and closes it. A copy is removed.
func (x *Index) Close() error {
	x.beside.Wait()
	err := x.generation().close()
	if x.copied {
		err = errors.Join(err, os.RemoveAll(x.dir))
	}
	return err
}

// State names what is searched: where two answers differ, the names of their
// states do. It costs nothing. An index that cannot answer is an error.
func (x *Index) State(context.Context) (string, error) {
	g := x.generation()
	v, err := g.acquire()
	if err != nil {
		return "", err
	}
	return filepath.Base(g.dir) + "-" + v.state, v.release()
}

// Position returns up to where the index has applied the feed, and which.
func (x *Index) Position(ctx context.Context) (indexer.Position, error) {
	return x.generation().Position(ctx)
}

// Apply writes changes with the position of the last one, together or not at
// all. A search that begins afterwards sees them.
func (x *Index) Apply(ctx context.Context, epoch string, changes []schema.Change) error {
	return x.generation().Apply(ctx, epoch, changes)
}

// Contents yields every document with the hash of what was indexed of it.
func (x *Index) Contents(ctx context.Context) iter.Seq2[indexer.Content, error] {
	return x.generation().Contents(ctx)
}

// Rebuild makes a new index beside the one that serves, lets fill write it,
// and then serves the new one. Where fill fails the old one stays.
func (x *Index) Rebuild(ctx context.Context, fill func(context.Context, indexer.Index) error) error {
	name := newName()
	g, err := openGeneration(filepath.Join(x.dir, name), lockWait)
	if err != nil {
		return err
	}
	if err = fill(ctx, g); err == nil {
		err = g.flush()
	}
	if err == nil {
		err = x.setCurrent(name)
	}
	if err != nil {
		return errors.Join(err, g.close(), os.RemoveAll(g.dir))
	}
	x.mu.Lock()
	old := x.gen
	x.gen = g
	x.mu.Unlock()
	x.hurt.Store(false)
	return errors.Join(old.close(), x.sweep(name))
}

// admit waits for a place among the searches that run at a time.
func (x *Index) admit(ctx context.Context) error {
	select {
	case x.slots <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (x *Index) leave() { <-x.slots }
