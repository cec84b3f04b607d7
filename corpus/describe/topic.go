package describe

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"github.com/simde/simde/schema"
)

const (
	mostEvidence = 8  // passages of a topic
	mostTopics   = 12 // of a document
)

// subject is a topic with what speaks for it and against it.
type subject struct {
	topic    schema.Term
	traits   []trait
	main     float64 // how much it speaks for the topic to be the main one
	chance   float64 // that the document treats the topic
	hinted   bool    // nothing names it, and few words hint at it
	evidence []schema.Evidence
}

// topics states the concepts of the thesaurus that the document treats, the
// one that it is mainly about first.
func (w *work) topics() {
	list := w.subjects()
	if w.observeTopics != nil {
		w.observeTopics(list)
	}
	for i := range list {
		list[i].main = w.main.sum(list[i].traits)
		list[i].chance = w.treated.in(list[i].traits)
	}
	slices.SortStableFunc(list, func(a, b subject) int { return cmp.Compare(b.main, a.main) })
	w.stateTopics(list)
}

// subjects weighs every topic that is named or hinted at, in the order of the
// thesaurus.
func (w *work) subjects() []subject {
	ts := w.tally()
	all := schema.Topics()
	s := w.survey(ts)
	var out []subject
	for _, i := range slices.Sorted(maps.Keys(ts)) {
		out = append(out, subject{topic: all[i].ID, traits: s.traits(i), hinted: ts[i].hinted() < w.limits.Hint, evidence: ts[i].evidence})
	}
	return out
}

// stateTopics fills in the topics, of which the first is stated at three
// quarters of the chance that the others need. What a person or the manifest states comes
// before all.
func (w *work) stateTopics(list []subject) {
	kept, known := keepTopics(w.doc.Topics)
	w.doc.Suggestions.Topics = nil
	list = slices.DeleteFunc(list, func(s subject) bool { return known[s.topic] || s.chance < w.limits.Topic/2 })
	least := w.limits.Topic * 3 / 4
	shares := softmax(list)
	for i, s := range list {
		t := schema.DocTopic{Topic: s.topic, Weight: shares[i], Basis: schema.Basis{By: schema.Inferred, Confidence: s.chance, Evidence: s.evidence}}
		if (s.chance >= w.limits.Topic || i == 0 && s.chance >= least) && !s.hinted && len(kept) < mostTopics {
			kept = append(kept, t)
		} else {
			w.doc.Suggestions.Topics = append(w.doc.Suggestions.Topics, t)
		}
	}
	w.doc.Topics = kept
}

// softmax returns the chance of each subject to be the main one, those being
// all that there are.
func softmax(list []subject) []float64 {
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
