package bleve

import (
	"context"
	"fmt"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/word"
)

// spellingPages is how many pages are read to see how a word is written.
const spellingPages = 3

// spelling returns a folded word as texts write it: "remocion" as "remoción".
// The index holds folded words only, so that a page is read which has it.
func (x *Index) spelling(ctx context.Context, v *view, form string, l schema.Lang) (string, error) {
	stem := word.Stem(form, l)
	if stem == "" {
		return form, nil
	}
	read := 0
	for _, s := range v.segs {
		list, err := postings(s.seg, term{field: fieldPage + suffix(l), text: stem})
		if err != nil {
			return "", err
		}
		for it := list.Iterator(false, false, false, nil); read < spellingPages; read++ {
			p, err := it.Next()
			if err != nil {
				return "", err
			}
			if p == nil {
				break
			}
			slot := s.slot[p.Number()]
			if slot < 0 || !s.live[slot] || s.number[p.Number()] < 1 {
				continue
			}
			pages, err := x.texts.Pages(ctx, s.ids[slot], []int{int(s.number[p.Number()])})
			if err != nil {
				return "", fmt.Errorf("pages of %s: %w", s.ids[slot], err)
			}
			for _, page := range pages {
				if written := x.written(page.Text, form, l); written != "" {
					return written, nil
				}
			}
		}
	}
	return form, nil
}

// written returns how a text mostly writes a folded word, in small letters, or
// "" where it has it not.
func (x *Index) written(text, form string, l schema.Lang) string {
	words := x.borrow()
	defer x.readers.Put(words)
	counts := map[string]int{}
	best := ""
	for _, t := range words.Tokens(text, l) {
		if t.Form != form {
			continue
		}
		w := strings.ToLower(text[t.Start:t.End])
		if counts[w]++; counts[w] > counts[best] {
			best = w
		}
	}
	return best
}
