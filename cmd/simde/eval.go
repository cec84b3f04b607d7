package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	describeeval "github.com/simde/simde/corpus/describe/eval"
	"github.com/simde/simde/corpus/extract"
	"github.com/simde/simde/corpus/extract/pdf"
	"github.com/simde/simde/corpus/extract/trial"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/bleve"
	"github.com/simde/simde/search/bleve/shipped"
	"github.com/simde/simde/search/eval"
)

// realMaterial is where the annotated material lies, seen from the root of a
// checkout. It is no part of the project.
const realMaterial = "../shared/data"

func evaluate(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	dir := f.String("eval", realMaterial, "`folder` with the annotated material")
	asJSON := f.Bool("json", false, "write one JSON object")
	faults := f.Bool("errors", false, "describe, kin: print what was read wrong or not at all")
	only := f.String("only", "", "describe: only the sets whose name begins so; search: \"stems\" compares only the stemmers")
	rest, err := parse(f, args)
	if err != nil {
		return err
	}
	if len(rest) != 1 {
		return errors.New("eval takes one of describe, search, extract and kin")
	}
	if _, err := os.Stat(*dir); err != nil {
		return fmt.Errorf("no annotated material: %w; --eval names another folder", err)
	}
	switch rest[0] {
	case "describe":
		return e.evaluateDescribe(ctx, *dir, describeeval.Options{JSON: *asJSON, Errors: *faults, Only: *only})
	case "search":
		engines := eval.Engines{Own: e.scratchEngine, Shipped: shipped.Open, Stem: shipped.Snowball}
		switch *only {
		case "":
		case "stems":
			engines.Own = nil
		default:
			return fmt.Errorf("eval search --only %s: want stems", *only)
		}
		_, err := eval.Run(ctx, e.stdout, *dir, engines, *asJSON)
		return err
	case "extract":
		return e.evaluateExtract(ctx, *dir)
	case "kin":
		_, err := eval.PairTranslations(ctx, e.stdout, *dir, groupAll, *asJSON, *faults)
		return err
	}
	return fmt.Errorf("eval %s: want describe, search, extract or kin", rest[0])
}

// evaluateExtract scores what is read of files: what of a web page, and in what
// order the words of pages.
func (e *env) evaluateExtract(ctx context.Context, dir string) (err error) {
	report, err := extract.Evaluate(ctx, dir)
	if err != nil {
		return err
	}
	fmt.Fprint(e.stdout, report)
	rt, err := pdf.Open(userCache())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rt.Close()) }()
	made, err := trial.Made()
	if err != nil {
		return err
	}
	if err := e.evaluateOrder(ctx, rt, "made pages", made); err != nil {
		return err
	}
	for _, set := range []struct{ name, part string }{{"real pages", trial.Looked}, {"real, once held", trial.Held}, {"real, held out", trial.Later}} {
		pages, err := trial.Marked(rt, dir, set.part)
		if err == nil {
			err = e.evaluateOrder(ctx, rt, set.name, pages)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// evaluateOrder scores the order of the words of pages, beside the peers.
func (e *env) evaluateOrder(ctx context.Context, rt *pdf.Runtime, name string, pages []trial.Page) error {
	results, err := trial.Run(ctx, pages, append([]trial.Reader{trial.Own(rt)}, trial.Peers()...))
	if err == nil {
		_, err = fmt.Fprint(e.stdout, trial.Report(name, pages, results))
	}
	return err
}

// evaluateDescribe scores the reading of documents, those that are no plain
// text too.
func (e *env) evaluateDescribe(ctx context.Context, dir string, o describeeval.Options) (err error) {
	pool, err := newExtractor("", "", userCache())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, pool.Close()) }()
	d := newDescriber()
	o.Read = func(name string) (*schema.Document, error) { return readFile(ctx, pool, d, name) }
	return describeeval.Run(e.stdout, dir, o)
}

// scratchEngine indexes documents in a folder of its own, which goes with it.
func (e *env) scratchEngine(ctx context.Context, docs []*schema.Document) (search.Engine, func() error, error) {
	dir, err := os.MkdirTemp("", "simde-eval")
	if err != nil {
		return nil, nil, err
	}
	x, err := bleve.Open(dir, inMemory(docs), e.log())
	if err != nil {
		return nil, nil, errors.Join(err, os.RemoveAll(dir))
	}
	end := func() error { return errors.Join(x.Close(), os.RemoveAll(dir)) }
	const atOnce = 500
	for from := 0; from < len(docs); from += atOnce {
		var changes []schema.Change
		for i, d := range docs[from:min(from+atOnce, len(docs))] {
			changes = append(changes, schema.Change{Revision: schema.Revision(from + i + 1), ID: d.ID, Document: d})
		}
		if err := x.Apply(ctx, "eval", changes); err != nil {
			return nil, nil, errors.Join(err, end())
		}
	}
	return x, end, nil
}

// memory is documents as an engine shows them.
type memory map[schema.ID]*schema.Document

func inMemory(docs []*schema.Document) memory {
	m := memory{}
	for _, d := range docs {
		m[d.ID] = d
	}
	return m
}

// Cards returns the cards of documents.
func (m memory) Cards(_ context.Context, ids []schema.ID) ([]schema.Card, error) {
	var out []schema.Card
	for _, id := range ids {
		if d := m[id]; d != nil {
			out = append(out, d.Card())
		}
	}
	return out, nil
}

// Pages returns pages of a document.
func (m memory) Pages(_ context.Context, id schema.ID, numbers []int) ([]schema.Page, error) {
	var out []schema.Page
	d := m[id]
	for _, n := range numbers {
		if d != nil && n >= 1 && n <= len(d.Pages) {
			out = append(out, d.Pages[n-1])
		}
	}
	return out, nil
}

// Members returns nothing: what is scored has no copies.
func (m memory) Members(context.Context, []schema.ID) ([]schema.Kin, error) { return nil, nil }

// PagesOf returns pages of several documents.
func (m memory) PagesOf(ctx context.Context, wanted map[schema.ID][]int) (map[schema.ID][]schema.Page, error) {
	out := map[schema.ID][]schema.Page{}
	for id, numbers := range wanted {
		pages, err := m.Pages(ctx, id, numbers)
		if err != nil {
			return nil, err
		}
		out[id] = pages
	}
	return out, nil
}
