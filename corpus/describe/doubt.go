package describe

import (
	"slices"

	"github.com/simde/simde/schema"
)

// readPages finds the phrases of every layer on every page, and decides the
// names that may mean two places.
func (k *knowledge) readPages(pages []*reading) {
	votes := map[int]int{}
	for _, r := range pages {
		k.read(r)
		for _, t := range r.tokens {
			for _, d := range k.forDoubt[t.word] {
				votes[d]++
			}
		}
	}
	for _, r := range pages {
		for i, d := range r.doubts {
			if d == 0 {
				continue
			}
			p := k.doubts[d-1].usual
			if votes[d-1] > 0 && k.certain(pages, p) <= votes[d-1] {
				p = k.doubts[d-1].other
			}
			r.mentions[i].place = int32(slices.Index(k.places, p))
		}
	}
}

// certain counts the mentions of p by names that leave no doubt.
func (k *knowledge) certain(pages []*reading, p schema.Place) int {
	n := 0
	for _, r := range pages {
		for i, m := range r.mentions {
			if r.doubts[i] == 0 && m.place >= 0 && k.places[m.place] == p && m.form != formDemonym && m.form != formPlural {
				n++
			}
		}
	}
	return n
}

// readLine reads a text that stands apart from the pages, such as a title.
func (k *knowledge) readLine(text string, l schema.Lang) *reading {
	return k.read(&reading{text: text, lang: l, tokens: k.cutter().cut(text)})
}
