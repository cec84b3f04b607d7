package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// Put stores doc and the rows of the ledger in one transaction. See
// corpus.Store.
func (s *Store) Put(ctx context.Context, doc *schema.Document, rows ...corpus.Row) error {
	err := s.writing(ctx, func(w *writing) error {
		if err := s.put(ctx, w, doc, putting{}); err != nil {
			return err
		}
		return w.record(ctx, rows)
	})
	if err != nil {
		return fmt.Errorf("put %s: %w", doc.ID, err)
	}
	return nil
}

// Enter stores what became of a file. See corpus.Store.
func (s *Store) Enter(ctx context.Context, e corpus.Entry) error {
	err := s.writing(ctx, func(w *writing) error {
		now, err := find(ctx, w.querier, e.Key)
		if err != nil {
			return err
		}
		if !reflect.DeepEqual(now, e.Found) {
			return schema.ErrConflict
		}
		for _, doc := range e.Documents {
			if err := s.put(ctx, w, doc, putting{batch: e.Batch, asRead: true, asSeen: e.Step != nil}); err != nil {
				return err
			}
		}
		if err := s.addStep(ctx, w, e.Step); err != nil {
			return err
		}
		return w.record(ctx, e.Rows)
	})
	if err != nil {
		return fmt.Errorf("enter %s: %w", e.Key.Name, err)
	}
	return nil
}

// putting is how a document is put.
type putting struct {
	batch  int  // that changes it; or 0
	asRead bool // it is new, or as it was when its revision was read
	asSeen bool // it must have its revision even where it says what is said already
}

func (s *Store) put(ctx context.Context, w *writing, doc *schema.Document, how putting) error {
	content := doc.ContentHash()
	var held string
	var at schema.Revision
	err := w.queryRow(ctx, `SELECT content_hash, revision FROM documents WHERE id = ?`, doc.ID).Scan(&held, &at)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if how.asRead && doc.Revision == 0 && at != 0 {
		return schema.ErrConflict
	}
	if how.asSeen && doc.Revision != at {
		return schema.ErrConflict
	}
	if held == content {
		return s.reread(ctx, w, doc)
	}
	if doc.Revision != 0 && doc.Revision != at {
		return schema.ErrConflict
	}
	rev, err := w.nextRevision(ctx)
	if err != nil {
		return err
	}
	if err := w.keepBefore(ctx, how.batch, doc.ID, rev, at); err != nil {
		return err
	}
	next := *doc
	next.Revision = rev
	w.tell = append(w.tell, func() { doc.Revision = rev })
	card, body, err := s.encode(&next)
	if err != nil {
		return err
	}
	if err := w.exec(ctx, `DELETE FROM tombstones WHERE id = ?`, doc.ID); err != nil {
		return err
	}
	err = w.exec(ctx, `
		INSERT INTO documents (id, revision, hash, content_hash, describer, imported, card, body, changed)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, hash = excluded.hash,
			content_hash = excluded.content_hash, describer = excluded.describer,
			card = excluded.card, body = excluded.body, changed = excluded.changed`,
		doc.ID, rev, doc.Original.Hash, content, doc.Describer, doc.Imported.UnixMilli(), card, body, time.Now().UnixMilli())
	if err != nil {
		return err
	}
	if at != 0 { // of a document that is new nothing else is there
		if err := w.clear(ctx, doc.ID); err != nil {
			return err
		}
	}
	if err := s.putPages(ctx, w, doc); err != nil {
		return err
	}
	if err := w.putParts(ctx, doc); err != nil {
		return err
	}
	if err := w.putIdentifiers(ctx, doc); err != nil {
		return err
	}
	if err := w.putAttached(ctx, doc); err != nil {
		return err
	}
	if err := w.hide(ctx, doc); err != nil {
		return err
	}
	return s.findCases(ctx, w, &next, how.batch)
}

// clear removes what stands beside the row of a document.
func (w *writing) clear(ctx context.Context, id schema.ID) error {
	for _, table := range []string{"pages", "parts", "identifiers", "attached"} {
		if err := w.exec(ctx, `DELETE FROM `+table+` WHERE document = ?`, id); err != nil {
			return err
		}
	}
	return nil
}

// reread notes which rules read a document that says what it said before, so
// that it is not taken for one that waits for them.
func (s *Store) reread(ctx context.Context, w *writing, doc *schema.Document) error {
	var describer string
	if err := w.queryRow(ctx, `SELECT describer FROM documents WHERE id = ?`, doc.ID).Scan(&describer); err != nil || describer == doc.Describer {
		return err
	}
	_, body, err := s.encode(doc)
	if err != nil {
		return err
	}
	return w.exec(ctx, `UPDATE documents SET describer = ?, body = ? WHERE id = ?`, doc.Describer, body, doc.ID)
}

func (s *Store) putPages(ctx context.Context, w *writing, doc *schema.Document) error {
	var pages [][]any
	for _, p := range doc.Pages {
		var seen []byte // NULL where there is none
		if p.Seen != nil {
			b, err := json.Marshal(p.Seen)
			if err != nil {
				return fmt.Errorf("page %d: %w", p.Number, err)
			}
			seen = s.pack.EncodeAll(b, nil)
		}
		pages = append(pages, []any{doc.ID, p.Number, p.Label, p.Language, p.Engine, s.pack.EncodeAll([]byte(p.Text), nil), seen})
	}
	if err := w.insert(ctx, `INSERT INTO pages (document, number, label, language, engine, text, seen)`, pages, ""); err != nil {
		return fmt.Errorf("pages: %w", err)
	}
	return nil
}

// putParts notes the files of a document that has several.
func (w *writing) putParts(ctx context.Context, doc *schema.Document) error {
	var parts [][]any
	for _, p := range doc.Parts {
		parts = append(parts, []any{doc.ID, p.Original.Hash})
	}
	return w.insert(ctx, `INSERT INTO parts (document, hash)`, parts, ` ON CONFLICT DO NOTHING`)
}

func (w *writing) putIdentifiers(ctx context.Context, doc *schema.Document) error {
	var borne [][]any
	for _, id := range doc.Identifiers {
		borne = append(borne, []any{nameKey(id), doc.ID})
	}
	return w.insert(ctx, `INSERT INTO identifiers (identifier, document)`, borne, ` ON CONFLICT DO NOTHING`)
}

// putAttached notes the documents that a document is attached to.
func (w *writing) putAttached(ctx context.Context, doc *schema.Document) error {
	var to [][]any
	for _, carrier := range doc.AttachedTo {
		to = append(to, []any{carrier, doc.ID})
	}
	return w.insert(ctx, `INSERT INTO attached (carrier, document)`, to, ` ON CONFLICT DO NOTHING`)
}
