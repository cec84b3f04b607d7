package topic

import (
	"math"
	"strings"

	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// Where a topic is named, by how many tokens of the first page lie before it.
const (
	leadReach    = 40
	openingReach = 200
)

// tally is what a document says of one topic.
type tally struct {
	title, late        float64 // labels in the title: in its matter, and after that
	lead, opening, far float64 // labels in the text
	phrases            float64 // of them, those of several words
	tenths             uint16  // the tenths of the text in which they stand
	early              float64 // 1 where the text begins with a label, less the later the first one stands
	evidence           []schema.Evidence

	titleStrong, titleWeak float64 // hints of the title
	strong, weak           float64 // hints of the first lines
}

func (t *tally) labels() float64 { return t.lead + t.opening + t.far }

// hinted is how much hints say of a topic that no label names, those of the
// title and the strong ones counted more.
func (t *tally) hinted() float64 {
	if t.labels()+t.title+t.late > 0 {
		return math.Inf(1)
	}
	return 2*t.titleStrong + 1.5*t.strong + 0.8*t.titleWeak + 0.7*t.weak
}

// said is how much is said of the topic in one way or another.
func (t *tally) said() float64 {
	return math.Log1p(3*t.title + t.labels() + t.titleStrong + t.titleWeak + t.strong + t.weak)
}

// tallies are those of a document, by index of the topic.
type tallies map[int32]*tally

func (ts tallies) of(topic int32) *tally {
	t := ts[topic]
	if t == nil {
		t = &tally{}
		ts[topic] = t
	}
	return t
}

// count takes a label on the page with index n, with at tokens before it.
func (t *tally) count(n, at int, e schema.Evidence, phrase bool) {
	if n == 0 && t.labels() == 0 {
		const half = 30 // tokens before the label
		t.early = half / float64(half+at)
	}
	switch {
	case n > 0 || at >= openingReach:
		t.far++
	case at < leadReach:
		t.lead++
	default:
		t.opening++
	}
	if phrase {
		t.phrases++
	}
	if len(t.evidence) < text.MostEvidence {
		t.evidence = append(t.evidence, e)
	}
}

// spread notes that a label stands before token at of all that the document has.
func (t *tally) spread(at, all int) { t.tenths |= 1 << (10 * at / all) }

// tokensOf returns how many tokens of the text end with a title near its
// beginning; 0 where it does not stand there.
func tokensOf(r *text.Text, title string) int {
	const reach = 300 // bytes
	at := strings.Index(r.Body[:min(len(r.Body), reach+len(title))], title)
	if title == "" || at < 0 {
		return 0
	}
	end := int32(at + len(title))
	n := 0
	for n < len(r.Tokens) && r.Tokens[n].End <= end {
		n++
	}
	return n
}

// matter returns the token at which a title goes on from its matter to the
// means or the setting: "Peace in Ituri through dialogue".
func matter(r *text.Text) int {
	for i, c := range r.Starts {
		if c&text.CueMeans != 0 && i > 1 {
			return i
		}
	}
	return len(r.Tokens)
}
