package pdf

import (
	"math"
	"slices"
	"strings"
)

// labelled returns blocks with each column of labels that end in a colon ("Date:",
// "Place:") joined with the column of what they name, line by line, so that each
// label is read before its own value and not before all of them.
func labelled(list []block) []block {
	for i := 0; i < len(list); i++ {
		if !list[i].labels() {
			continue
		}
		j := valuesOf(list, i)
		if j < 0 {
			continue
		}
		rows, ok := paired(list[i].pieces, list[j].pieces)
		if !ok {
			continue
		}
		both := block{rows, list[i].box.with(list[j].box)}
		first, second := min(i, j), max(i, j)
		list = slices.Delete(slices.Clone(list), second, second+1)
		list[first] = both
		i = first
	}
	return list
}

// labels reports whether a block is lines that each end in a colon.
func (b block) labels() bool {
	for _, p := range b.pieces {
		if !strings.HasSuffix(strings.TrimSpace(p.text), ":") {
			return false
		}
	}
	return len(b.pieces) > 1
}

// valuesOf returns the block that stands right of one and nearest to it, or -1.
func valuesOf(list []block, i int) int {
	at, b := -1, list[i]
	for j, o := range list {
		if j != i && o.left >= b.right-1 && o.along(b.box) > 0 && (at < 0 || o.left < list[at].left) {
			at = j
		}
	}
	return at
}

// paired returns labels and values row by row, where the first value stands on the
// line of the first label and every label has a value on its line.
func paired(labels, values []piece) (rows []piece, ok bool) {
	for n, l := range labels {
		if len(values) == 0 || math.Abs(values[0].bottom-l.bottom) > slack*l.typed() {
			return nil, false
		}
		k := len(values)
		if n+1 < len(labels) {
			next := labels[n+1]
			k = slices.IndexFunc(values, func(v piece) bool { return v.bottom <= next.bottom+slack*next.typed() })
			if k < 0 {
				return nil, false
			}
		}
		rows, values = append(append(rows, l), values[:k]...), values[k:]
	}
	return rows, true
}
