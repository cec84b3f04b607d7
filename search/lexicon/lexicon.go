// Package lexicon translates single words between Spanish, English and French
// with probabilities learned from aligned texts.
//
// It is the last resort of a search across languages: the thesaurus, the names
// of places and of organisations know the words of migration better. The table
// is embedded; gen writes it again.
package lexicon

import (
	"bytes"
	"cmp"
	"compress/gzip"
	_ "embed"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/table"
	"github.com/simde/simde/search/word"
)

// Translation is a word of another language with the probability that it is
// meant.
type Translation struct {
	Text string // the commonest form of the word, folded
	P    float64
}

// file is a table: lines that begin with "#" say where it comes from; a line
// ">es en" begins the direction from Spanish to English; every other line is a
// stem and, parted by tabs, its translations with their probabilities in
// percent: "remes<TAB>remittances 62<TAB>remittance 21". A line "~es en" begins
// the endings of Spanish stems with those of the English words that look like
// them: "acion<TAB>ation 82". Lines of a direction are sorted.
//
//go:embed lexicon.tsv.gz
var file []byte

// own lists words by hand: a line a meaning, a cell a language, alternatives
// parted by "|". What it has goes before what was learned.
//
//go:embed words.tsv
var own string

// Table holds translations in all directions.
type Table struct {
	lines    map[[2]schema.Lang][]string
	endLines map[[2]schema.Lang][]string
	ends     map[[2]schema.Lang]map[string][]Translation // by the ending of a stem
	own      map[[2]schema.Lang]map[string][]Translation // by stem, and by ownForm before it
	listed   map[schema.Lang]map[string]bool             // the words of own, as they stand there
}

// Shipped returns the embedded table.
func Shipped() *Table { return shipped() }

var shipped = sync.OnceValue(func() *Table {
	t, err := Read(bytes.NewReader(file))
	if err != nil {
		panic("lexicon: " + err.Error()) // the table is part of the program
	}
	t.own, t.listed = readOwn(own), listed(own)
	return t
})

// What the usual word and another of a meaning in words.tsv weigh.
const (
	usual   = 0.7
	another = 0.3
)

// readOwn reads words.tsv.
func readOwn(text string) map[[2]schema.Lang]map[string][]Translation {
	out := map[[2]schema.Lang]map[string][]Translation{}
	for cells := range table.In("words.tsv", text, len(schema.Langs)) {
		for i, from := range schema.Langs {
			for j, to := range schema.Langs {
				if i == j {
					continue
				}
				dir := [2]schema.Lang{from, to}
				if out[dir] == nil {
					out[dir] = map[string][]Translation{}
				}
				for _, w := range strings.Split(cells[i], "|") {
					for _, key := range append(word.Stems(w, from), ownForm(w, from)) {
						out[dir][key] = addMeaning(out[dir][key], strings.Split(cells[j], "|"))
					}
				}
			}
		}
	}
	return out
}

// listed reads the words of words.tsv, folded.
func listed(text string) map[schema.Lang]map[string]bool {
	out := map[schema.Lang]map[string]bool{}
	for _, l := range schema.Langs {
		out[l] = map[string]bool{}
	}
	for cells := range table.In("words.tsv", text, len(schema.Langs)) {
		for i, l := range schema.Langs {
			for _, w := range strings.Split(cells[i], "|") {
				out[l][strings.Join(word.Forms(w), " ")] = true
			}
		}
	}
	return out
}

// ownForm is the key of a word itself, which no stem is: a "coste" (cost) is no
// "costa" (coast), though they share their stem.
func ownForm(w string, l schema.Lang) string {
	return "=" + word.Singular(strings.Join(word.Forms(w), " "), l)
}

// Listed reports whether a folded word stands in the table made by hand.
func (t *Table) Listed(form string, l schema.Lang) bool { return t.listed[l][form] }

// addMeaning adds words to the translations of a stem, each once with its
// greatest weight.
func addMeaning(have []Translation, words []string) []Translation {
	for i, w := range words {
		p := another
		if i == 0 {
			p = usual
		}
		form := strings.Join(word.Forms(w), " ")
		at := slices.IndexFunc(have, func(t Translation) bool { return t.Text == form })
		if at < 0 {
			have = append(have, Translation{form, p})
			continue
		}
		have[at].P = max(have[at].P, p)
	}
	slices.SortStableFunc(have, func(a, b Translation) int { return cmp.Compare(b.P, a.P) })
	return have
}

// Read reads a table that Write wrote.
func Read(r io.Reader) (*Table, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(z)
	if err != nil {
		return nil, err
	}
	t := newTable()
	var dir [2]schema.Lang
	into := t.lines
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '>' || line[0] == '~':
			into = t.lines
			if line[0] == '~' {
				into = t.endLines
			}
			from, to, _ := strings.Cut(line[1:], " ")
			dir = [2]schema.Lang{schema.Lang(from), schema.Lang(to)}
		default:
			into[dir] = append(into[dir], line)
		}
	}
	for dir, lines := range t.endLines {
		t.ends[dir] = make(map[string][]Translation, len(lines))
		for _, l := range lines {
			end, _, _ := strings.Cut(l, "\t")
			t.ends[dir][end] = translationsOf(l)
		}
	}
	return t, z.Close()
}

func newTable() *Table {
	return &Table{lines: map[[2]schema.Lang][]string{}, endLines: map[[2]schema.Lang][]string{}, ends: map[[2]schema.Lang]map[string][]Translation{}}
}

// Translate returns the translations of a word, in any inflection, the likeliest
// first.
func (t *Table) Translate(text string, from, to schema.Lang) []Translation {
	stems := word.Stems(text, from)
	if len(stems) != 1 {
		return nil
	}
	for _, key := range []string{ownForm(text, from), stems[0]} {
		if ts := t.own[[2]schema.Lang{from, to}][key]; len(ts) > 0 {
			return ts
		}
	}
	if line, ok := t.find(stems[0], from, to); ok {
		return translationsOf(line)
	}
	for _, s := range word.Kin(stems[0], from) {
		if line, ok := t.find(s, from, to); ok {
			return weakened(translationsOf(line))
		}
	}
	return nil
}

// kinship is what the translations of a word weigh for one that is derived from
// the same.
const kinship = 0.7

func weakened(ts []Translation) []Translation {
	for i := range ts {
		ts[i].P *= kinship
	}
	return ts
}

// translationsOf reads what stands after the first tab of a line.
func translationsOf(line string) []Translation {
	var out []Translation
	for _, f := range strings.Split(line, "\t")[1:] {
		text, percent, _ := strings.Cut(f, " ")
		n, err := strconv.Atoi(percent)
		if err != nil {
			continue
		}
		out = append(out, Translation{text, float64(n) / 100})
	}
	return out
}

// Knows reports whether the table has a word of a language.
func (t *Table) Knows(text string, l schema.Lang) bool {
	stems := word.Stems(text, l)
	if len(stems) != 1 {
		return false
	}
	for _, to := range schema.Langs {
		if _, ok := t.find(stems[0], l, to); ok || len(t.own[[2]schema.Lang{l, to}][stems[0]]) > 0 {
			return true
		}
	}
	return false
}

func (t *Table) find(stem string, from, to schema.Lang) (string, bool) {
	lines := t.lines[[2]schema.Lang{from, to}]
	i, ok := slices.BinarySearchFunc(lines, stem, func(line, stem string) int {
		own, _, _ := strings.Cut(line, "\t")
		return strings.Compare(own, stem)
	})
	if !ok {
		return "", false
	}
	return lines[i], true
}
