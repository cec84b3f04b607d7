package sqlstore

import (
	"context"
	"encoding/json"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// before is a document as it was before a change: its revision and its body,
// 0 and empty where it was not held.
type before struct {
	revision schema.Revision
	body     []byte
}

// keepBefore notes that a batch makes a revision of a document, which has the
// revision at so far, or none where that is 0.
func (w *writing) keepBefore(ctx context.Context, batch int, id schema.ID, rev, at schema.Revision) error {
	was := before{at, []byte{}}
	if batch != 0 && at != 0 {
		if err := w.queryRow(ctx, `SELECT body FROM documents WHERE id = ?`, id).Scan(&was.body); err != nil {
			return err
		}
	}
	return w.noteChange(ctx, batch, id, rev, was)
}

// noteChange notes that a batch makes a revision of a document, and keeps the
// document as it was before the batch's first. It does nothing for batch 0.
func (w *writing) noteChange(ctx context.Context, batch int, id schema.ID, rev schema.Revision, was before) error {
	if batch == 0 {
		return nil
	}
	return w.exec(ctx, `
		INSERT INTO batch_changes (batch, document, revision, since, before) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (batch, document) DO UPDATE SET revision = excluded.revision`, batch, id, rev, was.revision, was.body)
}

// forgetChanges removes what batches kept of a document and of its rows as they
// were. That they changed it stays.
func (w *writing) forgetChanges(ctx context.Context, id schema.ID) error {
	if err := w.exec(ctx, `UPDATE batch_changes SET before = ? WHERE document = ?`, []byte{}, id); err != nil {
		return err
	}
	of, err := collect(ctx, w.querier, scanBatchRow, batchRowColumns+` WHERE b.before LIKE '%' || CAST(? AS TEXT) || '%'`, id)
	if err != nil {
		return err
	}
	for _, r := range of {
		if r.Before.Document != id {
			continue
		}
		if err := w.exec(ctx, `UPDATE batch_rows SET before = '' WHERE batch = ? AND name = ?`, r.Batch, nameKey(r.Name)); err != nil {
			return err
		}
	}
	return nil
}

// noteRow notes what a batch makes of a file, and keeps what the ledger said
// before the batch where undoing it needs that. It does nothing for batch 0.
func (w *writing) noteRow(ctx context.Context, r corpus.Row) error {
	if r.Batch == 0 {
		return nil
	}
	name, err := keepName(ctx, w.querier, r.Name)
	if err != nil {
		return err
	}
	before, err := w.rowBefore(ctx, r)
	if err != nil {
		return err
	}
	return w.insert(ctx, intoBatchRows, [][]any{batchRow(r, name, before)}, orNoteAnew)
}

const (
	intoBatchRows = `INSERT INTO batch_rows (batch, name, state, document, hash, class, reason, before)`
	orNoteAnew    = ` ON CONFLICT (batch, name) DO UPDATE SET state = excluded.state, document = excluded.document, hash = excluded.hash,
		class = excluded.class, reason = excluded.reason,
		before = CASE batch_rows.before WHEN '' THEN excluded.before ELSE batch_rows.before END`
)

// batchRow returns the columns of what a batch makes of a file.
func batchRow(r corpus.Row, name kept, before string) []any {
	return []any{r.Batch, name, r.State, r.Document, r.Hash, r.Class, r.Reason, before}
}

// rowBefore returns what the ledger said of the file of r before r's batch, as
// JSON, or "" where undoing the batch does not need it.
func (w *writing) rowBefore(ctx context.Context, r corpus.Row) (string, error) {
	switch r.State {
	case corpus.Waiting, corpus.Unchanged, corpus.Failed, corpus.Notice:
		return "", nil
	}
	was, err := ledgerRows(ctx, w.querier, ` WHERE l.name = ? AND l.batch <> ? AND l.state <> ?`, nameKey(r.Name), r.Batch, corpus.Waiting)
	if err != nil || len(was) == 0 {
		return "", err
	}
	b, err := json.Marshal(plainRow(was[0]))
	return string(b), err
}
