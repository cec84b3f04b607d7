// Package statement states what the sentences of a document say together: its
// corridors, the places that it names with their parts, and its routes.
package statement

import (
	"cmp"
	"slices"

	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// State sums up the sentences and states the corridors and the places.
func (c *Reader) State(d *text.Document, all []*corridor.Links) {
	s := &summary{Reader: c, places: map[int32]*seen{}, spoken: map[schema.Corridor]*spoken{}}
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
