package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/simde/simde/corpus/extract"
	"github.com/simde/simde/corpus/figures"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/bench"
	"github.com/simde/simde/web"
)

func benchmark(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	material := f.String("material", realMaterial, "`folder` with the real material")
	sizes := f.String("pages", "", "measure the engines instead, on made corpora of so many pages, for example 10000,100000")
	shards := f.String("shards", "1", "with --pages and --search: in how many `parts` OpenSearch keeps an index, for example 1,2,4")
	imports := f.Int("imports", 0, "measure the import of so many `files` instead, to SQLite and to --catalogue")
	grown := f.String("growth", "", "measure instead what libraries of so many small texts cost, for example 1000,10000")
	jars := f.String("lucene", "", "with --pages: `folder` of Lucene's jars, to measure it too")
	var served pageBench
	f.StringVar(&served.library, "library", "", "measure served pages instead, of a made library in this `folder`, which is made where it is not and kept")
	f.IntVar(&served.documents, "documents", 11111, "with --library: its `number` of documents")
	f.StringVar(&served.answers, "answers", "", "with --library: write whole answers to this `file`, to compare two versions")
	f.StringVar(&served.profile, "profile", "", "with --library: write a profile of the processor to this `file`")
	f.StringVar(&served.kind, "kind", "", "with --library: measure only this `kind` of pages: results, corridor, document, home, explorer, \"sitemap part\"")
	f.IntVar(&served.rounds, "rounds", 1, "with --library: how `often` each page is asked again, and after a change of the library")
	if _, err := parse(f, args); err != nil {
		return err
	}
	if err := e.resolve(); err != nil {
		return err
	}
	corpus := filepath.Join(*material, "corpus")
	if _, err := os.Stat(corpus); err != nil {
		return fmt.Errorf("no real material: %w; --material names another folder", err)
	}
	if served.library != "" {
		return served.run(ctx, e, corpus)
	}
	scratch, err := os.MkdirTemp("", "simde-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)
	if *sizes != "" {
		return e.benchScale(ctx, bench.Options{Material: corpus, Scratch: scratch}, *sizes, *shards, *jars)
	}
	if *grown != "" {
		return e.benchGrowth(ctx, corpus, scratch, *grown)
	}
	if *imports > 0 && e.catalogue == "" {
		return errors.New("--imports: --catalogue names an empty database of PostgreSQL to compare with")
	}
	if *imports > 0 {
		return e.benchImports(ctx, corpus, scratch, *imports)
	}
	if err := e.benchPDF(ctx, corpus, scratch); err != nil {
		return err
	}
	return e.benchLibrary(ctx, corpus, scratch)
}

// benchPDF prints what reading the real PDFs costs beside pdftotext, and what
// the whole import costs beside it.
func (e *env) benchPDF(ctx context.Context, corpus, scratch string) error {
	pdfs, err := filesUnder(corpus, ".pdf")
	if err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	cache := filepath.Join(scratch, "cache")
	cfg := extract.Config{Command: []string{self, "extract-worker"}, CacheDir: cache}
	if _, err := extract.Measure(ctx, cfg, pdfs[:1]); err != nil { // compiles PDFium once
		return err
	}
	cost, err := extract.Measure(ctx, cfg, pdfs)
	if err != nil {
		return err
	}
	poppler, err := extract.Pdftotext(ctx, pdfs)
	if err != nil {
		fmt.Fprintf(e.stdout, "pdftotext cannot be measured: %v\n", err)
	}
	whole, wall, err := importCost(ctx, self, filepath.Join(scratch, "pdfs"), cache, pdfs)
	if err != nil {
		return err
	}
	fmt.Fprintf(e.stdout, "PDF: %d files, %d pages, %.1f MB\n", cost.Files, cost.Pages, float64(cost.Bytes)/1e6)
	row := func(what string, cpu, wall time.Duration) {
		ratio := ""
		if poppler > 0 {
			ratio = fmt.Sprintf(", %.1f times pdftotext", cpu.Seconds()/poppler.Seconds())
		}
		fmt.Fprintf(e.stdout, "  %-34s %6.1f s CPU, %6.1f s%s\n", what, cpu.Seconds(), wall.Seconds(), ratio)
	}
	if poppler > 0 {
		fmt.Fprintf(e.stdout, "  %-34s %6.1f s CPU\n", "pdftotext", poppler.Seconds())
	}
	row("extraction alone", cost.CPU, cost.Wall)
	row("import and index", whole, wall)
	return nil
}

// importCost imports and indexes files in processes of their own and returns
// the CPU time of all of them, and the time on the wall. Scanned pages are not
// recognised: pdftotext does not either.
func importCost(ctx context.Context, self, data, cache string, files []string) (cpu, wall time.Duration, err error) {
	if err := os.MkdirAll(data, 0o755); err != nil {
		return 0, 0, err
	}
	if err := os.Symlink(cache, filepath.Join(data, "cache")); err != nil {
		return 0, 0, err
	}
	begun := time.Now()
	for _, args := range [][]string{append([]string{"import", "--ocr=", "--data", data, "--catalogue=", "--search=", "--originals="}, files...), {"index", "--data", data, "--catalogue=", "--search=", "--originals="}} {
		cmd := exec.CommandContext(ctx, self, args...)
		out, err := cmd.CombinedOutput()
		var exit *exec.ExitError
		if err != nil && !(errors.As(err, &exit) && exit.ExitCode() == exitFailed) {
			return 0, 0, fmt.Errorf("%s: %w\n%s", args[0], err, out)
		}
		cpu += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	}
	return cpu, time.Since(begun), nil
}

func filesUnder(dir, ending string) ([]string, error) {
	var out []string
	err := filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.HasSuffix(p, ending) {
			out = append(out, p)
		}
		return err
	})
	return out, err
}

