package candidate

import (
	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/text"
)

// Words adds to b what the sentences say by their words: each stem once.
func Words(b *model.Bag, sentences []*corridor.Links) {
	seen := map[string]bool{}
	b.Add(1, "bias")
	for _, x := range sentences {
		for j := x.First; j < x.End; j++ {
			if s := x.Stem(j); !seen[s] {
				seen[s] = true
				b.Add(1, "w ", s)
			}
		}
	}
}

// gates is how far sentence n, alone and with those beside it, is about people
// who move, as the logarithm of the odds, between -5 and 5.
func (r *scorer) gates(n int) (own, around float64) {
	const near, most = 2, 5
	if page := r.all[n].Text; r.page.of != page {
		r.page = newPageWords(page)
	}
	bound := func(from, to int) float64 {
		sum := r.page.sum(r.gate, sameText(r.all, max(0, from), min(len(r.all), to), r.all[n].Text))
		return min(max(sum, -most), most)
	}
	return bound(n, n+1), bound(n-near, n+near+1)
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
