package corpus

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"time"

	"github.com/simde/simde/schema"
)

// DeskStore is what a Desk asks of a catalogue.
type DeskStore interface {
	Shelf
	Document(ctx context.Context, id schema.ID) (*schema.Document, error)
	Enter(ctx context.Context, e Entry) error
	Withdraw(ctx context.Context, w Withdrawal) error
	Withdrawn(ctx context.Context) iter.Seq2[Withdrawal, error]
	BatchesOf(ctx context.Context, id schema.ID) ([]BatchChange, error)
	Members(ctx context.Context, ids []schema.ID) ([]schema.Kin, error)
	Step(ctx context.Context, number int) (schema.Step, error)
	Steps(ctx context.Context, only schema.StepFilter) ([]schema.Step, error)
	Row(ctx context.Context, name string) (Row, error)
	KeepOut(ctx context.Context, name string, step *schema.Step) error
	HoldAgain(ctx context.Context, name string, step *schema.Step) error
}

// Desk changes what the library says by the word of persons. Everything that it
// changes is a step of the log, written in the transaction of the change. It is
// safe for use by several goroutines.
type Desk struct {
	Store     DeskStore
	Describer Describer
	// Naming says what organisations are called; nil where nothing of that is
	// taken back.
	Naming *Naming
	// Calling says what places are called; nil likewise.
	Calling *Calling
	// Importer returns an importer of its own for what reads originals again:
	// bringing back what was withdrawn, and undoing a batch.
	Importer func(by string) *Importer
}

// Plan returns what a decision would come to, edit by edit, and writes nothing.
func (d *Desk) Plan(ctx context.Context, dec schema.Decision) ([]schema.Effect, error) {
	out := make([]schema.Effect, len(dec.Edits))
	for id, places := range byDocument(dec.Edits) {
		a, err := d.weigh(ctx, id, d.decided(dec, places), d.Store.Head)
		if err != nil {
			return nil, err
		}
		a.tell(out, places)
	}
	return out, nil
}

// Decide carries out a decision as one step, document by document. One that is
// broken off has the step with what was done until then, and can be asked for
// again. Which collections a document is part of holds for what only it carries,
// too, so that nothing of a closed collection is open.
func (d *Desk) Decide(ctx context.Context, dec schema.Decision) (schema.Outcome, error) {
	out := schema.Outcome{Effects: make([]schema.Effect, len(dec.Edits))}
	step := &schema.Step{Number: dec.Step, At: dec.At, By: dec.By, Verb: dec.Verb, Note: dec.Note}
	if step.At.IsZero() {
		step.At = now()
	}
	out.Step = dec.Step
	if step.Verb == "" {
		step.Verb = schema.VerbCorrect
	}
	for id, places := range byDocument(dec.Edits) {
		a, err := d.carry(ctx, id, d.decided(dec, places), step)
		if err != nil {
			return out, err
		}
		a.tell(out.Effects, places)
		out.Step = step.Number
	}
	carried, err := d.carriedEdits(ctx, dec)
	if err != nil {
		return out, err
	}
	for id, places := range byDocument(carried.Edits) {
		if _, err := d.carry(ctx, id, d.decided(carried, places), step); err != nil {
			return out, err
		}
		out.Step = step.Number
	}
	return out, nil
}

// carriedEdits is what a decision says of collections, for what its documents
// carry.
func (d *Desk) carriedEdits(ctx context.Context, dec schema.Decision) (schema.Decision, error) {
	edits := dec.Edits
	dec.Edits = nil
	for _, e := range edits {
		if e.Field != schema.FieldCollection {
			continue
		}
		carried, err := Carried(ctx, d.Store, e.Document)
		if err != nil {
			return dec, err
		}
		for _, e.Document = range carried {
			dec.Edits = append(dec.Edits, e)
		}
	}
	return dec, nil
}

// Confirm makes the values of a decision's edits, which stand or are suggested,
// the person's word.
func (d *Desk) Confirm(ctx context.Context, dec schema.Decision) (schema.Outcome, error) {
	edits := dec.Edits
	dec.Edits, dec.Verb, dec.Affirm, dec.Overrule = nil, schema.VerbConfirm, true, true
	for _, e := range edits {
		e.Way = schema.WaySet
		if _, list := listed(e.Field); list {
			e.Way = schema.WayAdd
		}
		dec.Edits = append(dec.Edits, e)
	}
	return d.Decide(ctx, dec)
}

