package describe

import (
	"fmt"
	"github.com/simde/simde/corpus/describe/table"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
)

// trait is something that speaks for a finding or against it, and how much
// there is of it.
type trait struct {
	name string
	much float64
}

// weights are those of the traits in a linear model. They are learned from
// annotated texts and stand in the tables under rules that the command gen
// makes.
type weights map[string]float64

// readWeights reads a table of weights.
func readWeights(name string) weights {
	w := weights{}
	for f := range table.Rows(data, "rules/"+name, 2) {
		x, err := strconv.ParseFloat(f[1], 64)
		if err != nil {
			panic("describe: " + name + ": " + err.Error())
		}
		w[f[0]] = x
	}
	return w
}

// write writes the weights as their table has them.
func (w weights) write(out io.Writer) error {
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

// sum is the weight of all traits together. Of what was not learned, nothing
// is known.
func (w weights) sum(traits []trait) float64 {
	sum := 0.0
	for _, x := range traits {
		sum += w[x.name] * x.much
	}
	return sum
}

// in returns the chance, 0 to 1, that what has these traits is right, where
// the sum is the logarithm of its odds.
func (w weights) in(traits []trait) float64 { return 1 / (1 + math.Exp(-w.sum(traits))) }

// descend changes the weights step by step against the slope that each round
// finds, with a penalty on their squares and a step of its own for each weight
// (AdaGrad: Duchi, Hazan and Singer 2011).
func (w weights) descend(rounds int, penalty func(name string) float64, slope func(w weights, add func(x trait, much float64))) {
	const step = 0.3
	squares := map[string]float64{}
	for range rounds {
		g := map[string]float64{}
		slope(w, func(x trait, much float64) { g[x.name] += much * x.much })
		for _, name := range slices.Sorted(maps.Keys(g)) {
			d := g[name] + penalty(name)*w[name]
			squares[name] += d * d
			w[name] -= step * d / (math.Sqrt(squares[name]) + 1e-9)
		}
	}
}
