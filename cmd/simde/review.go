package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/review"
	"github.com/simde/simde/schema"
)

const reviewDetail = `A case is what waits for a person: a value that was read with little certainty, or a contradiction.
Without --list it counts them by kind. An answer names a case by its key, the first column of --list:
--confirm takes what is proposed first, --reject refuses the value, so that no rule and no import
brings it back, --change KEY=VALUE takes another one, --unsure leaves it to another person. With
--alike the answer is for those alike too; one answer is one step, which "simde undo --step N" takes
back. Of two documents VALUE is copies, version (the second is a new one of the first), surplus (the
second is withdrawn) or distinct; of one
identifier both, not-first, not-second or surplus; of a file that is held back out or in; of a
correction made for an earlier file before or read, or another value.
"simde describe --train-from-corrections" writes what persons confirmed and refused, for learning.

`

// reviewOptions are what "simde review" is asked.
type reviewOptions struct {
	query        schema.CaseQuery
	list, asJSON bool
	answer       schema.Answer
	keys         []string
}

func reviewCases(ctx context.Context, e *env, args []string) (err error) {
	var o reviewOptions
	f := e.flags()
	f.BoolVar(&o.list, "list", false, "list the cases, those first of which one answer settles most")
	f.BoolVar(&o.asJSON, "json", false, "list them with all that is known of each, one JSON object a line")
	f.BoolVar(&o.answer.Alike, "alike", false, "the answer is for those alike too, up to 5,000; with --list, every case and not one for those alike")
	f.StringVar(&o.answer.By, "by", "", "`name` of the person whose word it is")
	f.StringVar(&o.answer.Note, "note", "", "`why`, in words")
	f.Func("kind", "only cases of this `kind`; may be said again", func(s string) error {
		if !slices.Contains(schema.CaseKinds, schema.CaseKind(s)) {
			return fmt.Errorf("no such kind; want one of %v", schema.CaseKinds)
		}
		o.query.Kinds = append(o.query.Kinds, schema.CaseKind(s))
		return nil
	})
	f.Func("document", "only cases of this document", func(s string) error { o.query.Document = schema.ID(s); return nil })
	for name, say := range map[string]schema.Say{"confirm": schema.SayYes, "reject": schema.SayNo, "unsure": schema.SayUnsure} {
		f.Func(name, "answer the case of this `key`; may be said again", func(key string) error { return o.say(say, key, "") })
	}
	f.Func("change", "`KEY=VALUE`: answer the case with another value", func(s string) error {
		key, value, ok := strings.Cut(s, "=")
		if !ok {
			return errors.New("want KEY=VALUE")
		}
		return o.say(schema.SayOther, key, value)
	})
	rest, err := parse(f, args)
	if err != nil {
		return err
	}
	if len(rest) > 0 {
		return fmt.Errorf("review takes flags alone, and not %q; see \"simde help review\"", rest[0])
	}
	l, err := e.openExisting(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.close()) }()
	if _, err := l.store.FindCases(ctx); err != nil {
		return err
	}
	if o.answer.Say != "" {
		return l.answer(ctx, e, o)
	}
	if o.list || o.asJSON {
		return l.listCases(ctx, e, o)
	}
	return l.countCases(ctx, e, o.query)
}

// say notes an answer. All cases of a command are answered alike.
func (o *reviewOptions) say(say schema.Say, key, value string) error {
	if o.answer.Say != "" && (o.answer.Say != say || o.answer.Value != value) {
		return errors.New("one command gives one answer")
	}
	o.answer.Say, o.answer.Value = say, value
	o.keys = append(o.keys, key)
	return nil
}

// countCases prints how many cases of each kind wait.
func (l *library) countCases(ctx context.Context, e *env, q schema.CaseQuery) error {
	w := tabwriter.NewWriter(e.stdout, 0, 8, 2, ' ', tabwriter.AlignRight)
	q.Most = 1
	total, err := l.store.Queue(ctx, q)
	if err != nil {
		return err
	}
	facets, err := l.store.CaseFacets(ctx, q)
	if err != nil {
		return err
	}
	for _, k := range facets.Kinds {
		q.Kinds = []schema.CaseKind{schema.CaseKind(k.Value)}
		of, err := l.store.Queue(ctx, q)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%s\t%d cases\tin %d documents\t%d answers settle them\t\n", k.Value, of.Total, of.Documents, of.Rows)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	_, err = fmt.Fprintf(e.stdout, "%d cases in %d documents wait; \"simde review --list\" shows them\n", total.Total, total.Documents)
	return err
}