// Reject refuses the values of a decision's edits: no rule and no import brings
// them back. Another value that is read later is a new one.
func (d *Desk) Reject(ctx context.Context, dec schema.Decision) (schema.Outcome, error) {
	edits := dec.Edits
	dec.Edits, dec.Verb, dec.Affirm, dec.Overrule = nil, schema.VerbReject, true, true
	for _, e := range edits {
		e.Way = schema.WayRemove
		dec.Edits = append(dec.Edits, e)
	}
	return d.Decide(ctx, dec)
}

// Correct keeps a person's corrections of a document as one step. A value that
// cannot be is ErrInvalid, and nothing is kept then.
func Correct(ctx context.Context, s DeskStore, d Describer, id schema.ID, all ...schema.Correction) error {
	dec := schema.Decision{Affirm: true, Overrule: true}
	for _, c := range all {
		if err := CheckCorrection(c); err != nil {
			return err
		}
		way := map[schema.CorrectionOp]schema.Way{schema.CorrectSet: schema.WaySet, schema.CorrectAdd: schema.WayAdd, schema.CorrectRemove: schema.WayRemove}[c.Op]
		dec.By = c.By
		dec.Edits = append(dec.Edits, schema.Edit{Document: id, Field: c.Field, Way: way, Value: c.Value})
	}
	out, err := (&Desk{Store: s, Describer: d}).Decide(ctx, dec)
	if err != nil {
		return err
	}
	for _, e := range out.Effects {
		if err := failure(e); err != nil {
			return err
		}
	}
	return nil
}

// failure returns why an edit cannot be carried out at all, or nil.
func failure(e schema.Effect) error {
	switch e.Verdict {
	case schema.VerdictGone:
		return fmt.Errorf("document %s: %w", e.Document, schema.ErrGone)
	case schema.VerdictUnknown:
		return fmt.Errorf("document %s: %w", e.Document, schema.ErrNotFound)
	case schema.VerdictInvalid:
		return fmt.Errorf("document %s, %s: %s: %w", e.Document, e.Field, e.Why, schema.ErrInvalid)
	}
	return nil
}

// now is the time as corrections keep it.
func now() time.Time { return time.Now().UTC().Truncate(time.Millisecond) }

// judging decides what becomes of the corrections of a document.
type judging func(a *amendment)

// decided judges the edits of a decision that stand in some places of it.
func (d *Desk) decided(dec schema.Decision, places []int) judging {
	return func(a *amendment) {
		for _, i := range places {
			a.edit(dec, dec.Edits[i])
		}
	}
}

// weigh returns what a document would become, read by read.
func (d *Desk) weigh(ctx context.Context, id schema.ID, judge judging, read func(context.Context, schema.ID) (*schema.Document, error)) (*amendment, error) {
	doc, err := read(ctx, id)
	switch {
	case errors.Is(err, schema.ErrGone), errors.Is(err, schema.ErrNotFound):
		doc = nil
	case err != nil:
		return nil, err
	}
	a := newAmendment(id, doc, err)
	judge(a)
	if doc == nil || !a.changes() {
		return a, nil
	}
	if a.anew(d.Describer) && doc.Pages == nil {
		if doc.Pages, err = d.pages(ctx, doc); err != nil {
			return nil, err
		}
	}
	return a, a.compose(d.Describer)
}

// pages reads the pages of a document that was read without them.
func (d *Desk) pages(ctx context.Context, doc *schema.Document) ([]schema.Page, error) {
	whole, err := d.Store.Document(ctx, doc.ID)
	if errors.Is(err, schema.ErrGone) { // just now; what it would become is still an answer
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return whole.Pages, nil
}

// carry changes a document as part of a step. Where another was faster it is
// read and judged again.
func (d *Desk) carry(ctx context.Context, id schema.ID, judge judging, step *schema.Step) (*amendment, error) {
	for {
		a, err := d.weigh(ctx, id, judge, d.Store.Document)
		if err != nil || !a.changes() {
			return a, err
		}
		part := *step
		part.Parts = a.parts()
		err = d.Store.Enter(ctx, Entry{Documents: []*schema.Document{a.doc}, Step: &part})
		if errors.Is(err, schema.ErrConflict) {
			continue
		}
		if err == nil {
			step.Number = part.Number
		}
		return a, err
	}
}
