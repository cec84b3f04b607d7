package harvest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// rows returns what the ledger says of a thing of the source: of its file, and of
// its record.
func (t *taking) rows(ctx context.Context, it schema.SourceItem) ([]corpus.Row, error) {
	names := []string{it.Name}
	if record := nameOf(t.src, it.Key); record != it.Name {
		names = append(names, record)
	}
	for _, f := range it.More {
		names = append(names, f.Name)
	}
	var out []corpus.Row
	for _, name := range names {
		row, err := t.h.Store.Row(ctx, name)
		if errors.Is(err, schema.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if row.Document != "" {
			out = append(out, row)
		}
	}
	return out, nil
}

// bringBack has a document come back that this source withdrew and offers again.
// What a person withdrew stays out, and it is reported of what a person erased.
func (t *taking) bringBack(ctx context.Context, it schema.SourceItem) (erased bool, err error) {
	if it.Name == "" {
		return false, nil
	}
	rows, err := t.rows(ctx, it)
	if err != nil || !slices.ContainsFunc(rows, func(r corpus.Row) bool { return r.State == corpus.Withdrawn }) {
		return false, err
	}
	for w, err := range t.h.Store.Withdrawn(ctx) {
		if err != nil {
			return false, err
		}
		switch mine := slices.ContainsFunc(rows, func(r corpus.Row) bool { return r.Document == w.ID }); {
		case mine && w.Erased():
			return true, nil
		case mine && w.By == t.src.Label():
			if err := t.readmit(ctx, it, w.ID); err != nil {
				return false, err
			}
		}
	}
	return false, nil
}

// readmit brings a document back by a step in the name of the source. One that
// cannot be read again is a note.
func (t *taking) readmit(ctx context.Context, it schema.SourceItem, id schema.ID) error {
	step := &schema.Step{At: now(), By: t.src.Label(), Verb: schema.VerbReadmit, Note: "the source offers it again", Parts: []schema.StepPart{{Document: id, Fate: schema.FateBack}}}
	err := t.im.Readmit(ctx, id, step)
	var bad *schema.FileError
	if errors.As(err, &bad) {
		t.run.Note(fmt.Sprintf("%s: its document %s does not come back: %v", it.Key, id, err))
		return nil
	}
	if errors.Is(err, schema.ErrNotFound) {
		return nil
	}
	return err
}

// withdraw takes out the document of a thing that the source withdrew, unless a
// person has decided otherwise, or it came from elsewhere too.
func (t *taking) withdraw(ctx context.Context, it schema.SourceItem) error {
	rows, err := t.rows(ctx, it)
	if err != nil {
		return err
	}
	record := nameOf(t.src, it.Key)
	all := leaving{key: it.Key, what: goneAtSource, why: goneAtSource,
		mine: func(name string) bool {
			return name == it.Name || name == record || strings.HasPrefix(name, record+"/")
		}}
	for _, row := range rows {
		if err := t.withdrawRow(ctx, all, row); err != nil {
			return err
		}
	}
	return nil
}

// leaving is a thing, or a file of one, that the source has no longer.
type leaving struct {
	key  string                 // of the thing
	what string                 // happened, for the notes of the run
	why  string                 // its document is withdrawn: goneAtSource, or what begins so
	mine func(name string) bool // reports whether a name of the ledger goes with it
}

// withdrawRow takes out the document of a row, where the row has one.
func (t *taking) withdrawRow(ctx context.Context, l leaving, row corpus.Row) error {
	if !holds(row.State) {
		return nil
	}
	err := schema.ErrConflict
	for errors.Is(err, schema.ErrConflict) {
		err = t.withdrawDocument(ctx, l, row)
	}
	return err
}

// holds reports whether a row of such a state has its document.
func holds(s corpus.State) bool {
	return s == corpus.Imported || s == corpus.Updated || s == corpus.Unchanged || s == corpus.Duplicate
}

// goneAtSource begins the reason of what a source has no longer.
const goneAtSource = "the source withdrew it"

// withdrawDocument takes out the document of a row, and what only it carries.
func (t *taking) withdrawDocument(ctx context.Context, l leaving, row corpus.Row) error {
	doc, err := t.h.Store.Head(ctx, row.Document)
	if errors.Is(err, schema.ErrGone) || errors.Is(err, schema.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	kept, err := t.kept(ctx, l, doc.ID)
	if err != nil {
		return err
	}
	batch, err := t.parts.Batch(ctx)
	if err != nil {
		return err
	}
	if kept != "" {
		t.run.Note(fmt.Sprintf("%s: %s; document %s stays: %s", l.key, l.what, doc.ID, kept))
		if said := l.why + "; the document stays: " + kept; !slices.Contains(row.Warnings, said) {
			row.Warnings = append(row.Warnings, said)
		}
		row.Batch, row.At = batch, time.Now()
		return t.h.Store.Record(ctx, row)
	}
	carried, err := corpus.Carried(ctx, t.h.Store, doc.ID)
	if err != nil {
		return err
	}
	step := &schema.Step{At: now(), By: t.src.Label(), Verb: schema.VerbWithdraw, Note: l.why, Parts: []schema.StepPart{{Document: doc.ID, Fate: schema.FateWithdrawn}}}
	err = t.h.Store.Withdraw(ctx, corpus.Withdrawal{ID: doc.ID, By: step.By, Reason: l.why, At: step.At, Revision: doc.Revision, Batch: batch, Step: step})
	if errors.Is(err, schema.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	t.run.Gone++
	for _, id := range carried {
		part := *step
		part.Parts = []schema.StepPart{{Document: id, Fate: schema.FateWithdrawn}}
		err := t.h.Store.Withdraw(ctx, corpus.Withdrawal{ID: id, By: part.By, Reason: l.why, At: part.At, Batch: batch, Step: &part})
		if err != nil && !errors.Is(err, schema.ErrNotFound) {
			return err
		}
	}
	return nil
}

// kept says why a document stays though its source withdrew it, or "".
func (t *taking) kept(ctx context.Context, l leaving, id schema.ID) (string, error) {
	for r, err := range t.h.Store.Ledger(ctx, corpus.Filter{Document: id}) {
		if err != nil {
			return "", err
		}
		if !l.mine(r.Name) && holds(r.State) && !goneThere(r) {
			return "it also came as " + r.Name, nil
		}
	}
	steps, err := t.h.Store.Steps(ctx, schema.StepFilter{Document: id})
	if err != nil {
		return "", err
	}
	for _, s := range steps { // the newest first
		for _, p := range s.Parts {
			if p.Document != id || p.Fate == "" {
				continue
			}
			_, bySource := schema.SourceOf(s.By)
			if !bySource || p.Fate == schema.FateWithdrawn { // withdrawn once, and held: somebody took that back
				return "somebody brought it back", nil
			}
			return "", nil
		}
	}
	return "", nil
}

// goneThere reports whether a row is of a source that withdrew it since.
func goneThere(r corpus.Row) bool {
	if _, ok := schema.SourceOf(r.Name); !ok {
		return false
	}
	return slices.ContainsFunc(r.Warnings, func(w string) bool { return strings.HasPrefix(w, goneAtSource) })
}
