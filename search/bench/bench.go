package bench

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// Engine is an engine that is measured.
type Engine interface {
	// Index adds documents that the engine does not hold yet.
	Index(ctx context.Context, docs []*schema.Document) error
	// Flush makes everything indexed durable.
	Flush(ctx context.Context) error
	// Ask answers the first ten documents, the number of all, every facet and
	// the snippets, and returns the number of all.
	Ask(ctx context.Context, kind Kind, text string, l schema.Lang) (int, error)
	Close() error
}

// Entrant is an engine that takes part. Open makes an empty one in a folder; an
// error that is ErrAbsent leaves it out. It skips the kinds that it has not.
type Entrant struct {
	Name string
	Open func(dir string, c *Corpus) (Engine, error)
	Skip []Kind
	// Serve opens the index in dir again in a process of its own, which calls
	// Answer, and returns what that wrote; nil where this is not measured.
	Serve func(ctx context.Context, dir string, pages int) (string, error)
}

// ErrAbsent says that an engine is not installed.
var ErrAbsent = errors.New("not installed")

// remote is an engine in a process of its own.
type remote interface {
	Memory() (now, most int, err error) // in MB
	Processor() (time.Duration, error)
}

// Options say what is measured.
type Options struct {
	Material string // folder of real texts
	Scratch  string // folder for indexes; removed afterwards
	Pages    []int
	Queries  int // of each kind; 0 for 40
	Clients  []int
	// Processor returns the processor time that this process has used.
	Processor func() time.Duration
}

// processor returns the processor time that an engine has used: of its own
// process where it has one.
func (o Options) processor(e Engine) (time.Duration, error) {
	if r, ok := e.(remote); ok {
		return r.Processor()
	}
	return o.Processor(), nil
}

// batchDocs is how many documents are indexed at a time.
const batchDocs = 200

// Run measures all entrants on corpora of each size and writes a table to w.
func Run(ctx context.Context, w io.Writer, o Options, entrants []Entrant) error {
	if o.Queries == 0 {
		o.Queries = 40
	}
	if len(o.Clients) == 0 {
		o.Clients = []int{1, 2}
	}
	for _, pages := range o.Pages {
		c, err := NewCorpus(o.Material, pages)
		if err != nil {
			return err
		}
		qs := c.queries(o.Queries)
		for _, e := range entrants {
			if err := measure(ctx, w, o, c, e, qs); err != nil {
				return fmt.Errorf("%s at %d pages: %w", e.Name, pages, err)
			}
		}
	}
	return nil
}

func measure(ctx context.Context, w io.Writer, o Options, c *Corpus, entrant Entrant, qs map[Kind][]question) (err error) {
	dir, err := os.MkdirTemp(o.Scratch, "bench")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	e, err := entrant.Open(dir, c)
	if errors.Is(err, ErrAbsent) {
		_, err := fmt.Fprintf(w, "\n%s: %v\n", entrant.Name, ErrAbsent)
		return err
	}
	if err != nil {
		return err
	}
	err = errors.Join(measureBuild(ctx, w, o, entrant.Name, e, c, dir), measureAnswers(ctx, w, o, entrant, e, qs), visible(ctx, w, e, c), e.Close())
	if err != nil || entrant.Serve == nil {
		return err
	}
	line, err := entrant.Serve(ctx, dir, c.asked)
	if err == nil {
		_, err = fmt.Fprintf(w, "  %s\n", strings.TrimSpace(line))
	}
	return err
}

