package claim

import (
	"cmp"
	"math"
	"slices"

	"github.com/simde/simde/corpus/describe/model"
)

// Model chooses the corridor that a number speaks of: a linear model of all
// choices, and trees that weigh the likeliest of them once more.
type Model struct {
	Weights model.Weights // of choices; that a number says nothing has none
	Trees   *model.Trees  // nil: the linear model alone
}

// What the trees weigh: so many of the choices, where the likeliest has at least
// this chance.
const (
	mostWeighed = 4
	leastChance = 0.1
)

// Likeliest returns which of the corridors is the likeliest and its chance: the
// share of its odds in those of all, where that of no claim is 1. It is -1 where
// there are none.
func (m Model) Likeliest(choices []Choice) (best int, chance float64) {
	if len(choices) == 0 {
		return -1, 0
	}
	sums := make([]weighed, len(choices))
	shared := m.Weights.Sum(choices[0].Traits[:choices[0].shared])
	for i, x := range choices {
		sums[i] = weighed{i, min(m.Weights.SumFrom(shared, x.Traits[x.shared:]), 50)}
	}
	slices.SortStableFunc(sums, func(a, b weighed) int { return cmp.Compare(b.sum, a.sum) })
	if best, chance = likeliest(sums); m.Trees == nil || chance < leastChance {
		return best, chance
	}
	sums = sums[:min(mostWeighed, len(sums))]
	var bag model.Bag
	var values []float32
	gather(&bag, choices[0].Traits[:choices[0].shared])
	known := len(bag.List)
	for i, x := range sums {
		bag.List = bag.List[:known]
		gather(&bag, choices[x.choice].Traits[choices[0].shared:])
		sums[i].sum = (x.sum + m.Trees.Sum(bag.Compact(), &values)) / 2
	}
	return likeliest(sums)
}

// weighed is a choice with the logarithm of its odds.
type weighed struct {
	choice int
	sum    float64
}

// likeliest returns the choice of the greatest odds and its chance.
func likeliest(list []weighed) (best int, chance float64) {
	all, most := 1.0, math.Inf(-1)
	for _, x := range list {
		all += math.Exp(x.sum)
		if x.sum > most {
			best, most = x.choice, x.sum
		}
	}
	return best, math.Exp(most) / all
}

// Features are the traits of a choice by their keys.
func (c Choice) Features(bag *model.Bag) []model.Feature {
	bag.Reset()
	gather(bag, c.Traits)
	return bag.Compact()
}

// gather adds traits to a bag.
func gather(bag *model.Bag, traits []model.Trait) {
	for _, x := range traits {
		bag.Add(x.Much, x.Name)
	}
}
