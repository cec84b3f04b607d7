// Package harvest takes in what comes by itself: the records and full texts of
// repositories (OAI-PMH), the entries of feeds, what sites and lists name, and
// the files of watched folders. Each source is read from where it was left, and
// what it offers becomes documents by the ordinary import.
package harvest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"sync"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/fetch"
	"github.com/simde/simde/schema"
)

// Store is what a Harvester asks of a catalogue.
type Store interface {
	corpus.Sources
	corpus.Ledger
	corpus.Documents
	Lock(ctx context.Context, name string) (corpus.Lock, error)
	Locked(ctx context.Context, name string) (bool, error)
	Steps(ctx context.Context, only schema.StepFilter) ([]schema.Step, error)
	AddStep(ctx context.Context, step *schema.Step) error
	Attached(ctx context.Context, id schema.ID) ([]schema.Card, error)
}

// Harvester runs sources.
type Harvester struct {
	Store     Store
	Originals corpus.Originals
	// Importer makes an importer that acts for a source.
	Importer func(by, command string) *corpus.Importer
	Agent    string // what servers are told of who asks: a name and an address
	Folder   string // where files lie while they come
	Log      *slog.Logger

	Bounds Bounds

	once sync.Once
	wake chan struct{}
}

// Bounds are how much a run may take. What is 0 is as said.
type Bounds struct {
	Pace     time.Duration // between two requests to a host: a second
	Patience time.Duration // the longest wait that a server may ask for: 90 seconds
	Timeout  time.Duration // of one answer: five minutes
	Run      time.Duration // of a run, after which it goes on with the next: an hour
	List     int64         // bytes of a list, a feed, a page of records: 32 MB
	File     int64         // bytes of a file: 100 MB
	Settle   time.Duration // how long a file of a watched folder stays as it is before it is taken: 30 seconds
}

func (b Bounds) filled() Bounds {
	const (
		list = 32 << 20
		file = 100 << 20
	)
	b.Run, b.Settle = cmp.Or(b.Run, time.Hour), cmp.Or(b.Settle, 30*time.Second)
	b.List, b.File = cmp.Or(b.List, list), min(cmp.Or(b.File, file), corpus.MaxFile)
	return b
}

// lockOf is the lock of the process that runs a source.
func lockOf(name string) string { return "source-" + name }

// Running reports whether a source is being run.
func (h *Harvester) Running(ctx context.Context, name string) (bool, error) {
	return h.Store.Locked(ctx, lockOf(name))
}

// Run reads a source from where it was left, to its end or to the bound of a run.
// What goes wrong at the source ends the run, stands in what is returned, and is
// no error: an error is of the library, or of ctx. ErrConflict says that the
// source is being run.
func (h *Harvester) Run(ctx context.Context, name string) (run schema.SourceRun, err error) {
	lock, err := h.Store.Lock(ctx, lockOf(name))
	if err != nil {
		return run, err
	}
	defer func() { err = errors.Join(err, lock.Release()) }()
	src, err := h.Store.Source(ctx, name)
	if err != nil {
		return run, err
	}
	run = schema.SourceRun{Begun: time.Now().UTC(), States: map[schema.FileState]int{}}
	if err := h.begin(ctx, name, run); err != nil {
		return run, err
	}
	r, err := h.open(src)
	if err != nil {
		return run, err
	}
	t := h.taking(src, r, &run)
	more, cause, err := t.all(ctx)
	if !more && cause == nil && err == nil {
		cause, err = t.compare(ctx)
	}
	if errors.Is(err, schema.ErrNotFound) && h.removed(ctx, name) {
		err = nil
	}
	if ctx.Err() != nil {
		cause, err = nil, ctx.Err()
	}
	err = t.end(ctx, err)
	late := context.WithoutCancel(ctx) // that it ended is written all the same
	return run, errors.Join(err, h.finish(late, name, &run, cmp.Or(cause, err), more))
}

// removed reports whether a source is none any more.
func (h *Harvester) removed(ctx context.Context, name string) bool {
	_, err := h.Store.Source(ctx, name)
	return errors.Is(err, schema.ErrNotFound)
}

