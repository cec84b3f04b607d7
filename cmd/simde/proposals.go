package main

import (
	"context"
	"fmt"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/simde/simde/corpus/review"
	"github.com/simde/simde/schema"
)

const proposalsDetail = "What is proposed waits for an archivist, as a case of its document (\"simde review --kind advice\").\n\n" +
	"list [--all]                 what waits; --all what was decided too\n" +
	"add ID FIELD=VALUE --by NAME --why WHY   proposes a value; FIELD+=VALUE adds to a list, FIELD-=VALUE takes out of it\n" +
	"take N [--value VALUE]       does what it says, as a step that names who proposed it; --value puts another value\n" +
	"refuse N --why WHY           does not, which its person and the log are told\n" +
	"drop N                       takes a proposal back\n" +
	"reopen N                     has one that was refused wait again\n\n"

// proposals lists what people propose of documents, adds to it and decides.
func proposals(ctx context.Context, e *env, args []string) error {
	o := proposalOptions{}
	f := e.flags()
	f.StringVar(&o.by, "by", userName(), byUsage)
	f.StringVar(&o.why, "why", "", "why, in a `sentence`")
	f.StringVar(&o.value, "value", "", "another `value` than the one proposed")
	f.BoolVar(&o.all, "all", false, "what was decided too")
	words, err := parse(f, args)
	if err != nil {
		return err
	}
	return e.inBackroom(ctx, words, func(l *library, room *backroom, words []string) error {
		return e.onProposals(ctx, l, room.review, words, o)
	})
}

// proposalOptions are the flags of the proposals command.
type proposalOptions struct {
	by, why, value string
	all            bool
}

func (e *env) onProposals(ctx context.Context, l *library, d *review.Desk, words []string, o proposalOptions) error {
	switch {
	case words[0] == "list" && len(words) == 1:
		return e.listProposals(ctx, l, o.all)
	case words[0] == "add" && len(words) == 3:
		return e.propose(ctx, d, schema.Advice{Document: schema.ID(words[1]), By: o.by, Why: o.why}, words[2])
	}
	n, err := e.numbered(words, "list, add ID FIELD=VALUE, take N, refuse N, drop N or reopen N")
	if err != nil {
		return err
	}
	switch words[0] {
	case "take":
		step, err := d.TakeUp(ctx, o.by, n, o.value)
		if step != 0 {
			fmt.Fprintf(e.stdout, "proposal %d is taken up; \"simde undo --step %d\" takes this back\n", n, step)
		}
		return err
	case "refuse":
		return d.Decline(ctx, o.by, n, o.why)
	case "drop":
		return d.DropAdvice(ctx, 0, n)
	case "reopen":
		return d.Reopen(ctx, n)
	}
	return fmt.Errorf("proposals %s: want list, add, take, refuse, drop or reopen", words[0])
}

func (e *env) propose(ctx context.Context, d *review.Desk, a schema.Advice, what string) error {
	c, err := readCorrection(what)
	if err != nil {
		return err
	}
	a.Field, a.Value = c.Field, c.Value
	a.Way = map[schema.CorrectionOp]schema.Way{schema.CorrectSet: schema.WaySet, schema.CorrectAdd: schema.WayAdd, schema.CorrectRemove: schema.WayRemove}[c.Op]
	n, err := d.Advise(ctx, a)
	if err == nil {
		fmt.Fprintf(e.stdout, "proposal %d waits\n", n)
	}
	return err
}

func (e *env) listProposals(ctx context.Context, l *library, all bool) error {
	only := schema.AdviceFilter{State: schema.AdviceWaiting}
	if all {
		only.State = ""
	}
	found, err := l.store.Advices(ctx, only)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(e.stdout, 0, 8, 2, ' ', 0)
	for _, a := range found {
		what := fmt.Sprintf("upload %d as a new version", a.Upload)
		if a.Upload == 0 {
			what = fmt.Sprintf("%s %s %s", a.Field, a.Way, schema.Line(a.Value))
		}
		decided := ""
		if a.DecidedBy != "" {
			decided = strings.TrimSpace(schema.Line(a.DecidedBy) + " " + schema.Line(a.Answer))
		}
		fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", a.Number, a.State, a.At.Format(time.DateTime), a.Document, what, schema.Line(a.By), schema.Line(a.Why), decided)
	}
	return w.Flush()
}
