package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
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
func proposals(ctx context.Context, e *env, args []string) (err error) {
	f := e.flags()
	by := f.String("by", userName(), byUsage)
	why := f.String("why", "", "why, in a `sentence`")
	value := f.String("value", "", "another `value` than the one proposed")
	all := f.Bool("all", false, "what was decided too")
	words, err := parse(f, args)
	if err != nil {
		return err
	}
	if len(words) == 0 {
		words = []string{"list"}
	}
	l, err := e.openExisting(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.close()) }()
	room, err := l.backroom(e, "")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, room.close()) }()
	switch {
	case words[0] == "list" && len(words) == 1:
		return e.listProposals(ctx, l, *all)
	case words[0] == "add" && len(words) == 3:
		return e.propose(ctx, room.review, schema.Advice{Document: schema.ID(words[1]), By: *by, Why: *why}, words[2])
	case len(words) != 2:
		return fmt.Errorf("proposals %s: want list, add ID FIELD=VALUE, take N, refuse N, drop N or reopen N", words[0])
	}
	n, err := strconv.Atoi(words[1])
	if err != nil {
		return fmt.Errorf("proposals %s %s: want the number of one", words[0], words[1])
	}
	switch words[0] {
	case "take":
		step, err := room.review.TakeUp(ctx, *by, n, *value)
		if step != 0 {
			fmt.Fprintf(e.stdout, "proposal %d is taken up; \"simde undo --step %d\" takes this back\n", n, step)
		}
		return err
	case "refuse":
		return room.review.Decline(ctx, *by, n, *why)
	case "drop":
		return room.review.DropAdvice(ctx, 0, n)
	case "reopen":
		return room.review.Reopen(ctx, n)
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
