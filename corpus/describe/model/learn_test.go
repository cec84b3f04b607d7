package model

import (
	"bytes"
	"maps"
	"slices"
	"testing"
)

// examplesOf makes examples of two traits by what is right for each pair.
func examplesOf(right func(a, b bool) bool) []Example {
	var out []Example
	for i := range 200 {
		a, b := i%2 == 0, i%4 < 2
		var bag Bag
		bag.Add(1, "bias")
		bag.AddIf(a, "a")
		bag.AddIf(b, "b")
		out = append(out, Example{List: bag.Compact(), Right: right(a, b), Weight: 1})
	}
	return out
}

// weightOf returns the weight of a trait by its name.
func weightOf(w Keyed, name string) float32 {
	weight, _ := w.Of(KeyOf(name))
	return weight
}

// TestLearn holds that a logistic regression learns what one trait says, and
// leaves out what too few examples have.
func TestLearn(t *testing.T) {
	list := examplesOf(func(a, _ bool) bool { return a })
	list[0].List = append(list[0].List, Feature{KeyOf("rare"), 1})
	w := Learn(list, 0.1, 3, 200)
	a, b := weightOf(w, "a"), weightOf(w, "b")
	if a < 2 || b > 0.5 || b < -0.5 {
		t.Errorf("a weighs %.2f, b %.2f; want a to decide", a, b)
	}
	if _, ok := w.Of(KeyOf("rare")); ok {
		t.Error("a trait of one example has a weight")
	}
}

// TestGrow holds that trees learn what two traits say together, that the same
// examples give the same trees, and that they are read as they are written.
func TestGrow(t *testing.T) {
	list := examplesOf(func(a, b bool) bool { return a && !b })
	names := map[Key]string{KeyOf("a"): "a", KeyOf("b"): "b", KeyOf("bias"): "bias"}
	growth := Growth{Trees: 30, Leaves: 4, Rate: 0.3, Ridge: 1, Least: 5, Share: 1, Common: 5}
	all := func(Key) bool { return true }
	trees := Grow(list, growth, all)
	var values []float32
	for _, e := range list {
		if p := Logistic(trees.Sum(e.List, &values)); (p > 0.5) != e.Right {
			t.Fatalf("chance %.2f of an example that is right: %t", p, e.Right)
		}
	}
	var first, again bytes.Buffer
	if err := trees.Write(&first, names); err != nil {
		t.Fatal(err)
	}
	if err := Grow(list, growth, all).Write(&again, names); err != nil {
		t.Fatal(err)
	}
	if first.String() != again.String() {
		t.Error("the same examples give other trees")
	}
	if trees.slots.n != 2 {
		t.Errorf("the trees ask for %d traits, want 2", trees.slots.n)
	}
}

// TestGrowChoice holds that trees learn which example of a question is right,
// and that none is where each is wrong.
func TestGrowChoice(t *testing.T) {
	example := func(right bool, names ...string) Example {
		e := Example{Right: right, Weight: 1}
		for _, n := range names {
			e.List = append(e.List, Feature{KeyOf(n), 1})
		}
		return e
	}
	var list []Example
	var sizes []int
	for range 20 {
		list = append(list, example(true, "near", "said"), example(false, "far", "said"), example(false, "near"), example(false, "far"))
		sizes = append(sizes, 2, 2)
	}
	growth := Growth{Trees: 40, Leaves: 4, Rate: 0.3, Ridge: 1, Least: 5, Share: 1, Common: 5}
	trees := GrowChoice(list, sizes, growth, func(Key) bool { return true })
	var values []float32
	for _, e := range list[:4] {
		if s := trees.Sum(e.List, &values); (s > 0) != e.Right {
			t.Errorf("%.2f for an example that is right: %t", s, e.Right)
		}
	}
	one := GrowChoice([]Example{example(true, "a"), example(true, "a")}, []int{2}, Growth{Trees: 50, Leaves: 2, Rate: 0.5, Ridge: 0, Least: 1, Share: 1, Common: 1}, func(Key) bool { return true })
	if s := one.Sum(list[0].List, &values); s < 2 {
		t.Errorf("two choices of one question that are both right come to %.2f, want to share all of the odds", s)
	}
}

// TestSumFrom holds that a sum that comes to the least asked for is the whole one,
// and that one that does not is told from it, at any bound.
func TestSumFrom(t *testing.T) {
	list := examplesOf(func(a, b bool) bool { return a && !b })
	trees := Grow(list, Growth{Trees: 30, Leaves: 4, Rate: 0.3, Ridge: 1, Least: 5, Share: 1, Common: 5}, func(Key) bool { return true })
	var values []float32
	for _, e := range list[:4] {
		whole := trees.Sum(e.List, &values)
		for _, off := range []float64{-50, -1, -0.001, 0, 0.5, 1, 50} {
			sum, reaches := trees.SumFrom(e.List, &values, whole+off)
			if reaches && sum != whole || !reaches && off <= 0 || reaches && off > 10 {
				t.Errorf("a sum of %.3f from %.3f on is %.3f, %t", whole, whole+off, sum, reaches)
			}
		}
	}
}

