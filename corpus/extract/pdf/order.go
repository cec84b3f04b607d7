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
	if len(lines) > mostLines {
		return text
	}
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

// mostLines is how many lines of a page are put in order: a page for people has
// hundreds, a drawing may have tens of thousands, and every two are compared.
const mostLines = 1500

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
		if k := cmp.Or(out[i].cut(out), out[i].note()); k > 0 {
			whole := out[i].pieces
			out = slices.Replace(out, i, i+1, block{whole[:k:k], extent(whole[:k])}, block{whole[k:], extent(whole[k:])})
			i--
		}
	}
	return labelled(out)
}

// follows reports whether a piece goes on below a block.
func follows(b block, p piece) bool {
	last := b.pieces[len(b.pieces)-1]
	high := max(last.typed(), p.typed())
	return p.top <= last.top-0.3*min(last.typed(), p.typed()) && last.bottom-p.top <= near*high &&
		p.across(last.box) >= 0.3*min(p.width(), last.width()) && p.across(b.box) >= 0.5*p.width()
}

// cut returns the piece of a block before which another block stands between its
// lines, or beside lines before it and above those after, or the other way round;
// or 0.
func (b block) cut(all []block) int {
	from := make([]box, len(b.pieces)) // the extent of the pieces from each on
	for k, p := range slices.Backward(b.pieces) {
		if from[k] = p.box; k+1 < len(b.pieces) {
			from[k] = p.box.with(from[k+1])
		}
	}
	before := b.pieces[0].box
	for k := 1; k < len(b.pieces); k++ {
		above, below, after := b.pieces[k-1], b.pieces[k], from[k]
		before = before.with(above.box)
		for _, o := range all {
			if o.across(b.box) <= 0 || o.height() <= 0 || o.along(b.box) <= 0 {
				continue
			}
			isAbove := o.bottom >= below.top-slack*below.typed()
			isBelow := o.top <= above.bottom+slack*above.typed()
			under := isAbove && k >= wrapped && o.across(before) <= 0 && o.along(before) > 0 && o.across(below.box) >= 0.5*o.width()
			over := isBelow && len(b.pieces)-k >= wrapped && o.across(after) <= 0 && o.along(after) > 0 && o.across(above.box) >= 0.5*o.width()
			if isAbove && isBelow || under || over {
				return k
			}
		}
	}
	return 0
}

// wrapped is how many lines stand beside what a text flows around, at least.
const wrapped = 3

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

// inOrder sorts pieces: the head of the page first and its foot last, and between
// them the page is cut along the widest white band, from side to side or from top
// to bottom, and each part again.
func inOrder(pieces []piece) []piece {
	list := blocks(pieces)
	head, foot := margins(list)
	var parts [3][]int
	for i := range list {
		switch {
		case head[i]:
			parts[0] = append(parts[0], i)
		case foot[i]:
			parts[2] = append(parts[2], i)
		default:
			parts[1] = append(parts[1], i)
		}
	}
	p := page{list, median(pieces)}
	out := make([]piece, 0, len(pieces))
	for _, part := range parts {
		for _, i := range p.sorted(part) {
			out = append(out, list[i].pieces...)
		}
	}
	return out
}

// page is the blocks of a page.
type page struct {
	blocks []block
	line   float64 // how high its lines are, in the middle
}

func median(pieces []piece) float64 {
	var high []float64
	for _, p := range pieces {
		high = append(high, p.typed())
	}
	if len(high) == 0 {
		return 0
	}
	slices.Sort(high)
	return high[len(high)/2]
}

