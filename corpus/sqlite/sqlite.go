// Package sqlite is the corpus on one SQLite database, through the pure-Go
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
	"strings"
	"time"

	"github.com/klauspost/compress/zstd"
	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite" // the driver "sqlite"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema/migrations"
)

var _ corpus.Store = (*Store)(nil)

// Store is a corpus in one SQLite database.
type Store struct {
	write *sql.DB // one connection; every transaction begins IMMEDIATE
	read  *sql.DB
	pack  *zstd.Encoder
	open  *zstd.Decoder
	locks string // the folder of the locks

	// What every page of results asks is parsed once.
	manyCards, manyPages *sql.Stmt
}

// Open opens the database at path, makes it where it is absent, and brings its
// tables up to date.
func Open(ctx context.Context, path string) (*Store, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, fmt.Errorf("open catalogue: %w", err)
	}
	write, err := connect(path, "_txlock=immediate", 1)
	if err != nil {
		return nil, err
	}
	if err := migrate(ctx, write); err != nil {
		write.Close()
		return nil, fmt.Errorf("open catalogue %s: %w", path, err)
	}
	read, err := connect(path, "_pragma=query_only(1)", 4)
	if err != nil {
		write.Close()
		return nil, err
	}
	s := &Store{write: write, read: read, locks: filepath.Join(filepath.Dir(path), "locks")}
	if s.pack, err = zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1)); err == nil {
		s.open, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(2), zstd.WithDecoderMaxMemory(256<<20))
	}
	if err != nil {
		write.Close()
		read.Close()
		return nil, fmt.Errorf("open catalogue: %w", err)
	}
	if err := s.prepare(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open catalogue %s: %w", path, err), s.Close())
	}
	return s, nil
}

// prepare parses the statements that are kept.
func (s *Store) prepare(ctx context.Context) (err error) {
	if s.manyCards, err = s.read.PrepareContext(ctx, `SELECT card, changed FROM documents WHERE id IN (`+marks(cardsAtOnce)+`)`); err != nil {
		return err
	}
	s.manyPages, err = s.read.PrepareContext(ctx, manyPagesSQL)
	return err
}

var manyPagesSQL = `
		WITH wanted (document, number) AS (VALUES ` + strings.TrimSuffix(strings.Repeat("(?,?),", pagesAtOnce), ",") + `)
		SELECT p.document, p.number, p.label, p.language, p.engine, p.text
		FROM wanted w CROSS JOIN pages p ON p.document = w.document AND p.number = w.number`

func connect(path, option string, connections int) (*sql.DB, error) {
	dsn := "file:" + (&url.URL{Path: path}).EscapedPath() +
		"?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=busy_timeout(10000)" +
		"&_pragma=foreign_keys(1)&_pragma=temp_store(MEMORY)&_pragma=cache_size(-16384)&" + option
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, fmt.Errorf("open catalogue %s: %w", path, err)
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	return db, nil
}

// How often and how far apart the tables are tried to be brought up to date.
const (
	migrateTimes = 50
	migrateWait  = 100 * time.Millisecond
)

// migrate brings the tables up to date. Another process may do the same at the
// same time, on a new database above all; a step that it took first fails here,
// as a whole, and is there when it is tried again.
func migrate(ctx context.Context, db *sql.DB) error {
	steps, err := fs.Sub(migrations.SQLite, "sqlite")
	if err != nil {
		return err
	}
	for range migrateTimes {
		if err = up(ctx, db, steps); err == nil {
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

func up(ctx context.Context, db *sql.DB, steps fs.FS) error {
	p, err := goose.NewProvider(goose.DialectSQLite3, db, steps)
	if err != nil {
		return err
	}
	_, err = p.Up(ctx)
	return err
}

// Close releases the database.
func (s *Store) Close() error {
	s.open.Close()
	var errs []error
	for _, stmt := range []*sql.Stmt{s.manyCards, s.manyPages} {
		if stmt != nil {
			errs = append(errs, stmt.Close())
		}
	}
	return errors.Join(append(errs, s.read.Close(), s.write.Close())...)
}

// inTx runs f in a writing transaction.
func (s *Store) inTx(ctx context.Context, f func(tx *sql.Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := f(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

// Epoch identifies the database for its whole life.
func (s *Store) Epoch(ctx context.Context) (string, error) {
	return s.state(ctx, "epoch")
}

func (s *Store) state(ctx context.Context, name string) (string, error) {
	var v string
	if err := s.read.QueryRowContext(ctx, `SELECT value FROM state WHERE name = ?`, name).Scan(&v); err != nil {
		return "", fmt.Errorf("read %s: %w", name, err)
	}
	return v, nil
}

// Check runs SQLite's own integrity check and returns what it finds wrong.
func (s *Store) Check(ctx context.Context) error {
	var v string
	if err := s.read.QueryRowContext(ctx, `PRAGMA integrity_check(1)`).Scan(&v); err != nil {
		return fmt.Errorf("check catalogue: %w", err)
	}
	if v != "ok" {
		return fmt.Errorf("check catalogue: %s", v)
	}
	return nil
}
