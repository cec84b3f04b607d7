package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime/pprof"
	"slices"
	"strings"
	"time"

	"github.com/simde/simde/corpus/figures"
	"github.com/simde/simde/indexer"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/bench"
	"github.com/simde/simde/web"
)

// pagesOfDocument is how many pages a document of a made library has, on
// average.
const pagesOfDocument = 9

// pageBench says how served pages are measured.
type pageBench struct {
	library   string // folder of the made library, which is kept
	documents int
	answers   string // file for whole answers, or ""
	profile   string // file for a profile of the processor, or ""
	kind      string // the only kind of pages, or ""
	rounds    int    // how often each is asked again, and after a change
}

// run makes the library, as far as it is not made, and prints what the pages of
// it cost of a processor.
func (b pageBench) run(ctx context.Context, e *env, material string) (err error) {
	quiet := *e
	quiet.place, quiet.stderr = place{data: b.library}, io.Discard
	l, err := quiet.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.close()) }()
	made, err := bench.NewCorpus(material, b.documents*pagesOfDocument)
	if err != nil {
		return err
	}
	if err := b.fill(ctx, e, l, made); err != nil {
		return err
	}
	x, err := l.openIndex(ctx, &quiet, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, x.Close()) }()
	if err := b.index(ctx, e, l, x); err != nil {
		return err
	}
	if b.answers != "" {
		if err := writeAnswers(ctx, b.answers, x, made); err != nil {
			return err
		}
	}
	numbers, err := figures.Starter()
	if err != nil {
		return err
	}
	collectSeldom() // as a server does
	site, err := web.New(web.Config{Catalogue: l.store, Briefs: l.store, Originals: l.originals, Finder: x, Figures: numbers, Log: quiet.log(), Version: version})
	if err != nil {
		return err
	}
	return b.measure(ctx, e, l, x, site)
}

// fill puts the made documents that the library lacks into its store. They are
// not read from files, and so not described: their metadata are made too.
func (b pageBench) fill(ctx context.Context, e *env, l *library, made *bench.Corpus) error {
	size, err := l.store.Size(ctx)
	if err != nil {
		return err
	}
	if size.Documents > 0 {
		if _, err := l.store.Head(ctx, made.Document(size.Documents-1).ID); err != nil {
			return fmt.Errorf("%s holds another library: %w", b.library, err)
		}
	}
	cpu := processorTime()
	for i := size.Documents; i < made.Len(); i++ {
		d := made.Document(i)
		d.Imported = time.Now().UTC()
		if err := l.store.Put(ctx, d); err != nil {
			return err
		}
	}
	if n := made.Len() - size.Documents; n > 0 {
		fmt.Fprintf(e.stdout, "%d made documents stored, %.2f ms CPU each\n", n, inMilliseconds(processorTime()-cpu)/float64(n))
	}
	return nil
}

// index brings the index up to date and prints what the library holds.
func (b pageBench) index(ctx context.Context, e *env, l *library, x engine) error {
	size, err := l.store.Size(ctx)
	if err != nil {
		return err
	}
	lag, err := indexer.Behind(ctx, l.open(), x)
	if err != nil {
		return err
	}
	cpu := processorTime()
	if err := indexer.Sync(ctx, e.log(), l.feed(), x); err != nil {
		return err
	}
	if spent := processorTime() - cpu; lag.Changes >= size.Documents {
		fmt.Fprintf(e.stdout, "indexed with %.0f pages a second of CPU\n", float64(size.Pages)/spent.Seconds())
	}
	bytes, err := bench.FolderSize(l.indexDir())
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(e.stdout, "library: %d documents, %d pages, %.0f MB of text, index %.0f MB\n", size.Documents, size.Pages, float64(size.Bytes)/1e6, float64(bytes)/1e6)
	return err
}

// measure asks every kind of page, each address once, once after each of some changes
// of the library, and then again, and prints the processor time of a request.
func (b pageBench) measure(ctx context.Context, e *env, l *library, x engine, site http.Handler) (err error) {
	kinds, err := pagePaths(ctx, x)
	if err != nil {
		return err
	}
	if b.kind != "" && !slices.ContainsFunc(kinds, func(k pageKind) bool { return k.name == b.kind }) {
		return fmt.Errorf("--kind: no kind of pages is called %q", b.kind)
	}
	if b.rounds < 1 {
		return errors.New("--rounds: each page is asked again at least once")
	}
	if b.profile != "" {
		f, err := os.Create(filepath.Clean(b.profile))
		if err != nil {
			return err
		}
		if err := pprof.StartCPUProfile(f); err != nil {
			return errors.Join(err, f.Close())
		}
		defer func() { pprof.StopCPUProfile(); err = errors.Join(err, f.Close()) }()
	}
	fmt.Fprintf(e.stdout, "pages, ms of CPU             asked first    p95   changed    p95    again    p95   KB sent\n")
	for _, k := range kinds {
		if b.kind != "" && b.kind != k.name {
			continue
		}
		first, bytes, err := k.ask(ctx, site, 1)
		if err != nil {
			return err
		}
		var changed []time.Duration
		for range b.rounds {
			if err := l.change(ctx, x); err != nil {
				return err
			}
			then, _, err := k.ask(ctx, site, 1)
			if err != nil {
				return err
			}
			changed = append(changed, then...)
		}
		again, _, err := k.ask(ctx, site, b.rounds)
		if err != nil {
			return err
		}
		fmt.Fprintf(e.stdout, "  %-12s %3d addresses  ", k.name, len(k.paths))
		for _, times := range [][]time.Duration{first, changed, again} {
			slices.Sort(times)
			at := func(p float64) float64 { return inMilliseconds(times[int(p*float64(len(times)-1))]) }
			fmt.Fprintf(e.stdout, "  %7.1f %6.1f", at(.5), at(.95))
		}
		fmt.Fprintf(e.stdout, " %8d\n", bytes/len(k.paths)/1024)
	}
	return nil
}

