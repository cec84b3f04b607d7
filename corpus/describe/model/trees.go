package model

import (
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"

	"github.com/simde/simde/schema/table"
)

// Trees are boosted regression trees: their sum is the logarithm of odds.
type Trees struct {
	slots map[Key]int32 // by trait: where its value stands
	trees [][]node
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
	if len(*values) < len(t.slots) {
		*values = make([]float32, len(t.slots))
	}
	v := *values
	for _, f := range list {
		if s, ok := t.slots[f.Key]; ok {
			v[s] += f.Much
		}
	}
	sum := float32(0)
	for _, tree := range t.trees {
		n := &tree[0]
		for n.slot >= 0 {
			if v[n.slot] <= n.value {
				n = &tree[n.left]
			} else {
				n = &tree[n.right]
			}
		}
		sum += n.value
	}
	clear(v)
	return float64(sum)
}

// Write writes the trees as their table has them: a row a node, with the number
// of the tree, the trait ("" for an answer), the value, and the nodes that
// follow.
func (t *Trees) Write(out io.Writer, names map[Key]string) error {
	traits := make([]string, len(t.slots))
	for k, s := range t.slots {
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
	t := &Trees{slots: map[Key]int32{}}
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
	s, ok := t.slots[k]
	if !ok {
		s = int32(len(t.slots))
		t.slots[k] = s
	}
	return s
}

// Traits returns the traits that the trees ask for, in the order of their keys.
func (t *Trees) Traits() []Key {
	var out []Key
	for k := range t.slots {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
