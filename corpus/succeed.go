package corpus

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/simde/simde/schema"
)

// Succeed makes the file of one document the newest version of another, as one
// step, and returns its number: the earlier document keeps its identifier, what
// a catalogue states of it and its corrections, and the later one is withdrawn.
// Documents of several files or of none are ErrInvalid.
func (d *Desk) Succeed(ctx context.Context, by string, earlier, later schema.ID) (int, error) {
	n, err := d.Importer(by).succeed(ctx, earlier, later)
	if err != nil {
		return 0, fmt.Errorf("make %s a version of %s: %w", later, earlier, err)
	}
	return d.stepOf(ctx, n)
}

// succeed does it as a batch, which is undone as one.
func (im *Importer) succeed(ctx context.Context, earlier, later schema.ID) (int, error) {
	if _, _, err := im.pair(ctx, earlier, later); err != nil { // before there is a batch of nothing
		return 0, err
	}
	if err := im.open(ctx, Batch{Kind: BatchRestore}); err != nil {
		return 0, im.finish(ctx, Summary{}, err)
	}
	n, begun := im.batch, time.Now()
	err := im.succeedOnce(ctx, earlier, later)
	for errors.Is(err, schema.ErrConflict) { // an import or a correction was faster
		err = im.succeedOnce(ctx, earlier, later)
	}
	return n, im.finish(ctx, Summary{Files: 1, States: map[State]int{Updated: 1}, Took: time.Since(begun)}, err)
}

// succeeding begins the reason of who is withdrawn because the file became a
// version of another document.
const succeeding = "its file is a version of "

func (im *Importer) succeedOnce(ctx context.Context, earlier, later schema.ID) error {
	doc, next, err := im.pair(ctx, earlier, later)
	if err != nil {
		return err
	}
	step := &schema.Step{At: now(), By: im.By, Verb: schema.VerbRestore, Batch: im.batch}
	if !sameFiles(doc.Files(), next.Files()) { // else it was broken off after this
		replace(doc, next, time.Now().UTC())
		if err := Compose(doc, im.Describer); err != nil {
			return err
		}
		rows, err := im.rowsSucceeded(ctx, doc)
		if err != nil {
			return err
		}
		step.Parts = []schema.StepPart{{Document: earlier, Fate: schema.FateRestored}}
		if err := im.commit(ctx, Entry{Documents: []*schema.Document{doc}, Rows: rows, Step: step}); err != nil {
			return err
		}
	}
	step.Parts = []schema.StepPart{{Document: later, Fate: schema.FateWithdrawn}}
	return im.Store.Withdraw(ctx, Withdrawal{ID: later, By: im.By, Reason: succeeding + string(earlier), At: step.At, Revision: next.Revision, Batch: im.batch, Step: step})
}

// pair reads two documents of which one can be a version of the other.
func (im *Importer) pair(ctx context.Context, earlier, later schema.ID) (doc, next *schema.Document, err error) {
	if doc, err = im.Store.Document(ctx, earlier); err != nil {
		return nil, nil, err
	}
	if next, err = im.Store.Document(ctx, later); err != nil {
		return nil, nil, err
	}
	if earlier == later || !doc.HasFile() || !next.HasFile() || len(doc.Parts) > 0 || len(next.Parts) > 0 {
		return nil, nil, fmt.Errorf("a document of several files or of none has no such version: %w", schema.ErrInvalid)
	}
	return doc, next, nil
}

// rowsSucceeded returns the rows of the file that a document has now, which was
// another's, and of those that it has no longer.
func (im *Importer) rowsSucceeded(ctx context.Context, doc *schema.Document) ([]Row, error) {
	const why = "a person said that its file is a version of its document"
	out := rowsOf(doc, Updated)
	for i := range out {
		now, err := im.Store.Row(ctx, out[i].Name)
		if err != nil && !errors.Is(err, schema.ErrNotFound) {
			return nil, err
		}
		out[i].Source, out[i].Reason = now.Source, why
	}
	gone, err := im.rowsLeft(ctx, doc, why)
	return append(out, gone...), err
}

// succeeded reports whether a document was withdrawn because its file became a
// version of another.
func (w Withdrawal) succeeded() bool { return strings.HasPrefix(w.Reason, succeeding) }
