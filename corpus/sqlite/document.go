package sqlite

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// Put stores doc and the rows of the ledger in one transaction. See
// corpus.Store.
func (s *Store) Put(ctx context.Context, doc *schema.Document, rows ...corpus.Row) error {
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		if err := s.put(ctx, tx, doc, 0); err != nil {
			return err
		}
		return record(ctx, tx, rows)
	})
	if err != nil {
		return fmt.Errorf("put %s: %w", doc.ID, err)
	}
	return nil
}

// Enter stores what became of a file. See corpus.Store.
func (s *Store) Enter(ctx context.Context, e corpus.Entry) error {
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		now, err := find(ctx, tx, e.Key)
		if err != nil {
			return err
		}
		if !reflect.DeepEqual(now, e.Found) {
			return schema.ErrConflict
		}
		for _, doc := range e.Documents {
			if err := s.enter(ctx, tx, doc, e.Batch); err != nil {
				return err
			}
		}
		return record(ctx, tx, e.Rows)
	})
	if err != nil {
		return fmt.Errorf("enter %s: %w", e.Key.Name, err)
	}
	return nil
}

// enter puts a document that is new, or that is as it was read.
func (s *Store) enter(ctx context.Context, tx *sql.Tx, doc *schema.Document, batch int) error {
	if doc.Revision == 0 {
		held, err := idsOf(ctx, tx, `SELECT id FROM documents WHERE id = ?`, string(doc.ID))
		if err != nil {
			return err
		}
		if len(held) > 0 {
			return schema.ErrConflict
		}
	}
	return s.put(ctx, tx, doc, batch)
}

// put stores doc, which a batch changes, or none where that is 0.
func (s *Store) put(ctx context.Context, tx *sql.Tx, doc *schema.Document, batch int) error {
	content := doc.ContentHash()
	var held string
	var at schema.Revision
	err := tx.QueryRowContext(ctx, `SELECT content_hash, revision FROM documents WHERE id = ?`, doc.ID).Scan(&held, &at)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if held == content {
		return s.reread(ctx, tx, doc)
	}
	if doc.Revision != 0 && doc.Revision != at {
		return schema.ErrConflict
	}
	rev, err := nextRevision(ctx, tx)
	if err != nil {
		return err
	}
	if err := noteChange(ctx, tx, batch, doc.ID, rev); err != nil {
		return err
	}
	doc.Revision = rev
	card, body, err := s.encode(doc)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM tombstones WHERE id = ?`, doc.ID); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `
		INSERT INTO documents (id, revision, hash, content_hash, describer, imported, card, body, changed)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, hash = excluded.hash,
			content_hash = excluded.content_hash, describer = excluded.describer,
			card = excluded.card, body = excluded.body, changed = excluded.changed`,
		doc.ID, rev, doc.Original.Hash, content, doc.Describer, doc.Imported.UnixMilli(), card, body, time.Now().UnixMilli())
	if err != nil {
		return err
	}
	if err := s.putPages(ctx, tx, doc); err != nil {
		return err
	}
	if err := putParts(ctx, tx, doc); err != nil {
		return err
	}
	return putIdentifiers(ctx, tx, doc)
}

// reread notes which rules read a document that says what it said before, so
// that it is not taken for one that waits for them.
func (s *Store) reread(ctx context.Context, tx *sql.Tx, doc *schema.Document) error {
	var describer string
	if err := tx.QueryRowContext(ctx, `SELECT describer FROM documents WHERE id = ?`, doc.ID).Scan(&describer); err != nil || describer == doc.Describer {
		return err
	}
	_, body, err := s.encode(doc)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE documents SET describer = ?, body = ? WHERE id = ?`, doc.Describer, body, doc.ID)
	return err
}

