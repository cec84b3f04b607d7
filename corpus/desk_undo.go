package corpus

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/simde/simde/schema"
)

// PlanUndo returns what taking back a step would come to and writes nothing. Of
// a step that is a batch it says nothing.
func (d *Desk) PlanUndo(ctx context.Context, u schema.Undoing) ([]schema.Effect, error) {
	step, err := d.undoable(ctx, u)
	if err != nil {
		return nil, err
	}
	if undo := d.said(step); undo != nil {
		eff, _, err := undo(ctx, u, step.Parts[0], true)
		return []schema.Effect{eff}, err
	}
	if name, out, err := d.file(ctx, step); err != nil || name != "" {
		return d.planFile(ctx, name, out, err)
	}
	held, err := d.withdrawals(ctx, step)
	if err != nil {
		return nil, err
	}
	var out []schema.Effect
	for id, parts := range partsOf(step) {
		if parts[0].Fate != "" {
			eff, err := d.fateEffect(ctx, u, step, parts[0], held)
			if err != nil {
				return nil, err
			}
			out = append(out, eff)
			continue
		}
		doc, err := d.Store.Head(ctx, id)
		if err != nil && !errors.Is(err, schema.ErrGone) && !errors.Is(err, schema.ErrNotFound) {
			return nil, err
		}
		a := newAmendment(id, doc, err)
		a.undo(u, parts)
		out = append(out, a.effects...)
	}
	return out, nil
}

// Undo takes back a step by a new one, which can be taken back too. Each field
// gets the corrections that it had before; what changed since is left alone and
// told, unless it is forced. A step that brought nothing about, or that erased a
// document, is ErrInvalid.
func (d *Desk) Undo(ctx context.Context, u schema.Undoing) (schema.Outcome, error) {
	step, err := d.undoable(ctx, u)
	if err != nil {
		return schema.Outcome{}, err
	}
	if step.Batch != 0 {
		return d.undoBatch(ctx, u, step.Batch)
	}
	if undo := d.said(step); undo != nil {
		eff, number, err := undo(ctx, u, step.Parts[0], false)
		return schema.Outcome{Step: number, Effects: []schema.Effect{eff}}, err
	}
	if name, out, err := d.file(ctx, step); err != nil || name != "" {
		return d.undoFile(ctx, u, name, out, err)
	}
	held, err := d.withdrawals(ctx, step)
	if err != nil {
		return schema.Outcome{}, err
	}
	var out schema.Outcome
	next := &schema.Step{At: now(), By: u.By, Verb: schema.VerbUndo, Note: u.Note, Undoes: step.Number}
	for id, parts := range partsOf(step) {
		var effects []schema.Effect
		if parts[0].Fate != "" {
			effects, err = d.undoFate(ctx, u, step, parts[0], held, next)
		} else {
			var a *amendment
			a, err = d.carry(ctx, id, func(a *amendment) { a.undo(u, parts) }, next)
			effects = a.told()
		}
		if err != nil {
			return out, fmt.Errorf("undo step %d, document %s: %w", u.Step, id, err)
		}
		out.Effects, out.Step = append(out.Effects, effects...), next.Number
	}
	return out, nil
}

// undoable returns a step that can be taken back.
func (d *Desk) undoable(ctx context.Context, u schema.Undoing) (schema.Step, error) {
	step, err := d.Store.Step(ctx, u.Step)
	switch {
	case err != nil:
		return step, err
	case slices.ContainsFunc(step.Parts, func(p schema.StepPart) bool { return p.Fate == schema.FateErased }):
		return step, fmt.Errorf("step %d erased documents for good: %w", u.Step, schema.ErrInvalid)
	case about(step, schema.FieldBody) && d.Naming == nil, about(step, schema.FieldToponyms) && d.Calling == nil:
		return step, fmt.Errorf("step %d says what something is called: %w", u.Step, schema.ErrInvalid)
	case step.Batch == 0 && len(step.Parts) == 0 && step.Verb != schema.VerbKeepOut && (step.Verb != schema.VerbUndo || step.Undoes == 0):
		return step, fmt.Errorf("step %d changed no document: %w", u.Step, schema.ErrInvalid)
	}
	return step, nil
}

// about reports whether a step says what something is called.
func about(step schema.Step, f schema.Field) bool {
	return len(step.Parts) == 1 && step.Parts[0].Field == f
}

// said returns what takes back a step that says what something is called; nil for
// any other.
func (d *Desk) said(step schema.Step) func(context.Context, schema.Undoing, schema.StepPart, bool) (schema.Effect, int, error) {
	switch {
	case about(step, schema.FieldBody):
		return d.Naming.undo
	case about(step, schema.FieldToponyms):
		return d.Calling.undo
	}
	return nil
}

