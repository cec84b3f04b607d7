package eval

import (
	"slices"

	"github.com/simde/simde/corpus/describe"
	"github.com/simde/simde/schema"
)

// Score counts what was found against what should be.
type Score struct {
	Right, Wrong, Missed int
}

func (s *Score) add(o Score) {
	s.Right += o.Right
	s.Wrong += o.Wrong
	s.Missed += o.Missed
}

// Precision is the share of what was found that is right.
func (s Score) Precision() float64 { return share(s.Right, s.Right+s.Wrong) }

// Recall is the share of what should be found that was.
func (s Score) Recall() float64 { return share(s.Right, s.Right+s.Missed) }

// F1 is the harmonic mean of precision and recall.
func (s Score) F1() float64 { return share(2*s.Right, 2*s.Right+s.Wrong+s.Missed) }

func share(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

// compare scores got against the values that must and those that may be there.
func compare(got, must, may []string) (s Score, wrong, missed []string) {
	for _, g := range got {
		switch {
		case slices.Contains(must, g):
			s.Right++
		case !slices.Contains(may, g):
			wrong = append(wrong, g)
		}
	}
	for _, m := range must {
		if !slices.Contains(got, m) {
			missed = append(missed, m)
		}
	}
	s.Wrong, s.Missed = len(wrong), len(missed)
	return s, wrong, missed
}

// DescribePassage describes a text of one page.
func DescribePassage(d *describe.Describer, text string) *schema.Document {
	doc := &schema.Document{Pages: []schema.Page{{Number: 1, Text: text}}}
	d.Describe(doc)
	return doc
}

// corridorCodes lists the corridors that doc states.
func corridorCodes(doc *schema.Document) []string {
	var out []string
	for _, c := range doc.Corridors {
		out = append(out, c.Corridor.String())
	}
	return out
}

func one(ok bool) Score {
	if ok {
		return Score{Right: 1}
	}
	return Score{Wrong: 1, Missed: 1}
}

func topicCodes(doc *schema.Document) []string {
	var out []string
	for _, t := range doc.Topics {
		out = append(out, string(t.Topic))
	}
	return out
}

func overlaps(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}
