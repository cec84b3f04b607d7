// Package word takes text apart into words as every search in SIMDE reads
// them: folded (accents, ligatures and case do not count), with elisions and
// possessives left out, and stemmed by the language of the text.
//
// A word of a query and a word of a page meet where their stems are equal, so
// both sides are read by this package and nothing else.
package word

import (
	"strings"

	"github.com/simde/simde/schema"
)

// Token is one word of a text.
type Token struct {
	Start int    // byte offset of the word in the text
	End   int    // byte offset after the word
	Pos   int    // place in the order of words, from 1; stop words count
	Form  string // the word, folded
	Stem  string // the form that inflections share, or an Acronym; "" for a stop word
}

// Analyzer reads texts. It remembers words that it has seen, so that one
// Analyzer reads many texts faster than many do; it is for one goroutine.
type Analyzer struct {
	seen  [4]map[string]entry
	among []Token // what Among returned last
}

type entry struct{ form, stem string }

// The bounds of what an Analyzer remembers of one language: how many words, and
// how many bytes of one.
const (
	maxSeen     = 1 << 16
	longestSeen = 4 * Longest
)

// Tokens returns the words of text, read in language l. Stop words are among
// them, with an empty stem. A word that is written as an acronym keeps its
// letters, so that TPS is not found as the plural of TP, nor WHO as a stop
// word. In a language that SIMDE does not speak the stem is the form.
func (a *Analyzer) Tokens(text string, l schema.Lang) []Token {
	out := make([]Token, 0, len(text)/6+1)
	pos := 0
	for s := (scanner{text: text}); s.next(); {
		e := a.read(text, s.start, s.end, l)
		if e.form == "" {
			continue
		}
		pos++
		out = append(out, Token{Start: s.start, End: s.end, Pos: pos, Form: e.form, Stem: e.stem})
	}
	return out
}

// Among returns the words of text that may begin as one of some words does, and
// perhaps a few others, as Tokens returns them. They hold until it is called
// again.
func (a *Analyzer) Among(text string, l schema.Lang, some *Initials) []Token {
	out := a.among[:0]
	pos := 0
	for s := (scanner{text: text}); s.next(); {
		raw := text[s.start:s.end]
		if !some.may(raw) {
			pos++
			continue
		}
		e := a.read(text, s.start, s.end, l)
		if e.form == "" {
			continue
		}
		pos++
		out = append(out, Token{Start: s.start, End: s.end, Pos: pos, Form: e.form, Stem: e.stem})
	}
	a.among = out
	return out
}

// Tokens reads one short text; see Analyzer.Tokens.
func Tokens(text string, l schema.Lang) []Token {
	var a Analyzer
	return a.Tokens(text, l)
}

// Stems returns the stems of text in language l, stop words left out.
func Stems(text string, l schema.Lang) []string {
	var out []string
	for _, t := range Tokens(text, l) {
		if t.Stem != "" {
			out = append(out, t.Stem)
		}
	}
	return out
}

// Forms returns the folded words of text, stop words included.
func Forms(text string) []string {
	var out []string
	for _, t := range Tokens(text, schema.Undetermined) {
		out = append(out, t.Form)
	}
	return out
}

// Stem returns the stem of a folded word in language l, or "" for a stop word.
func Stem(form string, l schema.Lang) string {
	if Stop(form, l) {
		return ""
	}
	switch l {
	case schema.Spanish:
		return stemSpanish(form)
	case schema.English:
		return stemEnglish(form)
	case schema.French:
		return stemFrench(form)
	}
	return form
}

// read reads the word text[start:end].
func (a *Analyzer) read(text string, start, end int, l schema.Lang) entry {
	e := a.entry(text[start:end], l)
	if l.Spoken() && e.form != "" && mayBeCapitals(text, start, end) && isAcronym(text, start, end) {
		e.stem = Acronym(e.form)
	}
	return e
}

// mayBeCapitals rules out most words: an acronym begins with a capital and goes
// on with one, or has a dot.
func mayBeCapitals(text string, start, end int) bool {
	if end-start < leastAcronym || end-start > 3*mostAcronym {
		return false
	}
	c := text[start+1]
	return c == '.' || c < 'a' || c > 'z'
}

// Longest is the number of letters of a folded word beyond which it is cut
// off, in texts as in queries: no word of the three languages is as long, and
// what is looked up for one must not grow with it.
const Longest = 64

func cutWord(form string) string {
	if len(form) <= Longest {
		return form
	}
	n := 0
	for i := range form {
		if n == Longest {
			return form[:i]
		}
		n++
	}
	return form
}

func (a *Analyzer) entry(raw string, l schema.Lang) entry {
	m := &a.seen[slot(l)]
	if e, ok := (*m)[raw]; ok {
		return e
	}
	if *m == nil || len(*m) >= maxSeen {
		*m = map[string]entry{}
	}
	form := cutWord(strings.Map(func(r rune) rune {
		if r == '.' || r == ',' || r == ' ' || r == '-' {
			return -1 // of an acronym or a number
		}
		return r
	}, schema.Fold(raw)))
	e := entry{form, Stem(form, l)}
	if len(raw) <= longestSeen {
		(*m)[strings.Clone(raw)] = e
	}
	return e
}

func slot(l schema.Lang) int {
	switch l {
	case schema.Spanish:
		return 1
	case schema.English:
		return 2
	case schema.French:
		return 3
	}
	return 0
}
