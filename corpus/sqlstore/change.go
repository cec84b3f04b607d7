package sqlstore

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"iter"
	"strconv"

	"github.com/simde/simde/schema"
)

// nextRevision makes the next revision with an identity of its own. The last
// revision is a row that is updated, so that none is seen before a smaller one.
func (w *writing) nextRevision(ctx context.Context) (schema.Revision, error) {
	var v string
	err := w.queryRow(ctx, `
		UPDATE state SET value = CAST(CAST(value AS BIGINT) + 1 AS TEXT)
		WHERE name = 'revision' RETURNING value`).Scan(&v)
	if err != nil {
		return 0, err
	}
	n, err := strconv.ParseInt(v, 10, 64)
	if err != nil {
		return 0, err
	}
	w.identity = newIdentity()
	return schema.Revision(n), w.exec(ctx, `INSERT INTO history (revision, identity) VALUES (?, ?)`, n, w.identity)
}

// newIdentity names a change of this history and of no other.
func newIdentity() string {
	var r [8]byte
	rand.Read(r[:]) // never fails
	return hex.EncodeToString(r[:])
}

// Revision returns the last revision of the corpus.
func (s *Store) Revision(ctx context.Context) (schema.Revision, error) {
	v, err := s.state(ctx, "revision")
	if err != nil {
		return 0, err
	}
	n, err := strconv.ParseInt(v, 10, 64)
	return schema.Revision(n), err
}

// Identity returns the identity of the change that made a revision, and "" where
// this history has none: it was never there, or shows no more since before
// changes had identities.
func (s *Store) Identity(ctx context.Context, r schema.Revision) (string, error) {
	var v string
	err := s.asking(ctx, func(q querier) error {
		return q.queryRow(ctx, `SELECT identity FROM history WHERE revision = ?`, r).Scan(&v)
	})
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("identity of revision %d: %w", r, err)
	}
	return v, nil
}

// Changes yields what changed after a revision. See corpus.Store. It reads in
// short steps, so that a slow consumer holds nothing up in the database.
func (s *Store) Changes(ctx context.Context, after schema.Revision) iter.Seq2[schema.Change, error] {
	return s.ChangesIn(ctx, after, func([]string) bool { return true })
}

// ChangesIn yields what changed after a revision, with the documents whose
// collections are wanted. See corpus.Feed.
func (s *Store) ChangesIn(ctx context.Context, after schema.Revision, wanted func(collections []string) bool) iter.Seq2[schema.Change, error] {
	return func(yield func(schema.Change, error) bool) {
		for {
			batch, err := s.changesAfter(ctx, after)
			if err != nil {
				yield(schema.Change{}, err)
				return
			}
			for _, listed := range batch {
				c := listed.Change
				if wanted(listed.collections) {
					c, err = s.load(ctx, c)
				}
				if !yield(c, err) || err != nil {
					return
				}
			}
			if len(batch) == 0 {
				return
			}
			after = batch[len(batch)-1].Revision
		}
	}
}

// listedChange is a change whose document was not read.
type listedChange struct {
	schema.Change
	collections []string // of the document
}

func (s *Store) changesAfter(ctx context.Context, after schema.Revision) (out []listedChange, err error) {
	err = s.asking(ctx, func(q querier) error {
		out, err = collect(ctx, q, scanChange, `
			SELECT c.id, c.revision, coalesce(h.identity, ''), coalesce(d.card, '') FROM (
				SELECT id, revision FROM documents WHERE revision > ?
				UNION ALL
				SELECT id, revision FROM tombstones WHERE revision > ?
				ORDER BY revision LIMIT 200) c
			LEFT JOIN history h ON h.revision = c.revision
			LEFT JOIN documents d ON d.id = c.id
			ORDER BY c.revision`, after, after)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("changes after %d: %w", after, err)
	}
	return out, nil
}

func scanChange(r rows) (c listedChange, err error) {
	var card sql.RawBytes
	if err = r.Scan(&c.ID, &c.Revision, &c.Identity, &card); err == nil {
		c.collections, err = collectionsOf(card)
	}
	return c, err
}

// load completes a change with its document. A document that changed again
// since it was listed keeps the listed revision: its newer one is yet to come.
func (s *Store) load(ctx context.Context, c schema.Change) (schema.Change, error) {
	doc, err := s.Document(ctx, c.ID)
	if errors.Is(err, schema.ErrGone) {
		return c, nil
	}
	if err != nil {
		return c, fmt.Errorf("change %d: %w", c.Revision, err)
	}
	c.Document = doc
	return c, nil
}
