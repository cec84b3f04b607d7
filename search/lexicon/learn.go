package lexicon

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/word"
)

// The bounds of what is learned and kept.
const (
	rounds      = 6    // of expectation and maximisation
	longest     = 60   // stems of a line; longer ones align badly
	leastP      = 0.05 // of a translation that is kept
	leastBack   = 0.01 // of its way back
	most        = 5    // translations of a word
	leastSeen   = 2    // lines with a word, unless a line is as short as
	shortLine   = 3    // this many stems
	pivotWeight = 0.5  // of the way through English beside the direct way
)

// order is the order of languages in a line of aligned text.
var order = []schema.Lang{schema.English, schema.Spanish, schema.French}

// Learn reads aligned lines (English, Spanish and French parted by tabs; a
// field may be empty) and learns which words translate which: IBM model 1 on
// stems in both directions, the two intersected; Spanish and French also
// through English.
func Learn(r io.Reader) (*Table, error) {
	text, err := readAligned(r)
	if err != nil {
		return nil, err
	}
	probable := map[[2]schema.Lang]probabilities{}
	for i := range order {
		for j := range order {
			if i != j {
				probable[[2]schema.Lang{order[i], order[j]}] = text.model1(i, j)
			}
		}
	}
	both := map[[2]schema.Lang]probabilities{}
	for dir, p := range probable {
		both[dir] = intersect(p, probable[[2]schema.Lang{dir[1], dir[0]}])
	}
	es, en, fr := schema.Spanish, schema.English, schema.French
	for _, d := range [][3]schema.Lang{{es, en, fr}, {fr, en, es}} {
		direct := [2]schema.Lang{d[0], d[2]}
		both[direct] = throughPivot(both[direct], both[[2]schema.Lang{d[0], d[1]}], both[[2]schema.Lang{d[1], d[2]}])
	}
	return text.table(both), nil
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

func readAligned(r io.Reader) (*aligned, error) {
	var a aligned
	for i := range a.ids {
		a.ids[i] = map[string]int32{}
	}
	var words word.Analyzer
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		fields := strings.Split(s.Text(), "\t")
		if len(fields) != len(order) {
			return nil, fmt.Errorf("%d fields in %.60q, want %d: %w", len(fields), s.Text(), len(order), schema.ErrInvalid)
		}
		var line [3][]int32
		for i, f := range fields {
			line[i] = a.number(i, words.Tokens(f, order[i]))
		}
		a.lines = append(a.lines, line)
	}
	return &a, s.Err()
}

// number returns the stems of a field by their numbers, none where it is too
// long.
func (a *aligned) number(lang int, tokens []word.Token) []int32 {
	var out []int32
	for _, t := range tokens {
		if t.Stem == "" || len(t.Stem) < 2 || t.Form[0] >= '0' && t.Form[0] <= '9' {
			continue
		}
		id, ok := a.ids[lang][t.Stem]
		if !ok {
			id = int32(len(a.stems[lang]))
			a.ids[lang][t.Stem] = id
			a.stems[lang] = append(a.stems[lang], t.Stem)
			a.forms[lang] = append(a.forms[lang], map[string]int{})
			a.seen[lang] = append(a.seen[lang], 0)
			a.short[lang] = append(a.short[lang], false)
		}
		a.forms[lang][id][t.Form]++
		out = append(out, id)
	}
	if len(out) > longest {
		return nil
	}
	for _, id := range out {
		a.seen[lang][id]++
		a.short[lang][id] = a.short[lang][id] || len(out) <= shortLine
	}
	return out
}

// probabilities holds p(target | source) by source and target.
type probabilities map[int32]map[int32]float32

// nobody is the source of words that translate nothing.
const nobody int32 = -1

// model1 learns p(target | source) by expectation and maximisation over all
// lines that have both languages.
func (a *aligned) model1(from, to int) probabilities {
	p := probabilities{}
	for range rounds {
		counts := map[int32]map[int32]float32{}
		first := len(p) == 0
		for _, line := range a.lines {
			if len(line[from]) == 0 || len(line[to]) == 0 {
				continue
			}
			sources := append([]int32{nobody}, line[from]...)
			for _, t := range line[to] {
				spread(p, counts, sources, t, first)
			}
		}
		p = normalised(counts)
	}
	delete(p, nobody)
	return p
}

