package bulk

import (
	"context"
	"strconv"
	"sync"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/desk/door"
	"github.com/simde/simde/web/frame"
)

// How many documents are changed before it is noted how far it is, and up to how
// many whoever asks waits for the end.
const (
	inPart  = 100
	waitFor = 200
)

// begin fixes the documents of a plan and carries it out: at once, or beside,
// where they are many.
func (b *Bulk) begin(r *desk.Request, p schema.Plan, ids []schema.ID) error {
	p.By, p.Only, p.Without, p.Begun = r.Person.Name, ids, nil, time.Now().UTC().Truncate(time.Millisecond)
	p.Moved = p.Begun
	if _, err := b.Plans.PutPlan(r.Ctx(), p); err != nil {
		return err
	}
	return b.carry(r, p)
}

// carry carries out a plan that was begun, from where it is.
func (b *Bulk) carry(r *desk.Request, p schema.Plan) error {
	here := frame.Address(r.Lang, frame.RouteDeskBulk, strconv.Itoa(p.Number))
	if len(p.Only)-p.Gone > waitFor && b.Later != nil {
		if !b.running.begin(p.Number) {
			return r.See(here)
		}
		err := b.Later(func(ctx context.Context) error {
			_, err := b.run(ctx, p)
			return err
		})
		if err != nil {
			b.running.end(p.Number)
			return err
		}
		return r.See(here)
	}
	if !b.running.begin(p.Number) {
		return r.See(here)
	}
	p, err := b.run(r.Whole(), p)
	if err != nil {
		return desk.Part(p.Step, err)
	}
	did, err := b.did(r, p)
	if err == nil {
		err = b.Door.Tell(r.Ctx(), did)
	}
	if err != nil {
		return err
	}
	to := frame.Address(r.Lang, frame.RouteDeskDocs)
	if p.Query != "" {
		to += "?" + p.Query
	}
	return r.See(to)
}

// did says what a plan came to.
func (b *Bulk) did(r *desk.Request, p schema.Plan) (door.Did, error) {
	loc := b.Site.Locale(r.Lang)
	if p.Step == 0 {
		return door.Did{Text: loc.Say("changes.nothing")}, nil
	}
	documents, values, err := b.changed(r.Ctx(), p)
	return door.Did{Text: loc.Say("changes.did", documents, strconv.Itoa(values)), Undo: frame.Address(r.Lang, frame.RouteDeskLog, strconv.Itoa(p.Step))}, err
}

// changed counts what the step of a plan has changed.
func (b *Bulk) changed(ctx context.Context, p schema.Plan) (documents, values int, err error) {
	if p.Step == 0 {
		return 0, 0, nil
	}
	step, err := b.Log.Step(ctx, p.Step)
	of := map[schema.ID]bool{}
	for _, x := range step.Parts {
		of[x.Document] = true
	}
	return len(of), len(step.Parts), err
}

// run carries out what is left of a plan, part by part, all as one step. What was
// done before an error stays done, and run goes on from there. The plan is noted as
// running.
func (b *Bulk) run(ctx context.Context, p schema.Plan) (schema.Plan, error) {
	defer b.running.end(p.Number)
	p, err := known(ctx, b.Log, p)
	if err != nil {
		return p, err
	}
	for p.Gone < len(p.Only) {
		part := p.Only[p.Gone:min(p.Gone+inPart, len(p.Only))]
		dec := decision(p, part)
		dec.Note, dec.Overrule, dec.Seen, dec.At, dec.Step = p.Note, p.Over, p.Begun, p.Begun, p.Step
		out, err := b.Work.Decide(ctx, dec)
		p.Step = out.Step
		if err != nil {
			return p, err
		}
		p.Gone, p.Moved = p.Gone+len(part), time.Now().UTC()
		if p.Gone == len(p.Only) {
			p.Ended = p.Moved
		}
		if _, err := b.Plans.PutPlan(ctx, p); err != nil {
			return p, err
		}
	}
	return p, nil
}

// known returns a plan that was begun with the step that it became, were it broken
// off before that was noted.
func known(ctx context.Context, log Log, p schema.Plan) (schema.Plan, error) {
	if p.Begun.IsZero() || p.Step != 0 {
		return p, nil
	}
	steps, err := log.Steps(ctx, schema.StepFilter{By: p.By, Verb: schema.VerbCorrect, From: p.Begun, Until: p.Begun.Add(time.Millisecond), Most: 1})
	if len(steps) > 0 {
		p.Step = steps[0].Number
	}
	return p, err
}

// underWay reports whether somebody carries a plan out right now.
func (b *Bulk) underWay(p schema.Plan) bool {
	return !p.Begun.IsZero() && p.Ended.IsZero() && b.running.has(p.Number)
}

// runs are the plans that this process carries out.
type runs struct {
	mu      sync.Mutex
	numbers map[int]bool
}

// begin notes a plan; false where it is noted already.
func (r *runs) begin(number int) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.numbers[number] {
		return false
	}
	if r.numbers == nil {
		r.numbers = map[int]bool{}
	}
	r.numbers[number] = true
	return true
}

func (r *runs) end(number int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.numbers, number)
}

func (r *runs) has(number int) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.numbers[number]
}
