package model

import (
	"fmt"
	"io"
	"io/fs"
	"math"
	"slices"
	"strconv"

	"github.com/simde/simde/schema/table"
)

// Trees are boosted regression trees: their sum is the logarithm of odds.
type Trees struct {
	slots byKey[int32] // by trait: where its value stands
	trees [][]node

	laid  []laidNode // all nodes, as they are read
	roots []root
}

// laidNode is a node in a row of nodes where that up to the value is the next, so
// that all trees fit where a processor is quick to look.
type laidNode struct {
	value float32
	slot  int16 // -1: an answer
	above int16 // how many nodes further on that above the value is
}

// root is where a tree begins, and what it and those after it add at most.
type root struct {
	at   int32
	most float32
}

// node is a question to one trait, or an answer.
type node struct {
	slot        int32 // -1: an answer
	left, right int32 // nodes of the tree: up to the value, and above it
	value       float32
}

// Sum adds up what the trees answer for an example. values is used again from
// one call to the next.
func (t *Trees) Sum(list []Feature, values *[]float32) float64 {
	sum, _ := t.SumFrom(list, values, math.Inf(-1))
	return sum
}

// SumFrom adds up what the trees answer for an example. Where that cannot come to
// least it says so, and the sum is of no use.
func (t *Trees) SumFrom(list []Feature, values *[]float32, least float64) (sum float64, reaches bool) {
	v := t.room(values)
	defer clear(v)
	for _, f := range list {
		if s, ok := t.slots.at(f.Key); ok {
			v[s] += f.Much
		}
	}
	return t.sum(v, least)
}

// room returns values that are all 0, one for each trait that the trees ask for.
func (t *Trees) room(values *[]float32) []float32 {
	if len(*values) < t.slots.n {
		*values = make([]float32, t.slots.n)
	}
	return (*values)[:t.slots.n]
}

// sum is SumFrom of the values of traits.
func (t *Trees) sum(v []float32, least float64) (sum float64, reaches bool) {
	const slack = 0.01 // far more than is lost in adding
	all, enough := float32(0), float32(least-slack)
	laid := t.laid
	for _, r := range t.roots {
		if all+r.most < enough {
			return 0, false
		}
		at := r.at
		n := laid[at]
		for n.slot >= 0 {
			if v[n.slot] <= n.value {
				at++
			} else {
				at += int32(n.above)
			}
			n = laid[at]
		}
		all += n.value
	}
	return float64(all), true
}

// lay lays the nodes out to be read, once all trees are there.
func (t *Trees) lay() {
	for _, tree := range t.trees {
		if max(t.slots.n, len(tree)) > math.MaxInt16 {
			panic(fmt.Sprintf("describe: a tree of %d nodes and %d traits", len(tree), t.slots.n))
		}
		t.roots = append(t.roots, root{at: int32(len(t.laid))})
		t.layNode(tree, 0)
	}
	after := float32(0)
	for i := len(t.trees) - 1; i >= 0; i-- {
		best := float32(math.Inf(-1))
		for _, n := range t.trees[i] {
			if n.slot < 0 {
				best = max(best, n.value)
			}
		}
		after += best
		t.roots[i].most = after
	}
}

// layNode lays out a node of a tree and those that follow from it.
func (t *Trees) layNode(tree []node, i int32) {
	n, at := tree[i], len(t.laid)
	t.laid = append(t.laid, laidNode{value: n.value, slot: int16(n.slot)})
	if n.slot < 0 {
		return
	}
	t.layNode(tree, n.left)
	t.laid[at].above = int16(len(t.laid) - at)
	t.layNode(tree, n.right)
}

// Write writes the trees as their table has them: a row a node, with the number
// of the tree, the trait ("" for an answer), the value, and the nodes that
// follow.
func (t *Trees) Write(out io.Writer, names map[Key]string) error {
	traits := make([]string, t.slots.n)
	for k, s := range t.slots.all() {
		traits[s] = names[k]
	}
	for i, tree := range t.trees {
		for _, n := range tree {
			trait := ""
			if n.slot >= 0 {
				trait = traits[n.slot]
			}
			if _, err := fmt.Fprintf(out, "%d\t%s\t%.4g\t%d\t%d\n", i, trait, n.value, n.left, n.right); err != nil {
				return err
			}
		}
	}
	return nil
}

// ReadTrees reads a table of trees.
func ReadTrees(files fs.FS, name string) *Trees {
	t := &Trees{}
	for f := range table.Rows(files, name, 5) {
		tree, err1 := strconv.Atoi(f[0])
		value, err2 := strconv.ParseFloat(f[2], 32)
		left, err3 := strconv.Atoi(f[3])
		right, err4 := strconv.Atoi(f[4])
		if err1 != nil || err2 != nil || err3 != nil || err4 != nil || tree > len(t.trees) {
			panic(fmt.Sprintf("describe: %s: %q", name, f))
		}
		if tree == len(t.trees) {
			t.trees = append(t.trees, nil)
		}
		n := node{-1, int32(left), int32(right), float32(value)}
		if f[1] != "" {
			n.slot = t.slot(KeyOf(f[1]))
		}
		t.trees[tree] = append(t.trees[tree], n)
	}
	t.check(name)
	t.lay()
	return t
}

// check panics where a node leads outside of its tree or back.
func (t *Trees) check(name string) {
	for i, tree := range t.trees {
		for j, n := range tree {
			if n.slot >= 0 && (int(n.left) <= j || int(n.right) <= j || int(max(n.left, n.right)) >= len(tree)) {
				panic(fmt.Sprintf("describe: %s: tree %d, node %d", name, i, j))
			}
		}
	}
}

func (t *Trees) slot(k Key) int32 {
	s, ok := t.slots.at(k)
	if !ok {
		s = int32(t.slots.n)
		t.slots.set(k, s)
	}
	return s
}

// Traits returns the traits that the trees ask for, in the order of their keys.
func (t *Trees) Traits() []Key {
	var out []Key
	for k := range t.slots.all() {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
