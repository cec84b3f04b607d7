package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"time"

	"github.com/pressly/goose/v3"
)

// How often and how far apart the tables are tried to be brought up to date.
const (
	migrateTimes = 50
	migrateWait  = 100 * time.Millisecond
)

// Migrate brings the tables of a database up to date. Another process may do the
// same at the same time, on a new database above all; a step that it took first
// fails here, as a whole, and is there when it is tried again.
func Migrate(ctx context.Context, db *sql.DB, dialect goose.Dialect, steps fs.FS) error {
	var err error
	for range migrateTimes {
		if err = up(ctx, db, dialect, steps); err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return errors.Join(err, ctx.Err())
		case <-time.After(migrateWait):
		}
	}
	return err
}

func up(ctx context.Context, db *sql.DB, dialect goose.Dialect, steps fs.FS) error {
	// Steps that are made side by side come in whatever order: a database that has
	// a later one gets the one before it too.
	p, err := goose.NewProvider(dialect, db, steps, goose.WithAllowOutofOrder(true))
	if err != nil {
		return err
	}
	_, err = p.Up(ctx)
	return err
}
