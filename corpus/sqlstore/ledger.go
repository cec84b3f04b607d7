package sqlstore

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// Record writes rows of the ledger. See corpus.Ledger.
func (s *Store) Record(ctx context.Context, rows ...corpus.Row) error {
	err := s.writing(ctx, func(w *writing) error { return w.record(ctx, rows) })
	if err != nil {
		return fmt.Errorf("ledger: %w", err)
	}
	return nil
}

func (w *writing) record(ctx context.Context, rows []corpus.Row) error {
	waiting, others := apart(rows)
	if err := w.recordWaiting(ctx, waiting); err != nil {
		return err
	}
	for _, r := range others {
		if err := w.recordRow(ctx, r); err != nil {
			return fmt.Errorf("row %s: %w", r.Name, err)
		}
	}
	return nil
}

// apart returns the rows that wait, each name once, and the others.
func apart(rows []corpus.Row) (waiting, others []corpus.Row) {
	seen := map[string]bool{}
	for _, r := range rows {
		switch {
		case r.State != corpus.Waiting:
			others = append(others, r)
		case !seen[r.Name]:
			seen[r.Name] = true
			waiting = append(waiting, r)
		}
	}
	return waiting, others
}

// recordWaiting writes rows that wait, which are many at once and about which
// nothing is known. What is known of a file already stays.
func (w *writing) recordWaiting(ctx context.Context, waiting []corpus.Row) error {
	var noted, told [][]any
	for _, r := range waiting {
		name, err := keepName(ctx, w.querier, r.Name)
		if err != nil {
			return fmt.Errorf("row %s: %w", r.Name, err)
		}
		row, err := ledgerRow(r, name, 0)
		if err != nil {
			return fmt.Errorf("row %s: %w", r.Name, err)
		}
		told = append(told, row)
		if r.Batch != 0 {
			noted = append(noted, batchRow(r, name, ""))
		}
	}
	if err := w.insert(ctx, intoBatchRows, noted, orNoteAnew); err != nil {
		return err
	}
	return w.insert(ctx, intoLedger, told, ` ON CONFLICT DO NOTHING`)
}

const (
	intoLedger = `INSERT INTO ledger (name, source, state, document, hash, size, media_type, pages, stage, class, reason,
		extractor, warnings, attempts, took, at, batch)`
	orRecordAnew = ` ON CONFLICT (name) DO UPDATE SET source = excluded.source, state = excluded.state, document = excluded.document,
		hash = excluded.hash, size = excluded.size, media_type = excluded.media_type, pages = excluded.pages,
		stage = excluded.stage, class = excluded.class, reason = excluded.reason, extractor = excluded.extractor,
		warnings = excluded.warnings, attempts = ledger.attempts + 1, took = excluded.took, at = excluded.at, batch = excluded.batch`
)

// recordRow writes a row of a file that was taken up.
func (w *writing) recordRow(ctx context.Context, r corpus.Row) error {
	if err := w.noteRow(ctx, r); err != nil {
		return err
	}
	if err := w.findHeld(ctx, r); err != nil {
		return err
	}
	name, err := keepName(ctx, w.querier, r.Name)
	if err != nil {
		return err
	}
	row, err := ledgerRow(r, name, 1)
	if err != nil {
		return err
	}
	return w.insert(ctx, intoLedger, [][]any{row}, orRecordAnew)
}

// ledgerRow returns the columns of a row.
func ledgerRow(r corpus.Row, name kept, attempts int) ([]any, error) {
	warnings, err := json.Marshal(plainRow(r).Warnings)
	return []any{name, r.Source, r.State, r.Document, r.Hash, r.Size, r.MediaType, r.Pages, r.Stage, r.Class, r.Reason,
		r.Extractor, string(warnings), attempts, r.Took.Milliseconds(), r.At.UnixMilli(), r.Batch}, err
}

