package review

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// Store is what a Desk asks of a catalogue.
type Store interface {
	Queue(ctx context.Context, q schema.CaseQuery) (schema.CaseList, error)
	Case(ctx context.Context, key string) (schema.Case, error)
	NoteUnsure(ctx context.Context, by string, at time.Time, unsure bool, keys ...string) error
	Head(ctx context.Context, id schema.ID) (*schema.Document, error)
	KeepOut(ctx context.Context, name string, step *schema.Step) error
	corpus.Advices
}

// Changer changes what documents say, each time as one step of the log.
type Changer interface {
	Plan(ctx context.Context, d schema.Decision) ([]schema.Effect, error)
	Decide(ctx context.Context, d schema.Decision) (schema.Outcome, error)
	Withdraw(ctx context.Context, by, note string, ids ...schema.ID) (step int, err error)
	Succeed(ctx context.Context, by string, earlier, later schema.ID) (step int, err error)
	Undo(ctx context.Context, u schema.Undoing) (schema.Outcome, error)
}

// Desk carries out what persons answer to cases.
type Desk struct {
	Store   Store
	Changes Changer
	// TakeIn imports a file that is held back.
	TakeIn func(ctx context.Context, by, name string) error
	// Uploads are what people bring as new versions; nil where nobody can.
	Uploads Uploads
}

// Answer answers cases, which may have been decided since they were shown: an
// answer that agrees with that is accepted. All that it changes is one step.
// What cannot be an answer to a case is ErrInvalid, and nothing changes then.
func (d *Desk) Answer(ctx context.Context, a schema.Answer, cases ...schema.Case) (schema.Answered, error) {
	cases, err := d.withAlike(ctx, a, cases)
	if err != nil {
		return schema.Answered{}, err
	}
	if a.Say == schema.SayUnsure {
		var keys []string
		for _, c := range cases {
			keys = append(keys, c.Key)
		}
		return schema.Answered{Settled: len(keys)}, d.Store.NoteUnsure(ctx, a.By, time.Now(), true, keys...)
	}
	p := plan{desk: d, answer: a}
	for _, c := range cases {
		if err := p.add(ctx, c); err != nil {
			return schema.Answered{}, err
		}
	}
	return p.carry(ctx)
}

// withAlike adds to cases those that are alike, where the answer is for them
// too.
func (d *Desk) withAlike(ctx context.Context, a schema.Answer, cases []schema.Case) ([]schema.Case, error) {
	out := slices.Clone(cases)
	if a.Alike {
		seen, asked := map[string]bool{}, map[string]bool{}
		for _, c := range cases {
			seen[c.Key] = true
		}
		for _, c := range cases {
			if c.Alike == "" || asked[c.Alike] {
				continue
			}
			asked[c.Alike] = true
			list, err := d.Store.Queue(ctx, schema.CaseQuery{Alike: c.Alike, Order: schema.CasesUnsure, By: a.By, Most: schema.MostAnswered + 1})
			if err != nil {
				return nil, err
			}
			for _, other := range list.Cases {
				if !seen[other.Key] {
					seen[other.Key] = true
					out = append(out, other)
				}
			}
		}
	}
	if len(out) > schema.MostAnswered {
		return nil, fmt.Errorf("%d cases at once, more than %d: %w", len(out), schema.MostAnswered, schema.ErrInvalid)
	}
	return out, nil
}

// plan gathers what an answer changes.
type plan struct {
	desk     *Desk
	answer   schema.Answer
	edits    []schema.Edit
	of       []schema.Case // the case of each edit
	withdraw []schema.ID
	versions []schema.Case
	advice   []schema.Case
	out, in  []string // files
	cases    int
	late     []schema.Faster // pairs on which another person decided meanwhile
}

