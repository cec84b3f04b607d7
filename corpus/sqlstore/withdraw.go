package sqlstore

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
func (s *Store) Withdraw(ctx context.Context, d corpus.Withdrawal) error {
	err := s.writing(ctx, func(w *writing) error { return s.withdraw(ctx, w, d) })
	if err != nil {
		return fmt.Errorf("withdraw %s: %w", d.ID, err)
	}
	return nil
}

func (s *Store) withdraw(ctx context.Context, w *writing, d corpus.Withdrawal) error {
	pages, err := s.pages(ctx, w.querier, d.ID, nil) // they go with the document
	if err != nil {
		return err
	}
	rev, err := w.nextRevision(ctx)
	if err != nil {
		return err
	}
	var was before
	err = w.queryRow(ctx, `DELETE FROM documents WHERE id = ? RETURNING body, revision`, d.ID).Scan(&was.body, &was.revision)
	if errors.Is(err, sql.ErrNoRows) {
		return schema.ErrNotFound
	}
	if err != nil {
		return err
	}
	if d.Revision != 0 && d.Revision != was.revision {
		return schema.ErrConflict
	}
	if err := w.noteChange(ctx, d.Batch, d.ID, rev, was); err != nil {
		return err
	}
	err = w.exec(ctx, `INSERT INTO tombstones (id, revision, by_whom, reason, at, body, sketch) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		d.ID, rev, d.By, d.Reason, d.At.UnixMilli(), was.body, corpus.SketchOf(pages).Encode())
	if err != nil {
		return err
	}
	if _, err := w.forgetCases(ctx, d.ID, ""); err != nil {
		return err
	}
	if err := s.addStep(ctx, w, d.Step); err != nil {
		return err
	}
	return w.withdrawRows(ctx, d)
}

// withdrawRows tells the rows of a document that it is withdrawn.
func (w *writing) withdrawRows(ctx context.Context, d corpus.Withdrawal) error {
	told := []any{d.ID, corpus.Imported, corpus.Updated, corpus.Unchanged, corpus.Duplicate}
	if d.Batch != 0 {
		found, err := ledgerRows(ctx, w.querier, ` WHERE l.document = ? AND l.state IN (?, ?, ?, ?)`, told...)
		if err != nil {
			return err
		}
		for _, r := range found {
			r.State, r.Reason, r.Batch = corpus.Withdrawn, d.Reason, d.Batch
			if err := w.noteRow(ctx, r); err != nil {
				return err
			}
		}
	}
	return w.exec(ctx, `
		UPDATE ledger SET state = ?, reason = ?, batch = CASE WHEN ? = 0 THEN batch ELSE ? END
		WHERE document = ? AND state IN (?, ?, ?, ?)`, append([]any{corpus.Withdrawn, d.Reason, d.Batch, d.Batch}, told...)...)
}

// Withdrawn yields what was withdrawn. See corpus.Store.
func (s *Store) Withdrawn(ctx context.Context) iter.Seq2[corpus.Withdrawal, error] {
	explain := func(err error) error { return fmt.Errorf("withdrawn documents: %w", err) }
	return each(ctx, s, explain, s.scanWithdrawal,
		`SELECT id, by_whom, reason, at, body, sketch FROM tombstones WHERE length(body) > 0 ORDER BY revision`)
}

func (s *Store) scanWithdrawal(r rows) (corpus.Withdrawal, error) {
	var w corpus.Withdrawal
	var at int64
	var body, sketch []byte
	if err := r.Scan(&w.ID, &w.By, &w.Reason, &at, &body, &sketch); err != nil {
		return w, err
	}
	w.At, w.Document, w.Text = time.UnixMilli(at).UTC(), new(schema.Document), corpus.DecodeSketch(sketch)
	return w, s.decode(body, w.Document)
}
