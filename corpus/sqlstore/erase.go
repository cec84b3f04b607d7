package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// Erase leaves a tombstone without content. See corpus.Store. Its body is a
// schema.Document that has the hashes of the files and no name of one, by which
// it is told from what was withdrawn.
func (s *Store) Erase(ctx context.Context, d corpus.Withdrawal) error {
	err := s.writing(ctx, func(w *writing) error { return s.erase(ctx, w, d) })
	if err == nil {
		if err = s.dialect.Forget(ctx, s.write); err != nil {
			err = fmt.Errorf("the document is erased, and the database's files still have its bytes; erase it again: %w", err)
		}
	}
	if err != nil {
		return fmt.Errorf("erase %s: %w", d.ID, err)
	}
	return nil
}

func (s *Store) erase(ctx context.Context, w *writing, d corpus.Withdrawal) error {
	done, err := s.erased(ctx, w.querier, d.ID)
	if err != nil || done {
		return err
	}
	for _, table := range []string{"documents", "tombstones"} {
		if err := w.exec(ctx, `DELETE FROM `+table+` WHERE id = ?`, d.ID); err != nil {
			return err
		}
	}
	rev, err := w.nextRevision(ctx)
	if err != nil {
		return err
	}
	_, body, err := s.encode(&schema.Document{ID: d.ID, Original: schema.Original{Hash: d.Document.Original.Hash}, Earlier: d.Document.Earlier})
	if err != nil {
		return err
	}
	err = w.exec(ctx, `INSERT INTO tombstones (id, revision, by_whom, reason, at, body) VALUES (?, ?, ?, ?, ?, ?)`,
		d.ID, rev, d.By, d.Reason, d.At.UnixMilli(), body)
	if err != nil {
		return err
	}
	err = w.exec(ctx, `
		UPDATE ledger SET state = ?, reason = ?, warnings = '[]' WHERE document = ? AND state IN (?, ?, ?, ?, ?)`,
		corpus.Withdrawn, "erased: "+d.Reason, d.ID, corpus.Imported, corpus.Updated, corpus.Unchanged, corpus.Duplicate, corpus.Withdrawn)
	if err != nil {
		return err
	}
	if _, err := w.forgetCases(ctx, d.ID, ""); err != nil {
		return err
	}
	if err := w.forgetPortrait(ctx, d.ID); err != nil {
		return err
	}
	for _, table := range []string{"arrivals", "advice"} {
		if err := w.exec(ctx, `DELETE FROM `+table+` WHERE document = ?`, d.ID); err != nil {
			return err
		}
	}
	if err := w.forgetBriefs(ctx, d.ID); err != nil {
		return err
	}
	if err := w.forgetSteps(ctx, d.ID); err != nil {
		return err
	}
	if err := w.forgetUploads(ctx, d.Document); err != nil {
		return err
	}
	if err := s.addStep(ctx, w, d.Step); err != nil {
		return err
	}
	return w.forgetChanges(ctx, d.ID)
}

// erased reports whether a document was erased already. One that was never held
// is ErrNotFound.
func (s *Store) erased(ctx context.Context, q querier, id schema.ID) (bool, error) {
	var body []byte
	err := q.queryRow(ctx, `SELECT body FROM tombstones WHERE id = ? UNION ALL SELECT body FROM documents WHERE id = ?`, id, id).Scan(&body)
	if errors.Is(err, sql.ErrNoRows) {
		return false, schema.ErrNotFound
	}
	if err != nil || len(body) == 0 { // of a tombstone from before withdrawals were kept nothing is known
		return false, err
	}
	var doc schema.Document
	if err := s.decode(body, &doc); err != nil {
		return false, err
	}
	return doc.Original.Name == "", nil
}
