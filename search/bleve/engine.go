package bleve

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/word"
)

// Search answers q. The facets are those of the whole answer, whatever page of
// it is asked for.
func (x *Index) Search(ctx context.Context, q search.Query) (result search.Result, err error) {
	began := time.Now()
	s, err := x.begin(ctx, q)
	if err != nil {
		return search.Result{}, err
	}
	defer s.end(&err)
	if err := s.find(ctx); err != nil {
		return search.Result{}, err
	}
	page, size := max(1, q.Page), q.Size
	if size <= 0 {
		size = search.DefaultSize
	}
	first, err := s.together(ctx, s.top(max(page*size, rankedAgain)))
	if err != nil {
		return search.Result{}, err
	}
	first = first[:min(page*size, len(first))]
	result = search.Result{Total: s.count.total, Distinct: s.distinct(), Facets: s.count.result(), Expansions: s.made}
	if from := (page - 1) * size; from < len(first) {
		if result.Hits, err = s.show(ctx, first[from:]); err != nil {
			return search.Result{}, err
		}
	}
	if result.Notes = s.notes; s.cut {
		result.Notes = append(result.Notes, search.Note{Code: search.NoteCut})
	}
	if page == 1 && s.plain {
		result.DidYouMean = s.spell.didYouMean(q.Text, s.read)
	}
	result.Took = time.Since(began)
	return result, nil
}

// inquiry is one query being answered.
type inquiry struct {
	x      *Index
	view   *view
	q      search.Query
	words  *word.Analyzer // borrowed until end
	root   *and
	leaves []*leaf
	marks  markSet
	family *families
	spell  *speller
	notes  []search.Note
	made   []search.Expansion
	read   schema.Lang
	plain  bool // words and phrases and no more
	out    *outcome
	count  *counter
	picked []hit              // what text and filters select
	pages  map[*hit][]pageHit // of the hits that were ranked again
	cut    bool               // the time was up before all was read
}

// patience is how long the words of a query may be looked up and read; reading
// what was looked up, ranking the first hits again and cutting their snippets
// may take one share of it more each. A search ends within two seconds and
// shows what it has.
const (
	patience = 1200 * time.Millisecond
	share    = 5
)

// begin reads q against the newest view. The caller ends the inquiry.
func (x *Index) begin(ctx context.Context, q search.Query) (*inquiry, error) {
	if err := x.admit(ctx); err != nil {
		return nil, err
	}
	v, err := x.generation().acquire()
	if err != nil {
		x.leave()
		return nil, err
	}
	return newInquiry(x, v, q), nil
}

// newInquiry reads q to be answered from v.
func newInquiry(x *Index, v *view, q search.Query) *inquiry {
	s := &inquiry{x: x, view: v, q: q, words: x.borrow(), marks: newMarkSet(), family: v.families.Load()}
	if s.family == nil {
		s.family = &families{}
	}
	s.compile()
	return s
}

// end gives back what the inquiry holds, and turns a panic into an error.
func (s *inquiry) end(err *error) {
	if p := recover(); p != nil {
		*err = errors.Join(*err, fmt.Errorf("%w: %v\n%s", errBrokeOff, p, debug.Stack()))
	}
	*err = errors.Join(*err, s.view.answered())
	s.x.judge(*err)
	s.x.readers.Put(s.words)
	s.x.leave()
}

// borrow takes a reader of texts that an earlier inquiry gave back, or a new
// one. A used one remembers the stems of the words that it has seen, which is
// most of what marking costs.
func (x *Index) borrow() *word.Analyzer {
	if a, ok := x.readers.Get().(*word.Analyzer); ok {
		return a
	}
	return new(word.Analyzer)
}

// compile reads the text of the query.
func (s *inquiry) compile() {
	s.spell = newSpeller(s.view)
	plan := search.NewPlan(s.q, s.spell)
	node := plan.Node
	s.notes, s.made, s.plain = plan.Notes, s.view.held(plan.Expansions), plainWords(node)
	c := &compiler{view: s.view, read: plan.Read, until: time.Now().Add(s.x.patience / share)}
	switch n := node.(type) {
	case nil:
		s.root = &and{}
	case search.And:
		s.root = &and{c.compileAll(n.Nodes)}
	default:
		s.root = &and{[]clause{c.compile(n)}}
	}
	s.leaves, s.read = c.leaves, plan.Read
	for _, l := range s.leaves {
		s.marks.merge(l.marks)
	}
	s.marks.close()
}

