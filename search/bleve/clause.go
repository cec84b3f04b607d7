package bleve

import (
	"context"
	"fmt"
	"math"

	segment "github.com/blevesearch/scorch_segment_api/v2"

	"github.com/simde/simde/schema"
)

// clause is a part of a query as it is evaluated. A clause belongs to one
// search: prepare looks its terms up, segment by segment; ready draws the sum;
// eval then finds documents of the segments that were prepared.
type clause interface {
	// prepare looks up what the clause needs of segment number i of the view.
	prepare(ctx context.Context, v *view, i int) error
	// ready is called once, after the last segment was prepared.
	ready(v *view)
	// eval finds documents of segment number i of the view. It may be called
	// for several segments at a time.
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
	names   []phrase  // of titles, for the ranking only
	about   []inFacet // documents with these values rank higher
	boost   float32
	quoted  bool // a phrase in quotes: no document is found without it
	marks   markSet

	df    float64
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

func (l *leaf) prepare(ctx context.Context, v *view, i int) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if l.lists == nil {
		l.lists = make([][]segment.PostingsList, len(v.segs))
	}
	s := v.segs[i]
	for n, t := range append(l.body[:len(l.body):len(l.body)], l.title...) {
		p, err := postings(s.seg, t)
		if err != nil {
			return err
		}
		l.lists[i] = append(l.lists[i], p)
		if n < len(l.body) {
			l.df += float64(t.weight) * float64(p.Count())
		}
	}
	for n := range l.phrases {
		docs, err := l.phrases[n].prepare(ctx, v, i)
		if err != nil {
			return err
		}
		l.df += float64(l.phrases[n].weight) * float64(docs)
	}
	for n := range l.names {
		if _, err := l.names[n].prepare(ctx, v, i); err != nil {
			return err
		}
	}
	return nil
}

func (l *leaf) ready(v *view) {
	for i := range l.about {
		l.about[i].ready(v)
	}
	l.idf = idf(l.df, v.docs)
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
			out.match[slot] = f >= leastMeant
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

// addTitles raises documents with the words or the names in their titles.
func (l *leaf) addTitles(ctx context.Context, s *segView, i int, out *found) error {
	if len(l.title)+len(l.names) == 0 {
		return nil
	}
	tf := make([]float32, len(s.ids))
	for n := range l.names {
		if err := l.names[n].addFrequencies(ctx, s, i, tf); err != nil {
			return err
		}
	}
	for n, t := range l.title {
		if err := addPresence(ctx, s, l.lists[i][len(l.body)+n], t.weight, tf); err != nil {
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

// leastMeant is the weight from which a document is said to have a word: an
// unlikely translation that stands in it once raises it and no more.
const leastMeant = 0.05

// faint is the weight below which a translation counts once in a document
// however often it stands there: reading how often costs many times as much.
const faint = 0.15

// addFrequencies adds the frequencies of a term to its documents.
func addFrequencies(ctx context.Context, s *segView, list segment.PostingsList, weight float32, tf []float32) error {
	if list.Count() == 0 {
		return nil
	}
	if weight < faint {
		return addPresence(ctx, s, list, weight, tf)
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

// addPresence adds a weight to the documents of a term, however often they
// have it.
func addPresence(ctx context.Context, s *segView, list segment.PostingsList, weight float32, tf []float32) error {
	all := actual(list).ManyIterator()
	for some := make([]uint32, 1024); ; {
		n := all.NextMany(some)
		if n == 0 {
			return ctx.Err()
		}
		for _, e := range some[:n] {
			if slot := s.slot[e]; slot >= 0 {
				tf[slot] += weight
			}
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
}

// and asks for documents that all its clauses find.
type and struct{ parts []clause }

// or asks for documents that any of its clauses finds.
type or struct{ parts []clause }

// not asks for documents that its clause does not find.
type not struct{ part clause }

func (c *and) prepare(ctx context.Context, v *view, i int) error {
	return prepareAll(ctx, v, i, c.parts)
}

func (c *or) prepare(ctx context.Context, v *view, i int) error {
	return prepareAll(ctx, v, i, c.parts)
}

func (c *not) prepare(ctx context.Context, v *view, i int) error { return c.part.prepare(ctx, v, i) }

func prepareAll(ctx context.Context, v *view, i int, parts []clause) error {
	for _, p := range parts {
		if err := p.prepare(ctx, v, i); err != nil {
			return err
		}
	}
	return nil
}

func (c *and) ready(v *view) { readyAll(v, c.parts) }
func (c *or) ready(v *view)  { readyAll(v, c.parts) }
func (c *not) ready(v *view) { c.part.ready(v) }

func readyAll(v *view, parts []clause) {
	for _, p := range parts {
		p.ready(v)
	}
}

func (c *and) eval(ctx context.Context, v *view, i int) (*found, error) {
	out := newFound(len(v.segs[i].ids))
	for slot := range out.match {
		out.match[slot] = true
	}
	return out, evalEach(ctx, v, i, c.parts, func(f *found) {
		for slot, m := range f.match {
			out.match[slot] = out.match[slot] && m
		}
		out.addScores(f)
	})
}

func (c *or) eval(ctx context.Context, v *view, i int) (*found, error) {
	out := newFound(len(v.segs[i].ids))
	return out, evalEach(ctx, v, i, c.parts, func(f *found) {
		for slot, m := range f.match {
			out.match[slot] = out.match[slot] || m
		}
		out.addScores(f)
	})
}

func (f *found) addScores(g *found) {
	for slot, s := range g.score {
		f.score[slot] += s
	}
}

// evalEach evaluates parts one after another, so that what they find is not
// held all at once.
func evalEach(ctx context.Context, v *view, i int, parts []clause, take func(*found)) error {
	for _, p := range parts {
		f, err := p.eval(ctx, v, i)
		if err != nil {
			return err
		}
		take(f)
	}
	return nil
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

func (everything) prepare(context.Context, *view, int) error { return nil }

func (everything) ready(*view) {}

func (everything) eval(_ context.Context, v *view, i int) (*found, error) {
	out := &found{match: make([]bool, len(v.segs[i].ids))}
	for slot := range out.match {
		out.match[slot] = true
	}
	return out, nil
}

// nothing finds no document.
type nothing struct{}

func (nothing) prepare(context.Context, *view, int) error { return nil }

func (nothing) ready(*view) {}

func (nothing) eval(_ context.Context, v *view, i int) (*found, error) {
	return &found{match: make([]bool, len(v.segs[i].ids))}, nil
}

// inFacet finds the documents with a value of a facet.
type inFacet struct {
	facet int
	value string
	in    []bool // by number of the value
}

func (c *inFacet) prepare(context.Context, *view, int) error { return nil }

func (c *inFacet) ready(v *view) { c.in = v.matching(c.facet, c.value) }

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

func (c *keyed) prepare(_ context.Context, v *view, i int) error {
	if c.lists == nil {
		c.lists = make([][]segment.PostingsList, len(v.segs))
	}
	for _, k := range c.keys {
		p, err := postings(v.segs[i].seg, term{field: fieldExact, text: k})
		if err != nil {
			return err
		}
		c.lists[i] = append(c.lists[i], p)
	}
	return nil
}

func (c *keyed) ready(*view) {}

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
