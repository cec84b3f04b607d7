package describe

import (
	"math"

	"github.com/simde/simde/schema"
)

// survey is what a document says of all topics, for one to be seen beside the
// others.
type survey struct {
	*topicTables
	tallies tallies
	tokens  float64
	labels  float64                 // of all topics
	titled  int                     // topics that the title names
	below   map[schema.Term]float64 // what is said of the narrower concept that most is said of
}

func (t *topicReader) survey(d *document, ts tallies) *survey {
	s := &survey{topicTables: t.topicTables, tallies: ts, below: map[schema.Term]float64{}}
	for _, r := range d.pages {
		s.tokens += float64(len(r.tokens))
	}
	all := schema.Topics()
	for i, t := range ts {
		s.labels += t.labels()
		if t.title > 0 {
			s.titled++
		}
		if b := all[i].Broader; b != "" {
			s.below[b] = max(s.below[b], t.said())
		}
	}
	return s
}

// traits lists what speaks for the topic with index i and against it.
func (s *survey) traits(i int32) []trait {
	t, c := s.tallies[i], schema.Topics()[i]
	rare := s.specificity(c.ID)
	share := t.labels() / max(1, s.labels)
	title := min(1, t.title) * s.matter(c.ID)
	x := []trait{
		{"bias", 1},
		{"is " + string(c.ID), 1},
		{"title label", title},
		{"title label, rare", title * rare},
		{"title labels", max(0, t.title-1)},
		{"title label after the matter", min(1, t.late)},
		{"title alone", truth(t.title > 0 && s.titled == 1)},
		{"title hint, strong", math.Sqrt(t.titleStrong)},
		{"title hint, weak", math.Sqrt(t.titleWeak)},
		{"title hint, strong, no label", truth(s.titled == 0) * math.Sqrt(t.titleStrong)},
		{"title hint, weak, no label", truth(s.titled == 0) * math.Sqrt(t.titleWeak)},
		{"lead label", math.Log1p(t.lead)},
		{"opening label", math.Log1p(t.opening)},
		{"far label", math.Log1p(t.far)},
		{"labels, rare", math.Log1p(t.labels()) * rare},
		{"phrases", math.Log1p(t.phrases)},
		{"early", t.early},
		{"early, rare", t.early * rare},
		{"share", share},
		{"share, rare", share * rare},
		{"density", math.Log1p(500 * t.labels() / max(1, s.tokens))},
		{"hint, strong", math.Log1p(t.strong)},
		{"hint, weak", math.Log1p(t.weak)},
		{"named", truth(t.title+t.late+t.labels() > 0)},
		{"narrower", s.below[c.ID]},
	}
	if b := s.broader(c); b != nil {
		x = append(x, trait{"broader", b.said()})
	}
	return nonzero(x)
}

// broader returns what is said of the concept above c, or nil.
func (s *survey) broader(c schema.Topic) *tally {
	if c.Broader == "" {
		return nil
	}
	return s.tallies[s.topicNumber[c.Broader]]
}

// specificity is greater the fewer documents name a topic, and smaller for one
// that is a means.
func (k *topicTables) specificity(t schema.Term) float64 {
	const floor = 0.05 // rarer still says no more
	return math.Log(1/(k.shares[t]+floor)) * k.matter(t)
}

// matter is 1 for what a document may be about, and less for what mostly is a
// means or a setting.
func (k *topicTables) matter(t schema.Term) float64 {
	if f, ok := k.means[t]; ok {
		return f
	}
	return 1
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func nonzero(x []trait) []trait {
	out := x[:0]
	for _, t := range x {
		if t.much != 0 {
			out = append(out, t)
		}
	}
	return out
}
