package lexicon

import (
	"bufio"
	"bytes"
	"compress/gzip"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/word"
)

// ordinaryFile lists the words that texts of a language write in small letters:
// a line ">es" begins a language, every other line is a word in small letters
// with its accents. gen writes it again.
//
//go:embed ordinary.txt.gz
var ordinaryFile []byte

// ordinaryOwn lists, in the same form, words by hand that the texts lack.
//
//go:embed ordinary.txt
var ordinaryOwn string

// wordList is the ordinary words of a language, as written and folded.
type wordList struct{ written, folded map[string]bool }

// Ordinary reports whether a folded word is one that texts of l write in small
// letters, and so a word of the language and not only a name: "can" in English,
// "eau" in French.
func Ordinary(form string, l schema.Lang) bool { return ordinary()[l].folded[form] }

// Written reports whether texts of l write a word so, in small letters and with
// these accents: "fines" in Spanish, not "finés".
func Written(w string, l schema.Lang) bool { return ordinary()[l].written[w] }

var ordinary = sync.OnceValue(func() map[schema.Lang]wordList {
	text, err := inflate(bytes.NewReader(ordinaryFile))
	if err != nil {
		panic("lexicon: " + err.Error()) // the list is part of the program
	}
	out := map[schema.Lang]wordList{}
	for _, l := range order {
		out[l] = wordList{written: map[string]bool{}, folded: map[string]bool{}}
	}
	l := schema.Undetermined
	for line := range strings.Lines(text + ordinaryOwn) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '>':
			l = schema.Lang(line[1:])
		default:
			out[l].written[line] = true
			out[l].folded[schema.Fold(line)] = true
		}
	}
	return out
})

func inflate(r io.Reader) (string, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return "", err
	}
	b, err := io.ReadAll(z)
	return string(b), errors.Join(err, z.Close())
}

// How often a word must stand in small letters to be an ordinary one, and which
// share of all times.
const (
	leastSmall      = 3
	leastSmallShare = 0.5
)

// WriteOrdinary reads aligned lines as Learn does and writes the ordinary words
// of each language, compressed, after lines that say where they come from.
func WriteOrdinary(w io.Writer, aligned io.Reader, about []string) error {
	seen := [3]map[string][2]int{{}, {}, {}} // by language: of a word in small letters, times so and in all
	var a word.Analyzer
	s := bufio.NewScanner(aligned)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		fields := strings.Split(s.Text(), "\t")
		if len(fields) != len(order) || !isText(fields) {
			continue
		}
		for i, f := range fields {
			for _, t := range a.Tokens(f, order[i]) {
				raw := norm.NFC.String(f[t.Start:t.End])
				small := strings.ToLower(raw)
				n := seen[i][small]
				if small == raw {
					n[0]++
				}
				n[1]++
				seen[i][small] = n
			}
		}
	}
	if err := s.Err(); err != nil {
		return err
	}
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(z)
	for _, l := range about {
		fmt.Fprintf(out, "# %s\n", l)
	}
	for i, l := range order {
		fmt.Fprintf(out, ">%s\n", l)
		for _, w := range ordinaryOf(seen, i) {
			fmt.Fprintln(out, w)
		}
	}
	return errors.Join(out.Flush(), z.Close())
}

// ordinaryOf lists the ordinary words of one language. Manuals leave English
// words in their translations: what another language has fifty times as often
// is a word of that one.
func ordinaryOf(seen [3]map[string][2]int, lang int) []string {
	var out []string
	for w, n := range seen[lang] {
		r, _ := utf8.DecodeRuneInString(w)
		foreign := false
		for other := range seen {
			foreign = foreign || seen[other][w][1] >= 50*n[1]
		}
		if unicode.IsLetter(r) && !foreign && n[0] >= leastSmall && float64(n[0]) >= leastSmallShare*float64(n[1]) {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	return out
}

// OrdinaryWords returns the ordinary words of a language with their accents,
// sorted.
func OrdinaryWords(l schema.Lang) []string {
	return slices.Sorted(maps.Keys(ordinary()[l].written))
}
