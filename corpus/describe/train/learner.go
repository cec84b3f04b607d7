package main

import (
	"github.com/simde/simde/corpus/describe"
	"github.com/simde/simde/corpus/describe/model"
)

// How the models of corridors are learned: the penalty on the squares of the
// weights, how many examples must have a trait, and the rounds of descent.
const (
	gatePenalty, candidatePenalty, decidePenalty = 3, 8, 1
	leastExamples                                = 3
	rounds                                       = 150
)

// corridorModels are the three models, learned one on the other.
type corridorModels struct {
	gate, candidate, decide model.Keyed
	trees                   *model.Trees
	blend                   *model.Blend // of candidates
}

// trained are the models that are learned without one fold of the material, by
// fold; the last is learned from all.
type trained [folds + 1]corridorModels

// corridorLearner learns the models of corridors. Each model is learned from
// what the models before it say of texts that those have not seen.
type corridorLearner struct {
	*describe.Describer
	list   []material
	models trained
	names  map[model.Key]string
	ship   map[string][]sample // by stage: what texts that ship teach
	stored map[string][]sample // by stage: what texts that may not be passed on teach
	given  bool                // stored was read, not made
}

// sample is an example with the fold of its text.
type sample struct {
	model.Example
	fold int
}
