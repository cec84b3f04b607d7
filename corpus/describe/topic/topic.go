// Package topic reads which concepts of the thesaurus a document treats, and
// which one it is mainly about.
package topic

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// tally counts what the document says of every topic.
func (t *Reader) tally(d *text.Document) tallies {
	ts := tallies{}
	all, before := tokens(d), 0
	for n, r := range d.Pages {
		from := 0
		if n == 0 {
			from = tokensOf(r, d.Doc.Title)
		}
		for _, h := range r.Topics {
			if h.First >= from {
				t := ts.of(h.Index)
				t.spread(before+h.First, all)
				t.count(n, h.First-from, r.Evidence(h.First, h.End, "topic.label"), h.End-h.First > 1)
			}
		}
		before += len(r.Tokens)
	}
	title := t.titleTopics(d, ts)
	for _, i := range t.lonely(append([]*text.Text{title}, d.Pages...)) {
		delete(ts, i)
	}
	t.hintTopics(d, title, ts)
	return ts
}

// titleTopics counts the topics that the title names, and returns the title as
// the rules see it.
func (t *Reader) titleTopics(d *text.Document, ts tallies) *text.Text {
	r := d.Title(t.ReadLine)
	matter := matter(r)
	for _, h := range r.Topics {
		t := ts.of(h.Index)
		if len(t.evidence) == 0 {
			t.evidence = append(t.evidence, r.Evidence(h.First, h.End, "topic.title"))
		}
		if h.First > matter {
			t.late++
		} else {
			t.title++
		}
	}
	return r
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
	out := make([]Subject, 0, len(ts))
	for _, i := range slices.Sorted(maps.Keys(ts)) {
		out = append(out, Subject{Topic: all[i].ID, Traits: s.traits(i), hinted: ts[i].hinted() < t.Limits.Hint, evidence: ts[i].evidence})
	}
	return out
}

// surely is the chance from which a topic is stated whatever it weighs beside
// the main one.
const surely = 0.65

// stateTopics fills in the topics, of which the first is stated at three
// quarters of the chance that the others need; one that weighs next to nothing
// beside it is none that the document treats. What a person or the manifest states comes
// before all.
func (t *Reader) stateTopics(d *text.Document, list []Subject) {
	kept, known := keepTopics(d.Doc.Topics)
	d.Doc.Suggestions.Topics = nil
	list = slices.DeleteFunc(list, func(s Subject) bool { return known[s.Topic] || s.chance < t.Limits.Topic/2 })
	least := t.Limits.Topic * 3 / 4
	shares := softmax(list)
	for i, s := range list {
		topic := schema.DocTopic{Topic: s.Topic, Weight: shares[i], Basis: schema.Basis{By: schema.Inferred, Confidence: s.chance, Evidence: s.evidence}}
		if (s.chance >= t.Limits.Topic && (shares[i] >= t.Limits.Weight || s.chance >= surely) || i == 0 && s.chance >= least) && !s.hinted && len(kept) < text.MostTopics {
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