// TestByKey holds that every key has the value that was set last, whichever bits
// it shares with others.
func TestByKey(t *testing.T) {
	var b byKey[int]
	if _, ok := b.at(1); ok {
		t.Error("an empty table has a key")
	}
	want := map[Key]int{}
	for i := range 3000 {
		for _, k := range []Key{Key(i + 1), Key(i+1) << 32, Key(i%700+1) << 40, KeyOf("a", string(rune(i)))} {
			b.set(k, i)
			want[k] = i
		}
	}
	if b.n != len(want) {
		t.Errorf("%d keys, want %d", b.n, len(want))
	}
	got := map[Key]int{}
	for k, v := range b.all() {
		got[k] = v
	}
	if !maps.Equal(got, want) {
		t.Error("what is yielded is not what was set")
	}
	for k, v := range want {
		if got, ok := b.at(k); got != v || !ok {
			t.Fatalf("at(%x) = %d, %t, want %d", k, got, ok, v)
		}
	}
	if _, ok := b.at(KeyOf("another")); ok {
		t.Error("a key that was not set is there")
	}
}

// TestStored holds that examples are read as they are written, without the
// traits that are left out, and that what is cut short or no such file is an
// error.
func TestStored(t *testing.T) {
	var bag Bag
	bag.Names = map[Key]string{}
	bag.Add(1, "one")
	bag.Add(-2.5, "two")
	bag.Add(1, "left out")
	s := Stored{Examples: []Example{{List: bag.Compact(), Right: true, Weight: 0.756}, {Weight: 2}}, Folds: []int{1, 0}, Names: bag.Names}
	var out bytes.Buffer
	if err := s.Write(&out, func(k Key) bool { return k != KeyOf("left out") }); err != nil {
		t.Fatal(err)
	}
	got, err := ReadStored(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	w := NewKeyed()
	w.Set(KeyOf("one"), 1)
	w.Set(KeyOf("two"), 10)
	w.Set(KeyOf("left out"), 1000)
	if len(got.Examples) != 2 || w.Sum(got.Examples[0].List) != -24 || !got.Examples[0].Right || got.Examples[0].Weight != 0.756 || got.Folds[0] != 1 || got.Examples[1].Right {
		t.Errorf("read %+v", got)
	}
	if got.Names[KeyOf("two")] != "two" || got.Names[KeyOf("left out")] != "" {
		t.Errorf("names %v", got.Names)
	}
	for n := range out.Len() {
		if _, err := ReadStored(bytes.NewReader(out.Bytes()[:n])); err == nil {
			t.Fatalf("%d of %d bytes are read without an error", n, out.Len())
		}
	}
}

// TestLearnChoice holds that a choice is learned between the examples of each
// question, and that the sizes of questions are kept with the examples.
func TestLearnChoice(t *testing.T) {
	bag := Bag{Names: map[Key]string{}}
	example := func(right bool, traits ...string) Example {
		bag.Reset()
		for _, name := range traits {
			bag.Add(1, name)
		}
		return Example{List: bag.Compact(), Right: right, Weight: 1}
	}
	// Each question has one that is good; what is fair is right only where none is.
	s := Stored{Sizes: []int{3, 2, 2, 2}, Folds: make([]int, 9), Names: bag.Names, Examples: []Example{
		example(false, "fair"), example(true, "good"), example(false, "poor"),
		example(true, "fair"), example(false, "poor"),
		example(false, "fair"), example(true, "good"),
		example(true, "fair"), example(false, "poor"),
	}}
	w := LearnChoice(s.Examples, s.Sizes, 0.1, 1, 100)
	if good, fair, poor := weightOf(w, "good"), weightOf(w, "fair"), weightOf(w, "poor"); good < fair+1 || fair < poor+1 {
		t.Errorf("good weighs %.2f, fair %.2f, poor %.2f", good, fair, poor)
	}
	var out bytes.Buffer
	if err := s.Write(&out, func(Key) bool { return true }); err != nil {
		t.Fatal(err)
	}
	got, err := ReadStored(&out)
	if err != nil || !slices.Equal(got.Sizes, s.Sizes) || len(got.Examples) != len(s.Examples) {
		t.Errorf("read %d examples of questions of %v: %v", len(got.Examples), got.Sizes, err)
	}
}
