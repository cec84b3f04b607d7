package model

import "math"

// LearnChoice finds the weights that make the right example of each question
// likely among its examples: the regression of a choice (conditional logit:
// McFadden 1974), with a penalty on the squares of the weights. The examples
// stand question by question, sizes says how many each has; one counts what its
// first example weighs. A trait that fewer than least examples have weighs
// nothing.
func LearnChoice(examples []Example, sizes []int, penalty float64, least, rounds int) Keyed {
	keys, rows := index(examples, least)
	c := choice{w: make([]float64, len(keys)), g: make([]float64, len(keys))}
	squares := make([]float64, len(keys))
	const step = 0.3
	for range rounds {
		clear(c.g)
		at := 0
		for _, n := range sizes {
			c.slope(examples[at:at+n], rows[at:at+n])
			at += n
		}
		for i := range c.w {
			c.g[i] += penalty * c.w[i]
			squares[i] += c.g[i] * c.g[i]
			c.w[i] -= step * c.g[i] / (math.Sqrt(squares[i]) + 1e-9)
		}
	}
	out := NewKeyed()
	for i, k := range keys {
		out.Set(k, float32(c.w[i]))
	}
	return out
}

// choice are the weights of a choice while they are learned, and the slope.
type choice struct{ w, g, odds []float64 }

// slope adds what one question says of the weights.
func (c *choice) slope(examples []Example, rows [][]cell) {
	c.odds = c.odds[:0]
	most, sum := math.Inf(-1), 0.0
	for _, row := range rows {
		s := 0.0
		for _, x := range row {
			s += c.w[x.at] * x.much
		}
		c.odds, most = append(c.odds, s), max(most, s)
	}
	for i, s := range c.odds {
		c.odds[i] = math.Exp(s - most)
		sum += c.odds[i]
	}
	for i, row := range rows {
		miss := c.odds[i] / sum
		if examples[i].Right {
			miss--
		}
		for _, x := range row {
			c.g[x.at] += examples[0].Weight * miss * x.much
		}
	}
}
