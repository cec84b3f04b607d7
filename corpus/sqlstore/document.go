package sqlstore

import (
	"context"
	"fmt"
	"time"

	"github.com/simde/simde/schema"
)

// Document returns a document with its pages. See corpus.Store.
func (s *Store) Document(ctx context.Context, id schema.ID) (doc *schema.Document, err error) {
	err = s.snapshot(ctx, func(q querier) error {
		if doc, err = s.head(ctx, q, id); err != nil {
			return err
		}
		doc.Pages, err = s.pages(ctx, q, id, nil)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("document %s: %w", id, err)
	}
	return doc, nil
}

// Head returns a document without its pages. See corpus.Store.
func (s *Store) Head(ctx context.Context, id schema.ID) (doc *schema.Document, err error) {
	err = s.asking(ctx, func(q querier) error {
		doc, err = s.head(ctx, q, id)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("document %s: %w", id, err)
	}
	return doc, nil
}

func (s *Store) head(ctx context.Context, q querier, id schema.ID) (*schema.Document, error) {
	held, err := collect(ctx, q, s.scanHead, `SELECT revision, imported, body FROM documents WHERE id = ?`, id)
	if err != nil {
		return nil, err
	}
	if len(held) == 0 {
		return nil, absent(ctx, q, id)
	}
	return held[0], nil
}

func (s *Store) scanHead(r rows) (*schema.Document, error) {
	var rev, imported int64
	var body []byte
	if err := r.Scan(&rev, &imported, &body); err != nil {
		return nil, err
	}
	doc := new(schema.Document)
	if err := s.decode(body, doc); err != nil {
		return nil, err
	}
	doc.Revision, doc.Imported = schema.Revision(rev), time.UnixMilli(imported).UTC()
	return doc, nil
}

// absent tells a withdrawn document from one never held.
func absent(ctx context.Context, q querier, id schema.ID) error {
	gone, err := idsOf(ctx, q, `SELECT id FROM tombstones WHERE id = ?`, id)
	switch {
	case err != nil:
		return err
	case len(gone) > 0:
		return schema.ErrGone
	}
	return schema.ErrNotFound
}

// idsOf returns the documents that a query names.
func idsOf(ctx context.Context, q querier, query string, args ...any) ([]schema.ID, error) {
	return collect(ctx, q, scanOne[schema.ID], query, args...)
}
