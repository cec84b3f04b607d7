package sqlite

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// Put stores doc and the rows of the ledger in one transaction. See
// corpus.Store.
func (s *Store) Put(ctx context.Context, doc *schema.Document, rows ...corpus.Row) error {
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		if err := s.put(ctx, tx, doc); err != nil {
			return err
		}
		return record(ctx, tx, rows)
	})
	if err != nil {
		return fmt.Errorf("put %s: %w", doc.ID, err)
	}
	return nil
}

func (s *Store) put(ctx context.Context, tx *sql.Tx, doc *schema.Document) error {
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

// Document returns a document with its pages. See corpus.Store.
func (s *Store) Document(ctx context.Context, id schema.ID) (*schema.Document, error) {
	doc, err := s.Head(ctx, id)
	if err != nil {
		return nil, err
	}
	doc.Pages, err = s.Pages(ctx, id, nil)
	return doc, err
}

// Head returns a document without its pages; its errors are those of Document.
func (s *Store) Head(ctx context.Context, id schema.ID) (*schema.Document, error) {
	var rev, imported int64
	var body []byte
	err := s.read.QueryRowContext(ctx, `SELECT revision, imported, body FROM documents WHERE id = ?`, id).Scan(&rev, &imported, &body)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, s.absent(ctx, id)
	}
	if err != nil {
		return nil, fmt.Errorf("document %s: %w", id, err)
	}
	doc := new(schema.Document)
	if err := s.decode(body, doc); err != nil {
		return nil, fmt.Errorf("document %s: %w", id, err)
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
func (s *Store) absent(ctx context.Context, id schema.ID) error {
	var n int
	if err := s.read.QueryRowContext(ctx, `SELECT count(*) FROM tombstones WHERE id = ?`, id).Scan(&n); err != nil {
		return fmt.Errorf("document %s: %w", id, err)
	}
	if n > 0 {
		return fmt.Errorf("document %s: %w", id, schema.ErrGone)
	}
	return fmt.Errorf("document %s: %w", id, schema.ErrNotFound)
}

// Find returns the document that a file would become. See corpus.Store.
func (s *Store) Find(ctx context.Context, key corpus.Key) (schema.ID, error) {
	for _, identifier := range key.Identifiers {
		id, err := s.one(ctx, `SELECT document FROM identifiers WHERE identifier = ? ORDER BY document LIMIT 1`, identifier)
		if id != "" || err != nil {
			return id, err
		}
	}
	if key.Name != "" {
		id, err := s.one(ctx, `
			SELECT l.document FROM ledger l JOIN documents d ON d.id = l.document
			WHERE l.name = ? AND l.state <> 'duplicate'`, key.Name)
		if id != "" || err != nil {
			return id, err
		}
	}
	if key.Hash == "" {
		return "", nil
	}
	return s.one(ctx, `SELECT id FROM documents WHERE hash = ? ORDER BY imported, id LIMIT 1`, string(key.Hash))
}

func (s *Store) one(ctx context.Context, query, arg string) (schema.ID, error) {
	var id schema.ID
	err := s.read.QueryRowContext(ctx, query, arg).Scan(&id)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("find document: %w", err)
	}
	return id, nil
}
