package model

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"slices"
)

// Stored are examples as numbers, with the names of their traits: what is
// learned from texts that may not be passed on.
type Stored struct {
	Examples []Example
	Folds    []int // of each example
	Sizes    []int // how many examples each question has, where they are learned from as choices
	Names    map[Key]string
}

// Write writes the examples: the names of the traits, then each example as its
// fold, whether it is right, its weight in thousandths, and its traits by number
// with how much there is of each, in steps; then the sizes of the questions.
// Traits that keep refuses are left out.
func (s Stored) Write(out io.Writer, keep func(Key) bool) error {
	w := bufio.NewWriter(out)
	var buf []byte
	number := func(n int64) { buf = binary.AppendVarint(buf, n) }
	keys := s.keys(keep)
	number(int64(len(keys)))
	at := map[Key]int64{}
	for i, k := range keys {
		at[k] = int64(i)
		number(int64(len(s.Names[k])))
		buf = append(buf, s.Names[k]...)
	}
	number(int64(len(s.Examples)))
	for i, e := range s.Examples {
		number(int64(s.Folds[i]))
		number(int64(Truth(e.Right)))
		number(int64(math.Round(e.Weight * 1000)))
		var list []Feature
		for _, f := range e.List {
			if _, ok := at[f.Key]; ok {
				list = append(list, f)
			}
		}
		slices.SortFunc(list, func(a, b Feature) int { return cmp.Compare(at[a.Key], at[b.Key]) })
		number(int64(len(list)))
		last := int64(0)
		for _, f := range list {
			n := at[f.Key]
			number(n - last)
			number(int64(math.Round(float64(f.Much) * steps)))
			last = n
		}
		if _, err := w.Write(buf); err != nil {
			return err
		}
		buf = buf[:0]
	}
	for _, n := range s.Sizes {
		number(int64(n))
	}
	if _, err := w.Write(buf); err != nil {
		return err
	}
	return w.Flush()
}

// keys lists the traits that are kept, the commonest first.
func (s Stored) keys(keep func(Key) bool) []Key {
	count := map[Key]int{}
	for _, e := range s.Examples {
		for _, f := range e.List {
			if keep(f.Key) {
				count[f.Key]++
			}
		}
	}
	keys := make([]Key, 0, len(count))
	for k := range count {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b Key) int { return cmp.Or(count[b]-count[a], cmp.Compare(a, b)) })
	return keys
}

// ReadStored reads what Write wrote.
func ReadStored(in io.Reader) (Stored, error) {
	r := &numbers{in: bufio.NewReader(in)}
	s := Stored{Names: map[Key]string{}}
	keys := make([]Key, r.next(1<<22))
	for i := range keys {
		name := make([]byte, r.next(1<<12))
		if _, err := io.ReadFull(r.in, name); err != nil && r.err == nil {
			r.err = err
		}
		keys[i] = KeyOf(string(name))
		s.Names[keys[i]] = string(name)
	}
	for n := r.next(1 << 26); n > 0 && r.err == nil; n-- {
		s.Folds = append(s.Folds, int(r.next(1<<10)))
		e := Example{Right: r.next(1) == 1, Weight: float64(r.next(1<<30)) / 1000}
		at := int64(0)
		for m := r.next(1 << 20); m > 0 && r.err == nil; m-- {
			at += r.next(1 << 22)
			much := float32(r.signed()) / steps
			if at >= int64(len(keys)) {
				r.err = fmt.Errorf("model: no trait %d", at)
				break
			}
			e.List = append(e.List, Feature{keys[at], much})
		}
		slices.SortFunc(e.List, func(a, b Feature) int { return cmp.Compare(a.Key, b.Key) })
		s.Examples = append(s.Examples, e)
	}
	for r.more() {
		s.Sizes = append(s.Sizes, int(r.next(1<<20)))
	}
	return s, r.err
}

// numbers reads numbers until one cannot be read.
type numbers struct {
	in  *bufio.Reader
	err error
}

// more reports whether a number follows.
func (r *numbers) more() bool {
	if r.err != nil {
		return false
	}
	_, err := r.in.Peek(1)
	if err != nil && err != io.EOF {
		r.err = err
	}
	return err == nil
}

func (r *numbers) signed() int64 {
	if r.err != nil {
		return 0
	}
	n, err := binary.ReadVarint(r.in)
	r.err = err
	return n
}

// next reads a number from 0 to most.
func (r *numbers) next(most int64) int64 {
	n := r.signed()
	if r.err == nil && (n < 0 || n > most) {
		r.err = fmt.Errorf("model: %d is out of bounds", n)
	}
	if r.err != nil {
		return 0
	}
	return n
}
