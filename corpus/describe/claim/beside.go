package claim

import (
	"math"
	"strconv"
	"strings"

	"github.com/simde/simde/corpus/describe/lexicon"
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// beside lists which classes of words stand beside a number and what it counts,
// close by and farther off, and which of them says nearest what persons did.
func (s *sentence) beside(q quantity, c counted) []model.Trait {
	const by, far = 3, 10 // tokens
	first, end := q.first, q.end
	switch {
	case c.at < 0:
	case c.before:
		first = min(first, c.at)
	default:
		end = max(end, c.at+1)
	}
	var out []model.Trait
	add := func(m classes, where string) {
		for _, name := range m.names() {
			out = append(out, model.Trait{Name: name + where, Much: 1})
		}
	}
	add(s.any(first-by, first), " close before")
	add(s.any(first-far, first-by), " farther before")
	add(s.any(end, end+by), " close after")
	add(s.any(end+by, end+far), " farther after")
	if !c.dollars {
		out = append(out, model.Trait{Name: "does " + string(s.nearestAction(q, c)), Much: 1})
	}
	return append(out, s.shape(q, c)...)
}

// shape says how a number is written, and among what.
func (s *sentence) shape(q quantity, c counted) []model.Trait {
	out := []model.Trait{
		{Name: "figures", Much: float64(figures(q.value)) / 4},
		{Name: "numbers of the sentence", Much: math.Log1p(float64(len(s.numbers))) / 2},
		{Name: "length of the sentence", Much: math.Log(float64(s.End-s.First)) / 4},
	}
	if !c.before && s.any(q.end, c.at)&actions&^nouns != 0 {
		out = append(out, model.Trait{Name: "an action before the noun", Much: 1})
	}
	if j := q.end; j < s.End && (c.at < 0 || c.before) {
		switch cue, _ := s.CueAt(j); {
		case s.Tokens[j].Is(text.Punct):
			out = append(out, model.Trait{Name: "a mark follows", Much: 1})
		case s.is(j) == 0 && cue == 0 && s.Owner[j] < 0 && !s.Tokens[j].Is(text.Number):
			out = append(out, model.Trait{Name: "another noun follows", Much: 1})
		}
	}
	return out
}

// figures counts the digits of a number up to the last that is not 0: few where
// it is rounded.
func figures(x float64) int {
	return len(strings.TrimRight(strconv.FormatFloat(math.Trunc(x), 'f', -1, 64), "0"))
}

// plausible says how a number of persons compares with how many people of the
// ends are known to have moved.
func plausible(k lexicon.Stocks, pair schema.Corridor, q quantity, c counted) []model.Trait {
	known := k.Most(pair)
	if c.dollars || known == 0 {
		return nil
	}
	ends := endsOf(pair)
	ratio := math.Log10(max(q.value, 1)) - math.Log10(known+1)
	out := []model.Trait{{Name: ends + ", share of those known", Much: max(ratio, -4) / 4}}
	switch {
	case ratio > 0.5:
		out = append(out, model.Trait{Name: ends + ", far more than known", Much: 1})
	case ratio > -0.3:
		out = append(out, model.Trait{Name: ends + ", about as many as known", Much: 1})
	}
	return out
}