// add adds what the answer changes of a case.
func (p *plan) add(ctx context.Context, c schema.Case) error {
	p.cases++
	value := p.answer.Value
	choices := c.Kind.Choices()
	switch {
	case len(choices) > 0 && p.answer.Say == schema.SayYes:
		value = choices[0]
	case len(choices) > 0 && p.answer.Say == schema.SayNo:
		value = choices[len(choices)-1]
	case len(choices) > 0 && slices.Contains(choices, value):
	case p.answer.Say == schema.SayOther && value == "":
		return fmt.Errorf("case %s: no value to change it to: %w", c.Key, schema.ErrInvalid)
	case len(choices) > 0 && c.Kind != schema.CaseVersion:
		return fmt.Errorf("case %s, %s: %q is none of its answers: %w", c.Key, c.Kind, value, schema.ErrInvalid)
	}
	if c.Kind == schema.CaseAdvice {
		p.advice = append(p.advice, c)
		return nil
	}
	if c.Kind == schema.CaseHeld {
		if value == schema.AsIn {
			p.in = append(p.in, c.File)
		} else {
			p.out = append(p.out, c.File)
		}
		return nil
	}
	if c.Pair() {
		return p.pair(ctx, c, value)
	}
	switch c.Kind {
	case schema.CaseNoText:
		p.settle(c, c.Document)
		return nil
	case schema.CaseVersion:
		return p.version(ctx, c, value)
	case schema.CaseUnknown:
		return p.unknown(c, value)
	}
	return p.value(c, value)
}

// edit adds a change of the document of a case.
func (p *plan) edit(c schema.Case, id schema.ID, f schema.Field, way schema.Way, value string) {
	p.edits = append(p.edits, schema.Edit{Document: id, Field: f, Way: way, Value: value})
	p.of = append(p.of, c)
}

// settle says of documents that a case of theirs needs nothing.
func (p *plan) settle(c schema.Case, ids ...schema.ID) {
	for _, id := range ids {
		p.edit(c, id, schema.FieldSettled, schema.WayAdd, c.Key)
	}
}

// isList reports whether a field has many values.
func isList(f schema.Field) bool { return slices.Contains(schema.ListFields, f) }

// value answers a case of one value of a document.
func (p *plan) value(c schema.Case, value string) error {
	take := schema.WaySet
	if isList(c.Field) {
		take = schema.WayAdd
	}
	switch p.answer.Say {
	case schema.SayYes:
		if value = c.First(); value == "" {
			return fmt.Errorf("case %s, %s: nothing is proposed that could be confirmed: %w", c.Key, c.Kind, schema.ErrInvalid)
		}
		p.edit(c, c.Document, c.Field, take, value)
	case schema.SayOther:
		if isList(c.Field) && value != c.Value {
			p.edit(c, c.Document, c.Field, schema.WayRemove, c.Value)
		}
		p.edit(c, c.Document, c.Field, take, value)
	case schema.SayNo:
		switch {
		case c.Kind == schema.CaseLanguage: // what the catalogue states stays
			p.edit(c, c.Document, c.Field, take, c.Value)
		case c.Value == "": // it has none
			p.settle(c, c.Document)
		default:
			p.edit(c, c.Document, c.Field, schema.WayRemove, c.Value)
		}
	}
	return nil
}

// unknown answers what a catalogue's value names. Whatever it is, it stays among
// what the catalogue states, and nobody is asked again.
func (p *plan) unknown(c schema.Case, value string) error {
	if p.answer.Say == schema.SayYes {
		if value = c.First(); len(c.Proposals) == 0 {
			return fmt.Errorf("case %s, %s: nothing is proposed that could be confirmed: %w", c.Key, c.Kind, schema.ErrInvalid)
		}
	}
	if p.answer.Say != schema.SayNo && value != schema.AsNone {
		take := schema.WaySet
		if isList(c.Field) {
			take = schema.WayAdd
		}
		p.edit(c, c.Document, c.Field, take, value)
	}
	p.settle(c, c.Document)
	return nil
}

