package topic

import (
	"slices"
	"strings"

	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// isOrdinary reports whether a label on a page is an ordinary word too.
func (k *Tables) isOrdinary(r *text.Text, h text.Hit) bool {
	labels := k.ordinary[h.Index]
	if labels == nil {
		return false
	}
	words := r.Body[r.Tokens[h.First].Start:r.Tokens[h.End-1].End]
	return labels[schema.Fold(strings.Join(strings.Fields(words), " "))]
}

// lonely returns the topics of which the pages have ordinary words only, in a
// document that does not speak of migrants.
func (k *Tables) lonely(pages []*text.Text) []int32 {
	var only, meant []int32
	for _, r := range pages {
		if r.All(text.Span{First: 0, End: len(r.Starts)})&text.CueMigrant != 0 {
			return nil
		}
		for _, h := range r.Topics {
			if k.isOrdinary(r, h) {
				only = append(only, h.Index)
			} else {
				meant = append(meant, h.Index)
			}
		}
	}
	return slices.DeleteFunc(only, func(i int32) bool { return slices.Contains(meant, i) })
}