// partsOf yields the parts of a step by document.
func partsOf(step schema.Step) func(yield func(schema.ID, []schema.StepPart) bool) {
	return func(yield func(schema.ID, []schema.StepPart) bool) {
		var order []schema.ID
		parts := map[schema.ID][]schema.StepPart{}
		for _, p := range step.Parts {
			if parts[p.Document] == nil {
				order = append(order, p.Document)
			}
			parts[p.Document] = append(parts[p.Document], p)
		}
		for _, id := range order {
			if !yield(id, parts[id]) {
				return
			}
		}
	}
}

// told returns the effects, none where there is no amendment.
func (a *amendment) told() []schema.Effect {
	if a == nil {
		return nil
	}
	return a.effects
}

// undo gives the fields of parts the corrections that they had before.
func (a *amendment) undo(u schema.Undoing, parts []schema.StepPart) {
	for _, p := range parts {
		eff := schema.Effect{Edit: schema.Edit{Document: a.id, Field: p.Field}, Verdict: a.absent, To: p.Was}
		if a.absent != "" {
			a.effects = append(a.effects, eff)
			continue
		}
		eff.From = factsOf(a.before, p.Field)
		eff.To = eff.From
		force := u.Forces(a.id, p.Field)
		done, same := false, true
		for _, of := range groupsOf(p) {
			now := of.in(a.after)
			switch {
			case sameCorrections(now, of.in(p.Before)):
			case force || sameCorrections(now, of.in(p.After)):
				a.giveBack(of, p.Before)
				eff.To, done = of.back(eff.To, p.Was), true
			default:
				same = false
				late := eff
				late.Verdict, late.Value, late.To = schema.VerdictOvertaken, of.value, p.Was
				if len(now) > 0 {
					late.By = now[len(now)-1].By
				}
				a.effects = append(a.effects, late)
			}
		}
		switch {
		case done:
			eff.Verdict = schema.VerdictChanges
			a.effects = append(a.effects, eff)
		case same:
			eff.Verdict = schema.VerdictSame
			a.effects = append(a.effects, eff)
		}
	}
}

// giveBack puts the corrections of a group as they were among those of today.
func (a *amendment) giveBack(of group, before []schema.Correction) {
	a.after = append(slices.DeleteFunc(a.after, of.has), of.in(before)...)
	slices.SortStableFunc(a.after, func(x, y schema.Correction) int { return x.At.Compare(y.At) })
	a.dropped = true
}

// group are the corrections that are taken back together: those of one value of
// a list, or those of a single-valued field.
type group struct {
	field schema.Field
	value string // of a list, as one of the corrections writes it
	text  string
}

// groupsOf returns the groups of a part that the step changed.
func groupsOf(p schema.StepPart) []group {
	if _, list := listed(p.Field); !list {
		return []group{{field: p.Field}}
	}
	var out []group
	for _, c := range slices.Concat(p.Before, p.After) {
		g := group{p.Field, c.Value, textOf(p.Field, c.Value)}
		known := slices.ContainsFunc(out, func(x group) bool { return x.text == g.text })
		if !known && !sameCorrections(g.in(p.Before), g.in(p.After)) {
			out = append(out, g)
		}
	}
	return out
}

func (g group) has(c schema.Correction) bool {
	return c.Field == g.field && (g.text == "" || textOf(c.Field, c.Value) == g.text)
}

// back returns the values of the field with those of the group as they were.
func (g group) back(values, was []string) []string {
	if g.text == "" {
		return was
	}
	of := func(v string) bool { return textOf(g.field, v) == g.text }
	out := slices.DeleteFunc(slices.Clone(values), of)
	for _, v := range was {
		if of(v) {
			out = append(out, v)
		}
	}
	return out
}

// in returns those of some corrections that belong to the group.
func (g group) in(all []schema.Correction) []schema.Correction {
	var out []schema.Correction
	for _, c := range ofField(all, g.field) {
		if g.has(c) {
			out = append(out, c)
		}
	}
	return out
}

// sameCorrections reports whether the same persons said the same at the same
// time.
func sameCorrections(a, b []schema.Correction) bool {
	return slices.EqualFunc(a, b, func(x, y schema.Correction) bool {
		return x.Field == y.Field && x.Op == y.Op && x.Value == y.Value && x.By == y.By && x.At.Equal(y.At)
	})
}

// undoBatch takes back what a batch did.
func (d *Desk) undoBatch(ctx context.Context, u schema.Undoing, batch int) (schema.Outcome, error) {
	done, err := d.Importer(u.By).Undo(ctx, batch)
	if err != nil {
		return schema.Outcome{}, err
	}
	var out schema.Outcome
	for _, id := range slices.Concat(done.Withdrawn, done.Restored, done.Back) {
		out.Effects = append(out.Effects, schema.Effect{Edit: schema.Edit{Document: id}, Verdict: schema.VerdictChanges})
	}
	for _, left := range done.Left {
		out.Effects = append(out.Effects, schema.Effect{Edit: schema.Edit{Document: left.Document}, Verdict: schema.VerdictOvertaken, Why: left.Why})
	}
	out.Step, err = d.stepOf(ctx, done.Number)
	return out, err
}
