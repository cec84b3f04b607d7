package describe

import (
	"github.com/simde/simde/corpus/describe/table"
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

// hint is a topic that a phrase speaks for.
type hint struct {
	topic  int32
	strong bool
}

// readHints enters the words that speak for concepts.
func (k *topicTables) readHints(b *builder) {
	phrases := map[string]int32{}
	for f := range table.Rows(data, "lexicon/hints.tsv", 4) {
		topic, l, strength := topicIndex("hints.tsv", f[0]), schema.Lang(f[1]), f[2]
		for phrase := range strings.SplitSeq(f[3], ", ") {
			for _, form := range expand(l, phrase) {
				switch strength {
				case "label":
					b.add(form, entry{layer: topicLayer, langs: setOf(l), index: topic})
				case "strong", "weak":
					k.addHint(b, phrases, form, l, hint{topic, strength == "strong"})
				default:
					panic("describe: hints.tsv: no strength " + strength)
				}
			}
		}
	}
}

func (k *topicTables) addHint(b *builder, phrases map[string]int32, form string, l schema.Lang, h hint) {
	key := string(l) + schema.Fold(form)
	n, ok := phrases[key]
	if !ok {
		n = int32(len(k.hints))
		phrases[key] = n
		k.hints = append(k.hints, nil)
		k.hintNames = append(k.hintNames, string(l)+" "+schema.Fold(form))
		b.add(form, entry{layer: hintLayer, langs: setOf(l), index: n})
	}
	if !slices.ContainsFunc(k.hints[n], func(x hint) bool { return x.topic == h.topic }) {
		k.hints[n] = append(k.hints[n], h)
	}
}

// readCueHints reads which classes of cue words speak for a concept.
func (k *topicTables) readCueHints() {
	k.cueHints = map[cueSet]int32{}
	for f := range table.Rows(data, "lexicon/cuehints.tsv", 2) {
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
	*topicTables
	tallies tallies
	seen    map[int32]bool
	cues    cueSet
	inTitle bool
}

// hintTopics counts hints in the title and in the first lines.
func (t *topicReader) hintTopics(d *document, title *reading, ts tallies) {
	h := hinter{t.topicTables, ts, map[int32]bool{}, 0, true}
	h.page(title)
	if len(d.pages) > 0 {
		h.inTitle = false
		h.page(d.pages[0])
	}
}

func (h *hinter) page(r *reading) {
	for _, x := range r.hints {
		if h.seen[x.index] {
			continue
		}
		h.seen[x.index] = true
		for _, t := range h.hints[x.index] {
			h.add(t, r, x.first, x.end, h.rarity[x.index]/math.Sqrt(float64(len(h.hints[x.index]))))
		}
	}
	for i, c := range r.starts[:min(hintReach, len(r.starts))] {
		for class := c &^ h.cues & cueFrames; class != 0; class &= class - 1 {
			bit := class & -class
			if t, ok := h.cueHints[bit]; ok {
				h.add(hint{t, false}, r, i, int(r.ends[i]), 0.5)
			}
			h.cues |= bit
		}
	}
}

func (h *hinter) add(of hint, r *reading, first, end int, weight float64) {
	t := h.tallies.of(of.topic)
	if len(t.evidence) == 0 {
		t.evidence = []schema.Evidence{r.evidence(first, end, "topic.hint")}
	}
	weight *= h.matter(schema.Topics()[of.topic].ID)
	switch {
	case h.inTitle && of.strong:
		t.titleStrong += weight
	case h.inTitle:
		t.titleWeak += weight
	case of.strong:
		t.strong += weight
	default:
		t.weak += weight
	}
}
