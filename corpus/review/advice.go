package review

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// Uploads are what people bring as new versions.
type Uploads interface {
	Publish(ctx context.Context, number int, by string) error
	Refuse(ctx context.Context, number int, why string) error
}

// Bounds of advice.
const (
	mostWaiting = 200  // of a person
	longestWhy  = 1000 // characters
)

// Advise keeps what somebody proposes of a document; it waits for an archivist. A
// value that cannot be is ErrInvalid, and so is what stands already.
func (d *Desk) Advise(ctx context.Context, a schema.Advice) (int, error) {
	a.At, a.State, a.Why = time.Now().UTC().Truncate(time.Millisecond), schema.AdviceWaiting, strings.TrimSpace(a.Why)
	if utf8.RuneCountInString(a.Why) > longestWhy {
		return 0, fmt.Errorf("a reason of more than %d characters: %w", longestWhy, schema.ErrInvalid)
	}
	e := schema.Edit{Document: a.Document, Field: a.Field, Way: a.Way, Value: a.Value}
	if err := corpus.CheckEdit(e); err != nil {
		return 0, err
	}
	effects, err := d.Changes.Plan(ctx, schema.Decision{By: a.By, Overrule: true, Edits: []schema.Edit{e}})
	if err != nil {
		return 0, err
	}
	switch effects[0].Verdict {
	case schema.VerdictUnknown:
		return 0, schema.ErrNotFound
	case schema.VerdictGone:
		return 0, schema.ErrGone
	case schema.VerdictChanges:
	default:
		return 0, fmt.Errorf("%s %q of %s changes nothing: %w", a.Field, a.Value, a.Document, schema.ErrInvalid)
	}
	if a.Person != 0 {
		held, err := d.Store.Advices(ctx, schema.AdviceFilter{Person: a.Person, State: schema.AdviceWaiting, Most: mostWaiting})
		if err == nil && len(held) >= mostWaiting {
			err = fmt.Errorf("%d proposals of %s wait: %w", len(held), a.By, schema.ErrInvalid)
		}
		if err != nil {
			return 0, err
		}
	}
	return d.Store.AddAdvice(ctx, a)
}

// TakeUp does what advice says, or puts another value where taken is not "", as a
// step of who does it, and returns its number; 0 of an upload, which becomes a
// version soon. Advice that waits no more is ErrConflict.
func (d *Desk) TakeUp(ctx context.Context, by string, number int, taken string) (int, error) {
	a, err := d.waiting(ctx, number)
	if err != nil {
		return 0, err
	}
	if a.Upload != 0 {
		return 0, d.Uploads.Publish(ctx, a.Upload, by)
	}
	e := schema.Edit{Document: a.Document, Field: a.Field, Way: a.Way, Value: a.Value}
	if taken != "" && taken != a.Value {
		e.Value = taken
		if e.Way == schema.WayRemove && !isList(a.Field) {
			e.Way = schema.WaySet
		}
		if err := corpus.CheckEdit(e); err != nil {
			return 0, err
		}
	} else {
		taken = ""
	}
	out, err := d.Changes.Decide(ctx, schema.Decision{By: by, Note: a.Note(), Verb: schema.VerbAdopt, Overrule: true, Affirm: true, Edits: []schema.Edit{e}})
	if err == nil && len(out.Effects) > 0 && out.Effects[0].Verdict == schema.VerdictGone {
		err = schema.ErrGone
	}
	if err != nil {
		return out.Step, err
	}
	return out.Step, d.decideAdvice(ctx, number, nil, func(a *schema.Advice) {
		a.State, a.DecidedBy, a.Taken, a.Step = schema.AdviceTaken, by, taken, out.Step
	})
}

// Decline refuses advice, which the log tells. Advice that waits no more is
// ErrConflict.
func (d *Desk) Decline(ctx context.Context, by string, number int, why string) error {
	a, err := d.waiting(ctx, number)
	if err != nil {
		return err
	}
	if a.Upload != 0 {
		if err := d.Uploads.Refuse(ctx, a.Upload, why); err != nil && !errors.Is(err, schema.ErrConflict) {
			return err
		}
		if a, err = d.Store.Advice(ctx, number); err != nil || a.State != schema.AdviceWaiting {
			return err
		}
	}
	step := &schema.Step{At: time.Now().UTC().Truncate(time.Millisecond), By: by, Verb: schema.VerbDecline, Note: a.Note()}
	return d.decideAdvice(ctx, number, step, func(a *schema.Advice) {
		a.State, a.DecidedBy, a.Answer = schema.AdviceRefused, by, strings.TrimSpace(why)
	})
}

// DropAdvice ends advice that its person does not give any more; person 0 is
// anybody's.
func (d *Desk) DropAdvice(ctx context.Context, person, number int) error {
	a, err := d.waiting(ctx, number)
	switch {
	case err != nil:
		return err
	case person != 0 && a.Person != person:
		return schema.ErrNotFound
	}
	return d.decideAdvice(ctx, number, nil, func(a *schema.Advice) { a.State = schema.AdviceDropped })
}

// Reopen has advice that was refused wait again. An upload that was refused is
// gone and cannot.
func (d *Desk) Reopen(ctx context.Context, number int) error {
	return d.Store.ChangeAdvice(ctx, number, func(a *schema.Advice) error {
		if a.State != schema.AdviceRefused || a.Upload != 0 {
			return fmt.Errorf("it is %s: %w", a.State, schema.ErrConflict)
		}
		a.State, a.Decided, a.DecidedBy, a.Answer = schema.AdviceWaiting, time.Time{}, "", ""
		return nil
	}, nil)
}

// waiting returns advice that waits.
func (d *Desk) waiting(ctx context.Context, number int) (schema.Advice, error) {
	a, err := d.Store.Advice(ctx, number)
	if err == nil && a.State != schema.AdviceWaiting {
		err = fmt.Errorf("advice %d is %s: %w", number, a.State, schema.ErrConflict)
	}
	return a, err
}

func (d *Desk) decideAdvice(ctx context.Context, number int, step *schema.Step, how func(*schema.Advice)) error {
	return d.Store.ChangeAdvice(ctx, number, func(a *schema.Advice) error {
		if a.State != schema.AdviceWaiting {
			return fmt.Errorf("it is %s: %w", a.State, schema.ErrConflict)
		}
		how(a)
		a.Decided = time.Now().UTC().Truncate(time.Millisecond)
		return nil
	}, step)
}

// advise decides on advice as an answer to its case says.
func (p *plan) advise(ctx context.Context, r *schema.Answered) error {
	for _, c := range p.advice {
		step, err := 0, error(nil)
		if p.answer.Say == schema.SayNo {
			err = p.desk.Decline(ctx, p.answer.By, c.Advice, p.answer.Note)
		} else {
			taken := ""
			if p.answer.Say == schema.SayOther {
				taken = p.answer.Value
			}
			step, err = p.desk.TakeUp(ctx, p.answer.By, c.Advice, taken)
		}
		if step != 0 {
			r.Step, r.Documents = step, r.Documents+1
		}
		if errors.Is(err, schema.ErrConflict) { // another was faster
			now, got := p.desk.Store.Advice(ctx, c.Advice)
			if got != nil {
				return got
			}
			r.Faster, r.Settled = append(r.Faster, schema.Faster{Case: c, By: now.DecidedBy, Is: []string{now.Value}}), r.Settled-1
			continue
		}
		if err != nil {
			return err
		}
	}
	return nil
}
