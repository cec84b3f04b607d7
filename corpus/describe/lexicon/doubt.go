package lexicon

import (
	"slices"

	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// ReadPages finds the phrases of every layer on every page, and decides the
// names that may mean several places by the other words and places of the
// document.
func (k *Lexicon) ReadPages(pages []*text.Text) {
	votes, open := map[int]int{}, false
	for _, r := range pages {
		k.read(r)
		for i, t := range r.Tokens {
			for _, c := range k.clues.Of(t.Word) {
				if r.Spelt(i+1, c.rest) {
					votes[c.doubt]++
				}
			}
		}
		open = open || slices.ContainsFunc(r.Doubts, func(d int) bool { return d != 0 })
	}
	if open {
		k.settle(pages, votes)
	}
	k.markEpithets(pages)
}

// settle decides the doubtful names of a document, by the votes of the words
// that speak for the first other place of each and by the other names.
func (k *Lexicon) settle(pages []*text.Text, votes map[int]int) {
	named, towns := k.certain(pages)
	for _, r := range pages {
		for i, d := range r.Doubts {
			if d != 0 {
				r.Mentions[i].Place = int32(slices.Index(k.Places, k.doubts[d-1].decide(votes[d-1], named, towns)))
			}
		}
	}
}

// certain counts, by place, the mentions that leave no doubt, and of these those
// by a town.
func (k *Lexicon) certain(pages []*text.Text) (named, towns map[schema.Place]int) {
	named, towns = map[schema.Place]int{}, map[schema.Place]int{}
	for _, r := range pages {
		for i, m := range r.Mentions {
			if r.Doubts[i] != 0 || m.Place < 0 {
				continue
			}
			p := k.Places[m.Place]
			if named[p]++; m.Form == text.FormCity || m.Form == text.FormTown {
				towns[p]++
			}
		}
	}
	return named, towns
}

// decide returns the place that a doubtful name means: the usual one, unless
// more speaks for another.
func (d doubt) decide(votes int, named, towns map[schema.Place]int) schema.Place {
	best, most := d.usual, named[d.usual]
	if votes > 0 && most <= votes {
		return d.others[0]
	}
	for _, p := range d.others {
		if d.towns && towns[p] > most {
			best, most = p, towns[p]
		}
	}
	return best
}

// ReadLine reads a text that stands apart from the pages, such as a title.
func (k *Lexicon) ReadLine(content string, l schema.Lang) *text.Text {
	z := k.Cutter()
	return k.read(&text.Text{Body: content, Lang: l, Words: z.Words, Tokens: z.Tokens(content)})
}
