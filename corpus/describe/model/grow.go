package model

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// Growth says how trees are grown.
type Growth struct {
	Trees  int
	Leaves int     // of a tree
	Rate   float64 // of what each tree adds
	Ridge  float64 // penalty on the squares of the answers
	Least  int     // examples of an answer
	Share  float64 // of the traits that each tree may ask for
	Common int     // examples that must have a trait
}

// bins is into how many ranges the values of a trait are dealt at most; the
// first holds what has none of it.
const bins = 17

// Grow learns boosted trees from examples, with the traits that use allows:
// each tree follows the slope of the logistic loss, leaf by leaf, at the split
// that gains most (Friedman 2001; histograms as in Ke et al. 2017). The same
// examples give the same trees.
func Grow(examples []Example, g Growth, use func(Key) bool) *Trees {
	return grow(examples, g, use, func(scores, chances []float64) {
		for i, s := range scores {
			chances[i] = Logistic(s)
		}
	})
}

// GrowChoice learns boosted trees of questions of which one example is right, or
// none, whose score is 0: the loss is that of the regression of a choice. The
// examples stand question by question, sizes says how many each has.
func GrowChoice(examples []Example, sizes []int, g Growth, use func(Key) bool) *Trees {
	return grow(examples, g, use, func(scores, chances []float64) {
		at := 0
		for _, n := range sizes {
			all := 1.0
			for i := at; i < at+n; i++ {
				chances[i] = math.Exp(scores[i])
				all += chances[i]
			}
			for i := at; i < at+n; i++ {
				chances[i] /= all
			}
			at += n
		}
	})
}

// grow grows trees by the chances that scores give.
func grow(examples []Example, g Growth, use func(Key) bool, weigh func(scores, chances []float64)) *Trees {
	b := &boosting{Growth: g, examples: examples, random: rand.New(rand.NewPCG(1, 2))}
	b.deal(use)
	n := len(examples)
	b.scores, b.slope, b.bend, b.asked = make([]float64, n), make([]float64, n), make([]float64, n), make([][]binned, n)
	t, chances := &Trees{}, make([]float64, n)
	for range g.Trees {
		weigh(b.scores, chances)
		for i, e := range examples {
			p := chances[i]
			b.slope[i], b.bend[i] = (p-Truth(e.Right))*e.Weight, max(p*(1-p), 1e-6)*e.Weight
		}
		b.choose()
		t.trees = append(t.trees, b.tree(t))
	}
	t.lay()
	return t
}

// boosting is trees under way.
type boosting struct {
	Growth
	examples            []Example
	random              *rand.Rand
	keys                []Key
	edges               [][]float32 // by trait: the upper ends of its bins
	rows                [][]binned
	chosen              []int32    // the traits that this tree may ask for
	asked               [][]binned // by example: those that it has of them, by their numbers
	scores, slope, bend []float64
}

// binned is a trait of an example with the bin of its value.
type binned struct {
	at  int32
	bin uint8
}

// deal deals the values of each trait to bins.
func (b *boosting) deal(use func(Key) bool) {
	values := map[Key][]float32{}
	for _, e := range b.examples {
		for _, f := range e.List {
			if use(f.Key) {
				values[f.Key] = append(values[f.Key], f.Much)
			}
		}
	}
	for k, v := range values {
		if len(v) >= b.Common {
			b.keys = append(b.keys, k)
		}
	}
	slices.Sort(b.keys)
	at := map[Key]int32{}
	for i, k := range b.keys {
		at[k] = int32(i)
		b.edges = append(b.edges, edges(values[k]))
	}
	b.rows = make([][]binned, len(b.examples))
	for i, e := range b.examples {
		for _, f := range e.List {
			if n, ok := at[f.Key]; ok {
				b.rows[i] = append(b.rows[i], binned{n, binOf(b.edges[n], f.Much)})
			}
		}
	}
}

