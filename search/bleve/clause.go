package bleve

import (
	"context"
	"fmt"
	"math"

	segment "github.com/blevesearch/scorch_segment_api/v2"

	"github.com/simde/simde/schema"
)

// clause is a part of a query as it is evaluated. A clause belongs to one
// search: prepare looks its terms up in a view, eval then finds documents
// segment by segment.
type clause interface {
	prepare(ctx context.Context, v *view) error
	// eval finds documents of segment number i of the view.
	eval(ctx context.Context, v *view, i int) (*found, error)
}

// found is what a clause finds in one segment, by slots.
type found struct {
	match []bool
	score []float32 // nil where nothing scores
}

func newFound(n int) *found { return &found{match: make([]bool, n), score: make([]float32, n)} }

// term is a word of a field with the weight of its occurrences.
type term struct {
	field  string
	text   string
	weight float32
}

// leaf is a word or a phrase of the query with everything that means it: its
// inflections, its translations and their phrases. They share one frequency
// and one rarity, so that a rare translation cannot drown the rest
// (probabilistic structured queries).
type leaf struct {
	body    []term    // of documents
	title   []term    // of titles, for the ranking only
	pages   []term    // of pages
	phrases []phrase  // of pages
	about   []inFacet // documents with these values rank higher
	boost   float32
	marks   markSet

	idf   float32
	lists [][]segment.PostingsList // by segment, of body and then title
}

// The constants of BM25, and what a word in the title weighs beside one in the
// body.
const (
	bmK1       = 1.2
	bmB        = 0.75
	titleBoost = 1.2
	aboutBoost = 0.4
)

func (l *leaf) prepare(ctx context.Context, v *view) error {
	l.lists = make([][]segment.PostingsList, len(v.segs))
	var df float64
	for i, s := range v.segs {
		if err := ctx.Err(); err != nil {
			return err
		}
		for n, t := range append(l.body[:len(l.body):len(l.body)], l.title...) {
			p, err := postings(s.seg, t)
			if err != nil {
				return err
			}
			l.lists[i] = append(l.lists[i], p)
			if n < len(l.body) {
				df += float64(t.weight) * float64(p.Count())
			}
		}
	}
	for i := range l.phrases {
		n, err := l.phrases[i].prepare(ctx, v)
		if err != nil {
			return err
		}
		df += float64(l.phrases[i].weight) * float64(n)
	}
	for i := range l.about {
		if err := l.about[i].prepare(ctx, v); err != nil {
			return err
		}
	}
	l.idf = idf(df, v.docs)
	return nil
}

// idf is the rarity of what df of n documents hold.
func idf(df float64, n int) float32 {
	df = min(df, float64(n))
	return float32(math.Log(1 + (float64(n)-df+0.5)/(df+0.5)))
}

func postings(seg segment.Segment, t term) (segment.PostingsList, error) {
	dict, err := seg.Dictionary(t.field)
	if err != nil {
		return nil, fmt.Errorf("field %s: %w", t.field, err)
	}
	p, err := dict.PostingsList([]byte(t.text), nil, nil)
	if err != nil {
		return nil, fmt.Errorf("field %s, term %q: %w", t.field, t.text, err)
	}
	return p, nil
}

func (l *leaf) eval(ctx context.Context, v *view, i int) (*found, error) {
	s := v.segs[i]
	out := newFound(len(s.ids))
	tf := out.score // frequencies first, then scores, in one array
	for n, t := range l.body {
		if err := addFrequencies(ctx, s, l.lists[i][n], t.weight, tf); err != nil {
			return nil, err
		}
	}
	for n := range l.phrases {
		if err := l.phrases[n].addFrequencies(ctx, s, i, tf); err != nil {
			return nil, err
		}
	}
	for slot, f := range tf {
		if f > 0 {
			out.match[slot] = true
			norm := bmK1 * (1 - bmB + bmB*s.length[slot]/v.avg)
			f = float32(math.Sqrt(float64(f)))
			out.score[slot] = l.boost * l.idf * f * (bmK1 + 1) / (f + norm)
		}
	}
	l.addAbout(s, out)
	return out, l.addTitles(ctx, s, i, out)
}

// addAbout raises documents that are described as about the same.
func (l *leaf) addAbout(s *segView, out *found) {
	for _, a := range l.about {
		for slot, m := range out.match {
			if m && hasAny(s.facet[a.facet].of(int32(slot)), a.in) {
				out.score[slot] += aboutBoost * l.boost * l.idf
			}
		}
	}
}

// addTitles raises documents with the words in their titles.
func (l *leaf) addTitles(ctx context.Context, s *segView, i int, out *found) error {
	if len(l.title) == 0 {
		return nil
	}
	tf := make([]float32, len(s.ids))
	for n, t := range l.title {
		if err := addFrequencies(ctx, s, l.lists[i][len(l.body)+n], t.weight, tf); err != nil {
			return err
		}
	}
	for slot, f := range tf {
		if f > 0 && out.match[slot] {
			out.score[slot] += titleBoost * l.boost * l.idf * min(f, 1)
		}
	}
	return nil
}

// checkEvery is how many postings are read between looks at the context.
const checkEvery = 1 << 14

