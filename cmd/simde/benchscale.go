package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/bench"
	"github.com/simde/simde/search/bleve"
)

// benchScale measures the engine beside SQLite's own full-text search and
// Xapian on made corpora.
func (e *env) benchScale(ctx context.Context, corpus, scratch, sizes string) error {
	o := bench.Options{Material: corpus, Scratch: scratch}
	for s := range strings.SplitSeq(sizes, ",") {
		n, err := strconv.Atoi(s)
		if err != nil || n < 1 {
			return fmt.Errorf("--pages %s: want numbers of pages, parted by commas", sizes)
		}
		o.Pages = append(o.Pages, n)
	}
	without := []bench.Kind{bench.Fuzzy, bench.Across}
	return bench.Run(ctx, e.stdout, o, []bench.Entrant{
		{Name: "SIMDE", Open: e.openOwn, Serve: func(ctx context.Context, dir string, pages int) (string, error) {
			self, err := os.Executable()
			if err != nil {
				return "", err
			}
			out, err := exec.CommandContext(ctx, self, "bench-answer", "--material", corpus, "--pages", strconv.Itoa(pages), dir).Output()
			return string(out), err
		}},
		{Name: "SQLite FTS5", Skip: without, Open: func(dir string, _ *bench.Corpus) (bench.Engine, error) {
			db, err := sql.Open("sqlite", filepath.Join(dir, "fts.db"))
			if err != nil {
				return nil, err
			}
			return bench.NewFTS5(db)
		}},
		{Name: "Xapian", Skip: without, Open: func(dir string, _ *bench.Corpus) (bench.Engine, error) { return bench.NewXapian(dir) }},
	})
}

// openOwn opens SIMDE's engine over a made corpus.
func (e *env) openOwn(dir string, c *bench.Corpus) (bench.Engine, error) {
	x, err := bleve.Open(dir, c, e.log())
	if err != nil {
		return nil, err
	}
	apply := func(ctx context.Context, cs []schema.Change) error { return x.Apply(ctx, "bench", cs) }
	return &bench.Own{Engine: x, Apply: apply, Done: x.Close}, nil
}

// benchAnswer opens an index that "bench" has made, answers, and prints what
// memory that takes: a process that has not built the index tells it truly.
func benchAnswer(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	material := f.String("material", "", "`folder` of the texts that the corpus is made of")
	pages := f.Int("pages", 0, "`number` of pages of the corpus")
	rest, err := parse(f, args)
	if err != nil {
		return err
	}
	if len(rest) != 1 {
		return errors.New("bench-answer takes the folder of an index")
	}
	c, err := bench.NewCorpus(*material, *pages)
	if err != nil {
		return err
	}
	x, err := e.openOwn(rest[0], c)
	if err != nil {
		return err
	}
	return errors.Join(bench.Answer(ctx, e.stdout, x, c), x.Close())
}
