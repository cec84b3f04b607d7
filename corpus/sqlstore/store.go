// Package sqlstore is a store on an SQL database: every statement stands here
// once, for all databases. What one does in its own way is a Dialect, which the
// folder of the database gives.
//
// Times are milliseconds of UTC since 1970. JSON columns hold the types of
// package schema and corpus, bodies and page texts are zstd frames. Texts are
// compared and ordered by their bytes.
package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync/atomic"

	"github.com/klauspost/compress/zstd"

	"github.com/simde/simde/corpus"
)

var _ corpus.Store = (*Store)(nil)

// Dialect is what a database does in its own way.
type Dialect interface {
	// Rebind writes the places of arguments, each "?", as the database reads
	// them.
	Rebind(query string) string
	// BeginWriting makes tx the only transaction that writes until it ends. It
	// is called first in each.
	BeginWriting(ctx context.Context, tx *sql.Tx) error
	// Snapshot returns the options of a transaction that reads one state of the
	// database.
	Snapshot() *sql.TxOptions
	// Lost reports whether an error says that the connection broke: what was
	// asked may have happened or not, and can be asked again of another.
	Lost(err error) bool
	// Check asks the database whether it is sound.
	Check(ctx context.Context, db *sql.DB) error
	// Forget removes from the database's files what was deleted from its tables.
	Forget(ctx context.Context, db *sql.DB) error
}

// Config is what a Store is made of. The Store closes the connections.
type Config struct {
	Write, Read *sql.DB
	Dialect     Dialect
	Locks       corpus.Locks
}

// Store is a corpus in an SQL database.
type Store struct {
	corpus.Locks
	write, read *sql.DB
	dialect     Dialect
	lost        atomic.Int64 // since when the database does not answer, in nanoseconds since 1970; or 0
	pack        *zstd.Encoder
	open        *zstd.Decoder

	// What every page of results asks, and what is asked of every document whose
	// near-copies are looked for, is parsed once.
	oneCard, manyCards, manyPages, manySharing, manyMembers *sql.Stmt

	cards readCards
}

// maxBody is the size in bytes above which a body or a page is refused when it
// is unpacked.
const maxBody = 256 << 20

// Open makes a store of a database whose tables are up to date.
func Open(ctx context.Context, c Config) (*Store, error) {
	s := &Store{Locks: c.Locks, write: c.Write, read: c.Read, dialect: c.Dialect}
	var err error
	if s.pack, err = zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1)); err == nil {
		s.open, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(2), zstd.WithDecoderMaxMemory(maxBody))
	}
	for _, p := range []struct {
		stmt  **sql.Stmt
		query string
	}{{&s.oneCard, oneCardSQL}, {&s.manyCards, manyCardsSQL}, {&s.manyPages, manyPagesSQL}, {&s.manySharing, sharingSQL}, {&s.manyMembers, membersSQL}} {
		if err == nil {
			*p.stmt, err = s.read.PrepareContext(ctx, c.Dialect.Rebind(p.query))
		}
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open catalogue: %w", err), s.Close())
	}
	return s, nil
}

// Close releases the database.
func (s *Store) Close() error {
	if s.open != nil {
		s.open.Close()
	}
	var errs []error
	for _, stmt := range []*sql.Stmt{s.oneCard, s.manyCards, s.manyPages, s.manySharing, s.manyMembers} {
		if stmt != nil {
			errs = append(errs, stmt.Close())
		}
	}
	return errors.Join(append(errs, s.read.Close(), s.write.Close())...)
}

// Epoch identifies the database for its whole life.
func (s *Store) Epoch(ctx context.Context) (string, error) {
	return s.state(ctx, "epoch")
}

func (s *Store) state(ctx context.Context, name string) (string, error) {
	var v string
	err := s.asking(ctx, func(q querier) error {
		return q.queryRow(ctx, `SELECT value FROM state WHERE name = ?`, name).Scan(&v)
	})
	if err != nil {
		return "", fmt.Errorf("read %s: %w", name, err)
	}
	return v, nil
}

func (w *writing) setState(ctx context.Context, name, value string) error {
	return w.exec(ctx, `INSERT INTO state (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`, name, value)
}

// Check asks the database whether it is sound. See corpus.Store.
func (s *Store) Check(ctx context.Context) error {
	if err := s.dialect.Check(ctx, s.read); err != nil {
		return fmt.Errorf("check catalogue: %w", err)
	}
	return nil
}
