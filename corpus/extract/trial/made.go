package trial

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"

	"codeberg.org/go-pdf/fpdf"
)

// Page is a page of which the right order of its words is known.
type Page struct {
	Name   string
	File   []byte // a PDF
	Number int    // of the page in it, from 1
	Words  []string
}

// Measures of a made page, A4, in points.
const (
	left, right = 60.0, 535.0
	head, foot  = 70.0, 780.0
	gutter      = 20.0
)

// variants is how many pages are made of each kind.
const variants = 4

// kinds are the ways in which pages are made.
var kinds = []struct {
	name string
	draw func(*maker)
}{
	{"one column", func(m *maker) {
		m.inTurn(m.flow(left, head, right-left, 30))
	}},
	{"two columns", func(m *maker) {
		a, b := m.two(head, 34)
		m.inTurn(a, b)
	}},
	{"two columns, line by line", func(m *maker) {
		title := m.title(left, head-20)
		a, b := m.two(head+20, 30)
		m.read(title, a, b)
		m.put(title...)
		m.byLine(a, b)
	}},
	{"three columns, line by line", func(m *maker) {
		w := (right - left - 2*gutter) / 3
		a, b, c := m.flow(left, head, w, 24), m.flow(left+w+gutter, head, w, 24), m.flow(left+2*(w+gutter), head, w, 24)
		m.read(a, b, c)
		m.byLine(a, b, c)
	}},
	{"right column first", func(m *maker) {
		a, b := m.two(head, 30)
		m.read(a, b)
		m.put(b...)
		m.put(a...)
	}},
	{"title last", func(m *maker) {
		title := m.title(left, head-20)
		a, b := m.two(head+20, 24)
		m.read(title, a, b)
		m.put(a...)
		m.put(b...)
		m.put(title...)
	}},
	{"head and foot first", func(m *maker) {
		top, bottom := m.flow(left, 35, 200, 1), m.flow(left, 810, 250, 1)
		text := m.flow(left, head, right-left, 28)
		m.read(top, text, bottom)
		m.put(bottom...)
		m.put(top...)
		m.put(text...)
	}},
	{"footnotes first", func(m *maker) {
		text := m.flow(left, head, right-left, 24)
		m.size -= 2
		notes := m.flow(left, 720, right-left, 3)
		m.read(text, notes)
		m.put(notes...)
		m.put(text...)
	}},
	{"heading across columns last", func(m *maker) {
		a, b := m.two(head, 12)
		title := m.title(left, head+16*m.lead())
		c, d := m.two(head+19*m.lead(), 14)
		m.read(a, b, title, c, d)
		for _, part := range [][]line{a, b, c, d, title} {
			m.put(part...)
		}
	}},
	{"caption last", func(m *maker) {
		above := m.flow(left, head, right-left, 10)
		caption := m.flow(left+40, head+24*m.lead(), 300, 1)
		below := m.flow(left, head+28*m.lead(), right-left, 10)
		m.read(above, caption, below)
		m.put(above...)
		m.put(below...)
		m.put(caption...)
	}},
	{"table", func(m *maker) {
		above := m.flow(left, head, right-left, 4)
		m.inTurn(above)
		y := head + 7*m.lead()
		for range 9 {
			x := left
			for _, w := range []float64{60, 150, 110, 100} {
				m.inTurn(m.flow(x, y, w-40, 1))
				x += w
			}
			y += 1.6 * m.lead()
		}
	}},
	{"table of sentences", func(m *maker) {
		y := head
		for range 5 {
			x := left
			for _, w := range []float64{100, 190, 185} {
				m.inTurn(m.flow(x, y, w-16, 4))
				x += w
			}
			y += 5.5 * m.lead()
		}
	}},
	{"turned to the left", func(m *maker) { m.turn(90) }},
	{"turned to the right", func(m *maker) { m.turn(270) }},
	{"upside down", func(m *maker) { m.turn(180) }},
	{"text around a box, caption last", func(m *maker) {
		const narrow = 290
		caption := m.flow(left, head, narrow, 1)
		beside, below := m.flow(left, head+3*m.lead(), narrow, 14), m.flow(left, head+17*m.lead(), right-left, 8)
		one, other := m.flow(left+narrow+gutter, head, 150, 6), m.flow(left+narrow+gutter, head+8*m.lead(), 150, 7)
		m.read(caption, beside, one, other, below)
		for _, part := range [][]line{beside, below, one, other, caption} {
			m.put(part...)
		}
	}},
	{"two rows of boxes", func(m *maker) {
		y := head
		for range 2 {
			for x := left; x < right-150; x += 165 {
				m.inTurn(m.flow(x, y, 45, 5), m.flow(x+50, y, 95, 9))
			}
			y += 13 * m.lead()
		}
	}},
	{"columns drawn by turns", func(m *maker) {
		a, b := m.two(head, 30)
		m.read(a, b)
		m.put(a[:10]...)
		m.put(b[:18]...)
		m.put(a[13:20]...)
		m.put(b[20:]...)
		m.put(a[20:]...)
		m.put(a[10:13]...)
		m.put(b[18:20]...)
	}},
	{"labels before their values", func(m *maker) {
		var labels, values [][]line
		y := head
		for rows := range 5 {
			label := m.flow(left, y, 70, 1)
			label[0].text = strings.TrimSuffix(label[0].text, ".") + ":"
			value := m.flow(left+110, y, 250, 1+rows%2)
			labels, values = append(labels, label), append(values, value)
			m.read(label, value)
			y += float64(len(value))*m.lead() + 4
		}
		for _, l := range append(labels, values...) {
			m.put(l...)
		}
	}},
	{"note under a column whose sentence goes on", func(m *maker) {
		a, b := m.two(head, 30)
		a = a[:24]
		goesOn(a, b)
		whole := m.size
		m.size -= 2
		note := m.flow(left, head+26*m.lead()*whole/m.size, (right-left-gutter)/2, 4)
		m.size = whole
		m.inTurn(a)
		m.read(b, note)
		m.put(note...)
		m.put(b...)
	}},
}

