package corpus

import (
	"context"
	"errors"
	"fmt"

	"github.com/simde/simde/schema"
)

// file returns the file of which a step says that it stays out, or that it does
// not any more: out is what the step said. The name is "" of any other step.
func (d *Desk) file(ctx context.Context, step schema.Step) (name string, out bool, err error) {
	if step.Batch != 0 || len(step.Parts) > 0 {
		return "", false, nil
	}
	number := step.Number
	out = true
	for step.Verb == schema.VerbUndo && step.Undoes != 0 && step.Batch == 0 && len(step.Parts) == 0 {
		if step, err = d.Store.Step(ctx, step.Undoes); err != nil {
			return "", false, err
		}
		out = !out
	}
	if step.Verb != schema.VerbKeepOut {
		return "", false, fmt.Errorf("step %d changed no document: %w", number, schema.ErrInvalid)
	}
	return step.Note, out, nil
}

// planFile says what taking back comes to: nothing, where the file was decided on
// since.
func (d *Desk) planFile(ctx context.Context, name string, out bool, err error) ([]schema.Effect, error) {
	if err != nil {
		return nil, err
	}
	row, err := d.Store.Row(ctx, name)
	if err != nil && !errors.Is(err, schema.ErrNotFound) {
		return nil, err
	}
	wanted := Held
	if out {
		wanted = Withdrawn
	}
	return []schema.Effect{fileEffect(name, row.State == wanted)}, nil
}

// fileEffect says what becomes of a file, which the value names.
func fileEffect(name string, done bool) schema.Effect {
	eff := schema.Effect{Edit: schema.Edit{Value: name}, Verdict: schema.VerdictChanges}
	if !done {
		eff.Verdict = schema.VerdictOvertaken
	}
	return eff
}

// undoFile has a file be held back again, or stay out again.
func (d *Desk) undoFile(ctx context.Context, u schema.Undoing, name string, out bool, err error) (schema.Outcome, error) {
	if err != nil {
		return schema.Outcome{}, err
	}
	next := &schema.Step{At: now(), By: u.By, Verb: schema.VerbUndo, Note: u.Note, Undoes: u.Step}
	do := d.Store.KeepOut
	if out {
		do = d.Store.HoldAgain
	}
	if err := do(ctx, name, next); err != nil {
		return schema.Outcome{}, fmt.Errorf("undo step %d: %w", u.Step, err)
	}
	return schema.Outcome{Step: next.Number, Effects: []schema.Effect{fileEffect(name, next.Number != 0)}}, nil
}