// version answers whether a correction of an earlier file holds.
func (p *plan) version(ctx context.Context, c schema.Case, value string) error {
	switch value {
	case schema.AsRead:
		p.edit(c, c.Document, c.Field, schema.WayUnsay, c.Value)
	case schema.AsBefore:
		doc, err := p.desk.Store.Head(ctx, c.Document)
		if errors.Is(err, schema.ErrGone) || errors.Is(err, schema.ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		for _, old := range doc.Corrections {
			if old.Field == c.Field && old.Value == c.Value {
				p.edit(c, c.Document, c.Field, wayOf(old.Op), c.Value)
				break
			}
		}
	default:
		if isList(c.Field) {
			p.edit(c, c.Document, c.Field, schema.WayUnsay, c.Value)
			p.edit(c, c.Document, c.Field, schema.WayAdd, value)
			return nil
		}
		p.edit(c, c.Document, c.Field, schema.WaySet, value)
	}
	return nil
}

// wayOf returns how an edit makes a correction.
func wayOf(op schema.CorrectionOp) schema.Way {
	switch op {
	case schema.CorrectAdd:
		return schema.WayAdd
	case schema.CorrectRemove:
		return schema.WayRemove
	}
	return schema.WaySet
}

// verbOf names the step of an answer.
func verbOf(a schema.Answer) schema.Verb {
	switch a.Say {
	case schema.SayYes:
		return schema.VerbConfirm
	case schema.SayNo:
		return schema.VerbReject
	}
	return schema.VerbCorrect
}

// carry carries the plan out.
func (p *plan) carry(ctx context.Context) (schema.Answered, error) {
	r := schema.Answered{Settled: p.cases - len(p.late), Faster: p.late}
	for i, e := range p.edits {
		if err := corpus.CheckEdit(e); err != nil {
			return schema.Answered{}, fmt.Errorf("case %s: %w", p.of[i].Key, err)
		}
	}
	if len(p.edits) > 0 {
		out, err := p.desk.Changes.Decide(ctx, schema.Decision{By: p.answer.By, Note: p.answer.Note, Verb: verbOf(p.answer), Seen: p.answer.Seen,
			Overrule: true, Affirm: true, Edits: p.edits})
		r.Step = out.Step
		if err != nil {
			return r, err
		}
		if err := p.tell(&r, out.Effects); err != nil {
			return r, err
		}
	}
	if len(p.withdraw) > 0 {
		step, err := p.desk.Changes.Withdraw(ctx, p.answer.By, p.answer.Note, p.withdraw...)
		r.Step, r.Documents = step, r.Documents+len(p.withdraw)
		if err != nil && !errors.Is(err, schema.ErrNotFound) { // else another withdrew it just now
			return r, err
		}
	}
	for _, c := range p.versions {
		step, err := p.desk.Changes.Succeed(ctx, p.answer.By, c.Document, c.Other)
		if err != nil {
			return r, err
		}
		r.Step, r.Documents = step, r.Documents+2
	}
	if err := p.advise(ctx, &r); err != nil {
		return r, err
	}
	for _, name := range p.out {
		step := &schema.Step{At: time.Now().UTC().Truncate(time.Millisecond), By: p.answer.By, Verb: schema.VerbKeepOut, Note: name}
		if err := p.desk.Store.KeepOut(ctx, name, step); err != nil {
			return r, err
		}
		if len(p.out) == 1 && r.Step == 0 { // each file has a step of its own
			r.Step = step.Number
		}
	}
	for _, name := range p.in {
		if err := p.desk.TakeIn(ctx, p.answer.By, name); err != nil {
			return r, err
		}
	}
	return r, nil
}

// tell says what became of the edits. A value that cannot be is an error of the
// whole answer where nothing changed.
func (p *plan) tell(r *schema.Answered, effects []schema.Effect) error {
	changed, late := map[schema.ID]bool{}, map[string]bool{}
	r.Effects = effects
	var bad error
	for i, e := range effects {
		switch e.Verdict {
		case schema.VerdictChanges:
			changed[e.Document] = true
		case schema.VerdictOvertaken:
			if key := p.of[i].Key; !late[key] {
				late[key] = true
				r.Faster = append(r.Faster, schema.Faster{Case: p.of[i], By: e.By, Is: e.From})
			}
		case schema.VerdictInvalid:
			bad = fmt.Errorf("case %s: %s: %w", p.of[i].Key, e.Why, schema.ErrInvalid)
		}
	}
	r.Documents, r.Settled = len(changed), p.cases-len(late)-len(p.late)
	if len(changed) == 0 {
		return bad
	}
	return nil
}

// Undo takes an answer back by its step.
func (d *Desk) Undo(ctx context.Context, u schema.Undoing) (schema.Outcome, error) {
	return d.Changes.Undo(ctx, u)
}
