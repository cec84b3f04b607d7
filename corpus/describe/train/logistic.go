package main

import "github.com/simde/simde/corpus/describe/model"

// example is what a reader says of something with traits.
type example struct {
	traits []model.Trait
	right  float64 // 1 or 0
	weight float64
}

// fit finds the weights of a logistic regression.
func fit(examples []example) model.Weights {
	const rounds, penalty = 400, 3.0
	w := model.Weights{}
	w.Descend(rounds, func(name string) float64 {
		if name == "bias" {
			return 0
		}
		return penalty
	}, func(w model.Weights, add func(x model.Trait, much float64)) {
		for _, e := range examples {
			miss := (w.Chance(e.traits) - e.right) * e.weight
			for _, x := range e.traits {
				add(x, miss)
			}
		}
	})
	return w
}