// held leaves out of expansions what is not worth showing: terms that the index
// does not have, and those spelt as what was typed.
func (v *view) held(xs []search.Expansion) []search.Expansion {
	var out []search.Expansion
	for _, x := range xs {
		from := exactText(x.From)
		x.Terms = slices.DeleteFunc(slices.Clone(x.Terms), func(t search.ExpansionTerm) bool {
			return exactText(t.Text) == from || slices.ContainsFunc(word.Stems(t.Text, t.Lang), func(stem string) bool {
				return v.docsWith(fieldBody+suffix(t.Lang), stem) == 0
			})
		})
		if len(x.Terms) > 0 {
			out = append(out, x)
		}
	}
	return out
}

// find evaluates the text and the filters, and counts the facets.
func (s *inquiry) find(ctx context.Context) error {
	out, err := run(ctx, s.view, s.root, s.x.patience)
	if err != nil {
		return err
	}
	s.out, s.cut = out, out.cut
	if out.relaxed {
		s.notes = append(s.notes, search.Note{Code: search.NoteRelaxed})
	}
	if out.few {
		s.notes = append(s.notes, search.Note{Code: search.NoteFew})
	}
	s.preferOwnLanguage()
	if err := s.raiseExact(ctx); err != nil {
		return err
	}
	filters := s.view.newFilters(s.q)
	whole := len(s.root.parts)+len(filters) == 0
	parts := make([]part, len(s.view.segs))
	_, err = besideOneAnother(ctx, time.Hour, s.view.workers(), len(parts), func(_ context.Context, i int) error {
		parts[i] = s.pick(i, filters, whole)
		return nil
	})
	if err != nil {
		return err
	}
	s.count = newCounter(s.view, filters)
	n := 0
	for _, p := range parts {
		n += len(p.picked)
	}
	s.picked = make([]hit, 0, n)
	for _, p := range parts {
		s.picked = append(s.picked, p.picked...)
		s.count.merge(p.count)
	}
	if whole { // counted once for all who ask for everything
		s.count = s.view.totals()
	}
	return nil
}

// part is what a query selects in one segment.
type part struct {
	picked []hit
	count  *counter
}

// pick counts the facets of segment i and collects what text and filters
// select.
func (s *inquiry) pick(i int, filters []*filter, whole bool) part {
	seg, f, groups := s.view.segs[i], s.out.segs[i], s.family.copies[s.view.segs[i].id]
	var p part
	if !whole {
		p.count = newCounter(s.view, cloneFilters(filters))
	}
	n := 0
	for _, m := range f.match {
		if m {
			n++
		}
	}
	p.picked = make([]hit, 0, n)
	for slot, m := range f.match {
		if m && (whole || p.count.add(seg, int32(slot))) {
			h := hit{seg: seg, slot: int32(slot), score: f.score[slot], group: -1}
			if slot < len(groups) {
				h.group = groups[slot]
			}
			p.picked = append(p.picked, h)
		}
	}
	return p
}

// findAll is find where a part of the answer would be a wrong one.
func (s *inquiry) findAll(ctx context.Context) error {
	if err := s.find(ctx); err != nil {
		return err
	}
	if s.cut {
		return fmt.Errorf("search: all of it takes longer than %v: %w", s.x.patience, context.DeadlineExceeded)
	}
	return nil
}

// prepare looks up the words of the query in all segments.
func (s *inquiry) prepare(ctx context.Context) error {
	_, cut, err := eachSegment(ctx, s.x.patience, len(s.view.segs), func(ctx context.Context, i int) error {
		return s.root.prepare(ctx, s.view, i)
	})
	s.cut = cut
	s.root.ready(s.view)
	return err
}

// otherLanguage is what the score of a document in another language than the
// query's counts, so that of two that are equally good the reader gets the one
// in the language asked.
const otherLanguage = 0.7

func (s *inquiry) preferOwnLanguage() {
	if len(s.leaves) == 0 {
		return
	}
	lang := facetNumber(search.FacetLang)
	own := s.view.matching(lang, string(s.read))
	for i, seg := range s.view.segs {
		for slot, score := range s.out.segs[i].score {
			if score > 0 && !hasAny(seg.facet[lang].of(int32(slot)), own) {
				s.out.segs[i].score[slot] = otherLanguage * score
			}
		}
	}
}

// exactScore puts the document whose title, identifier, file name or address was
// typed before all others.
const exactScore = 1000

