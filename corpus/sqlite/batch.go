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

// OpenBatch gives a batch the next number. See corpus.Batches.
func (s *Store) OpenBatch(ctx context.Context, b corpus.Batch) (int, error) {
	var n int
	err := s.write.QueryRowContext(ctx, `
		INSERT INTO batches (kind, undoes, by_whom, command, begun, ended, summary) VALUES (?, ?, ?, ?, ?, 0, '')
		RETURNING number`, b.Kind, b.Undoes, b.By, b.Command, b.Begun.UnixMilli()).Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("open batch: %w", err)
	}
	return n, nil
}

// CloseBatch notes that a batch ended. See corpus.Batches.
func (s *Store) CloseBatch(ctx context.Context, number int, at time.Time, sum corpus.Summary) error {
	b, err := json.Marshal(sum)
	if err == nil {
		_, err = s.write.ExecContext(ctx, `UPDATE batches SET ended = ?, summary = ? WHERE number = ?`, at.UnixMilli(), string(b), number)
	}
	if err != nil {
		return fmt.Errorf("close batch %d: %w", number, err)
	}
	return nil
}

const batchColumns = `SELECT number, kind, undoes, by_whom, command, begun, ended, summary FROM batches`

// Batch returns one batch. See corpus.Batches.
func (s *Store) Batch(ctx context.Context, number int) (corpus.Batch, error) {
	b, err := scanBatch(s.read.QueryRowContext(ctx, batchColumns+` WHERE number = ?`, number).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		err = schema.ErrNotFound
	}
	if err == nil {
		b, err = s.tally(ctx, b)
	}
	if err != nil {
		return b, fmt.Errorf("batch %d: %w", number, err)
	}
	return b, nil
}

