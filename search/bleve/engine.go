package bleve

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/plan"
)

// inquiry is a view for one question.
type inquiry struct {
	*terms
	x *Index

	query  *plan.Query // that was evaluated or prepared last
	root   *and
	leaves []*leaf
	byPlan map[*plan.Leaf]*leaf
}

var _ plan.View = (*inquiry)(nil)

// View begins to answer a question from the newest state.
func (x *Index) View(ctx context.Context) (plan.View, error) {
	if err := x.admit(ctx); err != nil {
		return nil, err
	}
	v, err := x.generation().acquire()
	if err != nil {
		x.leave()
		return nil, err
	}
	return &inquiry{terms: v.terms(), x: x}, nil
}

// Close ends the question. Words that could not be read are an error of it.
func (s *inquiry) Close(err error) error {
	err = errors.Join(err, s.answered())
	s.x.judge(err)
	s.x.leave()
	return err
}

// take makes the clauses of a query.
func (s *inquiry) take(q *plan.Query) {
	e := evaluator{s.terms, map[*plan.Leaf]*leaf{}}
	s.query, s.root, s.byPlan, s.leaves = q, &and{parts: e.all(q.Parts)}, e.leaves, nil
	for _, l := range q.Leaves {
		s.leaves = append(s.leaves, e.leaves[l])
	}
}

// prepare looks up the words of a query in all segments, unless that was done.
func (s *inquiry) prepare(ctx context.Context, q *plan.Query) error {
	if s.query == q {
		return nil
	}
	s.take(q)
	_, _, err := eachSegment(ctx, s.x.Patience, len(s.segs), func(ctx context.Context, i int) error {
		return s.root.prepare(ctx, s.view, i)
	})
	s.root.ready(s.view)
	return err
}

// Find evaluates a query, and counts the facets.
func (s *inquiry) Find(ctx context.Context, q *plan.Query, w plan.Want) (*plan.Found, error) {
	s.take(q)
	out, err := s.run(ctx, q, s.x.Patience)
	if err != nil {
		return nil, err
	}
	own := s.matching(facetLang, q.Own)
	if q.Scored() {
		s.preferOwnLanguage(out, own)
	}
	if err := s.raiseExact(ctx, q, out); err != nil {
		return nil, err
	}
	sel, err := s.choose(ctx, q, out, w.Count)
	if err != nil {
		return nil, err
	}
	answer := &plan.Found{Total: len(sel.picked), Distinct: distinct(sel.picked), Relaxation: out.Relaxation, Cut: out.cut}
	if w.Count {
		answer.Counts = sel.counts(s.view)
	}
	answer.Hits = s.hits(sel, sel.first(q.Order, w.First), own)
	hitArrays.Put(sel.array)
	return answer, nil
}

// selection is what text and filters select.
type selection struct {
	picked []hit
	array  *[]hit   // in which they lie
	count  *counter // nil where everything is asked for
}

// counts returns the counts of the facets: those of everything once for all who
// ask.
func (s *selection) counts(v *view) *plan.Counts {
	if s.count == nil {
		return v.totals()
	}
	return s.count.result()
}

// choose collects what the filters select of what the text finds, and counts
// the facets where they are wanted.
func (s *inquiry) choose(ctx context.Context, q *plan.Query, out *outcome, wanted bool) (*selection, error) {
	counting := wanted && !q.Everything()
	filters := s.newFilters(q.Filters)
	counts, room := make([]*counter, len(s.segs)), make([][]hit, len(s.segs))
	sel := &selection{}
	sel.array, sel.picked = out.room(room)
	if counting {
		sel.count = newCounter(s.view, filters)
		for i := range counts {
			if counts[i] = sel.count; s.workers() > 1 {
				counts[i] = newCounter(s.view, cloneFilters(filters))
			}
		}
	}
	_, err := besideOneAnother(ctx, time.Hour, s.workers(), len(room), func(_ context.Context, i int) error {
		room[i] = s.pick(i, out.segs[i], filters, counts[i], room[i])
		return nil
	})
	if err != nil {
		return nil, err
	}
	for i, picked := range room {
		sel.picked = append(sel.picked, picked...) // each moves to where it is or before
		if counts[i] != sel.count {
			sel.count.merge(counts[i])
		}
	}
	return sel, nil
}

// room divides one array, with room for all that the text finds, among the
// segments, and returns it and its beginning.
func (o *outcome) room(of [][]hit) (array *[]hit, from []hit) {
	n, sizes := 0, make([]int, len(of))
	for i, f := range o.segs {
		for _, m := range f.match {
			if m {
				sizes[i]++
			}
		}
		n += sizes[i]
	}
	array = takeHits(n)
	at := 0
	for i, size := range sizes {
		of[i] = (*array)[at : at : at+size]
		at += size
	}
	return array, (*array)[:0]
}

