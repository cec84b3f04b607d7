package describe

import (
	"math"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
)

// hintReach is how many tokens of a document's beginning may hint at its
// matter.
const hintReach = 160

// topicIndex returns the place of a topic in the thesaurus; a table that names
// one that it does not have is a defect of the program.
func topicIndex(table, id string) int32 {
	i := slices.IndexFunc(schema.Topics(), func(t schema.Topic) bool { return string(t.ID) == id })
	if i < 0 {
		panic("describe: " + table + ": no topic " + id)
	}
	return int32(i)
}

// readHints enters the words that speak for concepts without naming them.
func (k *knowledge) readHints(b *builder) {
	phrases := map[string]int32{}
	for f := range rows("lexicon/hints.tsv", 3) {
		topic, l := topicIndex("hints.tsv", f[0]), schema.Lang(f[1])
		for phrase := range strings.SplitSeq(f[2], ", ") {
			for _, form := range expand(l, phrase) {
				key := f[1] + schema.Fold(form)
				n, ok := phrases[key]
				if !ok {
					n = int32(len(k.hints))
					phrases[key] = n
					k.hints = append(k.hints, nil)
					b.add(form, entry{layer: hintLayer, langs: setOf(l), index: n})
				}
				if !slices.Contains(k.hints[n], topic) {
					k.hints[n] = append(k.hints[n], topic)
				}
			}
		}
	}
}

// readCueHints reads which classes of cue words speak for a concept.
func (k *knowledge) readCueHints() {
	k.cueHints = map[cueSet]int32{}
	for f := range rows("lexicon/cuehints.tsv", 2) {
		class := slices.Index(cueNames, f[0])
		if class < 0 {
			panic("describe: cuehints.tsv: no class " + f[0])
		}
		k.cueHints[1<<class] = topicIndex("cuehints.tsv", f[1])
	}
}

// hinter counts what the title and the first lines hint at, each phrase and
// each class of cues once.
type hinter struct {
	*knowledge
	tallies map[int32]*tally
	seen    map[int32]bool
	cues    cueSet
}

// hintTopics counts hints: those of the title weigh more.
func (w *work) hintTopics(title *reading, tallies map[int32]*tally) {
	const inTitle, inLead = 2.0, 0.7
	h := hinter{w.knowledge, tallies, map[int32]bool{}, 0}
	h.page(title, inTitle)
	if len(w.pages) > 0 {
		h.page(w.pages[0], inLead)
	}
}

func (h *hinter) page(r *reading, weight float64) {
	for _, x := range r.hints {
		if h.seen[x.index] {
			continue
		}
		h.seen[x.index] = true
		topics := h.hints[x.index]
		for _, t := range topics {
			h.add(t, r, x.first, x.end, weight/math.Sqrt(float64(len(topics))))
		}
	}
	for i, c := range r.cues[:min(hintReach, len(r.cues))] {
		for class := c &^ h.cues & cueFrames; class != 0; class &= class - 1 {
			bit := class & -class
			if t, ok := h.cueHints[bit]; ok {
				h.add(t, r, i, int(r.ends[i]), weight/2)
			}
			h.cues |= bit
		}
	}
}

func (h *hinter) add(topic int32, r *reading, first, end int, weight float64) {
	t := h.tallies[topic]
	if t == nil {
		t = &tally{evidence: []schema.Evidence{r.evidence(first, end, "topic.hint")}}
		h.tallies[topic] = t
	}
	t.count += weight
}
