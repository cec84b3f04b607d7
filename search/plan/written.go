package plan

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
func (f *Finder) spelling(ctx context.Context, v View, form string, l schema.Lang) (string, error) {
	stem := word.Stem(form, l)
	if stem == "" {
		return form, nil
	}
	on, err := v.PagesWith(ctx, Term{Field: Page + Suffix(l), Text: stem}, spellingPages)
	if err != nil {
		return "", err
	}
	for _, p := range on {
		pages, err := f.Texts.Pages(ctx, p.ID, []int{p.Number})
		if err != nil {
			return "", fmt.Errorf("pages of %s: %w", p.ID, err)
		}
		for _, page := range pages {
			if written := f.written(page.Text, form, l); written != "" {
				return written, nil
			}
		}
	}
	return form, nil
}

// written returns how a text mostly writes a folded word, in small letters, or
// "" where it has it not.
func (f *Finder) written(text, form string, l schema.Lang) string {
	words := f.borrow()
	defer f.readers.Put(words)
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