// nextRevision makes the next revision with an identity of its own.
func nextRevision(ctx context.Context, tx *sql.Tx) (schema.Revision, error) {
	var v string
	err := tx.QueryRowContext(ctx, `
		UPDATE state SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)
		WHERE name = 'revision' RETURNING value`).Scan(&v)
	if err != nil {
		return 0, err
	}
	n, err := strconv.ParseInt(v, 10, 64)
	if err != nil {
		return 0, err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO history (revision, identity) VALUES (?, ?)`, n, newIdentity())
	return schema.Revision(n), err
}

// newIdentity names a change of this history and of no other.
func newIdentity() string {
	var r [8]byte
	rand.Read(r[:]) // never fails
	return hex.EncodeToString(r[:])
}

// encode returns the card and the body of doc as they are stored. The body has
// the pages left out; they have a table of their own.
func (s *Store) encode(doc *schema.Document) (card string, body []byte, err error) {
	c, err := json.Marshal(doc.Card())
	if err != nil {
		return "", nil, err
	}
	bare := *doc
	bare.Pages = nil
	b, err := json.Marshal(&bare)
	if err != nil {
		return "", nil, err
	}
	return string(c), s.pack.EncodeAll(b, nil), nil
}

func (s *Store) putPages(ctx context.Context, tx *sql.Tx, doc *schema.Document) error {
	if _, err := tx.ExecContext(ctx, `DELETE FROM pages WHERE document = ?`, doc.ID); err != nil {
		return err
	}
	insert, err := tx.PrepareContext(ctx, `INSERT INTO pages (document, number, label, language, engine, text) VALUES (?, ?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer insert.Close()
	for _, p := range doc.Pages {
		if _, err := insert.ExecContext(ctx, doc.ID, p.Number, p.Label, p.Language, p.Engine, s.pack.EncodeAll([]byte(p.Text), nil)); err != nil {
			return fmt.Errorf("page %d: %w", p.Number, err)
		}
	}
	return nil
}

// putParts notes the files of a document that has several.
func putParts(ctx context.Context, tx *sql.Tx, doc *schema.Document) error {
	if _, err := tx.ExecContext(ctx, `DELETE FROM parts WHERE document = ?`, doc.ID); err != nil {
		return err
	}
	for _, p := range doc.Parts {
		if _, err := tx.ExecContext(ctx, `INSERT INTO parts (document, hash) VALUES (?, ?) ON CONFLICT DO NOTHING`, doc.ID, p.Original.Hash); err != nil {
			return err
		}
	}
	return nil
}

func putIdentifiers(ctx context.Context, tx *sql.Tx, doc *schema.Document) error {
	if _, err := tx.ExecContext(ctx, `DELETE FROM identifiers WHERE document = ?`, doc.ID); err != nil {
		return err
	}
	for _, id := range doc.Identifiers {
		if _, err := tx.ExecContext(ctx, `INSERT INTO identifiers (identifier, document) VALUES (?, ?) ON CONFLICT DO NOTHING`, id, doc.ID); err != nil {
			return err
		}
	}
	return nil
}

// Document returns a document with its pages, both of one revision. See
// corpus.Store.
func (s *Store) Document(ctx context.Context, id schema.ID) (*schema.Document, error) {
	tx, err := s.read.BeginTx(ctx, nil)
	if err != nil {
		return nil, fmt.Errorf("document %s: %w", id, err)
	}
	defer tx.Rollback() // it only read
	doc, err := s.head(ctx, tx, id)
	if err != nil {
		return nil, err
	}
	doc.Pages, err = s.pages(ctx, tx, id, nil)
	return doc, err
}

// Head returns a document without its pages; its errors are those of Document.
func (s *Store) Head(ctx context.Context, id schema.ID) (*schema.Document, error) {
	return s.head(ctx, s.read, id)
}

func (s *Store) head(ctx context.Context, q querier, id schema.ID) (*schema.Document, error) {
	rows, err := q.QueryContext(ctx, `SELECT revision, imported, body FROM documents WHERE id = ?`, id)
	if err != nil {
		return nil, fmt.Errorf("document %s: %w", id, err)
	}
	defer rows.Close()
	if !rows.Next() {
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return nil, fmt.Errorf("document %s: %w", id, err)
		}
		return nil, absent(ctx, q, id)
	}
	doc, err := s.scanHead(rows)
	if err != nil {
		return nil, fmt.Errorf("document %s: %w", id, err)
	}
	return doc, nil
}

func (s *Store) scanHead(rows *sql.Rows) (*schema.Document, error) {
	var rev, imported int64
	var body []byte
	if err := rows.Scan(&rev, &imported, &body); err != nil {
		return nil, err
	}
	doc := new(schema.Document)
	if err := s.decode(body, doc); err != nil {
		return nil, err
	}
	doc.Revision, doc.Imported = schema.Revision(rev), time.UnixMilli(imported).UTC()
	return doc, nil
}

func (s *Store) decode(body []byte, doc *schema.Document) error {
	b, err := s.open.DecodeAll(body, nil)
	if err != nil {
		return err
	}
	return json.Unmarshal(b, doc)
}

// absent tells a withdrawn document from one never held.
func absent(ctx context.Context, q querier, id schema.ID) error {
	gone, err := idsOf(ctx, q, `SELECT id FROM tombstones WHERE id = ?`, string(id))
	switch {
	case err != nil:
		return fmt.Errorf("document %s: %w", id, err)
	case len(gone) > 0:
		return fmt.Errorf("document %s: %w", id, schema.ErrGone)
	}
	return fmt.Errorf("document %s: %w", id, schema.ErrNotFound)
}

// querier is the database or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// Find returns the documents that a file may have to do with. See corpus.Store.
func (s *Store) Find(ctx context.Context, key corpus.Key) (corpus.Found, error) {
	tx, err := s.read.BeginTx(ctx, nil)
	if err != nil {
		return corpus.Found{}, fmt.Errorf("find document: %w", err)
	}
	defer tx.Rollback() // it only read
	found, err := find(ctx, tx, key)
	if err != nil {
		return found, fmt.Errorf("find document: %w", err)
	}
	return found, nil
}

func find(ctx context.Context, q querier, key corpus.Key) (f corpus.Found, err error) {
	for _, identifier := range key.Identifiers {
		ids, err := idsOf(ctx, q, `SELECT document FROM identifiers WHERE identifier = ? ORDER BY document`, identifier)
		if err != nil {
			return f, err
		}
		if len(ids) > 0 {
			if f.Bearing == nil {
				f.Bearing = map[string][]schema.ID{}
			}
			f.Bearing[identifier] = ids
		}
	}
	if key.Name != "" {
		named, err := idsOf(ctx, q, `SELECT l.document FROM ledger l JOIN documents d ON d.id = l.document WHERE l.name = ?`, key.Name)
		if err != nil {
			return f, err
		}
		if len(named) > 0 {
			f.Named = named[0]
		}
	}
	if key.Hash != "" {
		f.Same, err = idsOf(ctx, q, `
			SELECT id FROM documents WHERE hash = $1 OR id IN (SELECT document FROM parts WHERE hash = $1) ORDER BY imported, id`, string(key.Hash))
	}
	return f, err
}

func idsOf(ctx context.Context, q querier, query, arg string) ([]schema.ID, error) {
	rows, err := q.QueryContext(ctx, query, arg)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var ids []schema.ID
	for rows.Next() {
		var id schema.ID
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}
