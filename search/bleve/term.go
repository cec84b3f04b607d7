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
	fields []map[string]*fieldTerms // by segment and field
}

// fieldTerms are the words of a field of a segment, with those that were looked
// up.
type fieldTerms struct {
	dict  segment.TermDictionary
	lists map[string]segment.PostingsList
}

func (v *view) terms() *terms { return &terms{v, make([]map[string]*fieldTerms, len(v.segs))} }

// postings returns the entries of segment i that have a term in a field.
func (t *terms) postings(i int, field, text string) (segment.PostingsList, error) {
	f, err := t.in(i, field)
	if err != nil {
		return nil, err
	}
	if p, ok := f.lists[text]; ok {
		return p, nil
	}
	p, err := f.dict.PostingsList([]byte(text), nil, nil)
	if err != nil {
		return nil, fmt.Errorf("field %s, term %q: %w", field, text, err)
	}
	f.lists[text] = p
	return p, nil
}

// in returns the words of a field of segment i.
func (t *terms) in(i int, field string) (*fieldTerms, error) {
	if f, ok := t.fields[i][field]; ok {
		return f, nil
	}
	if t.fields[i] == nil {
		t.fields[i] = map[string]*fieldTerms{}
	}
	at := stored(field)
	f, ok := t.fields[i][at]
	if !ok {
		dict, err := t.segs[i].seg.Dictionary(at)
		if err != nil {
			return nil, fmt.Errorf("field %s: %w", field, err)
		}
		f = &fieldTerms{dict, map[string]segment.PostingsList{}}
		t.fields[i][at] = f
	}
	t.fields[i][field] = f
	return f, nil
}

// titles returns the documents of segment i that have a term in a title. What no
// document has is in no title: it is not looked for a second time.
func (t *terms) titles(i int, field, text string) (segment.PostingsList, error) {
	if suffix, ok := strings.CutPrefix(field, plan.Title); ok {
		if body, known := t.fields[i][bodyOf[suffix]]; known {
			if p, known := body.lists[text]; known && p.Count() == 0 {
				return p, nil
			}
		}
	}
	return t.postings(i, field, text)
}

// Holders returns how many documents have each of some terms, those deleted
// since the last merge among them.
func (t *terms) Holders(ts []plan.Term) []int {
	out := make([]int, len(ts))
	for n, term := range ts {
		for i := range t.segs {
			p, err := t.postings(i, term.Field, term.Text)
			if err != nil {
				t.unread(err)
				return make([]int, len(ts))
			}
			out[n] += int(p.Count())
		}
	}
	return out
}
