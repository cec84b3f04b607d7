package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// Withdraw takes a document out. See corpus.Store.
func (s *Store) Withdraw(ctx context.Context, w corpus.Withdrawal) error {
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		pages, err := s.pages(ctx, tx, w.ID, nil) // they go with the document
		if err != nil {
			return err
		}
		rev, err := nextRevision(ctx, tx)
		if err != nil {
			return err
		}
		if err := noteChange(ctx, tx, w.Batch, w.ID, rev); err != nil {
			return err
		}
		var body []byte
		var at schema.Revision
		err = tx.QueryRowContext(ctx, `DELETE FROM documents WHERE id = ? RETURNING body, revision`, w.ID).Scan(&body, &at)
		if errors.Is(err, sql.ErrNoRows) {
			return schema.ErrNotFound
		}
		if err != nil {
			return err
		}
		if w.Revision != 0 && w.Revision != at {
			return schema.ErrConflict
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO tombstones (id, revision, by_whom, reason, at, body, sketch) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			w.ID, rev, w.By, w.Reason, w.At.UnixMilli(), body, corpus.SketchOf(pages).Encode())
		if err != nil {
			return err
		}
		return withdrawRows(ctx, tx, w)
	})
	if err != nil {
		return fmt.Errorf("withdraw %s: %w", w.ID, err)
	}
	return nil
}

// withdrawRows tells the rows of a document that it is withdrawn.
func withdrawRows(ctx context.Context, tx *sql.Tx, w corpus.Withdrawal) error {
	told := []any{w.ID, corpus.Imported, corpus.Updated, corpus.Unchanged, corpus.Duplicate}
	if w.Batch != 0 {
		rows, err := ledgerRows(ctx, tx, ` WHERE document = ? AND state IN (?, ?, ?, ?)`, told...)
		if err != nil {
			return err
		}
		for _, r := range rows {
			r.State, r.Reason, r.Batch = corpus.Withdrawn, w.Reason, w.Batch
			if err := noteRow(ctx, tx, r); err != nil {
				return err
			}
		}
	}
	_, err := tx.ExecContext(ctx, `
		UPDATE ledger SET state = ?, reason = ?, batch = CASE WHEN ? = 0 THEN batch ELSE ? END
		WHERE document = ? AND state IN (?, ?, ?, ?)`, append([]any{corpus.Withdrawn, w.Reason, w.Batch, w.Batch}, told...)...)
	return err
}

// Withdrawn yields what was withdrawn. See corpus.Store.
func (s *Store) Withdrawn(ctx context.Context) iter.Seq2[corpus.Withdrawal, error] {
	return func(yield func(corpus.Withdrawal, error) bool) {
		rows, err := s.read.QueryContext(ctx, `SELECT id, by_whom, reason, at, body, sketch FROM tombstones WHERE body <> x'' ORDER BY revision`)
		if err != nil {
			yield(corpus.Withdrawal{}, fmt.Errorf("withdrawn documents: %w", err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			w, err := s.scanWithdrawal(rows)
			if !yield(w, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(corpus.Withdrawal{}, fmt.Errorf("withdrawn documents: %w", err))
		}
	}
}

func (s *Store) scanWithdrawal(rows *sql.Rows) (corpus.Withdrawal, error) {
	var w corpus.Withdrawal
	var at int64
	var body, sketch []byte
	if err := rows.Scan(&w.ID, &w.By, &w.Reason, &at, &body, &sketch); err != nil {
		return w, fmt.Errorf("withdrawn documents: %w", err)
	}
	w.At, w.Document, w.Text = time.UnixMilli(at).UTC(), new(schema.Document), corpus.DecodeSketch(sketch)
	if err := s.decode(body, w.Document); err != nil {
		return w, fmt.Errorf("withdrawn document %s: %w", w.ID, err)
	}
	return w, nil
}
