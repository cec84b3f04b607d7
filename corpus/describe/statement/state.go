// Package statement states what the sentences of a document say together: its
// corridors, the places that it names with their parts, and its routes.
package statement

import (
	"cmp"
	"slices"
	"sync"

	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// State sums up the sentences and states the corridors and the places. about says
// how far sentence n, alone and with those beside it, is about people who move, as
// the logarithm of the odds.
func (c *Reader) State(d *text.Document, all []*corridor.Links, about func(n int) (own, around float64)) {
	s := &summary{Reader: c, places: map[int32]*seen{}, spoken: map[schema.Corridor]*spoken{}}
	s.about = sync.OnceValue(func() float64 { return meanAbout(len(all), about) })
	for _, r := range d.Pages {
		for _, m := range r.Mentions {
			if m.Place >= 0 {
				s.note(r, m)
			}
		}
		s.words += len(r.Tokens)
	}
	for _, x := range all {
		s.sum(x)
	}
	s.stateCorridors(d.Doc)
	s.statePlaces(d.Doc)
}

// meanAbout is how far a document of so many sentences is about people who move: the
// mean of some of them, spread over it.
func meanAbout(sentences int, about func(n int) (own, around float64)) float64 {
	const most = 40
	step := 1 + (sentences-1)/most
	sum, count := 0.0, 0
	for n := step / 2; n < sentences; n += step {
		_, around := about(n)
		sum += around
		count++
	}
	return sum / float64(max(count, 1))
}

// stateCorridors sets the document's corridors, the surest first.
func (w *summary) stateCorridors(doc *schema.Document) {
	kept, known := keepCorridors(doc.Corridors)
	doc.Suggestions.Corridors = nil
	var read []schema.DocCorridor
	for _, c := range w.order() {
		s := w.spoken[c]
		confidence := w.decide(c)
		if w.Judged != nil {
			w.Judged(c, confidence, w.bar(c))
		}
		if !known[c] && confidence >= w.Limits.Suggestion {
			read = append(read, schema.DocCorridor{Corridor: c, Kind: mainKind(s.kinds), Basis: schema.Basis{By: schema.Inferred, Confidence: model.Round(confidence), Evidence: s.evidence()}})
		}
	}
	slices.SortStableFunc(read, func(a, b schema.DocCorridor) int { return cmp.Compare(b.Confidence, a.Confidence) })
	for _, c := range read {
		if c.Confidence < w.bar(c.Corridor).Least {
			doc.Suggestions.Corridors = append(doc.Suggestions.Corridors, c)
			continue
		}
		kept = append(kept, c)
		w.noteEnds(c)
	}
	doc.Corridors = kept
}
