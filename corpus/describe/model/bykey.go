package model

import "iter"

// byKey holds values by the key of a trait. Keys are hashes already, so that their
// own bits say where a value stands; the zero value is empty. A key of 0 stands for
// none and is no name's.
type byKey[T any] struct {
	cells []keyed[T] // a power of two, at most half of them taken
	n     int
}

type keyed[T any] struct {
	key   Key
	value T
}

// place returns where the value of k stands, or the free cell where it would.
func (b *byKey[T]) place(k Key) int {
	last := len(b.cells) - 1
	i := int(k^k>>32) & last
	for b.cells[i].key != k && b.cells[i].key != 0 {
		i = (i + 1) & last
	}
	return i
}

// at returns the value of k, and whether there is one.
func (b *byKey[T]) at(k Key) (value T, ok bool) {
	if len(b.cells) == 0 {
		return value, false
	}
	c := &b.cells[b.place(k)]
	return c.value, c.key != 0
}

// set gives k a value.
func (b *byKey[T]) set(k Key, value T) {
	const least = 16 // cells
	if 2*(b.n+1) > len(b.cells) {
		old := b.cells
		b.cells = make([]keyed[T], max(least, 2*len(old)))
		for _, c := range old {
			if c.key != 0 {
				b.cells[b.place(c.key)] = c
			}
		}
	}
	c := &b.cells[b.place(k)]
	if c.key == 0 {
		b.n++
	}
	*c = keyed[T]{k, value}
}

// all yields the keys with their values, in no order that means anything.
func (b *byKey[T]) all() iter.Seq2[Key, T] {
	return func(yield func(Key, T) bool) {
		for _, c := range b.cells {
			if c.key != 0 && !yield(c.key, c.value) {
				return
			}
		}
	}
}