// measureBuild indexes the corpus and prints what that took.
func measureBuild(ctx context.Context, w io.Writer, o Options, name string, e Engine, c *Corpus, dir string) error {
	built, err := build(ctx, o, e, c)
	if err != nil {
		return err
	}
	size, err := FolderSize(dir)
	if err != nil {
		return err
	}
	now, most := memory("VmRSS"), memory("VmHWM")
	if r, ok := e.(remote); ok {
		if now, most, err = r.Memory(); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintf(w, "\n%s: %d documents, %d pages, %.0f MB of text: %.1f s, %.0f pages/s, %.0f pages a second of CPU, index %.2f of the text, memory %d MB now, %d MB at most\n",
		name, c.Len(), built.pages, float64(built.bytes)/1e6, built.took.Seconds(), float64(built.pages)/built.took.Seconds(), float64(built.pages)/built.cpu.Seconds(),
		float64(size)/float64(built.bytes), now, most)
	return err
}

// measureAnswers asks all questions and prints how long the answers took, and
// what one client's cost of a processor.
func measureAnswers(ctx context.Context, w io.Writer, o Options, entrant Entrant, e Engine, qs map[Kind][]question) error {
	for _, clients := range o.Clients {
		ofProcessor := ""
		if clients == 1 {
			ofProcessor = "   CPU p50     p95 ms"
		}
		fmt.Fprintf(w, "  %d client(s)          p50     p95     p99 ms     hits%s\n", clients, ofProcessor)
		var all times
		for _, k := range Kinds {
			if slices.Contains(entrant.Skip, k) {
				continue
			}
			t, hits, err := o.ask(ctx, e, k, qs[k], clients)
			if err != nil {
				return fmt.Errorf("%s: %w", k, err)
			}
			fmt.Fprintf(w, "  %-17s %7.2f %7.2f %7.2f %12d %s\n", k, ms(t.best, 0.5), ms(t.best, 0.95), ms(t.best, 0.99), hits, t.ofProcessor())
			if slices.Contains(Ways, k) {
				continue
			}
			all.first, all.best, all.cpu = append(all.first, t.first...), append(all.best, t.best...), append(all.cpu, t.cpu...)
		}
		all.sort()
		fmt.Fprintf(w, "  %-17s %7.2f %7.2f %7.2f %12s %s\n", "all", ms(all.best, 0.5), ms(all.best, 0.95), ms(all.best, 0.99), "", all.ofProcessor())
		fmt.Fprintf(w, "  %-17s %7.2f %7.2f %7.2f\n", "asked first", ms(all.first, 0.5), ms(all.first, 0.95), ms(all.first, 0.99))
	}
	return nil
}

// times are how long each answer took the first time and at best, and what it
// cost of a processor at best, where one client alone asks.
type times struct{ first, best, cpu []time.Duration }

func (t *times) sort() {
	slices.Sort(t.first)
	slices.Sort(t.best)
	slices.Sort(t.cpu)
}

func (t *times) ofProcessor() string {
	if len(t.cpu) == 0 {
		return ""
	}
	return fmt.Sprintf("%9.2f %7.2f", ms(t.cpu, 0.5), ms(t.cpu, 0.95))
}

// Answer asks an engine that has been opened again a few questions of every
// kind, and writes what memory the process holds then.
func Answer(ctx context.Context, w io.Writer, e Engine, c *Corpus) error {
	qs := c.queries(10)
	for _, k := range Kinds {
		if _, _, err := (Options{}).ask(ctx, e, k, qs[k], 2); err != nil {
			return fmt.Errorf("%s: %w", k, err)
		}
	}
	_, err := fmt.Fprintf(w, "opened again and asked: server RSS %d MB, of which %d MB its own and %d MB the files of the index\n",
		memory("VmRSS"), memory("RssAnon"), memory("RssFile"))
	return err
}

type buildResult struct {
	pages, bytes int
	took, cpu    time.Duration // without making the documents
}

func build(ctx context.Context, o Options, e Engine, c *Corpus) (buildResult, error) {
	var r buildResult
	timed := func(do func() error) error {
		before, err := o.processor(e)
		if err != nil {
			return err
		}
		began := time.Now()
		if err := do(); err != nil {
			return err
		}
		r.took += time.Since(began)
		after, err := o.processor(e)
		r.cpu += after - before
		return err
	}
	for i := 0; i < c.Len(); i += batchDocs {
		var docs []*schema.Document
		for j := i; j < min(i+batchDocs, c.Len()); j++ {
			d := c.Document(j)
			docs = append(docs, d)
			r.pages += len(d.Pages)
			for _, p := range d.Pages {
				r.bytes += len(p.Text)
			}
		}
		if err := timed(func() error { return e.Index(ctx, docs) }); err != nil {
			return r, err
		}
	}
	return r, timed(func() error { return e.Flush(ctx) })
}

// ask puts all questions, shared among clients, three times, and returns what
// the answers took, sorted, and the mean number of documents found.
func (o Options) ask(ctx context.Context, e Engine, k Kind, qs []question, clients int) (t times, found int, err error) {
	t.first, t.best = make([]time.Duration, len(qs)), make([]time.Duration, len(qs))
	if clients == 1 {
		t.cpu = make([]time.Duration, len(qs))
	}
	hits := make([]int, len(qs))
	for round := range 3 {
		var wg sync.WaitGroup
		errs := make([]error, clients)
		for client := range clients {
			wg.Go(func() {
				for i := client; i < len(qs); i += clients {
					took, cpu, n, err := o.askOne(ctx, e, k, qs[i], clients == 1)
					if err != nil {
						errs[client] = fmt.Errorf("%q: %w", qs[i].text, err)
						return
					}
					if round == 0 {
						t.first[i], t.best[i] = took, took
					}
					t.best[i] = min(t.best[i], took)
					if clients == 1 && (round == 0 || cpu < t.cpu[i]) {
						t.cpu[i] = cpu
					}
					hits[i] = n
				}
			})
		}
		wg.Wait()
		if err := errors.Join(errs...); err != nil {
			return t, 0, err
		}
	}
	sum := 0
	for _, n := range hits {
		sum += n
	}
	t.sort()
	return t, sum / max(1, len(qs)), nil
}

// askOne puts one question; alone says that nothing else uses the processor time
// of the engine.
func (o Options) askOne(ctx context.Context, e Engine, k Kind, q question, alone bool) (took, cpu time.Duration, n int, err error) {
	var before, after time.Duration
	if alone {
		if before, err = o.processor(e); err != nil {
			return 0, 0, 0, err
		}
	}
	began := time.Now()
	if n, err = e.Ask(ctx, k, q.text, q.lang); err != nil {
		return 0, 0, 0, err
	}
	took = time.Since(began)
	if alone {
		after, err = o.processor(e)
	}
	return took, after - before, n, err
}

// visible measures how long a new document takes until it is found.
func visible(ctx context.Context, w io.Writer, e Engine, c *Corpus) error {
	d := c.Newcomer()
	began := time.Now()
	if err := e.Index(ctx, []*schema.Document{d}); err != nil {
		return err
	}
	n, err := e.Ask(ctx, Term, "quetzalcoatlus", d.Language)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "  a new document is found after %.0f ms (%d found)\n", float64(time.Since(began).Microseconds())/1000, n)
	return nil
}

