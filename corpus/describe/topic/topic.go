package topic

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"github.com/simde/simde/corpus/describe/lexicon"
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// Subject is a topic with what speaks for it and against it.
type Subject struct {
	Topic    schema.Term
	Traits   []model.Trait
	main     float64 // how much it speaks for the topic to be the main one
	chance   float64 // that the document treats the topic
	hinted   bool    // nothing names it, and few words hint at it
	evidence []schema.Evidence
}

// Thresholds say how sure a reading of topics must be.
type Thresholds struct {
	Topic float64 // chance that the document treats it; of the main one three quarters of it will do
	Hint  float64 // what the hints at a topic weigh that nothing names
}

var DefaultThresholds = Thresholds{Topic: 0.4, Hint: 0.9}

// Reader reads which topics a document treats.
type Reader struct {
	*lexicon.Lexicon
	*Tables
	Limits  Thresholds
	Treated model.Weights        // whether the document treats a topic
	Main    model.Weights        // which is the main one
	Observe func(list []Subject) // told of the topics of every document, while the model is trained
}

// Topics states the concepts of the thesaurus that the document treats, the
// one that it is mainly about first.
func (t *Reader) Topics(d *text.Document) {
	list := t.subjects(d)
	if t.Observe != nil {
		t.Observe(list)
	}
	for i := range list {
		list[i].main = t.Main.Sum(list[i].Traits)
		list[i].chance = t.Treated.Chance(list[i].Traits)
	}
	slices.SortStableFunc(list, func(a, b Subject) int { return cmp.Compare(b.main, a.main) })
	t.stateTopics(d, list)
}

// subjects weighs every topic that is named or hinted at, in the order of the
// thesaurus.
func (t *Reader) subjects(d *text.Document) []Subject {
	ts := t.tally(d)
	all := schema.Topics()
	s := t.survey(d, ts)
	var out []Subject
	for _, i := range slices.Sorted(maps.Keys(ts)) {
		out = append(out, Subject{Topic: all[i].ID, Traits: s.traits(i), hinted: ts[i].hinted() < t.Limits.Hint, evidence: ts[i].evidence})
	}
	return out
}

// stateTopics fills in the topics, of which the first is stated at three
// quarters of the chance that the others need. What a person or the manifest states comes
// before all.
func (t *Reader) stateTopics(d *text.Document, list []Subject) {
	kept, known := keepTopics(d.Doc.Topics)
	d.Doc.Suggestions.Topics = nil
	list = slices.DeleteFunc(list, func(s Subject) bool { return known[s.Topic] || s.chance < t.Limits.Topic/2 })
	least := t.Limits.Topic * 3 / 4
	shares := softmax(list)
	for i, s := range list {
		topic := schema.DocTopic{Topic: s.Topic, Weight: shares[i], Basis: schema.Basis{By: schema.Inferred, Confidence: s.chance, Evidence: s.evidence}}
		if (s.chance >= t.Limits.Topic || i == 0 && s.chance >= least) && !s.hinted && len(kept) < text.MostTopics {
			kept = append(kept, topic)
		} else {
			d.Doc.Suggestions.Topics = append(d.Doc.Suggestions.Topics, topic)
		}
	}
	d.Doc.Topics = kept
}

// softmax returns the chance of each subject to be the main one, those being
// all that there are.
func softmax(list []Subject) []float64 {
	out := make([]float64, len(list))
	sum := 0.0
	for i, s := range list {
		out[i] = math.Exp(s.main - list[0].main)
		sum += out[i]
	}
	for i := range out {
		out[i] /= sum
	}
	return out
}

func keepTopics(ts []schema.DocTopic) (kept []schema.DocTopic, known map[schema.Term]bool) {
	known = map[schema.Term]bool{}
	for _, t := range ts {
		if t.By.Rank() > schema.Inferred.Rank() {
			kept = append(kept, t)
			known[t.Topic] = true
		}
	}
	return kept, known
}
