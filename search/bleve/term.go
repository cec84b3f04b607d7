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
	dicts map[fieldOf]segment.TermDictionary
	lists map[termOf]segment.PostingsList
}

// fieldOf is a field of a segment, by its number in the view.
type fieldOf struct {
	segment int
	field   string
}

type termOf struct {
	fieldOf
	text string
}

func (v *view) terms() *terms {
	return &terms{v, map[fieldOf]segment.TermDictionary{}, map[termOf]segment.PostingsList{}}
}

// postings returns the entries of segment i that have a term in a field.
func (t *terms) postings(i int, field, text string) (segment.PostingsList, error) {
	at := fieldOf{i, stored(field)}
	if p, ok := t.lists[termOf{at, text}]; ok {
		return p, nil
	}
	dict, ok := t.dicts[at]
	if !ok {
		var err error
		if dict, err = t.segs[i].seg.Dictionary(at.field); err != nil {
			return nil, fmt.Errorf("field %s: %w", field, err)
		}
		t.dicts[at] = dict
	}
	p, err := dict.PostingsList([]byte(text), nil, nil)
	if err != nil {
		return nil, fmt.Errorf("field %s, term %q: %w", field, text, err)
	}
	t.lists[termOf{at, text}] = p
	return p, nil
}

// titles returns the documents of segment i that have a term in a title. What no
// document has is in no title: it is not looked for a second time.
func (t *terms) titles(i int, field, text string) (segment.PostingsList, error) {
	if suffix, ok := strings.CutPrefix(field, plan.Title); ok {
		if p, known := t.lists[termOf{fieldOf{i, bodyOf[suffix]}, text}]; known && p.Count() == 0 {
			return p, nil
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
