package pdf

// noteType is how high the type of a note is at most, by that of the text that it
// stands under.
const noteType = 0.9

// note returns the piece from which on a block is a note under its column, in
// smaller type and some way below it, or 0.
func (b block) note() int {
	for k := columnLines; k < len(b.pieces); k++ {
		text, first := b.pieces[k-1], b.pieces[k]
		if first.typed() <= noteType*text.typed() && text.bottom-first.top > lineGap*text.typed() {
			return k
		}
	}
	return 0
}

// noted returns the blocks of a column and of the one right of it. A note at the
// foot of the first, in smaller type, is read after the second where the sentence
// above it goes on there.
func (p page) noted(left, right []int) []int {
	n := len(left) - 1
	if n < 1 {
		return append(left, right...)
	}
	text, note, next := p.blocks[left[n-1]], p.blocks[left[n]], p.blocks[right[0]]
	above, below := text.pieces[len(text.pieces)-1], next.pieces[0]
	if note.top > text.bottom || note.pieces[0].typed() > noteType*min(above.typed(), below.typed()) ||
		!goesOn(above.text, below.text) {
		return append(left, right...)
	}
	return append(append(left[:n:n], right...), left[n])
}
