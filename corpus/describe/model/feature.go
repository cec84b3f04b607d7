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
	b.name(k, parts)
}

// Prefix is the beginning of the names of traits.
type Prefix struct {
	name string
	key  Key
}

// PrefixOf returns a beginning of names.
func PrefixOf(name string) Prefix { return Prefix{name, KeyOf(name)} }

// Once gathers traits of which there is all, each once.
type Once struct {
	bag   *Bag
	after int    // features of the bag that are not its own
	met   uint64 // by the first bits of their keys: whether there may be one
}

// Once returns a gatherer of traits that are told apart among themselves.
func (b *Bag) Once() Once { return Once{bag: b, after: len(b.List)} }

// Add adds a trait that is not there yet, whose name has a beginning and two parts
// more.
func (o *Once) Add(p Prefix, first, second string) {
	const bits = 6 // of a key
	k := p.key.with(first).with(second)
	bit := uint64(1) << (k >> (64 - bits))
	if o.met&bit != 0 {
		for _, f := range o.bag.List[o.after:] {
			if f.Key == k {
				return
			}
		}
	}
	o.met |= bit
	o.bag.List = append(o.bag.List, Feature{k, 1})
	if o.bag.Names != nil {
		o.bag.name(k, []string{p.name, first, second})
	}
}

// name keeps the name of a trait, where names are kept.
func (b *Bag) name(k Key, parts []string) {
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

// Keyed are weights by the key of their trait. They are copied as a map is.
type Keyed struct{ weights *byKey[float32] }

// NewKeyed returns weights of which none is set.
func NewKeyed() Keyed { return Keyed{&byKey[float32]{}} }

// Set gives a trait its weight.
func (w Keyed) Set(k Key, weight float32) { w.weights.set(k, weight) }

// Of returns the weight of a trait, and whether it was learned.
func (w Keyed) Of(k Key) (float32, bool) {
	if w.weights == nil {
		return 0, false
	}
	return w.weights.at(k)
}

// Places is how many places weights may stand at.
func (w Keyed) Places() int {
	if w.weights == nil {
		return 0
	}
	return len(w.weights.cells)
}

// Place returns where the weight of a trait stands, or -1 where it has none.
func (w Keyed) Place(k Key) int {
	if w.Places() == 0 {
		return -1
	}
	if at := w.weights.place(k); w.weights.cells[at].key != 0 {
		return at
	}
	return -1
}

// At returns the weight at a place.
func (w Keyed) At(place int) float32 { return w.weights.cells[place].value }

// Learned reports whether there is any weight.
func (w Keyed) Learned() bool { return w.weights != nil && w.weights.n > 0 }

// ReadKeyed reads a table of weights by name.
func ReadKeyed(files fs.FS, name string) Keyed {
	w := NewKeyed()
	for f := range table.Rows(files, name, 2) {
		x, err := strconv.ParseFloat(f[1], 32)
		if err != nil {
			panic("describe: " + name + ": " + err.Error())
		}
		w.Set(KeyOf(f[0]), float32(x))
	}
	return w
}

// Sum is the weight of all features together.
func (w Keyed) Sum(list []Feature) float64 {
	sum := float32(0)
	for _, f := range list {
		weight, _ := w.Of(f.Key)
		sum += weight * f.Much
	}
	return float64(sum)
}

// WriteKeyed writes weights by name as their table has them; what weighs less
// than least is left out.
func WriteKeyed(out io.Writer, w Keyed, names map[Key]string, least float64) error {
	byName := map[string]float32{}
	for k, x := range w.weights.all() {
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
