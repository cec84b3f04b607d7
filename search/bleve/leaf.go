package bleve

import (
	"context"
	"fmt"
	"sync"

	segment "github.com/blevesearch/scorch_segment_api/v2"

	"github.com/simde/simde/search/plan"
)

// leaf is a leaf being looked for.
type leaf struct {
	*plan.Leaf
	about   []inFacet
	phrases []phrase
	names   []phrase
	terms   *terms

	df    float64
	idf   float32
	body  []*asked
	title []*asked
	pages []*asked
}

func newLeaf(p *plan.Leaf, ts *terms) *leaf {
	l := &leaf{Leaf: p, terms: ts, phrases: phrases(p.Phrases), names: phrases(p.Names),
		body: ts.words(p.Body), title: ts.words(p.Title), pages: ts.words(p.Pages)}
	for _, a := range p.About {
		l.about = append(l.about, inFacet{InFacet: a})
	}
	return l
}

func (l *leaf) prepare(ctx context.Context, v *view, i int) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	for n, w := range l.body {
		p, err := l.terms.in(i, w)
		if err != nil {
			return err
		}
		l.df += float64(l.Body[n].Weight) * float64(p.Count())
	}
	for _, w := range l.title {
		if _, err := l.terms.in(i, w); err != nil {
			return err
		}
	}
	for n := range l.phrases {
		docs, err := l.phrases[n].prepare(ctx, v, i)
		if err != nil {
			return err
		}
		l.df += float64(l.phrases[n].Weight) * float64(docs)
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
	l.idf = plan.IDF(l.df, v.docs)
}

// postings returns the entries of a segment that have a term in a field.
func postings(seg segment.Segment, field, text string) (segment.PostingsList, error) {
	dict, err := seg.Dictionary(stored(field))
	if err != nil {
		return nil, fmt.Errorf("field %s: %w", field, err)
	}
	p, err := dict.PostingsList([]byte(text), nil, nil)
	if err != nil {
		return nil, fmt.Errorf("field %s, term %q: %w", field, text, err)
	}
	return p, nil
}

func (l *leaf) eval(ctx context.Context, v *view, i int) (*found, error) {
	s := v.segs[i]
	out := newFound(len(s.ids)) // frequencies first, then scores, in one array
	for n, t := range l.Body {
		if err := out.addFrequencies(ctx, l.body[n].lists[i], t.Weight); err != nil {
			return nil, err
		}
	}
	for n := range l.phrases {
		if err := l.phrases[n].addFrequencies(ctx, i, out); err != nil {
			return nil, err
		}
	}
	for _, slot := range out.touched {
		f := out.score[slot]
		out.match[slot] = f >= plan.LeastMeant
		out.score[slot] = plan.BM25(l.Boost*l.idf, f, s.norm[slot])
	}
	l.addAbout(s, out)
	return out, l.addTitles(ctx, s, i, out)
}

// addAbout raises documents that are described as about the same.
func (l *leaf) addAbout(s *segView, out *found) {
	for _, a := range l.about {
		for _, slot := range out.touched {
			if out.match[slot] && hasAny(s.facet[a.Facet].of(slot), a.in) {
				out.score[slot] += plan.AboutBoost * l.Boost * l.idf
			}
		}
	}
}

// addTitles raises documents with the words or the names in their titles.
func (l *leaf) addTitles(ctx context.Context, s *segView, i int, out *found) error {
	titled := false
	for n := range l.names {
		titled = titled || len(l.names[n].on(i).slots) > 0
	}
	for _, w := range l.title {
		titled = titled || w.lists[i].Count() > 0
	}
	if !titled {
		return nil
	}
	titles := newFound(len(s.ids))
	defer titles.release()
	for n := range l.names {
		if err := l.names[n].addFrequencies(ctx, i, titles); err != nil {
			return err
		}
	}
	for n, t := range l.Title {
		if err := titles.addPresence(ctx, l.title[n].lists[i], t.Weight); err != nil {
			return err
		}
	}
	for _, slot := range titles.touched {
		if out.match[slot] {
			out.score[slot] += plan.TitleBoost * l.Boost * l.idf * min(titles.score[slot], 1)
		}
	}
	return nil
}

// checkEvery is how many postings are read between looks at the context.
const checkEvery = 1 << 14

// addFrequencies adds the frequencies of a term to the scores of its documents.
func (f *found) addFrequencies(ctx context.Context, list segment.PostingsList, weight float32) error {
	if list.Count() == 0 {
		return nil
	}
	if weight < plan.Faint {
		return f.addPresence(ctx, list, weight)
	}
	it := iterate(list, false)
	for n := 1; ; n++ {
		p, err := it.Next()
		if err != nil {
			return fmt.Errorf("read postings: %w", err)
		}
		if p == nil {
			done(it)
			return nil
		}
		f.add(int32(p.Number()), weight*float32(max(1, p.Frequency())))
		if n%checkEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
	}
}

// addPresence adds a weight to the scores of the documents of a term, however
// often they have it.
func (f *found) addPresence(ctx context.Context, list segment.PostingsList, weight float32) error {
	if list.Count() == 0 || weight <= 0 {
		return nil
	}
	some, ok := numbers.Get().(*[1024]uint32)
	if !ok {
		some = new([1024]uint32)
	}
	defer numbers.Put(some)
	for all := actual(list).ManyIterator(); ; {
		n := all.NextMany(some[:])
		if n == 0 {
			return ctx.Err()
		}
		for _, slot := range some[:n] {
			f.add(int32(slot), weight)
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
}

// numbers are arrays into which lists are read, used again.
var numbers sync.Pool // of *[1024]uint32

// keyed finds the documents with an exact key.
type keyed struct {
	plan.Keyed
	lists [][]segment.PostingsList
}

func (c *keyed) prepare(_ context.Context, v *view, i int) error {
	if c.lists == nil {
		c.lists = make([][]segment.PostingsList, len(v.segs))
	}
	for _, k := range c.Keys {
		p, err := postings(v.segs[i].seg, plan.Exact, k)
		if err != nil {
			return err
		}
		c.lists[i] = append(c.lists[i], p)
	}
	return nil
}

func (c *keyed) ready(*view) {}

func (c *keyed) eval(ctx context.Context, v *view, i int) (*found, error) {
	out := newFound(len(v.segs[i].ids))
	for _, list := range c.lists[i] {
		if err := out.addFrequencies(ctx, list, c.Score); err != nil {
			return nil, err
		}
	}
	for _, slot := range out.touched {
		out.match[slot] = true
	}
	return out, nil
}