// spread shares one occurrence of a target among its possible sources.
func spread(p probabilities, counts map[int32]map[int32]float32, sources []int32, target int32, first bool) {
	sum := float32(0)
	for _, s := range sources {
		if first {
			sum++
		} else {
			sum += p[s][target]
		}
	}
	if sum == 0 {
		return
	}
	for _, s := range sources {
		share := 1 / sum
		if !first {
			share = p[s][target] / sum
		}
		if share < 1e-4 {
			continue
		}
		if counts[s] == nil {
			counts[s] = map[int32]float32{}
		}
		counts[s][target] += share
	}
}

func normalised(counts map[int32]map[int32]float32) probabilities {
	for _, row := range counts {
		sum := float32(0)
		for _, c := range row {
			sum += c
		}
		for t, c := range row {
			if c/sum < 1e-3 {
				delete(row, t)
				continue
			}
			row[t] = c / sum
		}
	}
	return counts
}

// intersect keeps the pairs that are probable in both directions, each with
// the geometric mean weighted to the way there.
func intersect(there, back probabilities) probabilities {
	out := probabilities{}
	for s, row := range there {
		for t, p := range row {
			q := back[t][s]
			if q < leastBack || p < leastP/3 {
				continue
			}
			if out[s] == nil {
				out[s] = map[int32]float32{}
			}
			out[s][t] = float32(math.Sqrt(float64(p) * math.Sqrt(float64(p*q))))
		}
	}
	return out
}

// throughPivot adds to the direct translations those through a third language.
func throughPivot(direct, first, second probabilities) probabilities {
	out := probabilities{}
	add := func(s, t int32, p float32) {
		if out[s] == nil {
			out[s] = map[int32]float32{}
		}
		out[s][t] += p
	}
	for s, row := range direct {
		for t, p := range row {
			add(s, t, p*(1-pivotWeight))
		}
	}
	for s, row := range first {
		known := 1 - float32(pivotWeight)
		if len(direct[s]) == 0 {
			known = 0 // the pivot alone knows the word
		}
		for m, p := range row {
			for t, q := range second[m] {
				add(s, t, p*q*(1-known))
			}
		}
	}
	return out
}

// table writes the numbered stems as words again.
func (a *aligned) table(both map[[2]schema.Lang]probabilities) *Table {
	t := &Table{lines: map[[2]schema.Lang][]string{}}
	for dir, p := range both {
		from, to := slices.Index(order, dir[0]), slices.Index(order, dir[1])
		var lines []string
		for s, row := range p {
			if a.seen[from][s] < leastSeen && !a.short[from][s] {
				continue
			}
			if line := a.line(to, row); line != "" {
				lines = append(lines, a.stems[from][s]+line)
			}
		}
		slices.SortFunc(lines, func(a, b string) int {
			x, _, _ := strings.Cut(a, "\t")
			y, _, _ := strings.Cut(b, "\t")
			return strings.Compare(x, y)
		})
		t.lines[dir] = lines
	}
	return t
}

// line writes the likeliest translations of a word.
func (a *aligned) line(to int, row map[int32]float32) string {
	var ts []Translation
	for t, p := range row {
		if p >= leastP {
			ts = append(ts, Translation{commonest(a.forms[to][t]), float64(p)})
		}
	}
	slices.SortFunc(ts, func(a, b Translation) int {
		if a.P != b.P {
			return int(math.Copysign(1, b.P-a.P))
		}
		return strings.Compare(a.Text, b.Text)
	})
	var b strings.Builder
	for _, t := range ts[:min(most, len(ts))] {
		fmt.Fprintf(&b, "\t%s %d", t.Text, min(99, int(100*t.P+0.5)))
	}
	return b.String()
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
			if _, err := fmt.Fprintf(z, ">%s %s\n%s\n", from, to, strings.Join(lines, "\n")); err != nil {
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