// begin puts a run before those before it.
func (h *Harvester) begin(ctx context.Context, name string, run schema.SourceRun) error {
	return h.Store.ChangeSource(ctx, name, func(s *schema.Source) error {
		s.Runs = append([]schema.SourceRun{run}, s.Runs...)
		s.Runs = s.Runs[:min(len(s.Runs), schema.SourceRuns)]
		return nil
	})
}

// finish notes what a run came to, and when the source is run next. A source that
// was removed meanwhile is none any more.
func (h *Harvester) finish(ctx context.Context, name string, run *schema.SourceRun, cause error, more bool) error {
	run.Ended = time.Now().UTC()
	switch {
	case errors.Is(cause, context.Canceled):
		run.Err = "interrupted"
	case cause != nil:
		run.Err = cause.Error()
	}
	err := h.Store.ChangeSource(ctx, name, func(s *schema.Source) error {
		if len(s.Runs) > 0 && s.Runs[0].Begun.Equal(run.Begun) {
			s.Runs[0] = *run
		}
		if len(s.Runs) > 1 && idle(s.Runs[0]) && idle(s.Runs[1]) { // one of them tells it
			s.Runs = append(s.Runs[:1:1], s.Runs[2:]...)
		}
		if asked := s.Due.After(run.Begun) && !s.Due.After(time.Now()); !asked { // else somebody wants it again
			s.Due = nextDue(*s, cause, more)
		}
		return nil
	})
	if errors.Is(err, schema.ErrNotFound) {
		return nil
	}
	return err
}

// idle reports whether a run found nothing to do and nothing wrong.
func idle(r schema.SourceRun) bool {
	return r.Batch == 0 && r.Err == "" && r.Gone == 0 && len(r.Notes) == 0
}

// soon is when a source that failed is tried again for the first time.
const soon = 15 * time.Minute

// longest is how far ahead a server may put off the next run, where a source is run
// more often than that.
const longest = 7 * 24 * time.Hour

