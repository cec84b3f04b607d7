package sqlstore

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// OpenBatch gives a batch the next number. See corpus.Batches.
func (s *Store) OpenBatch(ctx context.Context, b corpus.Batch) (n int, err error) {
	err = s.writing(ctx, func(w *writing) error {
		if n, err = w.openBatch(ctx, b); err != nil {
			return err
		}
		return w.addBatchStep(ctx, n, b)
	})
	if err != nil {
		return 0, fmt.Errorf("open batch: %w", err)
	}
	return n, nil
}

func (w *writing) openBatch(ctx context.Context, b corpus.Batch) (n int, err error) {
	told := []any{b.Kind, b.Undoes, b.By, b.Command, b.Begun.UnixMilli()}
	if w.again {
		opened, err := collect(ctx, w.querier, scanOne[int], `
			SELECT number FROM batches WHERE kind = ? AND undoes = ? AND by_whom = ? AND command = ? AND begun = ? AND ended = 0
			ORDER BY number DESC LIMIT 1`, told...)
		if err != nil || len(opened) > 0 {
			return append(opened, 0)[0], err
		}
	}
	err = w.queryRow(ctx, `
		INSERT INTO batches (number, kind, undoes, by_whom, command, begun, ended, summary)
		VALUES ((SELECT coalesce(max(number), 0) + 1 FROM batches), ?, ?, ?, ?, ?, 0, '') RETURNING number`, told...).Scan(&n)
	return n, err
}

// CloseBatch notes that a batch ended. See corpus.Batches.
func (s *Store) CloseBatch(ctx context.Context, number int, at time.Time, sum corpus.Summary) error {
	sum.Sources = slices.Clone(sum.Sources)
	escapeAll(pointers(sum.Sources))
	b, err := json.Marshal(sum)
	if err == nil {
		err = s.writing(ctx, func(w *writing) error {
			return w.exec(ctx, `UPDATE batches SET ended = ?, summary = ? WHERE number = ?`, at.UnixMilli(), string(b), number)
		})
	}
	if err != nil {
		return fmt.Errorf("close batch %d: %w", number, err)
	}
	return nil
}

const batchColumns = `SELECT number, kind, undoes, by_whom, command, begun, ended, summary FROM batches`

// Batch returns one batch. See corpus.Batches.
func (s *Store) Batch(ctx context.Context, number int) (b corpus.Batch, err error) {
	err = s.asking(ctx, func(q querier) error {
		found, err := collect(ctx, q, scanBatch, batchColumns+` WHERE number = ?`, number)
		if err == nil && len(found) == 0 {
			err = schema.ErrNotFound
		}
		if err != nil {
			return err
		}
		b, err = tally(ctx, q, found[0])
		return err
	})
	if err != nil {
		return b, fmt.Errorf("batch %d: %w", number, err)
	}
	return b, nil
}

// Batches yields all batches. See corpus.Batches.
func (s *Store) Batches(ctx context.Context) iter.Seq2[corpus.Batch, error] {
	explain := func(err error) error { return fmt.Errorf("batches: %w", err) }
	return func(yield func(corpus.Batch, error) bool) {
		for b, err := range each(ctx, s, explain, scanBatch, batchColumns+` ORDER BY number`) {
			if err == nil {
				if b, err = tally(ctx, s.ask(s.read), b); err != nil {
					err = explain(err)
				}
			}
			if !yield(b, err) || err != nil {
				return
			}
		}
	}
}

func scanBatch(r rows) (corpus.Batch, error) {
	var b corpus.Batch
	var begun, ended int64
	var summary string
	if err := r.Scan(&b.Number, &b.Kind, &b.Undoes, &b.By, &b.Command, &begun, &ended, &summary); err != nil {
		return b, err
	}
	b.Begun = time.UnixMilli(begun).UTC()
	if ended == 0 {
		return b, nil
	}
	b.Ended = time.UnixMilli(ended).UTC()
	if err := json.Unmarshal([]byte(summary), &b.Summary); err != nil {
		return b, err
	}
	unescapeAll(pointers(b.Summary.Sources))
	return b, nil
}

// tally counts what a batch that has not ended has done so far.
func tally(ctx context.Context, q querier, b corpus.Batch) (corpus.Batch, error) {
	if !b.Ended.IsZero() {
		return b, nil
	}
	b.Summary.States = map[corpus.State]int{}
	count := func(r rows) (n int, err error) {
		var state corpus.State
		if err := r.Scan(&state, &n); err != nil {
			return 0, err
		}
		b.Summary.States[state] = n
		if state != corpus.Notice {
			b.Summary.Files += n
		}
		return n, nil
	}
	_, err := collect(ctx, q, count, `SELECT state, count(*) FROM batch_rows WHERE batch = ? GROUP BY state`, b.Number)
	return b, err
}

const batchRowColumns = `SELECT b.batch, coalesce(n.name, b.name), b.state, b.document, b.hash, b.class, b.reason, b.before
	FROM batch_rows b LEFT JOIN long_names n ON n.key = b.name`

// BatchRows yields what a batch made of each file. See corpus.Batches.
func (s *Store) BatchRows(ctx context.Context, number int) iter.Seq2[corpus.BatchRow, error] {
	explain := func(err error) error { return fmt.Errorf("rows of batch %d: %w", number, err) }
	return each(ctx, s, explain, scanBatchRow, batchRowColumns+` WHERE b.batch = ? ORDER BY b.name`, number)
}

func scanBatchRow(found rows) (corpus.BatchRow, error) {
	var r corpus.BatchRow
	var before string
	if err := found.Scan(&r.Batch, &r.Name, &r.State, &r.Document, &r.Hash, &r.Class, &r.Reason, &before); err != nil {
		return r, err
	}
	if before == "" {
		return r, nil
	}
	r.Before = new(corpus.Row)
	if err := json.Unmarshal([]byte(before), r.Before); err != nil {
		return r, err
	}
	unescapeAll(rowTexts(r.Before))
	return r, nil
}

// ChangedBy returns the documents that a batch changed. See corpus.Batches.
func (s *Store) ChangedBy(ctx context.Context, number int) (ids []schema.ID, err error) {
	err = s.asking(ctx, func(q querier) error {
		ids, err = idsOf(ctx, q, `SELECT document FROM batch_changes WHERE batch = ? ORDER BY revision`, number)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("changes of batch %d: %w", number, err)
	}
	return ids, nil
}

// BatchesOf returns what batches changed of a document. See corpus.Batches.
func (s *Store) BatchesOf(ctx context.Context, id schema.ID) (out []corpus.BatchChange, err error) {
	err = s.asking(ctx, func(q querier) error {
		out, err = collect(ctx, q, s.scanBatchChange, `
			SELECT c.batch, b.undoes, c.document, c.revision, c.since, c.before
			FROM batch_changes c JOIN batches b ON b.number = c.batch WHERE c.document = ? ORDER BY c.batch`, id)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("batches of %s: %w", id, err)
	}
	return out, nil
}

func (s *Store) scanBatchChange(r rows) (corpus.BatchChange, error) {
	var c corpus.BatchChange
	var since schema.Revision
	var before []byte
	if err := r.Scan(&c.Batch, &c.Undoes, &c.Document, &c.Revision, &since, &before); err != nil || len(before) == 0 {
		return c, err
	}
	c.Before = new(schema.Document)
	err := s.decode(before, c.Before)
	c.Before.Revision = since
	return c, err
}