// change changes a document of the library, which the index then has.
func (l *library) change(ctx context.Context, x engine) error {
	recent, err := l.store.Recent(ctx, 1)
	if err != nil || len(recent) == 0 {
		return err
	}
	d, err := l.store.Document(ctx, recent[0].ID)
	if err != nil {
		return err
	}
	d.Title += "'"
	if err := l.store.Put(ctx, d); err != nil {
		return err
	}
	return indexer.Sync(ctx, slog.New(slog.DiscardHandler), l.feed(), x)
}

// ask asks for each address some times, one after the other, and returns the
// processor time of each request and how many bytes were sent.
func (k pageKind) ask(ctx context.Context, site http.Handler, times int) (spent []time.Duration, bytes int, err error) {
	for range times {
		for _, p := range k.paths {
			cpu := processorTime()
			n, err := ask(ctx, site, p)
			if err != nil {
				return nil, 0, err
			}
			spent = append(spent, processorTime()-cpu)
			bytes += n
		}
	}
	return spent, bytes, nil
}

// ask asks for a page as a browser does and returns how many bytes were sent.
func ask(ctx context.Context, site http.Handler, path string) (int, error) {
	w := httptest.NewRecorder()
	r := httptest.NewRequestWithContext(ctx, http.MethodGet, path, nil)
	r.Header.Set("Accept-Encoding", "gzip")
	site.ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		return 0, fmt.Errorf("GET %s: %d", path, w.Code)
	}
	return w.Body.Len(), nil
}

func inMilliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// pageKind is pages of one kind.
type pageKind struct {
	name  string
	paths []string
}

// pagePaths chooses the pages that are measured by what the library holds.
func pagePaths(ctx context.Context, x engine) ([]pageKind, error) {
	all, err := x.Search(ctx, search.Query{Lang: schema.English, Size: 60})
	if err != nil {
		return nil, err
	}
	results := pageKind{name: "results"}
	for _, q := range benchQueries {
		results.paths = append(results.paths, "/es/documentos?"+search.Query{Text: q}.Values().Encode())
	}
	corridors := pageKind{"corridor", []string{"/es/corredores/mx-us", "/en/corridors/ht-us", "/fr/corridors/ma-fr", "/es/corredores/ve-co", "/en/corridors/013-us"}}
	for _, f := range all.Facets {
		if f.Facet != search.FacetCorridor {
			continue
		}
		for i, v := range f.Values[:min(40, len(f.Values))] {
			corridors.paths = append(corridors.paths, []string{"/es/corredores/", "/en/corridors/", "/fr/corridors/"}[i%3]+strings.ToLower(v.Value))
		}
	}
	documents := pageKind{name: "document"}
	for i, h := range all.Hits {
		documents.paths = append(documents.paths, []string{"/es/documentos/", "/en/documents/", "/fr/documents/"}[i%3]+string(h.ID))
	}
	return []pageKind{
		results, corridors, documents,
		{"home", []string{"/es", "/en", "/fr"}},
		{"explorer", []string{"/es/corredores", "/en/corridors", "/fr/corridors", "/en/corridors?o=mx", "/es/corredores?d=us"}},
		{"sitemap part", []string{"/sitemap/1.xml"}},
	}, nil
}

// answersOfKind is how many questions of each kind whole answers are written to.
const answersOfKind = 40

// writeAnswers writes whole answers, one a line as JSON, so that those of two
// versions of the program can be compared.
func writeAnswers(ctx context.Context, name string, x engine, made *bench.Corpus) (err error) {
	f, err := os.Create(filepath.Clean(name))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	lines := json.NewEncoder(f)
	queries := made.Queries(answersOfKind)
	for _, q := range benchQueries {
		for _, l := range schema.Langs {
			queries = append(queries, search.Query{Text: q, Lang: l},
				search.Query{Text: q, Lang: l, Sort: search.ByNewest, Filters: map[search.Facet]search.Selection{search.FacetLang: {Any: []string{string(schema.French)}}}})
		}
	}
	for _, q := range queries {
		r, err := x.Search(ctx, q)
		if err != nil {
			return fmt.Errorf("search %s: %w", q.Text, err)
		}
		r.Took = 0
		if err := lines.Encode(struct {
			Query  search.Query
			Answer search.Result
		}{q, r}); err != nil {
			return err
		}
	}
	for i := range min(answersOfKind, made.Len()) {
		id := made.Document(i).ID
		like, err := x.Similar(ctx, id, 5)
		if err != nil {
			return fmt.Errorf("documents like %s: %w", id, err)
		}
		if err := lines.Encode(struct {
			ID   schema.ID
			Like []schema.ID
		}{id, like}); err != nil {
			return err
		}
	}
	return nil
}
