package topic

import (
	"math"
	"math/bits"

	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// survey is what a document says of all topics, for one to be seen beside the
// others.
type survey struct {
	*Tables
	tallies tallies
	tokens  float64
	labels  float64                 // of all topics
	most    float64                 // of the topic that has most
	titled  int                     // topics that the title names
	below   map[schema.Term]float64 // what is said of the narrower concept that most is said of
}

func (t *Reader) survey(d *text.Document, ts tallies) *survey {
	s := &survey{Tables: t.Tables, tallies: ts, tokens: float64(tokens(d)), below: map[schema.Term]float64{}}
	all := schema.Topics()
	for i, t := range ts {
		s.labels += t.labels()
		s.most = max(s.most, t.labels())
		if t.title > 0 {
			s.titled++
		}
		if b := all[i].Broader; b != "" {
			s.below[b] = max(s.below[b], t.said())
		}
	}
	return s
}

// tokens is how many tokens the pages of a document have.
func tokens(d *text.Document) int {
	n := 0
	for _, r := range d.Pages {
		n += len(r.Tokens)
	}
	return n
}

// traits lists what speaks for the topic with index i and against it.
func (s *survey) traits(i int32) []model.Trait {
	t, c := s.tallies[i], schema.Topics()[i]
	rare := s.specificity[i]
	share := t.labels() / max(1, s.labels)
	title := min(1, t.title) * s.matter[i]
	tenths := float64(bits.OnesCount16(t.tenths)) / 10
	above := 0.0 // what is said of the concept above
	if b := s.broader(c); b != nil {
		above = b.said()
	}
	x := [...]model.Trait{
		{Name: "bias", Much: 1},
		{Name: "is " + string(c.ID), Much: 1},
		{Name: "title label", Much: title},
		{Name: "title label, rare", Much: title * rare},
		{Name: "title labels", Much: max(0, t.title-1)},
		{Name: "title label after the matter", Much: min(1, t.late)},
		{Name: "title alone", Much: model.Truth(t.title > 0 && s.titled == 1)},
		{Name: "title hint, strong", Much: math.Sqrt(t.titleStrong)},
		{Name: "title hint, weak", Much: math.Sqrt(t.titleWeak)},
		{Name: "title hint, strong, no label", Much: model.Truth(s.titled == 0) * math.Sqrt(t.titleStrong)},
		{Name: "title hint, weak, no label", Much: model.Truth(s.titled == 0) * math.Sqrt(t.titleWeak)},
		{Name: "lead label", Much: math.Log1p(t.lead)},
		{Name: "opening label", Much: math.Log1p(t.opening)},
		{Name: "far label", Much: math.Log1p(t.far)},
		{Name: "labels, rare", Much: math.Log1p(t.labels()) * rare},
		{Name: "phrases", Much: math.Log1p(t.phrases)},
		{Name: "early", Much: t.early},
		{Name: "early, rare", Much: t.early * rare},
		{Name: "share", Much: share},
		{Name: "share, rare", Much: share * rare},
		{Name: "density", Much: math.Log1p(500 * t.labels() / max(1, s.tokens))},
		{Name: "hint, strong", Much: math.Log1p(t.strong)},
		{Name: "hint, weak", Much: math.Log1p(t.weak)},
		{Name: "named", Much: model.Truth(t.title+t.late+t.labels() > 0)},
		{Name: "tenths", Much: tenths},
		{Name: "tenths, rare", Much: tenths * rare},
		{Name: "most labels", Much: t.labels() / max(1, s.most)},
		{Name: "narrower", Much: s.below[c.ID]},
		{Name: "broader", Much: above},
	}
	return nonzero(x[:])
}

// broader returns what is said of the concept above c, or nil.
func (s *survey) broader(c schema.Topic) *tally {
	if c.Broader == "" {
		return nil
	}
	return s.tallies[s.topicNumber[c.Broader]]
}

func nonzero(x []model.Trait) []model.Trait {
	n := 0
	for _, t := range x {
		if t.Much != 0 {
			n++
		}
	}
	out := make([]model.Trait, 0, n)
	for _, t := range x {
		if t.Much != 0 {
			out = append(out, t)
		}
	}
	return out
}
