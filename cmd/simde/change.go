package main

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

const changeDetail = `It changes all documents that a query finds, those whose ids are given, or what a plan says, as one
step of "simde log", which "simde undo --step N" takes back. --dry-run prints the plan and changes
nothing: document by document what would change, and what is left alone and why.

  --set FIELD=VALUE     in place of what a field of one value has
  --fill FIELD=VALUE    the same where it has none; of a list likewise
  --add FIELD=VALUE     adds to a list
  --remove FIELD=VALUE  takes out of a list, or refuses that value of a field of one
  --unsay FIELD=VALUE   takes back what persons said of a value of a list; FIELD alone of a field of one

Fields and values are those of "simde help correct". Each flag may be given several times. What is a
person's word is left alone, unless --overrule is given. With --csv the plan is a table; --plan takes
such a table, of which only the columns document, field, way and value are read.

`

// changeOptions are the flags of "change".
type changeOptions struct {
	query, plan   string
	dryRun, asCSV bool
	decision      schema.Decision // with the edits of one document
}

func change(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	o := changeOptions{decision: schema.Decision{}}
	f.StringVar(&o.query, "query", "", "the documents that these `words` find, as \"simde search\" takes them")
	f.StringVar(&o.plan, "plan", "", "what a CSV `table` says, as --dry-run --csv writes it")
	f.BoolVar(&o.dryRun, "dry-run", false, "say what would change, and change nothing")
	f.BoolVar(&o.asCSV, "csv", false, "write a CSV table, a header line first")
	f.BoolVar(&o.decision.Overrule, "overrule", false, "change what is a person's word too")
	f.StringVar(&o.decision.By, "by", userName(), stepByUsage)
	f.StringVar(&o.decision.Note, "note", "", "why, in a `sentence`; the log keeps it")
	for _, way := range schema.Ways {
		f.Func(string(way), "`FIELD=VALUE`; may be given several times", func(s string) error {
			field, value, _ := strings.Cut(s, "=")
			o.decision.Edits = append(o.decision.Edits, schema.Edit{Field: schema.Field(field), Way: way, Value: value})
			return nil
		})
	}
	ids, err := parse(f, args)
	if err != nil {
		return err
	}
	if err := o.check(ids); err != nil {
		return err
	}
	if o.query != "" {
		if ids, err = e.found(ctx, o.query); err != nil {
			return err
		}
	}
	dec := o.decision
	if o.plan != "" {
		if dec.Edits, err = readPlan(o.plan); err != nil {
			return err
		}
	} else {
		dec.Edits = nil
		for _, id := range ids {
			for _, x := range o.decision.Edits {
				x.Document = schema.ID(id)
				dec.Edits = append(dec.Edits, x)
			}
		}
	}
	return e.decide(ctx, o, dec)
}

// check returns an error where the flags do not say one thing.
func (o changeOptions) check(ids []string) error {
	n := 0
	for _, given := range []bool{o.query != "", o.plan != "", len(ids) > 0} {
		if given {
			n++
		}
	}
	if n != 1 || (o.plan == "") != (len(o.decision.Edits) > 0) {
		return errors.New("change takes --query or ids with what is to change, or --plan; see \"simde help change\"")
	}
	for _, x := range o.decision.Edits {
		if err := corpus.CheckEdit(x); err != nil {
			return err
		}
	}
	return nil
}

// found returns the documents that a query finds, in the order of their ids.
func (e *env) found(ctx context.Context, words string) (ids []string, err error) {
	err = e.withFreshIndex(ctx, func(_ *library, x engine) error {
		for id, err := range x.IDs(ctx, search.Query{Text: words, Lang: schema.Spanish}) {
			if err != nil {
				return err
			}
			ids = append(ids, string(id))
		}
		return nil
	})
	slices.Sort(ids)
	return ids, err
}

// readPlan reads the edits of a table.
func readPlan(path string) (out []schema.Edit, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("plan %s: %w", path, err)
	}
	if len(rows) == 0 {
		return nil, fmt.Errorf("plan %s: no rows: %w", path, schema.ErrInvalid)
	}
	var at [4]int
	for i, name := range planHeader[:4] {
		if at[i] = slices.Index(rows[0], name); at[i] < 0 {
			return nil, fmt.Errorf("plan %s: no column %q: %w", path, name, schema.ErrInvalid)
		}
	}
	for i, row := range rows[1:] {
		x := schema.Edit{Document: schema.ID(row[at[0]]), Field: schema.Field(row[at[1]]), Way: schema.Way(row[at[2]]), Value: schema.ReadCell(row[at[3]])}
		if err := corpus.CheckEdit(x); err != nil {
			return nil, fmt.Errorf("plan %s, row %d: %w", path, i+2, err)
		}
		out = append(out, x)
	}
	return out, nil
}

