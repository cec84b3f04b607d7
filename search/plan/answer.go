package plan

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/word"
)

// Texts is the corpus as answers show it: an index holds no text.
type Texts interface {
	// Cards returns what a list shows of documents, in the order of ids; those
	// that are not held are left out.
	Cards(ctx context.Context, ids []schema.ID) ([]schema.Card, error)
	// Pages returns some pages of a document.
	Pages(ctx context.Context, id schema.ID, numbers []int) ([]schema.Page, error)
	// PagesOf returns some pages of several documents, in order.
	PagesOf(ctx context.Context, wanted map[schema.ID][]int) (map[schema.ID][]schema.Page, error)
	// Members returns the rows of all documents of the groups of which some
	// documents are a member, these among them.
	Members(ctx context.Context, ids []schema.ID) ([]schema.Kin, error)
}

// Patience is how long the words of a query may be looked up and read; reading
// what was looked up, ranking the first hits again and cutting their snippets
// may take one share of it more each. A search ends within two seconds and
// shows what it has.
const (
	Patience = 1200 * time.Millisecond
	share    = 5
)

// Finder answers questions from an engine and the texts of the corpus. It is
// safe for concurrent use.
type Finder struct {
	Texts    Texts
	Patience time.Duration // see the constant

	engine  Engine
	readers sync.Pool // of *word.Analyzer, between questions
}

// NewFinder returns a Finder with the usual patience.
func NewFinder(e Engine, texts Texts) *Finder {
	return &Finder{Texts: texts, Patience: Patience, engine: e}
}

// Share is how long a step of a search may take beside the reading of what its
// words were looked up in.
func Share(patience time.Duration) time.Duration { return patience / share }

// question is one query being answered.
type question struct {
	*Finder
	View
	query *Query
	words *word.Analyzer // borrowed until end
	cut   bool           // the time was up before all was read
	pages map[schema.ID][]PageFound
}

// begin reads q against the newest view. The caller ends the question.
func (f *Finder) begin(ctx context.Context, q search.Query) (*question, error) {
	v, err := f.engine.View(ctx)
	if err != nil {
		return nil, err
	}
	return f.beginIn(v, q)
}

// beginIn reads q against a view, which ends with the question.
func (f *Finder) beginIn(v View, q search.Query) (s *question, err error) {
	return f.beginWith(v, func() *Query { return compile(q, v, Share(f.Patience)) })
}

// beginWith begins a question in a view, as it is compiled there.
func (f *Finder) beginWith(v View, compiled func() *Query) (s *question, err error) {
	s = &question{Finder: f, View: v, words: f.borrow()}
	defer func() {
		if err != nil {
			s.end(&err)
		}
	}()
	defer BrokeOff(&err)
	s.query = compiled()
	return s, nil
}

// end gives back what the question holds. It is deferred before BrokeOff is.
func (s *question) end(err *error) {
	s.readers.Put(s.words)
	*err = s.Close(*err)
}

// borrow takes a reader of texts that an earlier question gave back, or a new
// one. A used one remembers the stems of the words that it has seen, which is
// most of what marking costs.
func (f *Finder) borrow() *word.Analyzer {
	if a, ok := f.readers.Get().(*word.Analyzer); ok {
		return a
	}
	return new(word.Analyzer)
}

// ask answers a query by f.
func (f *Finder) ask(ctx context.Context, q search.Query, answer func(*question) error) (err error) {
	s, err := f.begin(ctx, q)
	if err != nil {
		return err
	}
	defer s.end(&err)
	defer BrokeOff(&err)
	return answer(s)
}

// Search answers q. The facets are those of the whole answer, whatever page of
// it is asked for.
func (f *Finder) Search(ctx context.Context, q search.Query) (result search.Result, err error) {
	began := time.Now()
	err = f.ask(ctx, q, func(s *question) (err error) {
		result, err = s.search(ctx, max(1, q.Page), q.Size)
		return err
	})
	if err != nil {
		return search.Result{}, err
	}
	result.Took = time.Since(began)
	return result, nil
}

func (s *question) search(ctx context.Context, page, size int) (search.Result, error) {
	if size <= 0 {
		size = search.DefaultSize
	}
	found, err := s.Find(ctx, s.query, Want{First: max(page*size, rankedAgain), Count: true})
	if err != nil {
		return search.Result{}, err
	}
	s.cut = found.Cut
	first, err := s.together(ctx, found.Hits)
	if err != nil {
		return search.Result{}, err
	}
	first = first[:min(page*size, len(first))]
	out := search.Result{Total: found.Total, Distinct: found.Distinct, Facets: found.Counts.list(s.query), Expansions: held(s, s.query.made)}
	if from := (page - 1) * size; from < len(first) {
		if out.Hits, err = s.show(ctx, first[from:]); err != nil {
			return search.Result{}, err
		}
	}
	out.Notes = s.notes(found)
	if page == 1 && s.query.plain {
		out.DidYouMean = s.query.spell.didYouMean(s.query.asked.Text, s.query.read)
	}
	return out, nil
}

// notes are what the person is told of how the query was read and answered.
func (s *question) notes(f *Found) []search.Note {
	out := s.query.notes
	for _, n := range []struct {
		holds bool
		code  string
	}{{f.Relaxed, search.NoteRelaxed}, {f.Few, search.NoteFew}, {s.cut, search.NoteCut}, {f.Inexact, search.NoteInexact}} {
		if n.holds {
			out = append(out, search.Note{Code: n.code})
		}
	}
	return out
}

// What decides among the first documents beside the score of the whole: how
// good the best page is, so that words that stand together win over words
// scattered through a long document.
const (
	rankedAgain = 50
	bestPage    = 0.5
)

