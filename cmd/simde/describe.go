package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"golang.org/x/term"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/describe"
	"github.com/simde/simde/schema"
)

func describeFiles(ctx context.Context, e *env, args []string) (err error) {
	f := e.flags()
	asJSON := f.Bool("json", false, "write one JSON object a file and line")
	explain := f.Bool("explain", false, "print each value with its page, passage, rule and confidence, and each pair of places that was weighed with what spoke for it and against it")
	all := f.Bool("all", false, "describe the documents of the library again")
	stale := f.Bool("stale", false, "with --all: only those that an older version of the rules described")
	engine := f.String("pdf-engine", "", "the engine that reads PDF first")
	ocr := f.String("ocr", defaultOCR, ocrUsage)
	files, err := parse(f, args)
	if err != nil {
		return err
	}
	if *all {
		l, err := e.openExisting(ctx)
		if err != nil {
			return err
		}
		return errors.Join(l.redescribe(ctx, e, *stale), l.close())
	}
	if len(files) == 0 {
		return errors.New("describe takes files, or --all for the documents of the library")
	}
	pool, err := newExtractor(*engine, *ocr, userCache())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, pool.Close()) }()
	write := describe.WriteJSON
	if *explain || !*asJSON {
		colour := false
		if out, ok := e.stdout.(*os.File); ok {
			colour = term.IsTerminal(int(out.Fd()))
		}
		write = func(w io.Writer, file string, doc *schema.Document) error {
			if err := describe.Explain(w, file, doc, colour); err != nil || !*explain {
				return err
			}
			return describe.Reasons(w, doc)
		}
	}
	d := newDescriber()
	failed := false
	for _, name := range files {
		doc, err := readFile(ctx, pool, d, name)
		var bad *schema.FileError
		if errors.As(err, &bad) {
			fmt.Fprintf(e.stderr, "simde: %s: %v\n", name, bad)
			failed = true
			continue
		}
		if err != nil {
			return err
		}
		if err := write(e.stdout, name, doc); err != nil {
			return err
		}
	}
	if failed {
		return errPartly
	}
	return nil
}

// readFile extracts and describes a file without a library.
func readFile(ctx context.Context, x corpus.Extractor, d corpus.Describer, name string) (*schema.Document, error) {
	reading, err := x.Extract(ctx, name, name)
	if err != nil {
		return nil, err
	}
	doc := &schema.Document{Pages: reading.Pages, Extractor: reading.Engine, Warnings: reading.Warnings,
		Original: schema.Original{Name: name, MediaType: reading.MediaType},
		Stated:   map[schema.Authority]schema.Known{schema.ByFile: reading.Self}}
	return doc, corpus.Compose(doc, d)
}

// userCache is where readers of files without a library keep what they have
// compiled.
func userCache() string {
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir()
	}
	return filepath.Join(cache, "simde")
}
