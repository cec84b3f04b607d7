// Package shipped searches with bleve as it is delivered: its analyzers for
// Spanish, English and French and its BM25. It is what SIMDE's own reading and
// ranking is measured against, and serves nobody.
package shipped

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/blevesearch/bleve/v2"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/en" // registers the analyzer "en"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/es" // registers the analyzer "es"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/fr" // registers the analyzer "fr"
	index "github.com/blevesearch/bleve_index_api"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// engine is a bleve index in a folder of its own.
type engine struct{ ix bleve.Index }

// Open indexes documents, each in the analyzer of its language, in a temporary
// folder that the second result removes.
func Open(ctx context.Context, docs []*schema.Document) (search.Engine, func() error, error) {
	dir, err := os.MkdirTemp("", "shipped")
	if err != nil {
		return nil, nil, err
	}
	m := bleve.NewIndexMapping()
	m.ScoringModel = index.BM25Scoring
	d := bleve.NewDocumentStaticMapping()
	for _, l := range schema.Langs {
		f := bleve.NewTextFieldMapping()
		f.Analyzer, f.Store, f.DocValues = string(l), false, false
		d.AddFieldMappingsAt(string(l), f)
	}
	m.DefaultMapping = d
	ix, err := bleve.New(filepath.Join(dir, "index"), m)
	if err != nil {
		return nil, nil, errors.Join(fmt.Errorf("bleve: %w", err), os.RemoveAll(dir))
	}
	done := func() error { return errors.Join(ix.Close(), os.RemoveAll(dir)) }
	b := ix.NewBatch()
	for _, doc := range docs {
		text := doc.Title
		for _, p := range doc.Pages {
			text += "\n" + p.Text
		}
		if err := b.Index(string(doc.ID), map[string]any{string(doc.Language): text}); err != nil {
			return nil, nil, errors.Join(fmt.Errorf("bleve: %w", err), done())
		}
	}
	if err := ix.Batch(b); err != nil {
		return nil, nil, errors.Join(fmt.Errorf("bleve: %w", err), done())
	}
	return engine{ix}, done, ctx.Err()
}

// Search finds documents with any of the words, the best first.
func (e engine) Search(ctx context.Context, q search.Query) (search.Result, error) {
	match := bleve.NewMatchQuery(q.Text)
	match.SetField(string(q.Lang))
	r, err := e.ix.SearchInContext(ctx, bleve.NewSearchRequestOptions(match, q.Size, 0, false))
	if err != nil {
		return search.Result{}, fmt.Errorf("bleve: %w", err)
	}
	out := search.Result{Total: int(r.Total)}
	for _, h := range r.Hits {
		out.Hits = append(out.Hits, search.Hit{ID: schema.ID(h.ID), Score: h.Score})
	}
	return out, nil
}
