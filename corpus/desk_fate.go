package corpus

import (
	"context"
	"errors"
	"slices"

	"github.com/simde/simde/schema"
)

// Withdraw takes documents out, and what only they carry, as one step and returns
// its number. What came before an error is done.
func (d *Desk) Withdraw(ctx context.Context, by, why string, ids ...schema.ID) (int, error) {
	carried, err := Carried(ctx, d.Store, ids...)
	if err != nil {
		return 0, err
	}
	ids = slices.Concat(ids, carried)
	step := &schema.Step{At: now(), By: by, Verb: schema.VerbWithdraw, Note: why}
	return d.each(step, ids, func(id schema.ID, part *schema.Step) error { return d.withdraw(ctx, id, why, part) })
}

func (d *Desk) withdraw(ctx context.Context, id schema.ID, why string, part *schema.Step) error {
	part.Parts = []schema.StepPart{{Document: id, Fate: schema.FateWithdrawn}}
	return d.Store.Withdraw(ctx, Withdrawal{ID: id, By: part.By, Reason: why, At: part.At, Step: part})
}

// Readmit brings withdrawn documents back as one step and returns its number.
// See Importer.Readmit.
func (d *Desk) Readmit(ctx context.Context, by, why string, ids ...schema.ID) (int, error) {
	step := &schema.Step{At: now(), By: by, Verb: schema.VerbReadmit, Note: why}
	return d.each(step, ids, func(id schema.ID, part *schema.Step) error { return d.readmit(ctx, id, part) })
}

func (d *Desk) readmit(ctx context.Context, id schema.ID, part *schema.Step) error {
	part.Parts = []schema.StepPart{{Document: id, Fate: schema.FateBack}}
	return d.Importer(part.By).Readmit(ctx, id, part)
}

// Erase removes documents for good, and what only they carry, as one step and
// returns its number. See Erase.
func (d *Desk) Erase(ctx context.Context, by, why string, ids ...schema.ID) (int, error) {
	carried, err := Carried(ctx, d.Store, ids...)
	if err != nil {
		return 0, err
	}
	ids = slices.Concat(ids, carried)
	step := &schema.Step{At: now(), By: by, Verb: schema.VerbErase, Note: why}
	im := d.Importer(by)
	return d.each(step, ids, func(id schema.ID, part *schema.Step) error {
		part.Parts = []schema.StepPart{{Document: id, Fate: schema.FateErased}}
		return Erase(ctx, im.Store, im.Originals, Withdrawal{ID: id, By: by, Reason: why, At: part.At, Step: part})
	})
}

// each does something to documents one by one, each as a part of step. Those that
// are not there keep it from none of the others, and are ErrNotFound in the end.
func (d *Desk) each(step *schema.Step, ids []schema.ID, do func(schema.ID, *schema.Step) error) (int, error) {
	var absent error
	for _, id := range ids {
		part := *step
		err := do(id, &part)
		step.Number = part.Number
		if errors.Is(err, schema.ErrNotFound) { // it went, or came back, by another step
			absent = errors.Join(absent, err)
			continue
		}
		if err != nil {
			return step.Number, errors.Join(absent, err)
		}
	}
	return step.Number, absent
}
