package lexicon

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/word"
)

// The bounds of what is learned and kept.
const (
	longest     = 60   // stems of a line; longer ones align badly
	leastP      = 0.04 // of a translation that is kept
	leastBack   = 0.01 // of its way back
	most        = 6    // translations of a word
	leastSeen   = 2    // lines with a word, unless a line is as short as
	shortLine   = 3    // this many stems
	pivotWeight = 0.5  // of the way through a third language beside the direct way
)

// order is the order of languages in a line of aligned text.
var order = []schema.Lang{schema.English, schema.Spanish, schema.French}

// direction is a pair of places in order.
type direction struct{ from, to int }

// Learn reads aligned lines (English, Spanish and French parted by tabs; a
// field may be empty) and learns which words translate which: stems are aligned
// in both directions, and what both find probable is kept; each pair of
// languages also learns through the third.
func Learn(r io.Reader) (*Table, error) {
	text, err := readAligned(r)
	if err != nil {
		return nil, err
	}
	direct := map[direction]probabilities{}
	for a := range order {
		for b := a + 1; b < len(order); b++ {
			direct[direction{a, b}], direct[direction{b, a}] = text.translate(a, b)
		}
	}
	all := map[direction]probabilities{}
	for d, p := range direct {
		third := len(order) - d.from - d.to
		all[d] = throughPivot(p, direct[direction{d.from, third}], direct[direction{third, d.to}])
	}
	return text.table(all), nil
}

// translate learns both directions of a pair of languages.
func (text *aligned) translate(a, b int) (there, back probabilities) {
	x := text.align(a, b)
	similar := text.similar(x, a, b)
	p, q := x.learn(similar, false), x.learn(similar, true)
	there, back = probabilities{}, probabilities{}
	for i, w := range x.pairs {
		if !text.sure(a, w.a, p[i], q[i], similar[i]) || !text.sure(b, w.b, q[i], p[i], similar[i]) {
			continue
		}
		there.keep(w.a, w.b, p[i], q[i])
		back.keep(w.b, w.a, q[i], p[i])
	}
	return there, back
}

// sure reports whether a word was seen often enough to believe a translation.
func (text *aligned) sure(lang int, stem int32, p, q, similar float32) bool {
	return text.seen[lang][stem] >= leastSeen || text.short[lang][stem] || similar > 0 || min(p, q) > 0.6
}

// keep keeps a pair that is probable in both directions, with the geometric
// mean weighted to the way there.
func (p probabilities) keep(s, t int32, there, back float32) {
	if back >= leastBack && there >= leastP/3 {
		p.add(s, t, float32(math.Sqrt(float64(there)*math.Sqrt(float64(there*back)))))
	}
}

// similar returns for each pair how like its words are.
func (text *aligned) similar(x *alignment, a, b int) []float32 {
	bones := [2][]string{}
	for side, lang := range []int{a, b} {
		for _, forms := range text.forms[lang] {
			bones[side] = append(bones[side], skeleton(commonest(forms)))
		}
	}
	out := make([]float32, len(x.pairs))
	for i, p := range x.pairs {
		out[i] = alike(bones[0][p.a], bones[1][p.b])
	}
	return out
}

// aligned is a text in three languages as numbered stems.
type aligned struct {
	lines [][3][]int32 // by place in order
	stems [3][]string
	ids   [3]map[string]int32
	forms [3][]map[string]int // how often each form of a stem is seen
	seen  [3][]int            // lines with a stem
	short [3][]bool           // whether a stem is seen in a short line
}

// HeldOutLines is how many lines that follow one another are held out together.
const HeldOutLines = 16

// HeldOut reports whether a line of the aligned text, numbered from 0, is never
// learned from, so that what was learned can be measured on it: one block of
// lines in twenty-five, spread evenly by its number.
func HeldOut(line int) bool {
	return uint32(line/HeldOutLines)*2654435761%25 == 24
}

func readAligned(r io.Reader) (*aligned, error) {
	var a aligned
	for i := range a.ids {
		a.ids[i] = map[string]int32{}
	}
	var words word.Analyzer
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<20)
	for n := 0; s.Scan(); n++ {
		if HeldOut(n) {
			continue
		}
		fields := strings.Split(s.Text(), "\t")
		if len(fields) != len(order) {
			return nil, fmt.Errorf("%d fields in %.60q, want %d: %w", len(fields), s.Text(), len(order), schema.ErrInvalid)
		}
		if !isText(fields) {
			continue
		}
		var line [3][]int32
		for i, f := range fields {
			line[i] = a.number(i, f, words.Tokens(f, order[i]))
		}
		a.lines = append(a.lines, line)
	}
	return &a, s.Err()
}

