package describe

import (
	"cmp"
	"math"
	"slices"

	"github.com/simde/simde/schema"
)

// tally is what the pages say of one topic.
type tally struct {
	count    float64
	named    bool // by a label, and not hinted at only
	evidence []schema.Evidence
}

const mostEvidence = 8

// topics weighs the thesaurus's concepts by how often their labels stand in
// the document, those in the title and at the beginning counted more, and
// those of one common word less.
func (w *work) topics() {
	tallies := map[int32]*tally{}
	for n, r := range w.pages {
		for _, h := range r.topics {
			t := tallies[h.index]
			if t == nil {
				t = &tally{}
				tallies[h.index] = t
			}
			t.count += w.topicWeight(n, r, h)
			t.named = true
			if len(t.evidence) < mostEvidence {
				t.evidence = append(t.evidence, r.evidence(h.first, h.end, "topic.label"))
			}
		}
	}
	title := w.titleTopics(tallies)
	w.hintTopics(title, tallies)
	all := schema.Topics()
	type weighed struct {
		index  int32
		weight float64
	}
	var order []weighed
	sum := 0.0
	for i, t := range tallies {
		x := math.Log1p(t.count) * w.specificity(all[i].ID)
		order = append(order, weighed{i, x})
		if w.sure(t) {
			sum += x
		}
	}
	slices.SortFunc(order, func(a, b weighed) int { return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.index, b.index)) })
	kept, known := keepTopics(w.doc.Topics)
	w.doc.Suggestions.Topics = nil
	for _, o := range order {
		if known[all[o.index].ID] {
			continue
		}
		d := schema.DocTopic{Topic: all[o.index].ID, Weight: o.weight / max(sum, o.weight), Basis: schema.Basis{By: schema.Inferred, Confidence: min(1, tallies[o.index].count/6+0.3), Evidence: tallies[o.index].evidence}}
		switch {
		case d.Weight >= w.limits.Topic && len(kept) < 12 && w.sure(tallies[o.index]):
			kept = append(kept, d)
		case d.Weight >= w.limits.Topic/2:
			w.doc.Suggestions.Topics = append(w.doc.Suggestions.Topics, d)
		}
	}
	w.doc.Topics = kept
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

// sure reports whether a topic is named, or hinted at enough to stand as a
// fact.
func (w *work) sure(t *tally) bool { return t.named || t.count >= w.limits.Hint }

// topicWeight is what one mention of a topic counts.
func (w *work) topicWeight(page int, r *reading, h hit) float64 {
	x := 1.0
	if h.end-h.first > 1 {
		x = 1.5
	}
	switch {
	case page == 0 && h.first < 40:
		x *= 3
	case page == 0 && h.first < 200:
		x *= 1.5
	}
	return x
}

// titleTopics counts the topics that the title names, and returns the title as
// the rules see it.
func (w *work) titleTopics(tallies map[int32]*tally) *reading {
	r := w.knowledge.read(&reading{text: w.doc.Title, lang: w.doc.Language, tokens: w.cutter().cut(w.doc.Title)})
	matter := r.matter()
	for _, h := range r.topics {
		t := tallies[h.index]
		if t == nil {
			t = &tally{evidence: []schema.Evidence{r.evidence(h.first, h.end, "topic.title")}}
			tallies[h.index] = t
		}
		t.named = true
		if h.first > matter {
			t.count += 2
			continue
		}
		t.count += 9
	}
	return r
}

// matter returns the token at which a title goes on from its matter to the
// means or the setting: "Peace in Ituri through dialogue".
func (r *reading) matter() int {
	for i, c := range r.cues {
		if c&cueMeans != 0 && i > 1 {
			return i
		}
	}
	return len(r.tokens)
}

func (w *work) cutter() *tokenizer { return &tokenizer{words: w.words} }

// specificity is greater the fewer documents name a topic, and smaller for
// one that names a means.
func (k *knowledge) specificity(t schema.Term) float64 {
	const floor = 0.05 // rarer still says no more
	x := math.Log(1 / (k.shares[t] + floor))
	if f, ok := k.means[t]; ok {
		return x * f
	}
	return x
}