// addFrequencies adds the frequencies of a term to its documents.
func addFrequencies(ctx context.Context, s *segView, list segment.PostingsList, weight float32, tf []float32) error {
	if list.Count() == 0 {
		return nil
	}
	it := list.Iterator(true, false, false, nil)
	for n := 1; ; n++ {
		p, err := it.Next()
		if err != nil {
			return fmt.Errorf("read postings: %w", err)
		}
		if p == nil {
			return nil
		}
		if slot := s.slot[p.Number()]; slot >= 0 {
			tf[slot] += weight * float32(max(1, p.Frequency()))
		}
		if n%checkEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
	}
}

// and asks for documents that all its clauses find.
type and struct{ parts []clause }

// or asks for documents that any of its clauses finds.
type or struct{ parts []clause }

// not asks for documents that its clause does not find.
type not struct{ part clause }

func (c *and) prepare(ctx context.Context, v *view) error { return prepareAll(ctx, v, c.parts) }
func (c *or) prepare(ctx context.Context, v *view) error  { return prepareAll(ctx, v, c.parts) }
func (c *not) prepare(ctx context.Context, v *view) error { return c.part.prepare(ctx, v) }

func prepareAll(ctx context.Context, v *view, parts []clause) error {
	for _, p := range parts {
		if err := p.prepare(ctx, v); err != nil {
			return err
		}
	}
	return nil
}

func (c *and) eval(ctx context.Context, v *view, i int) (*found, error) {
	all, err := evalAll(ctx, v, i, c.parts)
	if err != nil {
		return nil, err
	}
	out := newFound(len(v.segs[i].ids))
	for slot := range out.match {
		out.match[slot] = true
	}
	for _, f := range all {
		for slot, m := range f.match {
			out.match[slot] = out.match[slot] && m
		}
		out.addScores(f)
	}
	return out, nil
}

func (c *or) eval(ctx context.Context, v *view, i int) (*found, error) {
	all, err := evalAll(ctx, v, i, c.parts)
	if err != nil {
		return nil, err
	}
	out := newFound(len(v.segs[i].ids))
	for _, f := range all {
		for slot, m := range f.match {
			out.match[slot] = out.match[slot] || m
		}
		out.addScores(f)
	}
	return out, nil
}

func (f *found) addScores(g *found) {
	for slot, s := range g.score {
		f.score[slot] += s
	}
}

func evalAll(ctx context.Context, v *view, i int, parts []clause) ([]*found, error) {
	var out []*found
	for _, p := range parts {
		f, err := p.eval(ctx, v, i)
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, nil
}

func (c *not) eval(ctx context.Context, v *view, i int) (*found, error) {
	f, err := c.part.eval(ctx, v, i)
	if err != nil {
		return nil, err
	}
	out := &found{match: make([]bool, len(f.match))}
	for slot, m := range f.match {
		out.match[slot] = !m
	}
	return out, nil
}

// everything finds every document.
type everything struct{}

func (everything) prepare(context.Context, *view) error { return nil }

func (everything) eval(_ context.Context, v *view, i int) (*found, error) {
	out := &found{match: make([]bool, len(v.segs[i].ids))}
	for slot := range out.match {
		out.match[slot] = true
	}
	return out, nil
}

// nothing finds no document.
type nothing struct{}

func (nothing) prepare(context.Context, *view) error { return nil }

func (nothing) eval(_ context.Context, v *view, i int) (*found, error) {
	return &found{match: make([]bool, len(v.segs[i].ids))}, nil
}

// inFacet finds the documents with a value of a facet.
type inFacet struct {
	facet int
	value string
	in    []bool // by number of the value
}

func (c *inFacet) prepare(_ context.Context, v *view) error {
	c.in = v.matching(c.facet, c.value)
	return nil
}

func (c *inFacet) eval(_ context.Context, v *view, i int) (*found, error) {
	s := v.segs[i]
	out := &found{match: make([]bool, len(s.ids))}
	for slot := range out.match {
		out.match[slot] = hasAny(s.facet[c.facet].of(int32(slot)), c.in)
	}
	return out, nil
}

func hasAny(ords []uint32, in []bool) bool {
	for _, o := range ords {
		if int(o) < len(in) && in[o] {
			return true
		}
	}
	return false
}

// keyed finds the documents with an exact key.
type keyed struct {
	keys  []string
	score float32
	lists [][]segment.PostingsList
}

func (c *keyed) prepare(_ context.Context, v *view) error {
	c.lists = make([][]segment.PostingsList, len(v.segs))
	for i, s := range v.segs {
		for _, k := range c.keys {
			p, err := postings(s.seg, term{field: fieldExact, text: k})
			if err != nil {
				return err
			}
			c.lists[i] = append(c.lists[i], p)
		}
	}
	return nil
}

func (c *keyed) eval(ctx context.Context, v *view, i int) (*found, error) {
	s := v.segs[i]
	out := newFound(len(s.ids))
	for _, list := range c.lists[i] {
		if err := addFrequencies(ctx, s, list, c.score, out.score); err != nil {
			return nil, err
		}
	}
	for slot, score := range out.score {
		out.match[slot] = score > 0
	}
	return out, nil
}

// langOf returns the language in which a field is read.
func langOf(suffix string) schema.Lang {
	for _, s := range suffixes {
		if s.suffix == suffix {
			return s.lang
		}
	}
	return schema.Undetermined
}
