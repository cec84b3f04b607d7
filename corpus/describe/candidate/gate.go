package candidate

import (
	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/text"
)

// Words adds to b what the sentences say by their words: each stem once.
func Words(b *model.Bag, sentences []*corridor.Links) {
	seen := map[[2]string]bool{}
	b.Add(1, "bias")
	for _, x := range sentences {
		for j := x.First; j < x.End; j++ {
			language, stem := x.Stem(j)
			if s := [2]string{language, stem}; !seen[s] {
				seen[s] = true
				b.Add(1, "w ", language, stem)
			}
		}
	}
}

// sameText returns the sentences [from, to) of one page.
func sameText(all []*corridor.Links, from, to int, t *text.Text) []*corridor.Links {
	for from < to && all[from].Text != t {
		from++
	}
	for to > from && all[to-1].Text != t {
		to--
	}
	return all[from:to]
}