// benchQueries are what people ask of the real corpus.
var benchQueries = []string{"remesas", "remittances", "envois de fonds", "migración laboral", "return and reintegration", "protección internacional",
	"food insecurity", "déplacés internes", "\"programa de retorno\"", "asylum seekers", "mise en oeuvre", "etats-unis", "hurricane Melissa", "cholera Haiti",
	"trata de personas", "refugees OR displaced", "climate -food", "migr*", "visado de trabajo", "children on the move", "country:HT", "topic:remittances",
	"corridor:*-US", "évaluation des besoins", "arraigo social", "unaccompanied minors", "protection", "health", "agua", "sécurité alimentaire"}

// benchLibrary imports the whole real corpus and prints what searches and
// pages of it take.
func (e *env) benchLibrary(ctx context.Context, corpus, scratch string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	data := filepath.Join(scratch, "library")
	cpu, wall, err := importCost(ctx, self, data, filepath.Join(scratch, "cache"), []string{corpus})
	if err != nil {
		return err
	}
	quiet := *e
	quiet.place, quiet.stderr = place{data: data}, io.Discard
	l, err := quiet.open(ctx)
	if err != nil {
		return err
	}
	size, err := l.store.Size(ctx)
	if err != nil {
		return errors.Join(err, l.close())
	}
	bytes, err := bench.FolderSize(l.indexDir())
	if err != nil {
		return errors.Join(err, l.close())
	}
	fmt.Fprintf(e.stdout, "library: %d documents, %d pages, imported and indexed in %.1f s (%.1f s CPU), index %.1f MB, peak memory %.0f MB\n",
		size.Documents, size.Pages, wall.Seconds(), cpu.Seconds(), float64(bytes)/1e6, peakMemory())
	begun := time.Now()
	x, err := l.openIndex(ctx, &quiet, false)
	if err != nil {
		return errors.Join(err, l.close())
	}
	numbers, err := figures.Starter()
	if err != nil {
		return errors.Join(err, x.Close(), l.close())
	}
	site, err := web.New(web.Config{Catalogue: l.store, Briefs: l.store, Originals: l.originals, Finder: x, Figures: numbers, Log: quiet.log(), Version: version})
	if err != nil {
		return errors.Join(err, x.Close(), l.close())
	}
	fmt.Fprintf(e.stdout, "  server ready after %.2f s\n", time.Since(begun).Seconds())
	return errors.Join(e.benchAnswers(ctx, x, site), x.Close(), l.close())
}

// benchAnswers times searches, pages and pages under load.
func (e *env) benchAnswers(ctx context.Context, x engine, site http.Handler) error {
	var searches []time.Duration
	for range 5 {
		for _, q := range benchQueries {
			begun := time.Now()
			if _, err := x.Search(ctx, search.Query{Text: q, Lang: schema.Spanish}); err != nil {
				return fmt.Errorf("search %s: %w", q, err)
			}
			searches = append(searches, time.Since(begun))
		}
	}
	printTimes(e.stdout, "searches with all facets", searches)
	var results []string
	for _, q := range benchQueries {
		results = append(results, "/es/documentos?"+search.Query{Text: q}.Values().Encode())
	}
	corridors := []string{"/es/corredores/mx-us", "/en/corridors/ht-us", "/fr/corridors/ma-fr", "/es/corredores/ve-co", "/en/corridors/013-us"}
	for _, kind := range []struct {
		name  string
		paths []string
	}{{"result pages, rendered", results}, {"corridor pages, rendered", corridors}} {
		var times []time.Duration
		for range 4 {
			for _, p := range kind.paths {
				begun := time.Now()
				w := httptest.NewRecorder()
				site.ServeHTTP(w, httptest.NewRequestWithContext(ctx, http.MethodGet, p, nil))
				if w.Code != http.StatusOK {
					return fmt.Errorf("GET %s: %d", p, w.Code)
				}
				times = append(times, time.Since(begun))
			}
		}
		printTimes(e.stdout, kind.name, times)
	}
	return e.benchLoad(ctx, site, slices.Concat(results, corridors, []string{"/es", "/en/topics", "/fr/donnees"}))
}

// benchLoad asks for pages as fast as four clients can, for a few seconds.
func (e *env) benchLoad(ctx context.Context, site http.Handler, paths []string) error {
	const clients, seconds = 4, 5
	srv := httptest.NewServer(site)
	defer srv.Close()
	end := time.Now().Add(seconds * time.Second)
	counts := make(chan int, clients)
	for c := range clients {
		go func() {
			n := 0
			for i := c * 7; time.Now().Before(end) && ctx.Err() == nil; i++ {
				res, err := http.Get(srv.URL + paths[i%len(paths)])
				if err != nil {
					break
				}
				if _, err := io.Copy(io.Discard, res.Body); err == nil && res.StatusCode == http.StatusOK {
					n++
				}
				res.Body.Close()
			}
			counts <- n
		}()
	}
	total := 0
	for range clients {
		total += <-counts
	}
	_, err := fmt.Fprintf(e.stdout, "  %-28s %d requests a second, %d clients on this machine\n", "mixed pages", total/seconds, clients)
	return err
}

func printTimes(w io.Writer, what string, times []time.Duration) {
	slices.Sort(times)
	at := func(p float64) float64 { return float64(times[int(p*float64(len(times)-1))].Microseconds()) / 1000 }
	fmt.Fprintf(w, "  %-28s p50 %.1f ms, p95 %.1f ms, p99 %.1f ms (%d)\n", what, at(.5), at(.95), at(.99), len(times))
}
