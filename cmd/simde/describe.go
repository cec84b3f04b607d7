package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"golang.org/x/term"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/describe"
	"github.com/simde/simde/corpus/review"
	"github.com/simde/simde/schema"
)

func describeFiles(ctx context.Context, e *env, args []string) (err error) {
	f := e.flags()
	asJSON := f.Bool("json", false, "write one JSON object a file and line")
	explain := f.Bool("explain", false, "print each value with its page, passage, rule and confidence, what each stage added, and each pair of places that was weighed: what spoke for it and against it, and why it is stated or not")
	all := f.Bool("all", false, "describe the documents of the library again")
	stale := f.Bool("stale", false, "with --all: only those that an older version of the rules described")
	examples := f.Bool("train-from-corrections", false, "write what persons said of readings, one JSON object a line: value, right or wrong, where and by which rule it is read")
	engine := f.String("pdf-engine", "", "the engine that reads PDF first")
	ocr := f.String("ocr", defaultOCR, ocrUsage)
	files, err := parse(f, args)
	if err != nil {
		return err
	}
	if *examples {
		return e.writeExamples(ctx)
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

// jsonExample is what a person said of a reading, as it is written for learning.
type jsonExample struct {
	Document   schema.ID     `json:"document"`
	Language   schema.Lang   `json:"language"`
	Field      schema.Field  `json:"field"`
	Value      string        `json:"value"`
	Right      bool          `json:"right"`
	Read       bool          `json:"read"` // today's rules read the value too
	Confidence float64       `json:"confidence"`
	Evidence   []jsonPassage `json:"evidence"`
}

type jsonPassage struct {
	Page    int    `json:"page"`
	Passage string `json:"passage"`
	Rule    string `json:"rule"`
}

// writeExamples writes what persons said of readings.
func (e *env) writeExamples(ctx context.Context) (err error) {
	l, err := e.openExisting(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.close()) }()
	out := json.NewEncoder(e.stdout)
	out.SetEscapeHTML(false)
	for x, err := range review.Examples(ctx, l.store, newDescriber()) {
		if err != nil {
			return err
		}
		line := jsonExample{x.Document, x.Language, x.Field, x.Value, x.Right, x.Read, x.Confidence, []jsonPassage{}}
		for _, p := range x.Evidence {
			line.Evidence = append(line.Evidence, jsonPassage{p.Page, p.Passage, p.Rule})
		}
		if err := out.Encode(line); err != nil {
			return err
		}
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
