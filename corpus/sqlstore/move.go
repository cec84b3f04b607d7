package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"strings"

	"github.com/simde/simde/corpus"
)

// Tables are all tables of a catalogue, each after those that it refers to.
var Tables = []string{"state", "documents", "pages", "identifiers", "parts", "attached", "tombstones", "history", "ledger",
	"batches", "batch_rows", "batch_changes", "portraits", "portrait_keys", "bonds", "kin", "long_names", "alerts", "arrivals",
	"briefs", "brief_quotes", "people", "invitations", "sessions", "tokens", "attempts", "steps", "step_parts",
	"plans", "uploads", "upload_files", "cases", "unsure", "loans", "collections", "covers", "shelves", "advice", "bodies", "toponyms", "sources", "source_items"}

// Dump yields all rows. See corpus.Portable.
func (s *Store) Dump(ctx context.Context) iter.Seq2[corpus.TableRow, error] {
	return func(yield func(corpus.TableRow, error) bool) {
		tx, err := s.read.BeginTx(ctx, s.dialect.Snapshot())
		if err != nil {
			yield(corpus.TableRow{}, err)
			return
		}
		for _, table := range Tables {
			if err = dump(ctx, tx, table, func(r corpus.TableRow) bool { return yield(r, nil) }); err != nil {
				break
			}
		}
		if err = errors.Join(err, tx.Rollback()); err != nil && !errors.Is(err, errEnough) {
			yield(corpus.TableRow{}, err)
		}
	}
}

// errEnough ends a dump whose reader wants no more.
var errEnough = errors.New("the reader has stopped")

func dump(ctx context.Context, tx *sql.Tx, table string, yield func(corpus.TableRow) bool) error {
	found, err := tx.QueryContext(ctx, `SELECT * FROM `+table)
	if err != nil {
		return fmt.Errorf("table %s: %w", table, err)
	}
	defer found.Close()
	columns, err := found.Columns()
	if err != nil {
		return fmt.Errorf("table %s: %w", table, err)
	}
	for found.Next() {
		row := corpus.TableRow{Table: table, Columns: columns, Values: make([]any, len(columns))}
		into := make([]any, len(columns))
		for i := range into {
			into[i] = &row.Values[i]
		}
		if err := found.Scan(into...); err != nil {
			return fmt.Errorf("table %s: %w", table, err)
		}
		for i, v := range row.Values {
			if b, ok := v.([]byte); ok && b == nil {
				row.Values[i] = []byte{} // of no bytes, not absent
			}
		}
		if !yield(row) {
			return errEnough
		}
	}
	return found.Err()
}

// Fill puts rows in place of what is held. See corpus.Portable.
func (s *Store) Fill(ctx context.Context, rows iter.Seq2[corpus.TableRow, error]) error {
	err := s.writing(ctx, func(w *writing) error {
		before, held, err := w.holding(ctx)
		if err != nil {
			return err
		}
		for i := len(Tables) - 1; i >= 0; i-- {
			if err := w.exec(ctx, `DELETE FROM `+Tables[i]); err != nil {
				return err
			}
		}
		f := filler{w: w, stmts: map[string]*sql.Stmt{}}
		defer f.close()
		for row, err := range rows {
			if err == nil {
				err = f.put(ctx, row)
			}
			if err != nil {
				return err
			}
		}
		after, _, err := w.holding(ctx)
		if err == nil && held && after != before {
			err = corpus.ErrOtherLibrary
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("fill the catalogue: %w", err)
	}
	return nil
}

// holding returns the epoch of what is held, and whether anything is.
func (w *writing) holding(ctx context.Context) (epoch string, held bool, err error) {
	if err := w.queryRow(ctx, `SELECT value FROM state WHERE name = 'epoch'`).Scan(&epoch); err != nil {
		return "", false, err
	}
	for _, table := range []string{"documents", "tombstones", "ledger", "batches"} {
		var n int
		if err := w.queryRow(ctx, `SELECT count(*) FROM (SELECT 1 FROM `+table+` LIMIT 1) found`).Scan(&n); err != nil {
			return "", false, err
		}
		held = held || n > 0
	}
	return epoch, held, nil
}

// filler puts rows in, the statement of each table parsed once. What it is
// given is as a database held it and goes in as it is.
type filler struct {
	w     *writing
	stmts map[string]*sql.Stmt
}

func (f *filler) put(ctx context.Context, row corpus.TableRow) error {
	stmt := f.stmts[row.Table]
	if stmt == nil {
		var err error
		stmt, err = f.w.x.PrepareContext(ctx, f.w.rebind(`INSERT INTO `+row.Table+` (`+strings.Join(row.Columns, ", ")+`) VALUES (`+marks(len(row.Columns))+`)`))
		if err != nil {
			return fmt.Errorf("table %s: %w", row.Table, err)
		}
		f.stmts[row.Table] = stmt
	}
	if _, err := stmt.ExecContext(ctx, row.Values...); err != nil {
		return fmt.Errorf("table %s, row %v: %w", row.Table, row.Values[0], err)
	}
	return nil
}

// close frees the statements; what could fail has failed before.
func (f *filler) close() {
	for _, stmt := range f.stmts {
		stmt.Close()
	}
}