// casesAtOnce is how many cases are listed with one question.
const casesAtOnce = 500

// listCases prints the cases that a query chooses.
func (l *library) listCases(ctx context.Context, e *env, o reviewOptions) error {
	q := o.query
	q.Most = casesAtOnce
	if o.answer.Alike {
		q.Order = schema.CasesUnsure
	}
	w := tabwriter.NewWriter(e.stdout, 0, 8, 2, ' ', 0)
	out := json.NewEncoder(e.stdout)
	for {
		list, err := l.store.Queue(ctx, q)
		if err != nil {
			return err
		}
		for _, c := range list.Cases {
			if o.asJSON {
				if err := out.Encode(jsonOf(c)); err != nil {
					return err
				}
				continue
			}
			fmt.Fprintf(w, "%s\t%s\t%.2f\t%d\t%s\t%s\n", c.Key, c.Kind, c.Confidence, c.Settles, schema.Line(asked(c)), schema.Line(subjectOf(c)))
		}
		if q.Offset += len(list.Cases); len(list.Cases) == 0 {
			return w.Flush()
		}
	}
}

// asked returns what a case asks, in a few words.
func asked(c schema.Case) string {
	if c.Pair() {
		return strings.TrimSpace(c.Value + " and " + string(c.Other) + " " + c.OtherSubject.Title)
	}
	if first := c.First(); first != c.Value {
		return fmt.Sprintf("%s → %s", c.Value, first)
	}
	return c.Value
}

// subjectOf names what a case is about.
func subjectOf(c schema.Case) string {
	if c.Document == "" {
		return c.File
	}
	return string(c.Document) + " " + c.Subject.Title
}

// answer answers cases and prints what that came to.
func (l *library) answer(ctx context.Context, e *env, o reviewOptions) error {
	if o.answer.Say == schema.SayUnsure && o.answer.By == "" {
		return errors.New("--unsure wants --by NAME: the case is left to somebody else")
	}
	var cases []schema.Case
	for _, key := range o.keys {
		c, err := l.store.Case(ctx, key)
		if errors.Is(err, schema.ErrNotFound) {
			return fmt.Errorf("no case %s waits; \"simde review --list\" names those that do", key)
		}
		if err != nil {
			return err
		}
		cases = append(cases, c)
	}
	describer := newDescriber()
	changes := &corpus.Desk{Store: l.store, Describer: describer, Importer: func(by string) *corpus.Importer {
		return &corpus.Importer{Store: l.store, Originals: l.originals, Describer: describer, Log: e.log(), By: by, Command: "review"}
	}}
	d := &review.Desk{Store: l.store, Changes: changes, TakeIn: l.takeIn(e)}
	r, err := d.Answer(ctx, o.answer, cases...)
	if err != nil {
		return err
	}
	fmt.Fprintf(e.stdout, "%d cases settled, %d documents changed\n", r.Settled, r.Documents)
	if r.Step > 0 {
		fmt.Fprintf(e.stdout, "\"simde undo --step %d\" takes this back\n", r.Step)
	}
	for _, x := range r.Faster {
		fmt.Fprintf(e.stdout, "left alone: %s: %s said otherwise meanwhile\n", schema.Line(subjectOf(x.Case)), schema.Line(x.By))
	}
	if len(r.Faster) > 0 {
		return errPartly
	}
	return nil
}

// takeIn returns how a file that is held back is imported: as another document
// than the one that was withdrawn.
func (l *library) takeIn(e *env) func(ctx context.Context, by, name string) error {
	return func(ctx context.Context, by, name string) error {
		row, err := l.store.Row(ctx, name)
		if err != nil {
			return err
		}
		items, err := l.takenUp(ctx, []corpus.Row{row})
		if err != nil {
			return err
		}
		sum, err := l.importItems(ctx, e, items, importOptions{ocr: defaultOCR, admit: true, by: by, command: "review: take in " + name})
		if err != nil {
			return err
		}
		if sum.States[corpus.Imported]+sum.States[corpus.Updated] == 0 {
			return fmt.Errorf("%s: it was not taken in; \"simde ledger\" says why: %w", name, schema.ErrInvalid)
		}
		return nil
	}
}