// decide carries out a decision, or says what it would come to.
func (e *env) decide(ctx context.Context, o changeOptions, dec schema.Decision) (err error) {
	l, err := e.openExisting(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.close()) }()
	d := &corpus.Desk{Store: l.store, Describer: newDescriber()}
	var out schema.Outcome
	if o.dryRun {
		out.Effects, err = d.Plan(ctx, dec)
	} else {
		out, err = d.Decide(ctx, dec)
	}
	if err != nil {
		return err
	}
	if o.asCSV {
		return writePlan(e.stdout, out.Effects)
	}
	writeEffects(e.stdout, out.Effects)
	switch {
	case o.dryRun:
		fmt.Fprintln(e.stdout, "nothing has changed yet")
	case out.Step > 0:
		fmt.Fprintf(e.stdout, "step %d; \"simde undo --step %d\" takes it back\n", out.Step, out.Step)
	}
	if slices.ContainsFunc(out.Effects, func(x schema.Effect) bool { return bad(x.Verdict) }) {
		return errPartly
	}
	return nil
}

// bad reports whether a verdict says that something could not be done.
func bad(v schema.Verdict) bool {
	return v == schema.VerdictInvalid || v == schema.VerdictUnknown || v == schema.VerdictGone || v == schema.VerdictOvertaken
}

// verdictWords say a verdict in English, where the document stays as it is.
var verdictWords = map[schema.Verdict]string{
	schema.VerdictSame:      "so already",
	schema.VerdictFilled:    "has a value",
	schema.VerdictPerson:    "a person's word, left alone",
	schema.VerdictOvertaken: "changed since, left alone",
	schema.VerdictInvalid:   "cannot be",
	schema.VerdictGone:      "the document is withdrawn",
	schema.VerdictUnknown:   "no such document",
}

// writeEffects prints what changes, document by document, what is left alone,
// and how many there are of each.
func writeEffects(out io.Writer, effects []schema.Effect) {
	counts := map[schema.Verdict]int{}
	documents := map[schema.ID]bool{}
	for _, x := range effects {
		counts[x.Verdict]++
		if x.Verdict == schema.VerdictChanges {
			documents[x.Document] = true
		}
		if x.Verdict != schema.VerdictSame {
			fmt.Fprintf(out, "%s  %s\n", schema.Line(string(x.Document)), schema.Line(effectLine(x)))
		}
	}
	fmt.Fprintf(out, "%d changes in %d documents", counts[schema.VerdictChanges], len(documents))
	for _, v := range []schema.Verdict{schema.VerdictSame, schema.VerdictFilled, schema.VerdictPerson, schema.VerdictOvertaken, schema.VerdictInvalid, schema.VerdictGone, schema.VerdictUnknown} {
		if counts[v] > 0 {
			fmt.Fprintf(out, "; %d: %s", counts[v], verdictWords[v])
		}
	}
	fmt.Fprintln(out)
}

// effectLine says what becomes of a field.
func effectLine(x schema.Effect) string {
	if x.Verdict == schema.VerdictChanges {
		if x.Field == "" {
			return "as it was before"
		}
		if x.Field == schema.FieldBody {
			return "organisation: " + fromTo(bodyNames(x.From), bodyNames(x.To))
		}
		if x.Field == schema.FieldToponyms {
			return "place: " + fromTo(toponyms(x.From), toponyms(x.To))
		}
		return string(x.Field) + ": " + fromTo(x.From, x.To)
	}
	line := string(x.Field)
	if x.Value != "" {
		line += "=" + x.Value
	}
	line += ": " + verdictWords[x.Verdict]
	if x.By != "" {
		line += " (" + x.By + ")"
	}
	if x.Why != "" {
		line += ": " + x.Why
	}
	return strings.TrimPrefix(line, ": ")
}

// fromTo writes how the values of a field differ: "A → B" of one value, "+ C" and
// "- D" of lists.
func fromTo(from, to []string) string {
	if len(from) <= 1 && len(to) <= 1 {
		if len(from)+len(to) == 0 { // of what a person said that is no value of the document
			return "said by a person"
		}
		if slices.Equal(from, to) {
			return strings.Join(to, "") + ", now a person's word"
		}
		return orNone(from) + " → " + orNone(to)
	}
	var out []string
	for _, v := range from {
		if !slices.Contains(to, v) {
			out = append(out, "- "+v)
		}
	}
	for _, v := range to {
		if !slices.Contains(from, v) {
			out = append(out, "+ "+v)
		}
	}
	if len(out) == 0 {
		return "the same values, otherwise confirmed or refused"
	}
	return strings.Join(out, ", ")
}

func orNone(values []string) string {
	if len(values) == 0 {
		return "(none)"
	}
	return values[0]
}

var planHeader = []string{"document", "field", "way", "value", "verdict", "by", "why", "from", "to"}

// writePlan writes effects as a table that "change --plan" takes.
func writePlan(out io.Writer, effects []schema.Effect) error {
	w := csv.NewWriter(out)
	if err := w.Write(planHeader); err != nil {
		return err
	}
	for _, x := range effects {
		cells := []string{string(x.Document), string(x.Field), string(x.Way), schema.WriteCell(x.Value), string(x.Verdict)}
		for _, told := range []string{x.By, x.Why, strings.Join(x.From, " | "), strings.Join(x.To, " | ")} {
			cells = append(cells, schema.Cell(schema.Line(told)))
		}
		if err := w.Write(cells); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}