func minTime(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

// nextDue is when a source is run next: where it failed sooner than usual and later
// each time, where its server has said when then, and at once where it has more.
func nextDue(s schema.Source, cause error, more bool) time.Time {
	now := time.Now().UTC()
	var busy *fetch.Busy
	switch {
	case errors.Is(cause, context.Canceled), cause == nil && more:
		return now
	case errors.As(cause, &busy) && busy.Until.After(now):
		return minTime(busy.Until.UTC(), now.Add(max(s.Every, longest)))
	case cause == nil:
		return now.Add(s.Every)
	}
	wait := soon
	for _, r := range s.Runs[min(1, len(s.Runs)):] {
		if r.Err == "" {
			break
		}
		wait *= 2
	}
	return now.Add(min(wait, s.Every))
}

// reader is what every kind of source is read with.
type reader struct {
	src       schema.Source
	store     Store
	originals corpus.Originals
	client    *fetch.Client
	bounds    Bounds
	only      *regexp.Regexp // of the addresses of a site; nil for all
	dir       string         // where files lie while they come
	files     int            // that came, to name them
	past      int            // how many of them were taken and are gone
	offered   int            // things of this run, for its limit
}

// open opens a source.
func (h *Harvester) open(src schema.Source) (corpus.Source, error) {
	if err := os.MkdirAll(h.Folder, 0o700); err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp(h.Folder, "source-*")
	if err != nil {
		return nil, err
	}
	r := &reader{src: src, store: h.Store, originals: h.Originals, bounds: h.Bounds.filled(), dir: dir,
		client: &fetch.Client{Agent: h.Agent, Allow: src.Allow, Every: cmp.Or(src.Rate, h.Bounds.Pace), Patience: h.Bounds.Patience, Timeout: h.Bounds.Timeout}}
	if src.Only != "" {
		if r.only, err = regexp.Compile(src.Only); err != nil {
			return nil, errors.Join(err, os.RemoveAll(dir))
		}
	}
	switch src.Kind {
	case schema.SourceOAI:
		return &repository{reader: r}, nil
	case schema.SourceFeed:
		return &listing{reader: r, read: r.feed}, nil
	case schema.SourceSitemap:
		return &listing{reader: r, read: r.sitemap}, nil
	case schema.SourceList:
		return &listing{reader: r, read: r.list, always: true}, nil
	case schema.SourceFolder:
		return &watched{reader: r}, nil
	}
	return nil, errors.Join(fmt.Errorf("source %s is %q: %w", src.Name, src.Kind, schema.ErrInvalid), os.RemoveAll(dir))
}

// Close removes the files that came.
func (r *reader) Close() error { return os.RemoveAll(r.dir) }

// tidy removes the files of the portion before, which was stored.
func (r *reader) tidy() error {
	for ; r.past < r.files; r.past++ {
		if err := os.Remove(r.path(r.past + 1)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// path is where the file of a number lies.
func (r *reader) path(n int) string { return filepath.Join(r.dir, fmt.Sprint(n)) }

// some is how many things are fetched for one portion.
const some = 20

// portion is how many things are fetched next: fewer where the source has a limit
// that is near.
func (r *reader) portion() int {
	if r.src.Limit == 0 {
		return some
	}
	return max(1, min(some, r.src.Limit-r.offered))
}

// lookEvery is how often it is looked for what is due.
const lookEvery = 20 * time.Second

// Nudge has a Harvester that works look for what is due now.
func (h *Harvester) Nudge() {
	h.init()
	select {
	case h.wake <- struct{}{}:
	default:
	}
}

func (h *Harvester) init() { h.once.Do(func() { h.wake = make(chan struct{}, 1) }) }

// atOnce is how many sources are run side by side. Most of the time a run waits
// for servers.
const atOnce = 4

// Work runs what is due until ctx ends: a source that takes long keeps no other
// waiting, unless several do.
func (h *Harvester) Work(ctx context.Context) {
	h.init()
	var running sync.WaitGroup
	defer running.Wait()
	var taken sync.Map // names of sources that this process runs
	slots := make(chan struct{}, atOnce)
	for ctx.Err() == nil {
		due, err := h.due(ctx)
		if err != nil && ctx.Err() == nil {
			h.Log.Error("sources", "err", err)
		}
		for _, name := range due {
			if _, runs := taken.LoadOrStore(name, true); runs {
				continue
			}
			select {
			case slots <- struct{}{}:
			default: // it is looked for again when a run ends
				taken.Delete(name)
				continue
			}
			running.Go(func() {
				ran, err := h.one(ctx, name)
				if err != nil && ctx.Err() == nil {
					h.Log.Error("sources", "err", err)
				}
				<-slots
				if !ran { // it is due still: another process has it, or the library cannot note a run
					select {
					case <-ctx.Done():
					case <-time.After(lookEvery):
					}
				}
				taken.Delete(name)
				h.Nudge()
			})
		}
		select {
		case <-ctx.Done():
		case <-h.wake:
		case <-time.After(lookEvery):
		}
	}
}

// due returns the names of the sources that are to be run now.
func (h *Harvester) due(ctx context.Context) ([]string, error) {
	all, err := h.Store.Sources(ctx)
	var out []string
	for _, s := range all {
		if !s.Paused && !s.Due.After(time.Now()) {
			out = append(out, s.Name)
		}
	}
	return out, err
}

// one runs a source, logs what came of it and reports whether it was run. What
// another process runs, or what was removed, is passed over.
func (h *Harvester) one(ctx context.Context, name string) (ran bool, err error) {
	run, err := h.Run(ctx, name)
	switch {
	case errors.Is(err, schema.ErrConflict), errors.Is(err, schema.ErrNotFound):
		return false, nil
	case err != nil:
		return false, fmt.Errorf("source %s: %w", name, err)
	case run.Err != "":
		h.Log.Warn("source", "name", name, "err", run.Err)
	default:
		h.Log.Info("source", "name", name, "n", run.Listed, "batch", run.Batch)
	}
	return true, nil
}

// Round runs each source that is due once, one after the other.
func (h *Harvester) Round(ctx context.Context) error {
	names, failed := h.due(ctx)
	for _, name := range names {
		_, err := h.one(ctx, name)
		failed = errors.Join(failed, err)
	}
	return failed
}
