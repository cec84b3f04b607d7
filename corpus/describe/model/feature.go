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

// Key stands for the name of a trait: the FNV-1a hash of its letters.
type Key uint64

const (
	offset64 Key = 14695981039346656037
	prime64  Key = 1099511628211
)

// KeyOf returns the key of the name that its parts make together.
func KeyOf(parts ...string) Key {
	h := offset64
	for _, p := range parts {
		for i := range len(p) {
			h = (h ^ Key(p[i])) * prime64
		}
	}
	return h
}

// Feature is a trait by its key, and how much there is of it.
type Feature struct {
	Key  Key
	Much float32
}

// Bag gathers the features of one example.
type Bag struct {
	List  []Feature
	Names map[Key]string // filled in where it is not nil: for learning and for who asks why
}

// Reset empties the bag; the names stay.
func (b *Bag) Reset() { b.List = b.List[:0] }

// steps is how finely it is told how much there is of a trait.
const steps = 128

// Add adds a trait whose name is made of parts. What there is nothing of is
// left out.
func (b *Bag) Add(much float64, parts ...string) {
	q := float32(math.Round(much*steps) / steps)
	if q == 0 {
		return
	}
	k := KeyOf(parts...)
	b.List = append(b.List, Feature{k, q})
	if b.Names == nil {
		return
	}
	if _, ok := b.Names[k]; !ok {
		name := ""
		for _, p := range parts {
			name += p
		}
		b.Names[k] = name
	}
}

// AddIf adds a trait of which there is all or nothing.
func (b *Bag) AddIf(is bool, parts ...string) {
	if is {
		b.Add(1, parts...)
	}
}

// Compact sums up the features of the same key, in the order of keys.
func (b *Bag) Compact() []Feature {
	list := slices.Clone(b.List)
	slices.SortFunc(list, func(x, y Feature) int {
		switch {
		case x.Key < y.Key:
			return -1
		case x.Key > y.Key:
			return 1
		}
		return 0
	})
	out := list[:0]
	for _, f := range list {
		if n := len(out); n > 0 && out[n-1].Key == f.Key {
			out[n-1].Much += f.Much
			continue
		}
		out = append(out, f)
	}
	return out
}

// Keyed are weights by the key of their trait.
type Keyed map[Key]float32

// ReadKeyed reads a table of weights by name.
func ReadKeyed(files fs.FS, name string) Keyed {
	w := Keyed{}
	for f := range table.Rows(files, name, 2) {
		x, err := strconv.ParseFloat(f[1], 32)
		if err != nil {
			panic("describe: " + name + ": " + err.Error())
		}
		w[KeyOf(f[0])] = float32(x)
	}
	return w
}

// Sum is the weight of all features together.
func (w Keyed) Sum(list []Feature) float64 {
	sum := float32(0)
	for _, f := range list {
		sum += w[f.Key] * f.Much
	}
	return float64(sum)
}

// WriteKeyed writes weights by name as their table has them; what weighs less
// than least is left out.
func WriteKeyed(out io.Writer, w Keyed, names map[Key]string, least float64) error {
	byName := map[string]float32{}
	for k, x := range w {
		if math.Abs(float64(x)) >= least {
			byName[names[k]] = x
		}
	}
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		if _, err := fmt.Fprintf(out, "%s\t%.2f\n", name, byName[name]); err != nil {
			return err
		}
	}
	return nil
}

// Logistic returns the chance of which x is the logarithm of the odds.
func Logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// Logit returns the logarithm of the odds of p, within bounds.
func Logit(p float64) float64 {
	p = min(max(p, 0.02), 0.98)
	return math.Log(p / (1 - p))
}
