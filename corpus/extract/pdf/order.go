package pdf

import (
	"cmp"
	"slices"
	"strings"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// ordered returns a page's text in the order in which a person reads it. That is
// the order in which it is drawn, but for what contradicts where it stands:
// columns that are drawn line by line, titles that are drawn last, footers that
// are drawn first, pages whose text is turned.
func (in *instance) ordered(tp references.FPDF_TEXTPAGE, text string) string {
	count, err := in.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: tp})
	if err != nil || units(text) != count.Count {
		return text // characters without text: no telling which is which
	}
	lines := splitLines(text)
	s := sheet{in: in, text: tp}
	s.turned(lines)
	for i := range lines {
		if !s.place(&lines[i]) {
			return text
		}
	}
	out := inOrder(s.columns(lines))
	if slices.Equal(out, lines) {
		return text
	}
	var b strings.Builder
	for i, p := range out {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(p.text)
	}
	return b.String()
}

// block is pieces that are drawn one below the other.
type block struct {
	pieces []piece
	box
}

// near is how many times the height of its type a line may stand below the one
// before it in its block.
const near = 2.5

// blocks returns the pieces in the order in which they are drawn, those together
// that stand one below the other.
func blocks(pieces []piece) []block {
	var out []block
	for _, p := range pieces {
		if n := len(out) - 1; n >= 0 && follows(out[n], p) {
			out[n].pieces, out[n].box = append(out[n].pieces, p), out[n].box.with(p.box)
			continue
		}
		out = append(out, block{[]piece{p}, p.box})
	}
	for i := 0; i < len(out); i++ {
		if k := out[i].cut(out); k > 0 {
			whole := out[i].pieces
			out = slices.Replace(out, i, i+1, block{whole[:k:k], extent(whole[:k])}, block{whole[k:], extent(whole[k:])})
			i--
		}
	}
	return out
}

// follows reports whether a piece goes on below a block.
func follows(b block, p piece) bool {
	last := b.pieces[len(b.pieces)-1]
	high := max(last.typed(), p.typed())
	return p.top <= last.top-0.3*min(last.typed(), p.typed()) && last.bottom-p.top <= near*high &&
		p.across(last.box) >= 0.3*min(p.width(), last.width()) && p.across(b.box) >= 0.5*p.width()
}

// cut returns the piece of a block before which another block stands between its
// lines; or 0.
func (b block) cut(all []block) int {
	for k := 1; k < len(b.pieces); k++ {
		above, below := b.pieces[k-1], b.pieces[k]
		for _, o := range all {
			if o.bottom >= below.top-slack*below.typed() && o.top <= above.bottom+slack*above.typed() && o.across(b.box) > 0 && o.height() > 0 {
				return k
			}
		}
	}
	return 0
}

// slack is what share of the height of their type lines may reach into one
// another.
const slack = 0.35

// above reports whether a block must be read before another because it stands
// above it.
func (b block) above(c block) bool {
	return b.bottom >= c.top-slack*min(b.pieces[len(b.pieces)-1].typed(), c.pieces[0].typed()) &&
		b.across(c.box) >= 0.25*min(b.width(), c.width())
}

// column reports whether a block is sentences over several lines.
func (b block) column() bool {
	words := 0
	for _, p := range b.pieces {
		words += p.words
	}
	return len(b.pieces) >= columnLines && words >= (columnWords+1)*len(b.pieces)
}

// beside reports whether a block is the column left of another.
func (b block) beside(c block) bool {
	return b.right <= c.left+1 && b.along(c.box) >= 0.5*min(b.height(), c.height()) &&
		b.width() <= 2*c.width() && c.width() <= 2*b.width() && b.column() && c.column()
}

// marginLines is how many lines the head or the foot of a page has at most.
const marginLines = 4

// margins returns which blocks are the head of a page and which its foot: the
// most that stand above all others, and below, in few lines.
func margins(list []block) (head, foot map[int]bool) {
	byHeight := make([]int, len(list))
	for i := range byHeight {
		byHeight[i] = i
	}
	slices.SortStableFunc(byHeight, func(i, j int) int { return cmp.Compare(list[j].top, list[i].top) })
	head = margin(list, byHeight, func(a, b block) bool { return a.bottom >= b.top })
	slices.SortStableFunc(byHeight, func(i, j int) int { return cmp.Compare(list[i].bottom, list[j].bottom) })
	return head, margin(list, byHeight, func(a, b block) bool { return a.top <= b.bottom })
}

// margin returns the most of the first blocks of an order that lie beyond all
// others.
func margin(list []block, order []int, beyond func(a, b block) bool) map[int]bool {
	best, lines := 0, 0
	for k, i := range order {
		if lines += len(list[i].pieces); lines > marginLines {
			break
		}
		apart := true
		for _, o := range order[k+1:] {
			for _, m := range order[:k+1] {
				apart = apart && beyond(list[m], list[o])
			}
		}
		if apart {
			best = k + 1
		}
	}
	in := map[int]bool{}
	for _, i := range order[:best] {
		in[i] = true
	}
	return in
}

// inOrder sorts pieces: what stands above goes before what stands below it, a
// column before the one at its right, and else what is drawn first. Where that
// is contradictory, what is drawn first goes first.
func inOrder(pieces []piece) []piece {
	list := blocks(pieces)
	head, foot := margins(list)
	before := make([][]int, len(list)) // of a block, those that wait for it
	waits := make([]int, len(list))
	for i, a := range list {
		for j, b := range list {
			if i != j && (a.above(b) || a.beside(b) || head[i] && !head[j] || foot[j] && !foot[i]) {
				before[i] = append(before[i], j)
				waits[j]++
			}
		}
	}
	done := make([]bool, len(list))
	out := make([]piece, 0, len(pieces))
	for range list {
		next := -1
		for i := range list {
			if done[i] {
				continue
			}
			if next < 0 || waits[i] == 0 && waits[next] > 0 {
				next = i
			}
			if waits[next] == 0 {
				break
			}
		}
		done[next] = true
		out = append(out, list[next].pieces...)
		for _, j := range before[next] {
			waits[j]--
		}
	}
	return out
}
