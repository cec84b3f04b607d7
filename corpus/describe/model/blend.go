package model

import "math"

// Blend weighs examples by a linear model and by trees: the logarithm of the odds is
// the mean of what the two say. Each trait is looked up once for both.
type Blend struct {
	Weights Keyed
	Trees   *Trees
	asked   byKey[share]
}

// share is what the two models have of a trait.
type share struct {
	weight float32
	slot   int32 // of the trees, or -1
}

// Term is a feature as a blend has it.
type Term struct {
	linear float32 // what it adds to the linear sum
	much   float32
	slot   int32
}

// NewBlend returns the blend of a linear model and trees.
func NewBlend(w Keyed, t *Trees) *Blend {
	b := &Blend{Weights: w, Trees: t}
	if w.Learned() {
		for k, weight := range w.weights.all() {
			b.asked.set(k, share{weight, -1})
		}
	}
	for k, slot := range t.slots.all() {
		weight, _ := w.Of(k)
		b.asked.set(k, share{weight, slot})
	}
	return b
}

// Terms adds to a list those of the features that either model asks for.
func (b *Blend) Terms(features []Feature, to []Term) []Term {
	for _, f := range features {
		if s, ok := b.asked.at(f.Key); ok {
			to = append(to, Term{s.weight * f.Much, f.Much, s.slot})
		}
	}
	return to
}

// Chance returns the chance of an example, and whether it comes to least. values is
// used again from one call to the next.
func (b *Blend) Chance(terms []Term, values *[]float32, least float64) (chance float64, reaches bool) {
	sum, v := float32(0), b.Trees.room(values)
	defer clear(v)
	for _, t := range terms {
		sum += t.linear
		if t.slot >= 0 {
			v[t.slot] += t.much
		}
	}
	linear := float64(sum)
	grown, reaches := b.Trees.sum(v, 2*math.Log(least/(1-least))-linear)
	if !reaches {
		return 0, false
	}
	chance = Logistic((linear + grown) / 2)
	return chance, chance >= least
}
