package corpus

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/simde/simde/schema"
)

// Places keep the further names that a library has for places.
type Places interface {
	// PutToponyms stores the further names of a place in place of what was; nil
	// leaves none. BodiesStamp is another then. The step is written with it; or
	// nil. Where was is not what is held, nothing is stored and the error is
	// ErrConflict.
	PutToponyms(ctx context.Context, p schema.Place, was, is *schema.Toponyms, step *schema.Step) error
	// Toponyms returns all further names, in the order of the places.
	Toponyms(ctx context.Context) ([]schema.Toponyms, error)
}

// Calling says what else places are called, each time as a step of the log.
type Calling struct {
	Store Places
	// Means returns the places that a name means to the rules that describe
	// documents.
	Means func(name string) []schema.Place
	// Ordinary reports whether a name is a word or a phrase that means something
	// else than a place.
	Ordinary func(name string) bool
	// Changed hears that what is said is another now; or nil.
	Changed func(ctx context.Context) error
}

// one returns the further names of a place, or nil, and those of all.
func (c *Calling) one(ctx context.Context, p schema.Place) (*schema.Toponyms, []schema.Toponyms, error) {
	all, err := c.Store.Toponyms(ctx)
	if err != nil {
		return nil, nil, err
	}
	if i := slices.IndexFunc(all, func(t schema.Toponyms) bool { return t.Place == p }); i >= 0 {
		return &all[i], all, nil
	}
	return nil, all, nil
}

// Check returns an ErrInvalid, mostly a *schema.NameRefused, where a name cannot
// be one of the place, and else the names that are new. What it has already it
// may keep.
func (c *Calling) Check(ctx context.Context, t schema.Toponyms) ([]string, error) {
	was, all, err := c.one(ctx, t.Place)
	if err != nil {
		return nil, err
	}
	return c.check(t, was, all)
}

func (c *Calling) check(t schema.Toponyms, was *schema.Toponyms, all []schema.Toponyms) ([]string, error) {
	if err := t.Check(); err != nil {
		return nil, err
	}
	known := schema.NewGazetteer(all)
	var fresh []string
	for _, name := range t.All() {
		if was != nil && slices.Contains(was.All(), name) {
			continue
		}
		means := c.Means(name)
		if p, ok := schema.ReadPlace(name); ok {
			means = append(means, p)
		}
		if p, ok := known.Read(name); ok {
			means = append(means, p)
		}
		for _, p := range means {
			if p != t.Place {
				return nil, &schema.NameRefused{Name: name, Fault: schema.NameOther, Other: p}
			}
		}
		switch {
		case len(means) > 0 && (was == nil || !like(was.All(), name)):
			return nil, &schema.NameRefused{Name: name, Fault: schema.NameKnown}
		case c.Ordinary(name):
			return nil, &schema.NameRefused{Name: name, Fault: schema.NameOrdinary}
		}
		fresh = append(fresh, name)
	}
	return fresh, nil
}

// like reports whether one of some names differs from name in case and accents
// at most.
func like(names []string, name string) bool {
	return slices.ContainsFunc(names, func(x string) bool { return schema.Fold(x) == schema.Fold(name) })
}

// Say stores the further names of a place and returns the number of the step. See
// Check. With no name there are none any more.
func (c *Calling) Say(ctx context.Context, by, why string, t schema.Toponyms) (int, error) {
	was, all, err := c.one(ctx, t.Place)
	if err != nil {
		return 0, err
	}
	if _, err := c.check(t, was, all); err != nil {
		return 0, err
	}
	is := &t
	if len(t.All()) == 0 {
		is = nil
	}
	if was.Same(is) {
		return 0, fmt.Errorf("names of %s: nothing is another: %w", t.Place, schema.ErrInvalid)
	}
	return c.put(ctx, t.Place, was, is, &schema.Step{At: now(), By: by, Verb: schema.VerbPlace, Note: why})
}

func (c *Calling) put(ctx context.Context, p schema.Place, was, is *schema.Toponyms, step *schema.Step) (int, error) {
	part, err := saidPart(schema.FieldToponyms, was, is)
	if err != nil {
		return 0, err
	}
	step.Parts = []schema.StepPart{part}
	if err := c.Store.PutToponyms(ctx, p, was, is, step); err != nil {
		return 0, err
	}
	if c.Changed != nil {
		return step.Number, c.Changed(ctx)
	}
	return step.Number, nil
}

// undo takes back what a step said of a place. See Naming.undo. A name that
// became another place's meanwhile is overtaken.
func (c *Calling) undo(ctx context.Context, u schema.Undoing, p schema.StepPart, dry bool) (schema.Effect, int, error) {
	eff := schema.Effect{Edit: schema.Edit{Field: schema.FieldToponyms}, From: p.Is, To: p.Was}
	before, after, err := readSaid(p, schema.ReadToponyms)
	if err != nil {
		return eff, 0, err
	}
	var place schema.Place
	for _, t := range []*schema.Toponyms{before, after} {
		if t != nil {
			place = t.Place
		}
	}
	is, all, err := c.one(ctx, place)
	if err != nil {
		return eff, 0, err
	}
	eff.Verdict = verdictOfSaid(is, before, after, u.Forces("", schema.FieldToponyms))
	if eff.Verdict != schema.VerdictChanges {
		return eff, 0, nil
	}
	if before != nil {
		var taken *schema.NameRefused
		if _, err := c.check(*before, is, all); errors.As(err, &taken) && taken.Fault == schema.NameOther {
			eff.Verdict, eff.Why = schema.VerdictOvertaken, taken.Error()
			return eff, 0, nil
		}
	}
	if dry {
		return eff, 0, nil
	}
	step := &schema.Step{At: now(), By: u.By, Verb: schema.VerbUndo, Note: u.Note, Undoes: u.Step}
	number, err := c.put(ctx, place, is, before, step)
	if errors.Is(err, schema.ErrConflict) {
		eff.Verdict, err = schema.VerdictOvertaken, nil
	}
	return eff, number, err
}
