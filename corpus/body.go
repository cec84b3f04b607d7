package corpus

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/simde/simde/schema"
)

// Bodies keep what a library says of organisations.
type Bodies interface {
	// PutBody stores what is said of an organisation in place of what was; nil
	// leaves nothing of it. Every document whose publisher or creators bear a name
	// of it, before or after, makes a revision, so that what follows the catalogue
	// learns of it. The step is written with it; or nil. Where was is not what is
	// held, nothing is stored and the error is ErrConflict.
	PutBody(ctx context.Context, id string, was, is *schema.Body, step *schema.Step) error
	// Bodies returns all that is said, in the order of the IDs.
	Bodies(ctx context.Context) ([]schema.Body, error)
	// BodiesStamp is another whenever what is said is another, of places too: see
	// Places. It costs next to nothing.
	BodiesStamp(ctx context.Context) (string, error)
	// Bearing returns the documents whose publisher or creators bear a name of an
	// organisation, by what is said now or would be: the newest first.
	Bearing(ctx context.Context, id string, is *schema.Body) ([]schema.Card, error)
}

// Naming says what organisations are called, each time as a step of the log.
type Naming struct {
	Store Bodies
	// Changed hears that what is said is another now; or nil.
	Changed func(ctx context.Context) error
}

// one returns what is said of an organisation, or nil, and all that is known.
func (n *Naming) one(ctx context.Context, id string) (*schema.Body, *schema.Bodies, error) {
	said, err := n.Store.Bodies(ctx)
	if err != nil {
		return nil, nil, err
	}
	known := schema.NewBodies(said)
	for i := range said {
		if said[i].ID == id {
			return &said[i], known, nil
		}
	}
	return nil, known, nil
}

// Say stores what an organisation is called, or with b.Into that it is another
// one, and returns the number of the step. A name that is none, or another's, is
// ErrInvalid; see schema.NameTaken.
func (n *Naming) Say(ctx context.Context, by, why string, b schema.Body) (int, error) {
	was, known, err := n.one(ctx, b.ID)
	if err != nil {
		return 0, err
	}
	if err := known.Check(b); err != nil {
		return 0, err
	}
	return n.put(ctx, b.ID, was, &b, &schema.Step{At: now(), By: by, Verb: schema.VerbBody, Note: why})
}

// Merge says that an organisation is another one: what bears its names is that
// one's from now on.
func (n *Naming) Merge(ctx context.Context, by, why, id, into string) (int, error) {
	was, known, err := n.one(ctx, id)
	if err != nil {
		return 0, err
	}
	var b schema.Body
	if was != nil {
		b = *was
	} else if o, ok := known.Read(id, ""); ok && o.ID == id {
		b = schema.BodyOf(o)
	} else {
		return 0, fmt.Errorf("organisation %q: %w", id, schema.ErrNotFound)
	}
	b.Into = into
	if err := known.Check(b); err != nil {
		return 0, err
	}
	return n.put(ctx, id, was, &b, &schema.Step{At: now(), By: by, Verb: schema.VerbBody, Note: why})
}

func (n *Naming) put(ctx context.Context, id string, was, is *schema.Body, step *schema.Step) (int, error) {
	part, err := saidPart(schema.FieldBody, was, is)
	if err != nil {
		return 0, err
	}
	step.Parts = []schema.StepPart{part}
	if err := n.Store.PutBody(ctx, id, was, is, step); err != nil {
		return 0, fmt.Errorf("organisation %q: %w", id, err)
	}
	if n.Changed != nil {
		return step.Number, n.Changed(ctx)
	}
	return step.Number, nil
}

// undo takes back what a step said of an organisation. What was said since is
// left alone and told, unless it is forced.
func (n *Naming) undo(ctx context.Context, u schema.Undoing, p schema.StepPart, dry bool) (schema.Effect, int, error) {
	eff := schema.Effect{Edit: schema.Edit{Field: schema.FieldBody}, From: p.Is, To: p.Was}
	before, after, err := readSaid(p, schema.ReadBody)
	if err != nil {
		return eff, 0, err
	}
	id := ""
	if after != nil {
		id = after.ID
	} else if before != nil {
		id = before.ID
	}
	is, _, err := n.one(ctx, id)
	if err != nil {
		return eff, 0, err
	}
	said, err := n.Store.Bodies(ctx)
	if err != nil {
		return eff, 0, err
	}
	eff.Verdict = verdictOfSaid(is, before, after, u.Forces("", schema.FieldBody))
	if eff.Verdict == schema.VerdictChanges && before == nil && slices.ContainsFunc(said, func(b schema.Body) bool { return b.Into == id }) {
		eff.Verdict = schema.VerdictOvertaken // another was said to be this one meanwhile
	}
	if eff.Verdict != schema.VerdictChanges {
		return eff, 0, nil
	}
	if before != nil {
		others := schema.NewBodies(slices.DeleteFunc(said, func(b schema.Body) bool { return b.ID == id }))
		if err := others.Check(*before); err != nil { // its name is another's by now
			eff.Verdict, eff.Why = schema.VerdictOvertaken, err.Error()
			return eff, 0, nil
		}
	}
	if dry {
		return eff, 0, nil
	}
	step := &schema.Step{At: now(), By: u.By, Verb: schema.VerbUndo, Note: u.Note, Undoes: u.Step}
	number, err := n.put(ctx, id, is, before, step)
	if errors.Is(err, schema.ErrConflict) {
		eff.Verdict, err = schema.VerdictOvertaken, nil
	}
	return eff, number, err
}
