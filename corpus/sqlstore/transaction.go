package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/simde/simde/schema"
)

// writing is a transaction that writes, with what is to be told once it is
// committed.
type writing struct {
	querier
	again    bool     // it is not known whether an attempt before was committed
	identity string   // of its last change; or ""
	tell     []func() // of documents the revisions that they were given
}

// committed tells what was written.
func (w *writing) committed() {
	for _, f := range w.tell {
		f()
	}
}

// writing runs f in a transaction that writes. Where the connection breaks f is
// run once more, on another, unless what it wrote is there: f must leave nothing
// behind but what it writes.
func (s *Store) writing(ctx context.Context, f func(w *writing) error) error {
	lost, err := s.attempt(ctx, f, nil)
	if !s.isLost(err) {
		return err
	}
	if err := s.reach(ctx, s.write, err); err != nil {
		return err
	}
	_, err = s.attempt(ctx, f, lost)
	return err
}

// attempt runs f in a transaction. lost is an attempt before, of which it is not
// known whether it was committed. It returns its own where that is so of it.
func (s *Store) attempt(ctx context.Context, f func(w *writing) error, lost *writing) (*writing, error) {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	if err := s.dialect.BeginWriting(ctx, tx); err != nil {
		return nil, errors.Join(err, tx.Rollback())
	}
	w := &writing{querier: s.ask(tx), again: lost != nil}
	if there, err := w.holds(ctx, lost); there || err != nil {
		if err == nil {
			lost.committed()
		}
		return nil, errors.Join(err, tx.Rollback())
	}
	if err := f(w); err != nil {
		return nil, errors.Join(err, tx.Rollback())
	}
	if err := tx.Commit(); err != nil {
		return w, err
	}
	w.committed()
	return nil, nil
}

// holds reports whether a change of an attempt before is there. It is asked when
// no other transaction writes, that attempt's own included.
func (w *writing) holds(ctx context.Context, lost *writing) (bool, error) {
	if lost == nil || lost.identity == "" {
		return false, nil
	}
	var n int
	err := w.queryRow(ctx, `SELECT count(*) FROM history WHERE identity = ?`, lost.identity).Scan(&n)
	return n > 0, err
}

// ask asks a database or a transaction in the dialect.
func (s *Store) ask(x executor) querier { return querier{x, s.dialect.Rebind} }

// asking runs f, which reads, and runs it once more where the connection breaks.
func (s *Store) asking(ctx context.Context, f func(q querier) error) error {
	err := f(s.ask(s.read))
	if !s.isLost(err) {
		return err
	}
	if err := s.reach(ctx, s.read, err); err != nil {
		return err
	}
	return f(s.ask(s.read))
}

// collectPrepared returns all rows of a statement that is kept, as scan reads
// them.
func collectPrepared[T any](ctx context.Context, s *Store, stmt *sql.Stmt, scan func(rows) (T, error), args []any) (out []T, err error) {
	err = s.asking(ctx, func(querier) error {
		found, err := stmt.QueryContext(ctx, plain(args)...)
		if err != nil {
			return err
		}
		out, err = all(rows{found}, scan)
		return err
	})
	return out, err
}

// snapshot runs f, which reads, on one state of the database.
func (s *Store) snapshot(ctx context.Context, f func(q querier) error) error {
	return s.asking(ctx, func(querier) error {
		tx, err := s.read.BeginTx(ctx, s.dialect.Snapshot())
		if err != nil {
			return err
		}
		if err := f(s.ask(tx)); err != nil {
			return errors.Join(err, tx.Rollback())
		}
		return tx.Commit()
	})
}

// How long, from when it was lost, and how often a database is looked for:
// another server may be about to take its place. Whoever asks later is told at
// once that it is not there.
const (
	reachTime = 30 * time.Second
	reachWait = 200 * time.Millisecond
)

// isLost reports whether an error says that the database is not there.
func (s *Store) isLost(err error) bool {
	if err != nil {
		return s.dialect.Lost(err)
	}
	s.lost.Store(0)
	return false
}

// reach waits until the database answers again, and returns ErrUnavailable with
// why it was lost where it does not.
func (s *Store) reach(ctx context.Context, db *sql.DB, cause error) error {
	s.lost.CompareAndSwap(0, time.Now().UnixNano())
	for {
		err := db.PingContext(ctx)
		if err == nil {
			s.lost.Store(0)
			return nil
		}
		if since := s.lost.Load(); since != 0 && time.Since(time.Unix(0, since)) > reachTime {
			return fmt.Errorf("the catalogue was lost: %w: %w", schema.ErrUnavailable, cause)
		}
		select {
		case <-ctx.Done():
			return errors.Join(cause, ctx.Err())
		case <-time.After(reachWait):
		}
	}
}
