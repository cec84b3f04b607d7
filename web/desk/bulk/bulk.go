// Package bulk changes many documents at once: they are chosen by a search, what
// would become of each is shown before, and it is done as one step of the log.
package bulk

import (
	"context"
	"iter"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/sight"
)

// Plans keep changes that persons prepare.
type Plans interface {
	PutPlan(ctx context.Context, p schema.Plan) (int, error)
	OnePlan(ctx context.Context, number int) (schema.Plan, error)
}

// Work plans changes and carries them out.
type Work interface {
	Plan(ctx context.Context, dec schema.Decision) ([]schema.Effect, error)
	Decide(ctx context.Context, dec schema.Decision) (schema.Outcome, error)
}

// Finder finds documents.
type Finder interface {
	Search(ctx context.Context, q search.Query) (search.Result, error)
	Count(ctx context.Context, q search.Query) (int, error)
	IDs(ctx context.Context, q search.Query) iter.Seq2[schema.ID, error]
}

// Documents are what is changed.
type Documents interface {
	Cards(ctx context.Context, ids []schema.ID) ([]schema.Card, error)
}

// Bulk is the list of documents with its boxes, and the plans made of it.
type Bulk struct {
	*desk.Desk
	Documents Documents
	Finder    Finder
	Plans     Plans
	Work      Work
	Log       Log
	// Later has something that takes long done beside; nil where all waits.
	Later func(job func(context.Context) error) error
	// Cares returns what the catalogue knows of documents. See corpus.Lists.
	Cares func(ctx context.Context, rules string) (map[schema.ID]schema.Care, error)
	// Shelves returns the closed collections that who asks may see; nil where
	// nothing can be closed.
	Shelves func(ctx context.Context) ([]sight.Shelf, error)

	running runs
}

// Log tells what a plan has done.
type Log interface {
	Step(ctx context.Context, number int) (schema.Step, error)
	Steps(ctx context.Context, only schema.StepFilter) ([]schema.Step, error)
}

// Pages are the list and the plans.
func (b *Bulk) Pages() []desk.Page {
	return []desk.Page{
		{At: frame.RouteDeskDocs, Least: schema.Archivist, Do: b.list},
		{At: frame.RouteDeskDocs, Act: true, Least: schema.Archivist, Do: b.choose},
		{At: frame.RouteDeskBulk, Rest: "/:plan", Least: schema.Archivist, Do: b.show},
		{At: frame.RouteDeskBulk, Rest: "/:plan", Act: true, Least: schema.Archivist, Do: b.act},
	}
}

// How many documents a plan changes at most, and of how many it is shown what
// becomes of them. The command "simde change" has no bound.
const (
	mostDocuments = 100_000
	mostShown     = 2000
)

// documents returns what a plan is about, in the order of the search, and
// whether there are more than it may change.
func (b *Bulk) documents(r *desk.Request, p schema.Plan) (ids []schema.ID, more bool, err error) {
	left := map[schema.ID]bool{}
	for _, id := range p.Without {
		left[id] = true
	}
	for id, err := range b.chosen(r, p) {
		if err != nil {
			return nil, false, err
		}
		if left[id] {
			continue
		}
		if len(ids) == mostDocuments {
			return ids, true, nil
		}
		ids = append(ids, id)
	}
	return ids, false, nil
}

// chosen yields the documents of a plan, those that were left out too.
func (b *Bulk) chosen(r *desk.Request, p schema.Plan) iter.Seq2[schema.ID, error] {
	if p.Only == nil {
		return b.found(r.Ctx(), r.Lang, p.Query)
	}
	return func(yield func(schema.ID, error) bool) {
		for _, id := range p.Only {
			if !yield(id, nil) {
				return
			}
		}
	}
}

// found yields what the search of an address finds, narrowed by what the catalogue
// knows.
func (b *Bulk) found(ctx context.Context, l schema.Lang, parameters string) iter.Seq2[schema.ID, error] {
	ids, only := b.Finder.IDs(ctx, query(l, parameters)), careOf(parameters)
	if len(only) == 0 {
		return ids
	}
	return func(yield func(schema.ID, error) bool) {
		cares, err := b.Cares(ctx, b.Rules())
		if err != nil {
			yield("", err)
			return
		}
		for id, err := range ids {
			if c, held := cares[id]; err == nil && (!held || !only.has(c, "")) {
				continue
			}
			if !yield(id, err) {
				return
			}
		}
	}
}
