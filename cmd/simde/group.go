package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

const groupDetail = `Documents that say the same are found as they come. "group" is a person's word that documents are of
one work, each with each, and "part" that one is of no work with others: with those that follow it, or
with all that it is grouped with now. Neither is ever changed by what is found, whatever becomes of the
documents; each is a step of "simde log", and "undo --step N" takes it back.

  --as copy         nearly the same text: one stands for all in results, the others below it
  --as translation  the same in another language
  --as edition      published again
  --as version      an earlier or later state of the text

Without --as those of one language are versions and those of two are translations. What is not a copy
is listed with the others of its work and found beside them.

`

// workOptions are what "group" and "part" take alike.
type workOptions struct {
	dec    schema.Decision
	dryRun bool
}

// group says that documents are of one work.
func group(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	o := workOptions{dec: schema.Decision{Verb: schema.VerbGroup}}
	as := f.String("as", "", "what they are to each other: copy, translation, edition or version")
	f.StringVar(&o.dec.By, "by", userName(), stepByUsage)
	f.StringVar(&o.dec.Note, "note", "", "why, in a `sentence`; the log keeps it")
	f.BoolVar(&o.dryRun, "dry-run", false, "say what would change, and change nothing")
	ids, err := parse(f, args)
	if err != nil {
		return err
	}
	if len(ids) < 2 {
		return errors.New("group takes the ids of two documents or more")
	}
	return e.withLibrary(ctx, func(l *library) error {
		d := &corpus.Desk{Store: l.store, Describer: newDescriber()}
		var err error
		if o.dec.Edits, err = d.Together(ctx, schema.Tie(*as), idsOf(ids)...); err != nil {
			return err
		}
		return e.say(ctx, d, o)
	})
}

// part says that a document is not of one work with others.
func part(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	o := workOptions{dec: schema.Decision{Verb: schema.VerbPart}}
	f.StringVar(&o.dec.By, "by", userName(), stepByUsage)
	f.StringVar(&o.dec.Note, "note", "", "why, in a `sentence`; the log keeps it")
	f.BoolVar(&o.dryRun, "dry-run", false, "say what would change, and change nothing")
	ids, err := parse(f, args)
	if err != nil {
		return err
	}
	if len(ids) == 0 {
		return errors.New("part takes the id of a document, and of those that it is to be parted from where that is not all")
	}
	carry := func(l *library) error {
		d := &corpus.Desk{Store: l.store, Describer: newDescriber()}
		var err error
		if o.dec.Edits, err = d.Apart(ctx, schema.ID(ids[0]), idsOf(ids[1:])...); err != nil {
			return err
		}
		return e.say(ctx, d, o)
	}
	if len(ids) > 1 {
		return e.withLibrary(ctx, carry)
	}
	return e.withFreshIndex(ctx, func(l *library, _ engine) error { return carry(l) }) // what it is grouped with is found by then
}

// withLibrary opens an existing library and closes it after f.
func (e *env) withLibrary(ctx context.Context, f func(*library) error) (err error) {
	l, err := e.openExisting(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.close()) }()
	return f(l)
}

// say keeps a person's word on what documents are to each other.
func (e *env) say(ctx context.Context, d *corpus.Desk, o workOptions) error {
	o.dec.Overrule, o.dec.Affirm = true, true
	var out schema.Outcome
	var err error
	if o.dryRun {
		out.Effects, err = d.Plan(ctx, o.dec)
	} else {
		out, err = d.Decide(ctx, o.dec)
	}
	if err != nil {
		return err
	}
	changed := map[schema.ID]bool{}
	for _, x := range out.Effects {
		if x.Verdict == schema.VerdictChanges {
			changed[x.Document] = true
			if x.Way == schema.WayAdd {
				other, tie := schema.SplitTie(x.Value)
				fmt.Fprintf(e.stdout, "%s  %s of %s\n", schema.Line(string(x.Document)), tie, schema.Line(string(other)))
			} else {
				fmt.Fprintf(e.stdout, "%s  apart from %s\n", schema.Line(string(x.Document)), schema.Line(x.Value))
			}
		} else if x.Verdict != schema.VerdictSame {
			fmt.Fprintf(e.stdout, "%s  %s\n", schema.Line(string(x.Document)), schema.Line(effectLine(x)))
		}
	}
	switch {
	case o.dryRun:
		fmt.Fprintf(e.stdout, "%d documents would say so; nothing has changed yet\n", len(changed))
	case out.Step > 0:
		fmt.Fprintf(e.stdout, "step %d; \"simde undo --step %d\" takes it back\n", out.Step, out.Step)
	default:
		fmt.Fprintln(e.stdout, "all was said already")
	}
	if slices.ContainsFunc(out.Effects, func(x schema.Effect) bool { return bad(x.Verdict) }) {
		return errPartly
	}
	return nil
}
