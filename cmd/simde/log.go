package main

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/simde/simde/schema"
)

const logDetail = `Every step has a number: a correction, a change of many documents, an import, a withdrawal. Nothing
takes a step away; "simde undo --step N" takes back what it did, as a step of its own, which can be
taken back too. "simde log N" prints step N with all its parts. Of an erased document the log keeps
that steps touched it, and nothing of what it said.

`

func stepLog(ctx context.Context, e *env, args []string) (err error) {
	f := e.flags()
	var only schema.StepFilter
	f.StringVar((*string)(&only.Document), "document", "", "only steps that touched the document of this `id`")
	f.StringVar(&only.By, "by", "", "only what this person did, by `name`")
	f.StringVar((*string)(&only.Verb), "verb", "", "only what was done so, as a `word` of the log: "+verbWords())
	f.IntVar(&only.Most, "n", 0, "at most this `number` of steps; all where 0")
	since := f.String("since", "", "only from this `day` on, as 2026-11-14")
	asCSV := f.Bool("csv", false, "write a CSV table, a row a part and a header line first")
	asJSON := f.Bool("json", false, "write one JSON object a step and line")
	rest, err := parse(f, args)
	if err != nil {
		return err
	}
	if *since != "" {
		if only.From, err = time.ParseInLocation(time.DateOnly, *since, time.Local); err != nil {
			return fmt.Errorf("--since %q: want a day such as 2026-11-14", *since)
		}
	}
	if len(rest) > 1 {
		return errors.New("log takes the number of one step, or none")
	}
	l, err := e.openExisting(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.close()) }()
	whole := *asCSV || *asJSON || len(rest) == 1
	steps, err := l.steps(ctx, only, rest, whole)
	if err != nil {
		return err
	}
	switch {
	case *asCSV:
		return writeStepsCSV(e.stdout, steps)
	case *asJSON:
		return writeStepsJSON(e.stdout, steps)
	}
	return writeSteps(e.stdout, steps, whole)
}

// verbWords lists what can be done, as the log writes it.
func verbWords() string {
	var out []string
	for _, v := range schema.Verbs {
		out = append(out, string(v))
	}
	return strings.Join(out, ", ")
}

// steps returns the steps that are asked for, each whole where it is to be.
func (l *library) steps(ctx context.Context, only schema.StepFilter, numbers []string, whole bool) ([]schema.Step, error) {
	if len(numbers) == 1 {
		n, err := strconv.Atoi(numbers[0])
		if err != nil {
			return nil, fmt.Errorf("log %q: want the number of a step", numbers[0])
		}
		step, err := l.store.Step(ctx, n)
		return []schema.Step{step}, err
	}
	steps, err := l.store.Steps(ctx, only)
	if err != nil || !whole || only.Document != "" {
		return steps, err
	}
	for i, s := range steps {
		if len(s.Parts) < s.Size {
			if steps[i], err = l.store.Step(ctx, s.Number); err != nil {
				return nil, err
			}
		}
	}
	return steps, nil
}

// writeSteps prints steps, a line each and one more a part.
func writeSteps(out io.Writer, steps []schema.Step, whole bool) error {
	var b strings.Builder
	for _, s := range steps {
		fmt.Fprintf(&b, "%d  %s  %s  %s%s\n", s.Number, s.At.Local().Format("2006-01-02 15:04"), schema.Line(orNobody(s.By)), s.Verb, schema.Line(about(s)))
		for _, p := range s.Parts {
			fmt.Fprintf(&b, "    %s  %s\n", schema.Line(string(p.Document)), oneLine(partLine(p)))
		}
		if left := s.Size - len(s.Parts); left > 0 && !whole {
			fmt.Fprintf(&b, "    and %d more; \"simde log %d\" prints them\n", left, s.Number)
		}
	}
	_, err := io.WriteString(out, b.String())
	return err
}

func orNobody(name string) string {
	if name == "" {
		return "(no name)"
	}
	return name
}

