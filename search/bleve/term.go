package bleve

import (
	"fmt"
	"strings"

	segment "github.com/blevesearch/scorch_segment_api/v2"

	"github.com/simde/simde/search/plan"
)

// terms looks up the words of one question. What it has looked up it remembers: a
// question reads its words to know their rarity, to find documents and to find
// pages. It is for one goroutine.
type terms struct {
	*view
	fields map[string]*fieldTerms // by the names that package plan has for them
}

// fieldTerms are the words of a field that were asked for.
type fieldTerms struct {
	name  string                   // as it is stored
	dicts []segment.TermDictionary // by segment; nil where none was asked
	asked map[string]*asked
}

// asked is a word of a field, with its entries as far as they were looked up.
type asked struct {
	of    *fieldTerms
	text  string
	lists []segment.PostingsList // by segment
	body  *asked                 // of a word of titles, the same of documents, if that was asked for before; or nil
}

func (v *view) terms() *terms { return &terms{v, map[string]*fieldTerms{}} }

// word returns a word of a field, to be looked up.
func (t *terms) word(field, text string) *asked {
	f := t.field(field)
	w, ok := f.asked[text]
	if !ok {
		w = &asked{of: f, text: text, lists: make([]segment.PostingsList, len(t.segs))}
		if suffix, ok := strings.CutPrefix(field, plan.Title); ok {
			w.body = t.field(bodyOf[suffix]).asked[text]
		}
		f.asked[text] = w
	}
	return w
}

func (t *terms) field(name string) *fieldTerms {
	f, ok := t.fields[name]
	if ok {
		return f
	}
	at := stored(name)
	if f, ok = t.fields[at]; !ok {
		f = &fieldTerms{at, make([]segment.TermDictionary, len(t.segs)), map[string]*asked{}}
		t.fields[at] = f
	}
	t.fields[name] = f
	return f
}

// words returns words, to be looked up.
func (t *terms) words(ts []plan.Term) []*asked {
	out := make([]*asked, len(ts))
	for i, x := range ts {
		out[i] = t.word(x.Field, x.Text)
	}
	return out
}

// in returns the entries of segment i that have a word. What no document has is
// in no title: it is not looked for a second time.
func (t *terms) in(i int, w *asked) (segment.PostingsList, error) {
	if p := w.lists[i]; p != nil {
		return p, nil
	}
	if w.body != nil && w.body.lists[i] != nil && w.body.lists[i].Count() == 0 {
		w.lists[i] = w.body.lists[i]
		return w.lists[i], nil
	}
	dict := w.of.dicts[i]
	if dict == nil {
		var err error
		if dict, err = t.segs[i].seg.Dictionary(w.of.name); err != nil {
			return nil, fmt.Errorf("field %s: %w", w.of.name, err)
		}
		w.of.dicts[i] = dict
	}
	p, err := dict.PostingsList([]byte(w.text), nil, nil)
	if err != nil {
		return nil, fmt.Errorf("field %s, term %q: %w", w.of.name, w.text, err)
	}
	w.lists[i] = p
	return p, nil
}

// Holders returns how many documents have each of some terms, those deleted
// since the last merge among them.
func (t *terms) Holders(ts []plan.Term) []int {
	out := make([]int, len(ts))
	for n, w := range t.words(ts) {
		for i := range t.segs {
			p, err := t.in(i, w)
			if err != nil {
				t.unread(err)
				return make([]int, len(ts))
			}
			out[n] += int(p.Count())
		}
	}
	return out
}
