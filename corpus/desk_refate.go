package corpus

import (
	"context"
	"errors"

	"github.com/simde/simde/schema"
)

// withdrawals returns what is withdrawn of the documents that a step withdrew.
func (d *Desk) withdrawals(ctx context.Context, step schema.Step) (map[schema.ID]Withdrawal, error) {
	of := map[schema.ID]bool{}
	for _, p := range step.Parts {
		if p.Fate == schema.FateWithdrawn {
			of[p.Document] = true
		}
	}
	out := map[schema.ID]Withdrawal{}
	if len(of) == 0 {
		return out, nil
	}
	for w, err := range d.Store.Withdrawn(ctx) {
		if err != nil {
			return nil, err
		}
		if of[w.ID] {
			out[w.ID] = w
		}
	}
	return out, nil
}

// fateEffect says what taking back a document's fate comes to: where another
// step decided on it since, the document is left as it is unless that is forced.
// held are the withdrawals of the documents of the step.
func (d *Desk) fateEffect(ctx context.Context, u schema.Undoing, step schema.Step, p schema.StepPart, held map[schema.ID]Withdrawal) (schema.Effect, error) {
	eff := schema.Effect{Edit: schema.Edit{Document: p.Document}, Verdict: schema.VerdictChanges}
	w, gone := held[p.Document]
	if p.Fate == schema.FateBack {
		_, err := d.Store.Head(ctx, p.Document)
		if errors.Is(err, schema.ErrGone) || errors.Is(err, schema.ErrNotFound) {
			eff.Verdict, err = schema.VerdictSame, nil
		}
		if err != nil || eff.Verdict == schema.VerdictSame {
			return eff, err
		}
	}
	switch {
	case p.Fate == schema.FateWithdrawn && !gone:
		eff.Verdict = schema.VerdictSame
		return eff, nil
	case p.Fate == schema.FateWithdrawn && w.Erased():
		eff.Verdict = schema.VerdictGone
		return eff, nil
	case u.Forces(p.Document, ""):
		return eff, nil
	}
	later, err := d.Store.Steps(ctx, schema.StepFilter{Document: p.Document})
	if err != nil {
		return eff, err
	}
	mine := step.At.Equal(w.At) && step.By == w.By // the withdrawal is that of the step, or stands in its place
	undone := map[int]bool{}
	for _, s := range later { // the newest first
		if s.Number <= step.Number {
			break
		}
		if !changesFate(s, p.Document) || undone[s.Number] {
			continue
		}
		if s.Undoes > step.Number { // with what it took back it comes to nothing
			undone[s.Undoes] = true
			mine = mine || s.At.Equal(w.At) && s.By == w.By
			continue
		}
		eff.Verdict, eff.By = schema.VerdictOvertaken, s.By
		return eff, nil
	}
	if gone && !mine { // a command or a batch withdrew it
		eff.Verdict, eff.By = schema.VerdictOvertaken, w.By
	}
	return eff, nil
}

// undoFate takes back what a step did to a document as a whole.
func (d *Desk) undoFate(ctx context.Context, u schema.Undoing, step schema.Step, p schema.StepPart, held map[schema.ID]Withdrawal, next *schema.Step) ([]schema.Effect, error) {
	eff, err := d.fateEffect(ctx, u, step, p, held)
	if err != nil || eff.Verdict != schema.VerdictChanges {
		return []schema.Effect{eff}, err
	}
	part := *next
	if p.Fate == schema.FateBack {
		why := u.Note
		if why == "" {
			if why, err = d.reasonBefore(ctx, step, p.Document); err != nil {
				return nil, err
			}
		}
		err = d.withdraw(ctx, p.Document, why, &part)
	} else {
		err = d.readmit(ctx, p.Document, &part)
	}
	next.Number = part.Number
	bad := new(schema.FileError)
	switch {
	case errors.Is(err, schema.ErrNotFound), errors.Is(err, schema.ErrConflict): // it came back, or went, by another step
		eff.Verdict, err = schema.VerdictSame, nil
	case errors.Is(err, schema.ErrGone): // it was erased since
		eff.Verdict, err = schema.VerdictGone, nil
	case errors.As(err, &bad):
		eff.Verdict, eff.Why, err = schema.VerdictInvalid, bad.Error(), nil
	}
	return []schema.Effect{eff}, err
}

// changesFate reports whether a step withdrew a document or brought it back.
func changesFate(s schema.Step, id schema.ID) bool {
	for _, p := range s.Parts {
		if p.Document == id && (p.Fate == schema.FateWithdrawn || p.Fate == schema.FateBack) {
			return true
		}
	}
	return false
}

// reasonBefore returns why a document was withdrawn before a step brought it
// back; or "".
func (d *Desk) reasonBefore(ctx context.Context, step schema.Step, id schema.ID) (string, error) {
	steps, err := d.Store.Steps(ctx, schema.StepFilter{Document: id, Below: step.Number})
	for _, s := range steps {
		for _, p := range s.Parts {
			if p.Document == id && p.Fate == schema.FateWithdrawn && s.Note != "" {
				return s.Note, err
			}
		}
	}
	return "", err
}