// number returns the stems of a field by their numbers, none where it is too
// long.
func (text *aligned) number(lang int, field string, tokens []word.Token) []int32 {
	var out []int32
	for _, t := range tokens {
		if !learnable(field[t.Start:t.End], t, order[lang]) {
			continue
		}
		id, ok := text.ids[lang][t.Stem]
		if !ok {
			id = int32(len(text.stems[lang]))
			text.ids[lang][t.Stem] = id
			text.stems[lang] = append(text.stems[lang], t.Stem)
			text.forms[lang] = append(text.forms[lang], map[string]int{})
			text.seen[lang] = append(text.seen[lang], 0)
			text.short[lang] = append(text.short[lang], false)
		}
		text.forms[lang][id][t.Form]++
		out = append(out, id)
	}
	if len(out) > longest {
		return nil
	}
	for _, id := range out {
		text.seen[lang][id]++
		text.short[lang][id] = text.short[lang][id] || len(out) <= shortLine
	}
	return out
}

// probabilities holds p(target | source) by source and target.
type probabilities map[int32]map[int32]float32

func (p probabilities) add(s, t int32, x float32) {
	if p[s] == nil {
		p[s] = map[int32]float32{}
	}
	p[s][t] += x
}

// throughPivot adds to the direct translations those through a third language.
func throughPivot(direct, first, second probabilities) probabilities {
	out := probabilities{}
	for s, row := range direct {
		for t, p := range row {
			out.add(s, t, p*(1-pivotWeight))
		}
	}
	for s, row := range first {
		known := 1 - float32(pivotWeight)
		if len(direct[s]) == 0 {
			known = 0 // the pivot alone knows the word
		}
		for m, p := range row {
			for t, q := range second[m] {
				out.add(s, t, p*q*(1-known))
			}
		}
	}
	return out
}

// table writes the numbered stems as words again.
func (text *aligned) table(all map[direction]probabilities) *Table {
	t := newTable()
	manual := text.ofManuals(all)
	for d, p := range all {
		var lines []string
		ends := endings{}
		for s, row := range p {
			maps.DeleteFunc(row, func(t int32, p float32) bool { return p < minorSense && manual[d.to][t] && !manual[d.from][s] })
			text.learnEndings(ends, d, s, row)
			if line := text.line(d.to, row); line != "" {
				lines = append(lines, text.stems[d.from][s]+line)
			}
		}
		slices.SortFunc(lines, func(a, b string) int {
			x, _, _ := strings.Cut(a, "\t")
			y, _, _ := strings.Cut(b, "\t")
			return strings.Compare(x, y)
		})
		dir := [2]schema.Lang{order[d.from], order[d.to]}
		t.lines[dir], t.endLines[dir] = lines, ends.lines()
	}
	return t
}

// learnEndings learns from the translations of a word that look like it.
func (text *aligned) learnEndings(ends endings, d direction, s int32, row map[int32]float32) {
	bones := skeleton(commonest(text.forms[d.from][s]))
	for t, p := range row {
		form := commonest(text.forms[d.to][t])
		if p >= leastP && alike(bones, skeleton(form)) > 0 {
			ends.add(text.stems[d.from][s], form, float64(p))
		}
	}
}

// line writes the likeliest translations of a word.
func (text *aligned) line(to int, row map[int32]float32) string {
	var ts []Translation
	for t, p := range row {
		if p >= leastP {
			ts = append(ts, Translation{commonest(text.forms[to][t]), float64(p)})
		}
	}
	return written(ts, most)
}

func commonest(forms map[string]int) string {
	best, n := "", 0
	for f, c := range forms {
		if c > n || c == n && f < best {
			best, n = f, c
		}
	}
	return best
}

// Write writes the table, compressed, after lines that say where it comes
// from.
func (t *Table) Write(w io.Writer, about []string) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	for _, l := range about {
		if _, err := fmt.Fprintf(z, "# %s\n", l); err != nil {
			return err
		}
	}
	for _, from := range order {
		for _, to := range order {
			lines := t.lines[[2]schema.Lang{from, to}]
			if len(lines) == 0 {
				continue
			}
			ends := t.endLines[[2]schema.Lang{from, to}]
			if _, err := fmt.Fprintf(z, ">%s %s\n%s\n~%s %s\n%s\n", from, to, strings.Join(lines, "\n"), from, to, strings.Join(ends, "\n")); err != nil {
				return err
			}
		}
	}
	return z.Close()
}

// Len returns how many words the table translates, in all directions.
func (t *Table) Len() int {
	n := 0
	for _, lines := range t.lines {
		n += len(lines)
	}
	return n
}
