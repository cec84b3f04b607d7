// Package review is where archivists decide what waits for them: the queue of
// cases, the page of one case with its evidence, and the page of an answer to
// many.
package review

import (
	"context"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/page/document"
)

// Cases are what waits.
type Cases interface {
	Queue(ctx context.Context, q schema.CaseQuery) (schema.CaseList, error)
	Case(ctx context.Context, key string) (schema.Case, error)
	CasesOf(ctx context.Context, keys []string) ([]schema.Case, error)
	CaseFacets(ctx context.Context, q schema.CaseQuery) (schema.CaseFacets, error)
	CasePlace(ctx context.Context, q schema.CaseQuery, key string, at time.Time) (schema.CasePlace, error)
	Lend(ctx context.Context, key, by string, at, until time.Time) error
	NoteUnsure(ctx context.Context, by string, at time.Time, unsure bool, keys ...string) error
}

// Answers carries out what a person answers.
type Answers interface {
	Answer(ctx context.Context, a schema.Answer, cases ...schema.Case) (schema.Answered, error)
}

// Steps are what persons did, and how it is taken back.
type Steps interface {
	Steps(ctx context.Context, only schema.StepFilter) ([]schema.Step, error)
}

// Undoer takes a step back.
type Undoer interface {
	Undo(ctx context.Context, u schema.Undoing) (schema.Outcome, error)
}

// Documents are what cases are about.
type Documents interface {
	Head(ctx context.Context, id schema.ID) (*schema.Document, error)
	Pages(ctx context.Context, id schema.ID, numbers []int) ([]schema.Page, error)
}

// Review is the pages of the queue.
type Review struct {
	*desk.Desk
	Cases     Cases
	Answers   Answers
	Steps     Steps
	Undoer    Undoer
	Documents Documents
	Renderer  document.Renderer // nil where pages are shown as text
}

// lentFor is how long a case is lent to who has it before them.
const lentFor = 5 * time.Minute

// Pages are those of the queue.
func (s *Review) Pages() []desk.Page {
	at := func(rest string, act bool, do desk.Handler) desk.Page {
		return desk.Page{At: frame.RouteDeskReview, Rest: rest, Act: act, Least: schema.Archivist, Do: do}
	}
	return []desk.Page{
		at("", false, s.queue),
		at("/many", true, s.many),
		at("/undo", true, s.undo),
		at("/:case", false, s.show),
		at("/:case", true, s.decide),
		at("/:case/marks.svg", false, s.marks),
	}
}

// Waiting counts all cases.
func (s *Review) Waiting(ctx context.Context) (n int, err error) {
	facets, err := s.Cases.CaseFacets(ctx, schema.CaseQuery{})
	for _, k := range facets.Kinds {
		n += k.Cases
	}
	return n, err
}

// Waits says what waits for a person who asks: by kind, those of most cases
// first.
func (s *Review) Waits(r *desk.Request) (w desk.Waits, err error) {
	q := schema.CaseQuery{By: r.Person.Name, Most: 1}
	list, err := s.Cases.Queue(r.Ctx(), q)
	if err != nil {
		return w, err
	}
	counts, err := s.Cases.CaseFacets(r.Ctx(), q)
	if err != nil {
		return w, err
	}
	w.Cases, w.Documents = list.Total, list.Documents
	if len(list.Cases) > 0 {
		w.First = address(r.Lang, schema.CaseQuery{}, list.Cases[0].Key)
	}
	loc := s.Site.Locale(r.Lang)
	for _, k := range counts.Kinds {
		w.Kinds = append(w.Kinds, desk.Link{URL: address(r.Lang, schema.CaseQuery{Kinds: []schema.CaseKind{schema.CaseKind(k.Value)}}),
			Label: loc.Say("review.kind." + k.Value), Count: loc.Format.Integer(int64(k.Cases))})
	}
	return w, nil
}

// address returns the address of the queue, or of what is below it, with the
// choice of the queue.
func address(l schema.Lang, q schema.CaseQuery, below ...string) string {
	return frame.WithValues(frame.Address(l, frame.RouteDeskReview, below...), values(q))
}