// Made returns pages that are drawn out of turn, and some that are not. They are
// the same at each call.
func Made() ([]Page, error) {
	var out []Page
	for k, kind := range kinds {
		for v := range variants {
			m := newMaker(uint64(k*variants+v), 9+float64(v)*0.7, []string{"Helvetica", "Times"}[v%2])
			kind.draw(m)
			var b bytes.Buffer
			if err := m.pdf.Output(&b); err != nil {
				return nil, fmt.Errorf("make a page of kind %q: %w", kind.name, err)
			}
			out = append(out, Page{fmt.Sprintf("made: %s %d", kind.name, v+1), b.Bytes(), 1, m.words})
		}
	}
	return out, nil
}

// maker makes a page.
type maker struct {
	pdf   *fpdf.Fpdf
	r     *rand.Rand
	font  string
	size  float64
	known map[string]bool // words that were used
	words []string        // in the order of reading
}

// line is a line of text and where it begins.
type line struct {
	x, y float64
	text string
	size float64
}

func newMaker(seed uint64, size float64, font string) *maker {
	m := &maker{pdf: fpdf.New("P", "pt", "A4", ""), r: rand.New(rand.NewPCG(seed, 11)), font: font, size: size, known: map[string]bool{}}
	m.pdf.SetAutoPageBreak(false, 0)
	m.pdf.AddPage()
	return m
}

func (m *maker) lead() float64 { return 1.3 * m.size }

// word makes a word of no language that the page does not have yet.
func (m *maker) word() string {
	for {
		var b strings.Builder
		for range 1 + m.r.IntN(4) {
			b.WriteByte("bcdfglmnprstv"[m.r.IntN(13)])
			b.WriteByte("aeiou"[m.r.IntN(5)])
		}
		if w := b.String() + []string{"", "", "n", "s"}[m.r.IntN(4)]; !m.known[w] {
			m.known[w] = true
			return w
		}
	}
}

// flow makes lines of sentences, as wide as a column.
func (m *maker) flow(x, y, width float64, lines int) []line {
	m.pdf.SetFont(m.font, "", m.size)
	var out []line
	text, left, first := "", 0, true
	for len(out) < lines {
		w := m.word()
		if left == 0 {
			w, left = strings.ToUpper(w[:1])+w[1:], 7+m.r.IntN(8)
		}
		if left--; left == 0 {
			w += "."
		}
		if !first && m.pdf.GetStringWidth(text+" "+w) > width {
			out = append(out, line{x, y + float64(len(out))*m.lead(), text, m.size})
			text = w
			continue
		}
		text, first = strings.TrimSpace(text+" "+w), false
	}
	return out
}

// two makes two columns beside one another.
func (m *maker) two(y float64, lines int) (a, b []line) {
	w := (right - left - gutter) / 2
	return m.flow(left, y, w, lines), m.flow(left+w+gutter, y, w, lines)
}

// goesOn makes the last sentence of a column go on in another.
func goesOn(a, b []line) {
	last, first := &a[len(a)-1], &b[0]
	last.text = strings.TrimSuffix(last.text, ".")
	first.text = strings.ToLower(first.text[:1]) + first.text[1:]
}

// title makes a line of larger type.
func (m *maker) title(x, y float64) []line {
	small := m.size
	m.size *= 1.6
	defer func() { m.size = small }()
	return m.flow(x, y, right-left, 1)
}

// read adds lines to what is read, in turn.
func (m *maker) read(parts ...[]line) {
	for _, p := range parts {
		for _, l := range p {
			m.words = append(m.words, words(l.text)...)
		}
	}
}

// put draws lines.
func (m *maker) put(lines ...line) {
	for _, l := range lines {
		m.pdf.SetFont(m.font, "", l.size)
		m.pdf.Text(l.x, l.y, l.text)
	}
}

// inTurn draws lines in the order in which they are read.
func (m *maker) inTurn(parts ...[]line) {
	m.read(parts...)
	for _, p := range parts {
		m.put(p...)
	}
}

// byLine draws columns line by line.
func (m *maker) byLine(columns ...[]line) {
	for i := range columns[0] {
		for _, c := range columns {
			m.put(c[i])
		}
	}
}

// turn draws a page with its text turned against the clock, the last line first.
func (m *maker) turn(degrees float64) {
	lines := m.flow(100, 250, 400, 20)
	m.read(lines)
	m.pdf.TransformBegin()
	m.pdf.TransformRotate(degrees, 300, 420)
	for i := range lines {
		m.put(lines[len(lines)-1-i])
	}
	m.pdf.TransformEnd()
}
