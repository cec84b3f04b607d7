package bleve

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	_ "modernc.org/sqlite"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/schematest"
	"github.com/simde/simde/search/bench"
)

// TestBench prints the figures of search/bench where SIMDE_BENCH holds sizes in
// pages ("10000,100000").
func TestBench(t *testing.T) {
	sizes := os.Getenv("SIMDE_BENCH")
	if sizes == "" {
		t.Skip("skipped: set SIMDE_BENCH=10000,100000 to measure, which takes minutes")
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
		}},
		{Name: "SQLite FTS5", Skip: []bench.Kind{bench.Fuzzy, bench.Across}, Open: func(dir string, _ *bench.Corpus) (bench.Engine, error) {
			db, err := sql.Open("sqlite", filepath.Join(dir, "fts.db"))
			if err != nil {
				return nil, err
			}
			db.SetMaxOpenConns(4)
			return bench.NewFTS5(db)
		}},
	}
	if os.Getenv("SIMDE_BENCH_OWN") != "" {
		entrants = entrants[:1]
	}
	must(t, bench.Run(t.Context(), os.Stdout, o, entrants))
}
