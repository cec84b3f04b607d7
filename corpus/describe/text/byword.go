package text

// ByWord holds values of a few words of the many that there are: whether a word has
// one is told by a bit. Its zero value has none.
type ByWord[T any] struct {
	has    []uint64
	values map[Word]T
}

// Of returns the value of w, or the zero value.
func (b *ByWord[T]) Of(w Word) (value T) {
	if at := int(w / 64); at >= len(b.has) || b.has[at]&(1<<(w%64)) == 0 {
		return value
	}
	return b.values[w]
}

// Set gives w a value.
func (b *ByWord[T]) Set(w Word, value T) {
	for int(w/64) >= len(b.has) {
		b.has = append(b.has, 0)
	}
	b.has[w/64] |= 1 << (w % 64)
	if b.values == nil {
		b.values = map[Word]T{}
	}
	b.values[w] = value
}
