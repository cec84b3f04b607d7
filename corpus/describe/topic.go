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

// topicThresholds say how sure a reading of topics must be.
type topicThresholds struct {
	Topic float64 // chance that the document treats it; of the main one three quarters of it will do
	Hint  float64 // what the hints at a topic weigh that nothing names
}

var defaultTopicThresholds = topicThresholds{Topic: 0.4, Hint: 0.9}

// topicReader reads which topics a document treats.
type topicReader struct {
	*knowledge
	*topicTables
	limits  topicThresholds
	treated weights              // whether the document treats a topic
	main    weights              // which is the main one
	observe func(list []subject) // told of the topics of every document, while the model is trained
}

// topics states the concepts of the thesaurus that the document treats, the
// one that it is mainly about first.
func (t *topicReader) topics(d *document) {
	list := t.subjects(d)
	if t.observe != nil {
		t.observe(list)
	}
	for i := range list {
		list[i].main = t.main.sum(list[i].traits)
		list[i].chance = t.treated.in(list[i].traits)
	}
	slices.SortStableFunc(list, func(a, b subject) int { return cmp.Compare(b.main, a.main) })
	t.stateTopics(d, list)
}

// subjects weighs every topic that is named or hinted at, in the order of the
// thesaurus.
func (t *topicReader) subjects(d *document) []subject {
	ts := t.tally(d)
	all := schema.Topics()
	s := t.survey(d, ts)
	var out []subject
	for _, i := range slices.Sorted(maps.Keys(ts)) {
		out = append(out, subject{topic: all[i].ID, traits: s.traits(i), hinted: ts[i].hinted() < t.limits.Hint, evidence: ts[i].evidence})
	}
	return out
}

// stateTopics fills in the topics, of which the first is stated at three
// quarters of the chance that the others need. What a person or the manifest states comes
// before all.
func (t *topicReader) stateTopics(d *document, list []subject) {
	kept, known := keepTopics(d.doc.Topics)
	d.doc.Suggestions.Topics = nil
	list = slices.DeleteFunc(list, func(s subject) bool { return known[s.topic] || s.chance < t.limits.Topic/2 })
	least := t.limits.Topic * 3 / 4
	shares := softmax(list)
	for i, s := range list {
		topic := schema.DocTopic{Topic: s.topic, Weight: shares[i], Basis: schema.Basis{By: schema.Inferred, Confidence: s.chance, Evidence: s.evidence}}
		if (s.chance >= t.limits.Topic || i == 0 && s.chance >= least) && !s.hinted && len(kept) < mostTopics {
			kept = append(kept, topic)
		} else {
			d.doc.Suggestions.Topics = append(d.doc.Suggestions.Topics, topic)
		}
	}
	d.doc.Topics = kept
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
