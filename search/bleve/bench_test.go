package bleve

import (
	"context"
	"database/sql"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	_ "modernc.org/sqlite"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/schematest"
	"github.com/simde/simde/search/bench"
)

// benchFolder is the environment of the child of TestBench: an index to open.
const benchFolder = "SIMDE_BENCH_FOLDER"

// answerFrom opens an index that TestBench has made and prints what memory
// answering takes.
func answerFrom(t *testing.T, dir, pages string) {
	n, err := strconv.Atoi(pages)
	must(t, err)
	c, err := bench.NewCorpus(schematest.SharedData(t, "corpus"), n)
	must(t, err)
	x, err := Open(dir, c, quiet)
	must(t, err)
	must(t, bench.Answer(t.Context(), os.Stdout, &bench.Own{Engine: x}, c))
	must(t, x.Close())
}

// TestBench prints the figures of search/bench where SIMDE_BENCH holds sizes in
// pages ("10000,100000").
func TestBench(t *testing.T) {
	sizes := os.Getenv("SIMDE_BENCH")
	if sizes == "" {
		t.Skip("skipped: set SIMDE_BENCH=10000,100000 to measure, which takes minutes")
	}
	if dir := os.Getenv(benchFolder); dir != "" {
		answerFrom(t, dir, sizes)
		return
	}
	o := bench.Options{Material: schematest.SharedData(t, "corpus"), Scratch: t.TempDir()}
	for s := range strings.SplitSeq(sizes, ",") {
		n, err := strconv.Atoi(s)
		must(t, err)
		o.Pages = append(o.Pages, n)
	}
	entrants := []bench.Entrant{
		{Name: "SIMDE", Open: func(dir string, c *bench.Corpus) (bench.Engine, error) {
			x, err := Open(dir, c, quiet)
			if err != nil {
				return nil, err
			}
			return &bench.Own{Engine: x, Done: x.Close, Apply: func(ctx context.Context, cs []schema.Change) error { return x.Apply(ctx, "bench", cs) }}, nil
		}, Serve: func(ctx context.Context, dir string, pages int) (string, error) {
			child := exec.CommandContext(ctx, os.Args[0], "-test.run=^TestBench$")
			child.Env = append(os.Environ(), benchFolder+"="+dir, "SIMDE_BENCH="+strconv.Itoa(pages))
			out, err := child.Output()
			line, _, _ := strings.Cut(string(out), "\n")
			return line, err
		}},
		{Name: "SQLite FTS5", Skip: []bench.Kind{bench.Fuzzy, bench.Across}, Open: func(dir string, _ *bench.Corpus) (bench.Engine, error) {
			db, err := sql.Open("sqlite", filepath.Join(dir, "fts.db"))
			if err != nil {
				return nil, err
			}
			db.SetMaxOpenConns(4)
			return bench.NewFTS5(db)
		}},
		{Name: "Xapian", Skip: append(slices.Clone(bench.Ways), bench.Fuzzy, bench.Across), Open: func(dir string, _ *bench.Corpus) (bench.Engine, error) { return bench.NewXapian(dir) }},
	}
	if os.Getenv("SIMDE_BENCH_OWN") != "" {
		entrants = entrants[:1]
	}
	must(t, bench.Run(t.Context(), os.Stdout, o, entrants))
}
