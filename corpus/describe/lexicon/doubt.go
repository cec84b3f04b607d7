package lexicon

import (
	"slices"

	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// ReadPages finds the phrases of every layer on every page, and decides the
// names that may mean two places.
func (k *Lexicon) ReadPages(pages []*text.Text) {
	votes := map[int]int{}
	for _, r := range pages {
		k.read(r)
		for _, t := range r.Tokens {
			for _, d := range k.forDoubt[t.Word] {
				votes[d]++
			}
		}
	}
	for _, r := range pages {
		for i, d := range r.Doubts {
			if d == 0 {
				continue
			}
			p := k.doubts[d-1].usual
			if votes[d-1] > 0 && k.certain(pages, p) <= votes[d-1] {
				p = k.doubts[d-1].other
			}
			r.Mentions[i].Place = int32(slices.Index(k.Places, p))
		}
	}
}

// certain counts the mentions of p by names that leave no doubt.
func (k *Lexicon) certain(pages []*text.Text, p schema.Place) int {
	n := 0
	for _, r := range pages {
		for i, m := range r.Mentions {
			if r.Doubts[i] == 0 && m.Place >= 0 && k.Places[m.Place] == p && m.Form != text.FormDemonym && m.Form != text.FormPlural {
				n++
			}
		}
	}
	return n
}

// ReadLine reads a text that stands apart from the pages, such as a title.
func (k *Lexicon) ReadLine(content string, l schema.Lang) *text.Text {
	return k.read(&text.Text{Body: content, Lang: l, Tokens: k.Cutter().Cut(content)})
}
