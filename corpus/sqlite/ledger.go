package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// Record writes rows of the ledger in one transaction. A row that waits does
// not replace what is known of the file already.
func (s *Store) Record(ctx context.Context, rows ...corpus.Row) error {
	err := s.inTx(ctx, func(tx *sql.Tx) error { return record(ctx, tx, rows) })
	if err != nil {
		return fmt.Errorf("ledger: %w", err)
	}
	return nil
}

func record(ctx context.Context, tx *sql.Tx, rows []corpus.Row) error {
	for _, r := range rows {
		if err := noteRow(ctx, tx, r); err != nil {
			return fmt.Errorf("row %s: %w", r.Name, err)
		}
		warnings, err := json.Marshal(r.Warnings)
		if err != nil {
			return err
		}
		conflict := `DO UPDATE SET source = excluded.source, state = excluded.state, document = excluded.document,
			hash = excluded.hash, size = excluded.size, media_type = excluded.media_type, pages = excluded.pages,
			stage = excluded.stage, class = excluded.class, reason = excluded.reason, extractor = excluded.extractor,
			warnings = excluded.warnings, attempts = ledger.attempts + 1, took = excluded.took, at = excluded.at, batch = excluded.batch`
		attempts := 1
		if r.State == corpus.Waiting {
			conflict, attempts = `DO NOTHING`, 0
		}
		_, err = tx.ExecContext(ctx, `
			INSERT INTO ledger (name, source, state, document, hash, size, media_type, pages, stage, class, reason,
				extractor, warnings, attempts, took, at, batch)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (name) `+conflict,
			r.Name, r.Source, r.State, r.Document, r.Hash, r.Size, r.MediaType, r.Pages, r.Stage, r.Class, r.Reason,
			r.Extractor, string(warnings), attempts, r.Took.Milliseconds(), r.At.UnixMilli(), r.Batch)
		if err != nil {
			return fmt.Errorf("row %s: %w", r.Name, err)
		}
	}
	return nil
}

const ledgerColumns = `SELECT name, source, state, document, hash, size, media_type, pages, stage, class, reason,
	extractor, warnings, attempts, took, at, batch FROM ledger`

// Ledger yields the rows of the ledger. See corpus.Store.
func (s *Store) Ledger(ctx context.Context, only corpus.Filter) iter.Seq2[corpus.Row, error] {
	return func(yield func(corpus.Row, error) bool) {
		query, args := ledgerColumns+` WHERE TRUE`, []any{}
		if only.Document != "" {
			query, args = query+` AND document = ?`, append(args, only.Document)
		}
		if only.Warned {
			query += ` AND warnings NOT IN ('null', '[]')`
		}
		if len(only.States) > 0 {
			query += ` AND state IN (` + marks(len(only.States)) + `)`
			for _, st := range only.States {
				args = append(args, st)
			}
		}
		rows, err := s.read.QueryContext(ctx, query+` ORDER BY name`, args...)
		if err != nil {
			yield(corpus.Row{}, fmt.Errorf("ledger: %w", err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			r, err := scanRow(rows.Scan)
			if !yield(r, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(corpus.Row{}, fmt.Errorf("ledger: %w", err))
		}
	}
}

// Row returns the row of one file. See corpus.Store.
func (s *Store) Row(ctx context.Context, name string) (corpus.Row, error) {
	r, err := scanRow(s.read.QueryRowContext(ctx, ledgerColumns+` WHERE name = ?`, name).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return r, fmt.Errorf("ledger row %s: %w", name, schema.ErrNotFound)
	}
	return r, err
}

func scanRow(scan func(...any) error) (corpus.Row, error) {
	var r corpus.Row
	var warnings string
	var took, at int64
	err := scan(&r.Name, &r.Source, &r.State, &r.Document, &r.Hash, &r.Size, &r.MediaType, &r.Pages, &r.Stage, &r.Class,
		&r.Reason, &r.Extractor, &warnings, &r.Attempts, &took, &at, &r.Batch)
	if err != nil {
		return r, fmt.Errorf("ledger: %w", err)
	}
	if err := json.Unmarshal([]byte(warnings), &r.Warnings); err != nil {
		return r, fmt.Errorf("ledger row %s: %w", r.Name, err)
	}
	r.Took, r.At = time.Duration(took)*time.Millisecond, time.UnixMilli(at).UTC()
	return r, nil
}