// Batches yields all batches. See corpus.Batches.
func (s *Store) Batches(ctx context.Context) iter.Seq2[corpus.Batch, error] {
	return func(yield func(corpus.Batch, error) bool) {
		rows, err := s.read.QueryContext(ctx, batchColumns+` ORDER BY number`)
		if err != nil {
			yield(corpus.Batch{}, fmt.Errorf("batches: %w", err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			b, err := scanBatch(rows.Scan)
			if err == nil {
				b, err = s.tally(ctx, b)
			}
			if err != nil {
				err = fmt.Errorf("batches: %w", err)
			}
			if !yield(b, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(corpus.Batch{}, fmt.Errorf("batches: %w", err))
		}
	}
}

func scanBatch(scan func(...any) error) (corpus.Batch, error) {
	var b corpus.Batch
	var begun, ended int64
	var summary string
	if err := scan(&b.Number, &b.Kind, &b.Undoes, &b.By, &b.Command, &begun, &ended, &summary); err != nil {
		return b, err
	}
	b.Begun = time.UnixMilli(begun).UTC()
	if ended == 0 {
		return b, nil
	}
	b.Ended = time.UnixMilli(ended).UTC()
	return b, json.Unmarshal([]byte(summary), &b.Summary)
}

// tally counts what a batch that has not ended has done so far.
func (s *Store) tally(ctx context.Context, b corpus.Batch) (corpus.Batch, error) {
	if !b.Ended.IsZero() {
		return b, nil
	}
	b.Summary.States = map[corpus.State]int{}
	rows, err := s.read.QueryContext(ctx, `SELECT state, count(*) FROM batch_rows WHERE batch = ? GROUP BY state`, b.Number)
	if err != nil {
		return b, err
	}
	defer rows.Close()
	for rows.Next() {
		var state corpus.State
		var n int
		if err := rows.Scan(&state, &n); err != nil {
			return b, err
		}
		b.Summary.States[state] = n
		if state != corpus.Notice {
			b.Summary.Files += n
		}
	}
	return b, rows.Err()
}

// BatchRows yields what a batch made of each file. See corpus.Batches.
func (s *Store) BatchRows(ctx context.Context, number int) iter.Seq2[corpus.BatchRow, error] {
	return func(yield func(corpus.BatchRow, error) bool) {
		rows, err := s.read.QueryContext(ctx, `
			SELECT batch, name, state, document, hash, class, reason, before FROM batch_rows WHERE batch = ? ORDER BY name`, number)
		if err != nil {
			yield(corpus.BatchRow{}, fmt.Errorf("rows of batch %d: %w", number, err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			r, err := scanBatchRow(rows)
			if err != nil {
				err = fmt.Errorf("rows of batch %d: %w", number, err)
			}
			if !yield(r, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(corpus.BatchRow{}, fmt.Errorf("rows of batch %d: %w", number, err))
		}
	}
}

func scanBatchRow(rows *sql.Rows) (corpus.BatchRow, error) {
	var r corpus.BatchRow
	var before string
	if err := rows.Scan(&r.Batch, &r.Name, &r.State, &r.Document, &r.Hash, &r.Class, &r.Reason, &before); err != nil {
		return r, err
	}
	if before == "" {
		return r, nil
	}
	r.Before = new(corpus.Row)
	return r, json.Unmarshal([]byte(before), r.Before)
}

// ChangedBy returns the documents that a batch changed. See corpus.Batches.
func (s *Store) ChangedBy(ctx context.Context, number int) ([]schema.ID, error) {
	ids, err := idsOf(ctx, s.read, `SELECT document FROM batch_changes WHERE batch = CAST(? AS INTEGER) ORDER BY revision`, fmt.Sprint(number))
	if err != nil {
		return nil, fmt.Errorf("changes of batch %d: %w", number, err)
	}
	return ids, nil
}

// BatchesOf returns what batches changed of a document. See corpus.Batches.
func (s *Store) BatchesOf(ctx context.Context, id schema.ID) ([]corpus.BatchChange, error) {
	rows, err := s.read.QueryContext(ctx, `
		SELECT c.batch, b.undoes, c.document, c.revision, c.since, c.before
		FROM batch_changes c JOIN batches b ON b.number = c.batch WHERE c.document = ? ORDER BY c.batch`, id)
	if err != nil {
		return nil, fmt.Errorf("batches of %s: %w", id, err)
	}
	defer rows.Close()
	var out []corpus.BatchChange
	for rows.Next() {
		c, err := s.scanChange(rows)
		if err != nil {
			return nil, fmt.Errorf("batches of %s: %w", id, err)
		}
		out = append(out, c)
	}
	return out, rows.Err()
}

func (s *Store) scanChange(rows *sql.Rows) (corpus.BatchChange, error) {
	var c corpus.BatchChange
	var since schema.Revision
	var before []byte
	if err := rows.Scan(&c.Batch, &c.Undoes, &c.Document, &c.Revision, &since, &before); err != nil || len(before) == 0 {
		return c, err
	}
	c.Before = new(schema.Document)
	err := s.decode(before, c.Before)
	c.Before.Revision = since
	return c, err
}

// noteChange notes that a batch makes a revision of a document, and keeps the
// document as it is before the batch's first. It does nothing for batch 0.
func noteChange(ctx context.Context, tx *sql.Tx, batch int, id schema.ID, rev schema.Revision) error {
	if batch == 0 {
		return nil
	}
	_, err := tx.ExecContext(ctx, `
		INSERT INTO batch_changes (batch, document, revision, since, before)
		SELECT $1, $2, $3, coalesce(d.revision, 0), coalesce(d.body, x'') FROM (SELECT $2 AS id) c LEFT JOIN documents d ON d.id = c.id
		WHERE TRUE
		ON CONFLICT (batch, document) DO UPDATE SET revision = excluded.revision`, batch, id, rev)
	return err
}

// forgetChanges removes what batches kept of a document and of its rows as they
// were. That they changed it stays.
func forgetChanges(ctx context.Context, tx *sql.Tx, id schema.ID) error {
	if _, err := tx.ExecContext(ctx, `UPDATE batch_changes SET before = x'' WHERE document = ?`, id); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `UPDATE batch_rows SET before = '' WHERE before <> '' AND json_extract(before, '$.Document') = ?`, id)
	return err
}

// noteRow notes what a batch makes of a file, and keeps what the ledger said
// before the batch where undoing it needs that. It does nothing for batch 0.
func noteRow(ctx context.Context, tx *sql.Tx, r corpus.Row) error {
	if r.Batch == 0 {
		return nil
	}
	before := ""
	if r.State != corpus.Waiting && r.State != corpus.Unchanged && r.State != corpus.Failed && r.State != corpus.Notice {
		was, err := ledgerRows(ctx, tx, ` WHERE name = ? AND batch <> ? AND state <> ?`, r.Name, r.Batch, corpus.Waiting)
		if err != nil {
			return err
		}
		if len(was) > 0 {
			b, err := json.Marshal(was[0])
			if err != nil {
				return err
			}
			before = string(b)
		}
	}
	_, err := tx.ExecContext(ctx, `
		INSERT INTO batch_rows (batch, name, state, document, hash, class, reason, before) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (batch, name) DO UPDATE SET state = excluded.state, document = excluded.document, hash = excluded.hash,
			class = excluded.class, reason = excluded.reason,
			before = CASE batch_rows.before WHEN '' THEN excluded.before ELSE batch_rows.before END`,
		r.Batch, r.Name, r.State, r.Document, r.Hash, r.Class, r.Reason, before)
	return err
}

// ledgerRows returns the rows of the ledger that a clause chooses.
func ledgerRows(ctx context.Context, q querier, clause string, args ...any) ([]corpus.Row, error) {
	rows, err := q.QueryContext(ctx, ledgerColumns+clause, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []corpus.Row
	for rows.Next() {
		r, err := scanRow(rows.Scan)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, rows.Err()
}