// about says what else is known of a step.
func about(s schema.Step) string {
	out := ""
	if s.Batch != 0 {
		out += fmt.Sprintf(" (import %d)", s.Batch)
	}
	if s.Undoes != 0 {
		out += fmt.Sprintf(" of step %d", s.Undoes)
	}
	if s.Undone != 0 {
		out += fmt.Sprintf(", undone by step %d", s.Undone)
	}
	if s.Note != "" {
		out += ": " + s.Note
	}
	return out
}

// partLine says what a step did to a field of a document.
func partLine(p schema.StepPart) string {
	switch {
	case p.Fate != "":
		return string(p.Fate)
	case p.Field == schema.FieldBody:
		return "organisation: " + fromTo(bodyNames(p.Was), bodyNames(p.Is))
	case p.Field == schema.FieldToponyms:
		return "place: " + fromTo(toponyms(p.Was), toponyms(p.Is))
	case len(p.Before)+len(p.After) == 0:
		return string(p.Field) + ": (erased)"
	}
	return string(p.Field) + ": " + fromTo(p.Was, p.Is)
}

// bodyNames writes what a step quotes of an organisation: its identifier, its
// names, and which one it turned out to be.
func bodyNames(codes []string) []string {
	if len(codes) == 0 {
		return nil
	}
	b, err := schema.ReadBody(codes[0])
	if err != nil {
		return codes
	}
	line := b.ID + " (" + strings.Join(b.Names(), "; ") + ")"
	if b.Into != "" {
		line += " is " + b.Into
	}
	return []string{line}
}

// toponyms writes what a step quotes of a place: its code and its further names.
func toponyms(codes []string) []string {
	if len(codes) == 0 {
		return nil
	}
	t, err := schema.ReadToponyms(codes[0])
	if err != nil {
		return codes
	}
	return []string{string(t.Place) + " (" + strings.Join(t.All(), "; ") + ")"}
}

var stepsHeader = []string{"step", "at", "by", "verb", "note", "undoes", "undone", "import", "document", "field", "fate", "from", "to"}

func writeStepsCSV(out io.Writer, steps []schema.Step) error {
	w := csv.NewWriter(out)
	if err := w.Write(stepsHeader); err != nil {
		return err
	}
	for _, s := range steps {
		parts := s.Parts
		if len(parts) == 0 {
			parts = []schema.StepPart{{}}
		}
		for _, p := range parts {
			cells := []string{number(s.Number), s.At.Format(time.RFC3339), s.By, string(s.Verb), s.Note, number(s.Undoes), number(s.Undone), number(s.Batch),
				string(p.Document), string(p.Field), string(p.Fate), strings.Join(p.Was, " | "), strings.Join(p.Is, " | ")}
			if err := writeCells(w, cells); err != nil {
				return err
			}
		}
	}
	w.Flush()
	return w.Error()
}

// stepObject is a step as the JSON output has it.
type stepObject struct {
	Step   int          `json:"step"`
	At     time.Time    `json:"at"`
	By     string       `json:"by"`
	Verb   schema.Verb  `json:"verb"`
	Note   string       `json:"note,omitempty"`
	Undoes int          `json:"undoes,omitempty"`
	Undone int          `json:"undone,omitempty"`
	Import int          `json:"import,omitempty"`
	Parts  []partObject `json:"parts"`
}

type partObject struct {
	Document schema.ID    `json:"document"`
	Field    schema.Field `json:"field,omitempty"`
	Fate     schema.Fate  `json:"fate,omitempty"`
	From     []string     `json:"from,omitempty"`
	To       []string     `json:"to,omitempty"`
}

func writeStepsJSON(out io.Writer, steps []schema.Step) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for _, s := range steps {
		o := stepObject{s.Number, s.At, s.By, s.Verb, s.Note, s.Undoes, s.Undone, s.Batch, []partObject{}}
		for _, p := range s.Parts {
			o.Parts = append(o.Parts, partObject{p.Document, p.Field, p.Fate, p.Was, p.Is})
		}
		if err := enc.Encode(o); err != nil {
			return err
		}
	}
	return nil
}
