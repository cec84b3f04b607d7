// Package sqlite is the catalogue in one SQLite database, through the pure-Go
// driver modernc.org/sqlite.
//
// The database is one file in WAL mode. Commits are synced before they are
// acknowledged (synchronous=FULL), so that a document that was put survives a
// power cut. There is one writing connection; readers have their own.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite" // the driver "sqlite"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/sqlstore"
	"github.com/simde/simde/schema/migrations"
)

// Open opens the database at path, makes it where it is absent, and brings its
// tables up to date.
func Open(ctx context.Context, path string) (corpus.Store, error) {
	write, read, err := open(ctx, path)
	if err != nil {
		return nil, fmt.Errorf("open catalogue %s: %w", path, err)
	}
	locks := folderLocks(filepath.Join(filepath.Dir(path), "locks"))
	return sqlstore.Open(ctx, sqlstore.Config{Write: write, Read: read, Dialect: dialect{}, Locks: locks})
}

// open opens the connections that write and those that read.
func open(ctx context.Context, path string) (write, read *sql.DB, err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, nil, err
	}
	if write, err = connect(path, "_txlock=immediate", 1); err != nil {
		return nil, nil, err
	}
	steps, err := fs.Sub(migrations.SQLite, "sqlite")
	if err == nil {
		err = sqlstore.Migrate(ctx, write, goose.DialectSQLite3, steps)
	}
	if err == nil {
		read, err = connect(path, "_pragma=query_only(1)", 4)
	}
	if err != nil {
		return nil, nil, errors.Join(err, write.Close())
	}
	return write, read, nil
}

func connect(path, option string, connections int) (*sql.DB, error) {
	dsn := "file:" + (&url.URL{Path: path}).EscapedPath() +
		"?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=busy_timeout(10000)" +
		"&_pragma=foreign_keys(1)&_pragma=temp_store(MEMORY)&_pragma=cache_size(-16384)&" + option
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	return db, nil
}

// Copy writes the database at path as it is at one moment to a new file, beside
// who reads and writes it. The file is whole when Copy returns, and on the disk.
func Copy(ctx context.Context, path, to string) (err error) {
	db, err := connect(path, "_pragma=query_only(0)", 1)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if _, err := db.ExecContext(ctx, `VACUUM INTO ?`, to); err != nil {
		return fmt.Errorf("copy the catalogue %s: %w", path, err)
	}
	f, err := os.Open(to)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
