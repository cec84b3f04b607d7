// Package topic reads which concepts of the thesaurus a document treats, and
// which one it is mainly about.
package topic

import (
	"math"
	"slices"
	"strings"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/lexicon"
	"github.com/simde/simde/corpus/describe/table"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

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
func (k *Tables) readHints(b *lexicon.Builder) {
	phrases := map[string]int32{}
	for f := range table.Rows(Files, "hints.tsv", 4) {
		topic, l, strength := topicIndex("hints.tsv", f[0]), schema.Lang(f[1]), f[2]
		for phrase := range strings.SplitSeq(f[3], ", ") {
			for _, form := range lang.Expand(l, phrase) {
				switch strength {
				case "label":
					b.Add(form, lexicon.Entry{Layer: lexicon.TopicLayer, Langs: lexicon.SetOf(l), Index: topic})
				case "strong", "weak":
					k.addHint(b, phrases, form, l, hint{topic, strength == "strong"})
				default:
					panic("describe: hints.tsv: no strength " + strength)
				}
			}
		}
	}
}

func (k *Tables) addHint(b *lexicon.Builder, phrases map[string]int32, form string, l schema.Lang, h hint) {
	key := string(l) + schema.Fold(form)
	n, ok := phrases[key]
	if !ok {
		n = int32(len(k.hints))
		phrases[key] = n
		k.hints = append(k.hints, nil)
		k.HintNames = append(k.HintNames, string(l)+" "+schema.Fold(form))
		b.Add(form, lexicon.Entry{Layer: lexicon.HintLayer, Langs: lexicon.SetOf(l), Index: n})
	}
	if !slices.ContainsFunc(k.hints[n], func(x hint) bool { return x.topic == h.topic }) {
		k.hints[n] = append(k.hints[n], h)
	}
}

// readCueHints reads which classes of cue words speak for a concept.
func (k *Tables) readCueHints() {
	k.cueHints = map[text.Cues]int32{}
	for f := range table.Rows(Files, "cuehints.tsv", 2) {
		class := slices.Index(text.CueNames, f[0])
		if class < 0 {
			panic("describe: cuehints.tsv: no class " + f[0])
		}
		k.cueHints[1<<class] = topicIndex("cuehints.tsv", f[1])
	}
}

// hinter counts what the title and the first lines hint at, each phrase and
// each class of cues once.
type hinter struct {
	*Tables
	tallies tallies
	seen    map[int32]bool
	cues    text.Cues
	inTitle bool
}

// hintTopics counts hints in the title and in the first lines.
func (t *Reader) hintTopics(d *text.Document, title *text.Text, ts tallies) {
	h := hinter{t.Tables, ts, map[int32]bool{}, 0, true}
	h.page(title)
	if len(d.Pages) > 0 {
		h.inTitle = false
		h.page(d.Pages[0])
	}
}

func (h *hinter) page(r *text.Text) {
	for _, x := range r.Hints {
		if h.seen[x.Index] {
			continue
		}
		h.seen[x.Index] = true
		for _, t := range h.hints[x.Index] {
			h.add(t, r, x.First, x.End, h.rarity[x.Index]/math.Sqrt(float64(len(h.hints[x.Index]))))
		}
	}
	for i, c := range r.Starts[:min(lexicon.HintReach, len(r.Starts))] {
		for class := c &^ h.cues & text.CueFrames; class != 0; class &= class - 1 {
			bit := class & -class
			if t, ok := h.cueHints[bit]; ok {
				h.add(hint{t, false}, r, i, int(r.Ends[i]), 0.5)
			}
			h.cues |= bit
		}
	}
}

func (h *hinter) add(of hint, r *text.Text, first, end int, weight float64) {
	t := h.tallies.of(of.topic)
	if len(t.evidence) == 0 {
		t.evidence = []schema.Evidence{r.Evidence(first, end, "topic.hint")}
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
