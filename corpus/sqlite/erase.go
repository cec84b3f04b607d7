package sqlite

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
func (s *Store) Erase(ctx context.Context, w corpus.Withdrawal) error {
	err := s.inTx(ctx, func(tx *sql.Tx) error { return s.erase(ctx, tx, w) })
	if err == nil {
		err = s.forget(ctx)
	}
	if err != nil {
		return fmt.Errorf("erase %s: %w", w.ID, err)
	}
	return nil
}

func (s *Store) erase(ctx context.Context, tx *sql.Tx, w corpus.Withdrawal) error {
	done, err := s.erased(ctx, tx, w.ID)
	if err != nil || done {
		return err
	}
	for _, table := range []string{"documents", "tombstones"} {
		if _, err := tx.ExecContext(ctx, `DELETE FROM `+table+` WHERE id = ?`, w.ID); err != nil {
			return err
		}
	}
	rev, err := nextRevision(ctx, tx)
	if err != nil {
		return err
	}
	_, body, err := s.encode(&schema.Document{ID: w.ID, Original: schema.Original{Hash: w.Document.Original.Hash}, Earlier: w.Document.Earlier})
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO tombstones (id, revision, by_whom, reason, at, body) VALUES (?, ?, ?, ?, ?, ?)`,
		w.ID, rev, w.By, w.Reason, w.At.UnixMilli(), body)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `
		UPDATE ledger SET state = ?, reason = ?, warnings = '[]' WHERE document = ? AND state IN (?, ?, ?, ?, ?)`,
		corpus.Withdrawn, "erased: "+w.Reason, w.ID, corpus.Imported, corpus.Updated, corpus.Unchanged, corpus.Duplicate, corpus.Withdrawn)
	if err != nil {
		return err
	}
	if err := forgetPortrait(ctx, tx, w.ID); err != nil {
		return err
	}
	return forgetChanges(ctx, tx, w.ID)
}

// erased reports whether a document was erased already. One that was never held
// is ErrNotFound.
func (s *Store) erased(ctx context.Context, tx *sql.Tx, id schema.ID) (bool, error) {
	var body []byte
	err := tx.QueryRowContext(ctx, `SELECT body FROM tombstones WHERE id = ? UNION ALL SELECT body FROM documents WHERE id = ?`, id, id).Scan(&body)
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

// forget writes the database anew, without what was deleted from it, and
// empties its journal.
func (s *Store) forget(ctx context.Context) error {
	for _, q := range []string{
		`PRAGMA temp_store = FILE`, // the copy may be larger than the memory
		`VACUUM`,
		`PRAGMA temp_store = MEMORY`,
	} {
		if _, err := s.write.ExecContext(ctx, q); err != nil {
			return leftBytes(err)
		}
	}
	var busy, pages, moved int
	if err := s.write.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &pages, &moved); err != nil {
		return leftBytes(err)
	}
	if busy != 0 {
		return leftBytes(errors.New("another process reads the journal"))
	}
	return nil
}

func leftBytes(err error) error {
	return fmt.Errorf("the document is erased, and the database's files still have its bytes; erase it again: %w", err)
}