// raiseExact puts those documents first, and finds the one whose identifier,
// file name or address was typed even where no text has it.
func (s *inquiry) raiseExact(ctx context.Context) error {
	text := exactText(s.q.Text)
	if text == "" || !s.plain {
		return nil
	}
	k := &keyed{keys: []string{exactTitle + text, exactIdentifier + text, exactID + s.q.Text, exactFile + text}, score: exactScore}
	if u := exactAddress(s.q.Text); u != "" {
		k.keys = append(k.keys, exactSource+u)
	}
	for i := range s.view.segs {
		if err := k.prepare(ctx, s.view, i); err != nil {
			return err
		}
		f, err := k.eval(ctx, s.view, i)
		if err != nil {
			return err
		}
		s.out.segs[i].addScores(f)
		for slot, m := range f.match {
			if m && s.view.segs[i].live[slot] {
				s.out.segs[i].match[slot] = true
			}
		}
	}
	return nil
}

// plainWords reports whether a query is words and phrases and no more, so that
// it may be a title.
func plainWords(n search.Node) bool {
	switch n := n.(type) {
	case search.And:
		for _, x := range n.Nodes {
			if !plainWords(x) {
				return false
			}
		}
		return true
	case search.Group:
		return true
	case search.Word:
		return n.Part == search.AnyPart && !n.Prefix && !n.Fuzzy
	case search.Phrase:
		return n.Part == search.AnyPart
	}
	return false
}

// order returns the order of the query: by relevance where words were asked
// for, else the newest first.
func (s *inquiry) order() less {
	if s.q.Sort == search.ByRelevance && len(s.leaves) == 0 {
		return lessFor(search.ByNewest)
	}
	return lessFor(s.q.Sort)
}

// top returns the first n hits in the order of the query.
func (s *inquiry) top(n int) []*hit {
	t := &top{less: s.order(), n: n}
	first := s.foldCopies(t.less)
	for i := range s.picked {
		h := &s.picked[i]
		if h.group >= 0 {
			f := first[h.group]
			if f.seg != h.seg || f.slot != h.slot {
				continue
			}
			h = f
		}
		t.offer(h)
	}
	return t.sorted()
}

// What decides among the first documents beside the score of the whole: how
// good the best page is, so that words that stand together win over words
// scattered through a long document.
const (
	rankedAgain = 50
	bestPage    = 0.5
)

// together ranks the first hits again with their best pages.
func (s *inquiry) together(ctx context.Context, hits []*hit) ([]*hit, error) {
	if s.q.Sort != search.ByRelevance || len(s.leaves) < 2 {
		return hits, nil
	}
	n := min(len(hits), rankedAgain)
	limited, stop := context.WithTimeout(ctx, s.x.patience/share)
	defer stop()
	pages, err := pagesOf(limited, s.view, s.leaves, hits[:n])
	if late(ctx, err) {
		s.cut = true
		return hits, nil
	}
	if err != nil {
		return nil, err
	}
	s.pages = pages
	lang := facetNumber(search.FacetLang)
	own := s.view.matching(lang, string(s.read))
	for _, h := range hits[:n] {
		h.again = true
		if found := pages[h]; len(found) > 0 {
			weight := float32(bestPage)
			if !hasAny(h.seg.facet[lang].of(h.slot), own) {
				weight *= otherLanguage
			}
			h.score += weight * found[0].score
		}
	}
	// Those ranked again stay before the others, whose pages were not looked at.
	t := top{hits: hits[:n], less: s.order()}
	return append(t.sorted(), hits[n:]...), nil
}

// distinct counts the documents found, near-identical ones once.
func (s *inquiry) distinct() int {
	n, seen := 0, map[int32]bool{}
	for i := range s.picked {
		g := s.picked[i].group
		if g < 0 {
			n++
		} else if !seen[g] {
			seen[g] = true
			n++
		}
	}
	return n
}

// foldCopies finds the first of each group of near-identical documents, and
// how many of the others were found with it.
func (s *inquiry) foldCopies(before less) map[int32]*hit {
	first := map[int32]*hit{}
	for i := range s.picked {
		h := &s.picked[i]
		if h.group < 0 {
			continue
		}
		f := first[h.group]
		switch {
		case f == nil:
			first[h.group] = h
		case before(h, f):
			h.copies = f.copies + 1
			first[h.group] = h
		default:
			f.copies++
		}
	}
	return first
}