// together ranks the first hits again with their best pages.
func (s *question) together(ctx context.Context, hits []Hit) ([]Hit, error) {
	if s.query.asked.Sort != search.ByRelevance || len(s.query.Leaves) < 2 {
		return hits, nil
	}
	n := min(len(hits), rankedAgain)
	limited, stop := context.WithTimeout(ctx, Share(s.Patience))
	defer stop()
	pages, err := s.Pages(limited, s.query, hits[:n])
	if late(ctx, err) {
		s.cut = true
		return hits, nil
	}
	if err != nil {
		return nil, err
	}
	s.pages = map[schema.ID][]PageFound{}
	for i := range hits[:n] {
		h := &hits[i]
		s.pages[h.ID] = pages[i]
		if len(pages[i]) > 0 {
			weight := float32(bestPage)
			if !h.Own {
				weight *= OtherLanguage
			}
			h.Score += weight * pages[i][0].Score
		}
	}
	// Those ranked again stay before the others, whose pages were not looked at.
	slices.SortFunc(hits[:n], func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(b.Date, a.Date), cmp.Compare(a.ID, b.ID))
	})
	return hits, nil
}

// late reports whether an error says that a step's own time was up, not that of
// the one who asked.
func late(ctx context.Context, err error) bool {
	return errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil
}

// findAll evaluates the query where a part of the answer would be a wrong one.
func (s *question) findAll(ctx context.Context, w Want) (*Found, error) {
	found, err := s.Find(ctx, s.query, w)
	if err == nil && found.Cut {
		err = fmt.Errorf("search: all of it takes longer than %v: %w", s.Patience, context.DeadlineExceeded)
	}
	return found, err
}

// Count returns how many documents q finds.
func (f *Finder) Count(ctx context.Context, q search.Query) (n int, err error) {
	err = f.ask(ctx, q, func(s *question) error {
		found, err := s.findAll(ctx, Want{})
		if err == nil {
			n = found.Total
		}
		return err
	})
	return n, err
}

// IDs yields every document that q finds, in its order.
func (f *Finder) IDs(ctx context.Context, q search.Query) iter.Seq2[schema.ID, error] {
	return func(yield func(schema.ID, error) bool) {
		var hits []Hit
		err := f.ask(ctx, q, func(s *question) error {
			found, err := s.findAll(ctx, Want{First: -1})
			if err == nil {
				hits = found.Hits
			}
			return err
		})
		if err != nil {
			yield("", err)
			return
		}
		for _, h := range hits {
			if !yield(h.ID, nil) {
				return
			}
		}
	}
}

// PageHits returns every page of a document on which q is found, in the order
// of the pages.
func (f *Finder) PageHits(ctx context.Context, q search.Query, id schema.ID) (hits []search.PageHit, err error) {
	err = f.ask(ctx, q, func(s *question) (err error) {
		hits, err = s.pageHits(ctx, id)
		return err
	})
	return hits, err
}

// Marks takes text apart where q would be found in it.
func (f *Finder) Marks(ctx context.Context, q search.Query, text string, l schema.Lang) (spans []search.Span, err error) {
	err = f.ask(ctx, q, func(s *question) error {
		spans = search.Spans(text, s.query.marks().ranges(s.words, text, l))
		return nil
	})
	return spans, err
}

// FacetValues lists the values of one facet by their labels.
func (f *Finder) FacetValues(ctx context.Context, q search.Query, facet search.Facet, prefix string, offset, limit int) (out []search.FacetValue, n int, err error) {
	i := FacetNumber(facet)
	if i < 0 {
		return nil, 0, fmt.Errorf("facet %q: %w", facet, schema.ErrInvalid)
	}
	err = f.ask(ctx, q, func(s *question) error {
		found, err := s.findAll(ctx, Want{Count: true})
		if err != nil {
			return err
		}
		values, _ := found.Counts.values(s.query, i, all)
		values = labelled(values, facet, prefix, q.Lang)
		out, n = append(out, values[min(offset, len(values)):min(offset+limit, len(values))]...), len(values)
		return nil
	})
	return out, n, err
}

// FacetCounts returns how many documents have each value of one facet.
func (f *Finder) FacetCounts(ctx context.Context, q search.Query, facet search.Facet) (map[string]int, error) {
	i := FacetNumber(facet)
	if i < 0 {
		return nil, fmt.Errorf("facet %q: %w", facet, schema.ErrInvalid)
	}
	out := map[string]int{}
	err := f.ask(ctx, q, func(s *question) error {
		found, err := s.findAll(ctx, Want{Count: true})
		if err != nil {
			return err
		}
		for _, v := range found.Counts.Values[i] {
			if listed(facet, v.Value) {
				out[v.Value] = v.Docs
			}
		}
		for _, v := range found.Counts.Chosen[i] {
			out[v.Value] = v.Docs
		}
		return nil
	})
	return out, err
}

// labelled returns the values with a word that begins with prefix in a label, in
// the order of their labels.
func labelled(values []search.FacetValue, f search.Facet, prefix string, l schema.Lang) []search.FacetValue {
	label := map[string]string{}
	var out []search.FacetValue
	for _, v := range values {
		if search.LabelBegins(f, v.Value, prefix, l) {
			label[v.Value] = schema.Fold(search.Label(f, v.Value, l))
			out = append(out, v)
		}
	}
	slices.SortFunc(out, func(a, b search.FacetValue) int {
		return cmp.Or(compareLast(f, a.Value, b.Value), strings.Compare(label[a.Value], label[b.Value]), strings.Compare(a.Value, b.Value))
	})
	return out
}