// sorted returns some blocks, named in the order in which they are drawn, in the
// order in which they are read.
func (p page) sorted(some []int) []int {
	if len(some) < 2 {
		return some
	}
	top, bottom, high := p.cut(some, func(b box) (float64, float64) { return -b.top, -b.bottom })
	left, right, wide := p.cut(some, func(b box) (float64, float64) { return b.left, b.right })
	if wide < columnGap/2*p.line || !p.apart(some, left, right) || !p.beside(left, right) {
		wide = 0
	}
	switch {
	case wide > 0 && wide >= high:
		return p.noted(p.sorted(left), p.sorted(right))
	case high > 0:
		return append(p.sorted(top), p.sorted(bottom)...)
	}
	tight := touching * p.line
	if top, bottom, high = p.cut(some, func(b box) (float64, float64) { return -b.top + tight, -b.bottom - tight }); high > 0 {
		return append(p.sorted(top), p.sorted(bottom)...)
	}
	return p.inTurn(some)
}

// touching is what share of the height of a line the one below it may reach into
// it, and still stand below it.
const touching = 0.1

// beside reports whether two sets of blocks stand side by side, and not one above
// the other.
func (p page) beside(left, right []int) bool {
	a, b := p.extent(left), p.extent(right)
	return a.along(b) >= 0.5*min(a.height(), b.height())
}

func (p page) extent(some []int) box {
	all := p.blocks[some[0]].box
	for _, i := range some {
		all = all.with(p.blocks[i].box)
	}
	return all
}

// cut parts blocks at the widest band that none of them reaches into, and returns
// how wide it is, or 0. span tells from where to where a block reaches.
func (p page) cut(some []int, span func(box) (from, to float64)) (before, after []int, width float64) {
	byFrom := slices.Clone(some)
	slices.SortStableFunc(byFrom, func(i, j int) int {
		a, _ := span(p.blocks[i].box)
		b, _ := span(p.blocks[j].box)
		return cmp.Compare(a, b)
	})
	at, _ := span(p.blocks[byFrom[0]].box)
	where := at
	for n, i := range byFrom {
		from, to := span(p.blocks[i].box)
		if n > 0 && from-at > width {
			width, where = from-at, from
		}
		at = max(at, to)
	}
	for _, i := range some {
		if from, _ := span(p.blocks[i].box); from < where {
			before = append(before, i)
		} else {
			after = append(after, i)
		}
	}
	return before, after, width
}

// apart reports whether a column is drawn by itself, or nearly: the cells of a
// table are drawn row by row, so that what is drawn changes between columns with
// nearly every block. Of two columns of sentences a change that leads to where no
// row goes on, as back up the page, is none of a table.
func (p page) apart(some, left, right []int) bool {
	const changes = 2
	sentences := p.sentences(left) && p.sentences(right)
	n := 0
	for k := 1; k < len(some); k++ {
		was, is := slices.Contains(left, some[k-1]), slices.Contains(left, some[k])
		if was != is && (!sentences || p.inRow(some[k-1], some[k], is)) {
			n++
		}
	}
	return n <= max(changes, len(some)/5)
}

// sentences reports whether some of the blocks are sentences over several lines.
func (p page) sentences(some []int) bool {
	return slices.ContainsFunc(some, func(i int) bool { return p.blocks[i].column() })
}

// inRow reports whether a block that is drawn after one of the other column
// stands where the next cell of a table does: at the left in a row below, else in
// the same row.
func (p page) inRow(last, next int, atLeft bool) bool {
	a, b := p.blocks[last], p.blocks[next]
	beside := a.along(b.box) > 0
	return beside && !atLeft || !beside && atLeft && b.top < a.top
}

// inTurn sorts blocks: what stands above goes before what stands below it, a
// column before the one at its right, and else what is drawn first. Where that
// is contradictory, what is drawn first goes first.
func (p page) inTurn(some []int) []int {
	before := map[int][]int{} // of a block, those that wait for it
	waits := map[int]int{}
	for _, i := range some {
		for _, j := range some {
			if a, b := p.blocks[i], p.blocks[j]; i != j && (a.above(b) || a.beside(b)) {
				before[i] = append(before[i], j)
				waits[j]++
			}
		}
	}
	done := map[int]bool{}
	var out []int
	for range some {
		next := -1
		for _, i := range some {
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
		out = append(out, next)
		for _, j := range before[next] {
			waits[j]--
		}
	}
	return out
}
