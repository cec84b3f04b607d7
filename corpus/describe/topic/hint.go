package topic

import (
	"math"
	"math/bits"

	"github.com/simde/simde/corpus/describe/lexicon"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

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
			if t := h.cueHints[bits.TrailingZeros64(uint64(class))]; t > 0 {
				h.add(hint{t - 1, false}, r, i, int(r.Ends[i]), 0.5)
			}
			h.cues |= class & -class
		}
	}
}

func (h *hinter) add(of hint, r *text.Text, first, end int, weight float64) {
	t := h.tallies.of(of.topic)
	if len(t.evidence) == 0 {
		t.evidence = []schema.Evidence{r.Evidence(first, end, "topic.hint")}
	}
	weight *= h.matter[of.topic]
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
