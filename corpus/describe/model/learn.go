package model

import (
	"math"
	"slices"
)

// Example is what a model learns from.
type Example struct {
	List   []Feature
	Right  bool
	Weight float64
}

// Learn finds the weights of a logistic regression on examples, with a penalty
// on their squares, by descent with a step of its own for each weight (AdaGrad:
// Duchi, Hazan and Singer 2011). A trait that fewer than least examples have
// weighs nothing; that named bias bears no penalty.
func Learn(examples []Example, penalty float64, least, rounds int) Keyed {
	keys, rows := index(examples, least)
	bias := KeyOf("bias")
	w, g, squares := make([]float64, len(keys)), make([]float64, len(keys)), make([]float64, len(keys))
	const step = 0.3
	for range rounds {
		clear(g)
		for i, row := range rows {
			sum := 0.0
			for _, c := range row {
				sum += w[c.at] * c.much
			}
			right := 0.0
			if examples[i].Right {
				right = 1
			}
			miss := (Logistic(sum) - right) * examples[i].Weight
			for _, c := range row {
				g[c.at] += miss * c.much
			}
		}
		for i := range w {
			if keys[i] != bias {
				g[i] += penalty * w[i]
			}
			squares[i] += g[i] * g[i]
			w[i] -= step * g[i] / (math.Sqrt(squares[i]) + 1e-9)
		}
	}
	out := NewKeyed()
	for i, k := range keys {
		out.Set(k, float32(w[i]))
	}
	return out
}

// cell is a feature of an example by the number of its trait.
type cell struct {
	at   int32
	much float64
}

// index numbers the traits that at least so many examples have, in the order of
// their keys.
func index(examples []Example, least int) ([]Key, [][]cell) {
	count := map[Key]int{}
	for _, e := range examples {
		for _, f := range e.List {
			count[f.Key]++
		}
	}
	var keys []Key
	for k, n := range count {
		if n >= least {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	at := make(map[Key]int32, len(keys))
	for i, k := range keys {
		at[k] = int32(i)
	}
	rows := make([][]cell, len(examples))
	for i, e := range examples {
		for _, f := range e.List {
			if n, ok := at[f.Key]; ok {
				rows[i] = append(rows[i], cell{n, float64(f.Much)})
			}
		}
	}
	return keys, rows
}
