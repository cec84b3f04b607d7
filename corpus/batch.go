package corpus

import (
	"context"
	"errors"
	"iter"
	"time"

	"github.com/simde/simde/schema"
)

// What a batch is, and what it made of files, are those of package schema.
type (
	Batch     = schema.Batch
	BatchKind = schema.BatchKind
	BatchRow  = schema.BatchRow
	Summary   = schema.Summary
)

// The kinds of batches.
const (
	BatchImport  = schema.BatchImport
	BatchRetry   = schema.BatchRetry
	BatchUndo    = schema.BatchUndo
	BatchRestore = schema.BatchRestore
)

// BatchChange is what a batch changed of one document.
type BatchChange struct {
	Batch    int
	Undoes   int // as that of the batch
	Document schema.ID
	Revision schema.Revision  // the last that the batch made of it
	Before   *schema.Document // as it was, without its pages; nil where it was not held
}

// Batches keeps what each import did. Rows and changes are written by the other
// methods of a Store, in the transaction of what they tell of, wherever a Row,
// an Entry or a Withdrawal names its batch.
type Batches interface {
	// OpenBatch gives a batch the next number, which no other ever had, and
	// writes the step that it is. That of a restoring comes with its Entry.
	OpenBatch(ctx context.Context, b Batch) (int, error)
	// CloseBatch notes that a batch ended, and what it did.
	CloseBatch(ctx context.Context, number int, at time.Time, sum Summary) error
	// Batch returns one batch, and ErrNotFound for a number that was never given.
	Batch(ctx context.Context, number int) (Batch, error)
	// Batches yields all batches in order.
	Batches(ctx context.Context) iter.Seq2[Batch, error]
	// BatchRows yields what a batch made of each file, in the order of their
	// names.
	BatchRows(ctx context.Context, number int) iter.Seq2[BatchRow, error]
	// ChangedBy returns the documents that a batch changed, in the order in
	// which it did so last.
	ChangedBy(ctx context.Context, number int) ([]schema.ID, error)
	// BatchesOf returns what batches changed of a document, in their order.
	BatchesOf(ctx context.Context, id schema.ID) ([]BatchChange, error)
}

// kind returns what a run of the importer is.
func (im *Importer) kind() BatchKind {
	if im.Retry {
		return BatchRetry
	}
	return BatchImport
}

// open opens the batch of a run, unless it is open.
func (im *Importer) open(ctx context.Context, b Batch) (err error) {
	if im.batch != 0 {
		return nil
	}
	b.By, b.Command, b.Begun = im.By, im.Command, time.Now()
	if im.batch, err = im.Store.OpenBatch(ctx, b); err != nil {
		return err
	}
	im.running, err = holdLock(ctx, im.Store, batchLock(im.batch))
	return err
}

// finish closes the batch with its summary. A run that ended before its time
// leaves it as it is: interrupted.
func (im *Importer) finish(ctx context.Context, sum Summary, cause error) error {
	n, running := im.batch, im.running
	im.batch, im.running = 0, nil
	if n != 0 && cause == nil {
		cause = im.Store.CloseBatch(ctx, n, time.Now(), sum)
	}
	if running != nil {
		cause = errors.Join(cause, running.release())
	}
	return cause
}

// record writes rows of the batch.
func (im *Importer) record(ctx context.Context, rows ...Row) error {
	return im.Store.Record(ctx, im.ofBatch(rows)...)
}

// commit stores an entry of the batch.
func (im *Importer) commit(ctx context.Context, e Entry) error {
	e.Batch, e.Rows = im.batch, im.ofBatch(e.Rows)
	return im.Store.Enter(ctx, e)
}

func (im *Importer) ofBatch(rows []Row) []Row {
	for i := range rows {
		rows[i].Batch = im.batch
	}
	return rows
}