// edges returns the upper ends of the bins of values, of which one ends at zero:
// examples without the trait lie there.
func edges(values []float32) []float32 {
	v := append(slices.Clone(values), 0)
	slices.Sort(v)
	distinct := slices.Compact(slices.Clone(v))
	if len(distinct) <= bins {
		return distinct
	}
	out := []float32{0}
	for i := 1; i < bins; i++ {
		out = append(out, v[len(v)*i/(bins-1)-min(1, i/(bins-1))])
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func binOf(edges []float32, x float32) uint8 {
	n, _ := slices.BinarySearch(edges, x)
	return uint8(min(n, len(edges)-1))
}

// choose draws the traits that the next tree may ask for, and numbers them.
func (b *boosting) choose() {
	b.chosen = b.chosen[:0]
	number := make([]int32, len(b.keys))
	for i := range b.keys {
		number[i] = -1
		if b.random.Float64() < b.Share {
			number[i] = int32(len(b.chosen))
			b.chosen = append(b.chosen, int32(i))
		}
	}
	for i, row := range b.rows {
		b.asked[i] = b.asked[i][:0]
		for _, c := range row {
			if n := number[c.at]; n >= 0 {
				b.asked[i] = append(b.asked[i], binned{n, c.bin})
			}
		}
	}
}

// histogram is the sums of a leaf by the traits of a tree and their bins.
type histogram [][bins + 1]sums

// count makes the histogram of examples.
func (b *boosting) count(rows []int32) histogram {
	h := make(histogram, len(b.chosen))
	for _, i := range rows {
		for _, c := range b.asked[i] {
			s := &h[c.at][c.bin]
			s.slope += b.slope[i]
			s.bend += b.bend[i]
			s.n++
		}
	}
	return h
}

// less takes off the sums of a part.
func (h histogram) less(part histogram) histogram {
	for t := range h {
		for bin := range h[t] {
			h[t][bin] = minus(h[t][bin], part[t][bin])
		}
	}
	return h
}

// leaf is an answer that may be split further.
type leaf struct {
	node  int
	rows  []int32
	sums  sums
	hist  histogram
	split split
}

// sums are those of slope and bend over examples, and how many they are.
type sums struct {
	slope, bend float64
	n           int
}

// split is a question that parts a leaf.
type split struct {
	gain  float64
	trait int32
	bin   uint8
}

// gain is what an answer takes off the loss.
func (b *boosting) gain(s sums) float64 { return s.slope * s.slope / (s.bend + b.Ridge) }

// tree grows one tree and adds its answers to the scores.
func (b *boosting) tree(t *Trees) []node {
	all := make([]int32, len(b.examples))
	root := leaf{rows: all}
	for i := range all {
		all[i] = int32(i)
		root.sums.slope += b.slope[i]
		root.sums.bend += b.bend[i]
	}
	root.sums.n = len(all)
	root.hist = b.count(all)
	b.search(&root)
	nodes := []node{{slot: -1}}
	leaves := []leaf{root}
	for len(leaves) < b.Leaves {
		best := slices.MaxFunc(leaves, func(x, y leaf) int { return cmp.Compare(x.split.gain, y.split.gain) })
		at := slices.IndexFunc(leaves, func(x leaf) bool { return x.node == best.node })
		if best.split.gain <= 0 {
			break
		}
		low, high := b.part(best)
		low.node, high.node = len(nodes), len(nodes)+1
		nodes = append(nodes, node{slot: -1}, node{slot: -1})
		trait := best.split.trait
		nodes[best.node] = node{t.slot(b.keys[trait]), int32(low.node), int32(high.node), b.edges[trait][best.split.bin]}
		if len(low.rows) < len(high.rows) {
			low.hist = b.count(low.rows)
			high.hist = best.hist.less(low.hist)
		} else {
			high.hist = b.count(high.rows)
			low.hist = best.hist.less(high.hist)
		}
		b.search(&low)
		b.search(&high)
		leaves[at] = low
		leaves = append(leaves, high)
	}
	for _, l := range leaves {
		answer := float32(-b.Rate * l.sums.slope / (l.sums.bend + b.Ridge))
		nodes[l.node].value = answer
		for _, i := range l.rows {
			b.scores[i] += float64(answer)
		}
	}
	return nodes
}

// search finds the split of a leaf that gains most.
func (b *boosting) search(l *leaf) {
	const least = 1e-3
	whole := b.gain(l.sums)
	for n, t := range b.chosen {
		h := &l.hist[n]
		rest := l.sums
		for _, s := range h {
			rest = minus(rest, s)
		}
		zero := binOf(b.edges[t], 0)
		low := sums{}
		for bin := range len(b.edges[t]) - 1 {
			if low = plus(low, h[bin]); bin == int(zero) {
				low = plus(low, rest)
			}
			high := minus(l.sums, low)
			if low.n < b.Least || high.n < b.Least {
				continue
			}
			if gain := b.gain(low) + b.gain(high) - whole; gain > l.split.gain+least {
				l.split = split{gain, t, uint8(bin)}
			}
		}
	}
}

func plus(a, b sums) sums  { return sums{a.slope + b.slope, a.bend + b.bend, a.n + b.n} }
func minus(a, b sums) sums { return sums{a.slope - b.slope, a.bend - b.bend, a.n - b.n} }

// part parts the examples of a leaf at its split.
func (b *boosting) part(l leaf) (low, high leaf) {
	zero := binOf(b.edges[l.split.trait], 0)
	for _, i := range l.rows {
		bin := zero
		for _, c := range b.rows[i] {
			if c.at == l.split.trait {
				bin = c.bin
				break
			}
		}
		part := &high
		if bin <= l.split.bin {
			part = &low
		}
		part.rows = append(part.rows, i)
		part.sums = plus(part.sums, sums{b.slope[i], b.bend[i], 1})
	}
	return low, high
}
