// Package model holds linear models: traits, their weights, and how weights
// are learned.
package model

import (
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math"
	"slices"
	"strconv"

	"github.com/simde/simde/schema/table"
)

// Round returns a chance with three decimals.
func Round(x float64) float64 { return float64(int(x*1000+0.5)) / 1000 }

// Trait is something that speaks for a finding or against it, and how much
// there is of it.
type Trait struct {
	Name string
	Much float64
}

// Weights are those of the traits in a linear model. They are learned from
// annotated texts and stand in tables that the command train
// makes.
type Weights map[string]float64

// ReadWeights reads a table of weights.
func ReadWeights(files fs.FS, name string) Weights {
	w := Weights{}
	for f := range table.Rows(files, name, 2) {
		x, err := strconv.ParseFloat(f[1], 64)
		if err != nil {
			panic("describe: " + name + ": " + err.Error())
		}
		w[f[0]] = x
	}
	return w
}

// Write writes the weights as their table has them.
func (w Weights) Write(out io.Writer) error {
	for _, name := range slices.Sorted(maps.Keys(w)) {
		if math.Abs(w[name]) < 0.005 {
			continue
		}
		if _, err := fmt.Fprintf(out, "%s\t%.2f\n", name, w[name]); err != nil {
			return err
		}
	}
	return nil
}

// Sum is the weight of all traits together. Of what was not learned, nothing
// is known.
func (w Weights) Sum(traits []Trait) float64 { return w.SumFrom(0, traits) }

// SumFrom is the weight of all traits together with that of others before them.
func (w Weights) SumFrom(sum float64, traits []Trait) float64 {
	for _, x := range traits {
		sum += w[x.Name] * x.Much
	}
	return sum
}

// Chance returns the chance, 0 to 1, that what has these traits is right, where
// the sum is the logarithm of its odds.
func (w Weights) Chance(traits []Trait) float64 { return 1 / (1 + math.Exp(-w.Sum(traits))) }

// Descend changes the weights step by step against the slope that each round
// finds, with a penalty on their squares and a step of its own for each weight
// (AdaGrad: Duchi, Hazan and Singer 2011).
func (w Weights) Descend(rounds int, penalty func(name string) float64, slope func(w Weights, add func(x Trait, much float64))) {
	const step = 0.3
	squares := map[string]float64{}
	for range rounds {
		g := map[string]float64{}
		slope(w, func(x Trait, much float64) { g[x.Name] += much * x.Much })
		for _, name := range slices.Sorted(maps.Keys(g)) {
			d := g[name] + penalty(name)*w[name]
			squares[name] += d * d
			w[name] -= step * d / (math.Sqrt(squares[name]) + 1e-9)
		}
	}
}

// Truth returns 1 for true and 0 for false.
func Truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