const ledgerColumns = `SELECT coalesce(n.name, l.name), l.source, l.state, l.document, l.hash, l.size, l.media_type, l.pages, l.stage,
	l.class, l.reason, l.extractor, l.warnings, l.attempts, l.took, l.at, l.batch FROM ledger l LEFT JOIN long_names n ON n.key = l.name`

// Ledger yields the rows of the ledger. See corpus.Ledger.
func (s *Store) Ledger(ctx context.Context, only corpus.Filter) iter.Seq2[corpus.Row, error] {
	query, args := ledgerColumns+` WHERE TRUE`, []any{}
	if only.Document != "" {
		query, args = query+` AND l.document = ?`, append(args, only.Document)
	}
	if only.Warned {
		query += ` AND l.warnings NOT IN ('null', '[]')`
	}
	if len(only.States) > 0 {
		query += ` AND l.state IN (` + marks(len(only.States)) + `)`
		for _, st := range only.States {
			args = append(args, st)
		}
	}
	explain := func(err error) error { return fmt.Errorf("ledger: %w", err) }
	return each(ctx, s, explain, scanRow, query+` ORDER BY l.name`, args...)
}

// KeepOut says that a file stays out. See corpus.Ledger.
func (s *Store) KeepOut(ctx context.Context, name string, step *schema.Step) error {
	if err := s.restate(ctx, name, corpus.Held, corpus.Withdrawn, step); err != nil {
		return fmt.Errorf("keep %s out: %w", name, err)
	}
	return nil
}

// HoldAgain says that a file that stays out is held back. See corpus.Ledger.
func (s *Store) HoldAgain(ctx context.Context, name string, step *schema.Step) error {
	if err := s.restate(ctx, name, corpus.Withdrawn, corpus.Held, step); err != nil {
		return fmt.Errorf("hold %s back again: %w", name, err)
	}
	return nil
}

// restate gives the row of a file another state, as a step, where it has the one.
func (s *Store) restate(ctx context.Context, name string, from, to corpus.State, step *schema.Step) error {
	return s.writing(ctx, func(w *writing) error {
		found, err := ledgerRows(ctx, w.querier, ` WHERE l.name = ? AND l.state = ?`, nameKey(name), from)
		if err != nil || len(found) == 0 {
			return err
		}
		row := found[0]
		row.State, row.At = to, step.At
		if err := w.recordRow(ctx, row); err != nil {
			return err
		}
		return s.addStep(ctx, w, step)
	})
}

// Row returns the row of one file. See corpus.Ledger.
func (s *Store) Row(ctx context.Context, name string) (corpus.Row, error) {
	var found []corpus.Row
	err := s.asking(ctx, func(q querier) (err error) {
		found, err = ledgerRows(ctx, q, ` WHERE l.name = ?`, nameKey(name))
		return err
	})
	if err == nil && len(found) == 0 {
		err = schema.ErrNotFound
	}
	if err != nil {
		return corpus.Row{}, fmt.Errorf("ledger row %s: %w", name, err)
	}
	return found[0], nil
}

// ledgerRows returns the rows of the ledger that a clause chooses.
func ledgerRows(ctx context.Context, q querier, clause string, args ...any) ([]corpus.Row, error) {
	return collect(ctx, q, scanRow, ledgerColumns+clause, args...)
}

func scanRow(found rows) (corpus.Row, error) {
	var r corpus.Row
	var warnings string
	var took, at int64
	err := found.Scan(&r.Name, &r.Source, &r.State, &r.Document, &r.Hash, &r.Size, &r.MediaType, &r.Pages, &r.Stage, &r.Class,
		&r.Reason, &r.Extractor, &warnings, &r.Attempts, &took, &at, &r.Batch)
	if err != nil {
		return r, err
	}
	if err := json.Unmarshal([]byte(warnings), &r.Warnings); err != nil {
		return r, fmt.Errorf("row %s: %w", r.Name, err)
	}
	unescapeAll(pointers(r.Warnings))
	r.Took, r.At = time.Duration(took)*time.Millisecond, time.UnixMilli(at).UTC()
	return r, nil
}