func ms(sorted []time.Duration, p float64) float64 {
	if len(sorted) == 0 {
		return 0
	}
	return float64(sorted[int(p*float64(len(sorted)-1))].Microseconds()) / 1000
}

// memory returns a figure of this process from /proc, in MB, or 0 where there
// is none.
func memory(name string) int {
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(b)) {
		if rest, ok := strings.CutPrefix(line, name+":"); ok {
			kb, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(rest), " kB"))
			if err != nil {
				return 0
			}
			return kb / 1024
		}
	}
	return 0
}

// FolderSize returns how many bytes the files under dir hold.
func FolderSize(dir string) (int64, error) {
	var n int64
	err := filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if errors.Is(err, fs.ErrNotExist) {
			return nil // merged away meanwhile
		}
		if err == nil {
			n += info.Size()
		}
		return err
	})
	return n, err
}

// Own makes an entrant of SIMDE's engine.
type Own struct {
	search.Engine
	Apply func(ctx context.Context, changes []schema.Change) error
	Done  func() error
	at    schema.Revision
}

// Index adds documents.
func (o *Own) Index(ctx context.Context, docs []*schema.Document) error {
	var changes []schema.Change
	for _, d := range docs {
		o.at++
		changes = append(changes, schema.Change{Revision: o.at, ID: d.ID, Document: d})
	}
	return o.Apply(ctx, changes)
}

// Flush does nothing: Close makes the index durable.
func (o *Own) Flush(context.Context) error { return nil }

// Ask searches with all facets, pages and snippets.
func (o *Own) Ask(ctx context.Context, k Kind, text string, l schema.Lang) (int, error) {
	r, err := o.Search(ctx, queryOf(k, text, l))
	return r.Total, err
}

// Close closes the engine.
func (o *Own) Close() error { return o.Done() }
