package main

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"github.com/simde/simde/corpus/describe"
	"github.com/simde/simde/corpus/describe/claim"
	"github.com/simde/simde/corpus/describe/eval"
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/schema"
)

// question is a number that was read, with the corridors that it may speak of
// and the one that it does speak of: its place among them, or -1.
type question struct {
	choices []claim.Choice
	right   int
	fold    int  // of the text
	own     bool // it stands in a sentence of our own
}

// trainClaims learns the weights by which a number is said to speak of a
// corridor and writes them as claim/claims.tsv has them. dir is laid out as
// the folder of real material is.
func trainClaims(out io.Writer, dir string) error {
	questions, err := claimQuestions(dir)
	if err != nil {
		return fmt.Errorf("train claims: %w", err)
	}
	return fitChoices(questions).Write(out)
}

// trainClaimTrees learns the trees by which the likeliest corridors of a number
// are weighed and writes them as claim/claimtrees.tsv has them.
func trainClaimTrees(out io.Writer, dir string) error {
	questions, err := claimQuestions(dir)
	if err != nil {
		return fmt.Errorf("train claim trees: %w", err)
	}
	names := map[model.Key]string{}
	return growChoices(questions, names).Write(out, names)
}

// choiceGrowth is how the trees of choices are grown.
var choiceGrowth = model.Growth{Trees: 400, Leaves: 12, Rate: 0.1, Ridge: 8, Least: 10, Share: 0.3, Common: 6}

// growChoices learns trees from the choices of all questions, of each of which
// one is right or none.
func growChoices(questions []question, names map[model.Key]string) *model.Trees {
	bag := model.Bag{Names: names}
	var examples []model.Example
	var sizes []int
	for _, q := range questions {
		sizes = append(sizes, len(q.choices))
		for i, c := range q.choices {
			examples = append(examples, model.Example{List: c.Features(&bag), Right: i == q.right, Weight: 1})
		}
	}
	return model.GrowChoice(examples, sizes, choiceGrowth, func(model.Key) bool { return true })
}

// claimQuestions gathers the numbers that are to learn from.
func claimQuestions(dir string) ([]question, error) {
	own, err := eval.OwnClaims()
	if err != nil {
		return nil, err
	}
	passages, err := eval.PassageClaims(dir)
	if err != nil {
		return nil, err
	}
	documents, err := eval.RealClaims(dir)
	if err != nil {
		return nil, err
	}
	d := describe.New()
	d.Claims.Weights, d.Claims.Trees = nil, nil
	var out []question
	for i, list := range [][]eval.Claimed{own, passages, documents} {
		for _, c := range list {
			if strings.HasPrefix(c.Part, "learn") {
				out = append(out, questionsOf(d, c, i == 0)...)
			}
		}
	}
	leaveRareWords(out)
	return out, nil
}

// leaveRareWords takes the words out of the traits that fewer texts have than
// would tell anything.
func leaveRareWords(list []question) {
	const least = 4 // numbers
	times := map[string]int{}
	for _, q := range list {
		for _, x := range q.choices[0].Traits {
			if claim.IsWord(x) {
				times[x.Name]++
			}
		}
	}
	for _, q := range list {
		for i, c := range q.choices {
			q.choices[i].Traits = slices.DeleteFunc(c.Traits, func(x model.Trait) bool { return claim.IsWord(x) && times[x.Name] < least })
		}
	}
}

// questionsOf gathers the numbers of one text.
func questionsOf(d *describe.Describer, c eval.Claimed, own bool) []question {
	fold := material{id: c.Text}.fold()
	var out []question
	d.Claims.Observe = func(n claim.Number) {
		if !c.Read(n.Start, n.Value) {
			return
		}
		out = append(out, question{n.Choices, slices.IndexFunc(n.Choices, func(x claim.Choice) bool {
			return slices.ContainsFunc(c.Claims, func(y schema.Claim) bool {
				return y.Corridor == x.Corridor && math.Abs(y.Value-n.Value) <= 0.001*n.Value
			})
		}), fold, own})
	}
	eval.DescribePassage(d, c.Text)
	return out
}

// fitChoices finds the weights that make the right corridor of each number
// likely among all, or that it speaks of none, whose weight is 0: the
// regression of a choice (conditional logit: McFadden 1974).
func fitChoices(questions []question) model.Weights {
	const rounds, penalty = 300, 2
	w := model.Weights{}
	w.Descend(rounds, func(string) float64 { return penalty }, func(w model.Weights, add func(x model.Trait, much float64)) {
		for _, q := range questions {
			q.slope(w, add)
		}
	})
	return w
}

// slope adds what one number says of the weights.
func (q question) slope(w model.Weights, add func(x model.Trait, much float64)) {
	sum := 1.0
	odds := make([]float64, len(q.choices))
	for i, c := range q.choices {
		odds[i] = math.Exp(min(w.Sum(c.Traits), 50))
		sum += odds[i]
	}
	for i, c := range q.choices {
		miss := odds[i] / sum
		if i == q.right {
			miss--
		}
		for _, x := range c.Traits {
			add(x, miss)
		}
	}
}
