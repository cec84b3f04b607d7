package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/simde/simde/corpus/sqlite"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/bench"
	"github.com/simde/simde/search/bleve"
	"github.com/simde/simde/search/opensearch"
)

// benchScale measures the engine on made corpora: beside SQLite's own full-text
// search, Lucene, Xapian and tantivy, where they are installed, or where --search names a cluster beside indices there.
func (e *env) benchScale(ctx context.Context, o bench.Options, sizes, shards, jars string) (err error) {
	collectSeldom()
	o.Processor = processorTime
	if o.Pages, err = numbers("--pages", sizes); err != nil {
		return err
	}
	if e.search != "" {
		parts, err := numbers("--shards", shards)
		if err != nil {
			return err
		}
		entrants := []bench.Entrant{{Name: "SIMDE, bleve", Open: e.openOwn}}
		for _, n := range parts {
			entrants = append(entrants, bench.Entrant{Name: fmt.Sprintf("SIMDE, OpenSearch, %d shards", n), Open: func(_ string, c *bench.Corpus) (bench.Engine, error) {
				return e.openCluster(ctx, c, n)
			}})
		}
		return bench.Run(ctx, e.stdout, o, entrants)
	}
	corpus := o.Material
	without := []bench.Kind{bench.Fuzzy, bench.Across}
	return bench.Run(ctx, e.stdout, o, []bench.Entrant{
		{Name: "SIMDE", Open: e.openOwn, Serve: func(ctx context.Context, dir string, pages int) (string, error) {
			self, err := os.Executable()
			if err != nil {
				return "", err
			}
			out, err := exec.CommandContext(ctx, self, "bench-answer", "--material", corpus, "--pages", strconv.Itoa(pages), dir).Output()
			var exit *exec.ExitError
			if errors.As(err, &exit) {
				err = fmt.Errorf("%w: %s", err, bytes.TrimSpace(exit.Stderr))
			}
			return string(out), err
		}},
		{Name: "SQLite FTS5", Skip: without, Open: func(dir string, _ *bench.Corpus) (bench.Engine, error) {
			db, err := sql.Open("sqlite", filepath.Join(dir, "fts.db"))
			if err != nil {
				return nil, err
			}
			return bench.NewFTS5(db)
		}},
		{Name: "SQLite FTS5 in C", Skip: without, Open: func(dir string, _ *bench.Corpus) (bench.Engine, error) { return bench.NewFTS5InC(dir) }},
		{Name: "Lucene", Open: func(dir string, _ *bench.Corpus) (bench.Engine, error) { return bench.NewLucene(jars, dir) }},
		{Name: "Xapian", Skip: []bench.Kind{bench.Fuzzy}, Open: func(dir string, _ *bench.Corpus) (bench.Engine, error) { return bench.NewXapian(dir) }},
		{Name: "tantivy", Open: func(dir string, _ *bench.Corpus) (bench.Engine, error) { return bench.NewTantivy(dir) }},
	})
}

// numbers reads the numbers of a flag, parted by commas.
func numbers(flag, list string) (out []int, err error) {
	for s := range strings.SplitSeq(list, ",") {
		n, err := strconv.Atoi(s)
		if err != nil || n < 1 {
			return nil, fmt.Errorf("%s %s: want numbers from 1 on, parted by commas", flag, list)
		}
		out = append(out, n)
	}
	return out, nil
}

// openCluster makes an index of a made corpus in the cluster, which is removed
// when it is closed.
func (e *env) openCluster(ctx context.Context, c *bench.Corpus, shards int) (bench.Engine, error) {
	cfg, err := cluster(e.search)
	if err != nil {
		return nil, err
	}
	cfg.Prefix, cfg.Shards = "simde-bench-"+strings.ToLower(rand.Text()[:10]), shards
	x, err := opensearch.Open(ctx, cfg, c, e.log())
	if err != nil {
		return nil, err
	}
	apply := func(ctx context.Context, cs []schema.Change) error { return x.Apply(ctx, "bench", cs) }
	done := func() error { return errors.Join(x.Remove(context.WithoutCancel(ctx)), x.Close()) }
	return &bench.Own{Engine: x, Apply: apply, Done: done}, nil
}

// openOwn opens SIMDE's engine, which reads the texts of a made corpus from a
// catalogue, as a server does. That lies beside the folder of the index, and is
// made where it is not.
func (e *env) openOwn(dir string, c *bench.Corpus) (_ bench.Engine, err error) {
	ctx := context.Background()
	store, err := sqlite.Open(ctx, filepath.Join(dir+"-texts", "catalogue.db"))
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, store.Close())
		}
	}()
	size, err := store.Size(ctx)
	if err != nil {
		return nil, err
	}
	if size.Documents == 0 {
		for i := range c.Len() {
			if err := store.Put(ctx, c.Document(i)); err != nil {
				return nil, err
			}
		}
		if err := store.Put(ctx, c.Newcomer()); err != nil {
			return nil, err
		}
	}
	x, err := bleve.Open(dir, store, e.log())
	if err != nil {
		return nil, err
	}
	apply := func(ctx context.Context, cs []schema.Change) error { return x.Apply(ctx, "bench", cs) }
	return &bench.Own{Engine: x, Apply: apply, Done: func() error { return errors.Join(x.Close(), store.Close()) }}, nil
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
	collectSeldom()
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
