package sqlite

import (
	"context"
	"database/sql"
	"errors"
)

// dialect is what SQLite does in its own way.
type dialect struct{}

// Rebind leaves a statement as it is.
func (dialect) Rebind(query string) string { return query }

// BeginWriting has nothing to do: the one connection that writes begins its
// transactions IMMEDIATE.
func (dialect) BeginWriting(context.Context, *sql.Tx) error { return nil }

// Snapshot returns nothing: any transaction reads one state.
func (dialect) Snapshot() *sql.TxOptions { return nil }

// Lost is never so: there is no connection that could break.
func (dialect) Lost(error) bool { return false }

// Check runs SQLite's own integrity check.
func (dialect) Check(ctx context.Context, db *sql.DB) error {
	var v string
	if err := db.QueryRowContext(ctx, `PRAGMA integrity_check(1)`).Scan(&v); err != nil {
		return err
	}
	if v != "ok" {
		return errors.New(v)
	}
	return nil
}

// Forget writes the database anew, without what was deleted from it, and
// empties its journal.
func (dialect) Forget(ctx context.Context, db *sql.DB) error {
	for _, q := range []string{
		`PRAGMA temp_store = FILE`, // the copy may be larger than the memory
		`VACUUM`,
		`PRAGMA temp_store = MEMORY`,
	} {
		if _, err := db.ExecContext(ctx, q); err != nil {
			return err
		}
	}
	var busy, pages, moved int
	if err := db.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &pages, &moved); err != nil {
		return err
	}
	if busy != 0 {
		return errors.New("another process reads the journal")
	}
	return nil
}