// pick adds what text and filters select of segment i to hits, and counts the
// facets where there is a counter.
func (s *inquiry) pick(i int, f *found, filters []*filter, count *counter, hits []hit) []hit {
	seg, from := s.segs[i], len(hits)
	for slot, m := range f.match {
		if m && (count != nil && count.selects(seg, int32(slot)) || count == nil && seg.passes(int32(slot), filters)) {
			hits = append(hits, hit{seg: seg, slot: int32(slot), score: f.score[slot], group: seg.group[slot]})
		}
	}
	if count != nil {
		count.add(seg, hits[from:])
	}
	return hits
}

func (s *inquiry) preferOwnLanguage(out *outcome, own []bool) {
	for i, seg := range s.segs {
		for slot, score := range out.segs[i].score {
			if score > 0 && !hasAny(seg.facet[facetLang].of(int32(slot)), own) {
				out.segs[i].score[slot] = plan.OtherLanguage * score
			}
		}
	}
}

// raiseExact puts the documents that were named exactly first.
func (s *inquiry) raiseExact(ctx context.Context, q *plan.Query, out *outcome) error {
	if q.Exact == nil {
		return nil
	}
	k := &keyed{Keyed: *q.Exact}
	for i := range s.segs {
		if err := k.prepare(ctx, s.view, i); err != nil {
			return err
		}
		f, err := k.eval(ctx, s.view, i)
		if err != nil {
			return err
		}
		f.each(func(slot int32) {
			out.segs[i].score[slot] += f.scoreOf(slot)
			if f.match[slot] && s.segs[i].live[slot] {
				out.segs[i].match[slot] = true
			}
		})
		f.release()
	}
	return nil
}

// hits writes what was found for those who know nothing of segments.
func (s *inquiry) hits(sel *selection, found []hit, own []bool) []plan.Hit {
	number := map[*segView]int{}
	for i, seg := range s.segs {
		number[seg] = i
	}
	copies := sel.copies(found)
	out := make([]plan.Hit, len(found))
	for i, h := range found {
		out[i] = s.at(number[h.seg], h.slot)
		out[i].Score, out[i].Copies = h.score, copies[h.group]
		out[i].Own = hasAny(h.seg.facet[facetLang].of(h.slot), own)
	}
	return out
}

// at returns the document in a slot of segment i.
func (s *inquiry) at(i int, slot int32) plan.Hit {
	seg := s.segs[i]
	return plan.Hit{ID: seg.ids[slot], Date: seg.date[slot], Ref: uint64(i)<<32 | uint64(slot)}
}

// place returns where at found a hit.
func place(ref uint64) (segment int, slot int32) { return int(ref >> 32), int32(uint32(ref)) }

// Hit returns a document.
func (s *inquiry) Hit(_ context.Context, id schema.ID) (plan.Hit, error) {
	seg, slot, err := s.find(id)
	if err != nil {
		return plan.Hit{}, err
	}
	if seg == nil {
		return plan.Hit{}, fmt.Errorf("document %s: %w", id, schema.ErrNotFound)
	}
	return s.at(slices.Index(s.segs, seg), slot), nil
}

// Everything counts the facets of all documents.
func (s *inquiry) Everything(context.Context) (*plan.Counts, error) { return s.totals(), nil }

// Titled returns the newest documents with a title in which folded words stand
// together.
func (s *inquiry) Titled(_ context.Context, folded string, n int) ([]schema.ID, error) {
	t := &top{less: lessFor(search.ByNewest), n: n}
	for _, seg := range s.segs {
		for slot, title := range seg.title {
			if seg.live[slot] && (strings.HasPrefix(title, folded) || strings.Contains(title, " "+folded)) {
				t.offer(&hit{seg: seg, slot: int32(slot)})
			}
		}
	}
	var ids []schema.ID
	for _, h := range t.sorted() {
		ids = append(ids, h.seg.ids[h.slot])
	}
	return ids, nil
}

// PagesWith returns the first pages that have a term.
func (s *inquiry) PagesWith(ctx context.Context, t plan.Term, n int) ([]plan.PageOf, error) {
	var out []plan.PageOf
	w := s.word(t.Field, t.Text)
	for i, seg := range s.segs {
		list, err := s.in(i, w)
		if err != nil {
			return nil, err
		}
		for p := newPlaces(list, actual(list), ""); ; {
			slot, at, ok, err := p.next()
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				return nil, err
			}
			if !ok {
				break
			}
			if !seg.live[slot] {
				continue
			}
			for ; len(at) > 0; at = at[onPage(at, seg.bits[slot]):] {
				if page := int(at[0] >> seg.bits[slot]); page > 0 {
					out = append(out, plan.PageOf{ID: seg.ids[slot], Number: seg.number(int32(slot), page)})
				}
				if len(out) == n {
					return out, nil
				}
			}
		}
	}
	return out, nil
}
