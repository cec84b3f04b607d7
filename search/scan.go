package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/simde/simde/search/word"
)

// tokenKind is what a piece of a query's text is.
type tokenKind int

const (
	tokWord tokenKind = iota
	tokPhrase
	tokOpen
	tokClose
	tokMinus
	tokOr
	tokAnd
	tokField // a field's name before a colon
)

type token struct {
	kind tokenKind
	text string
	tail string // what follows a closing quote: "~5"
}

// scan takes the text of a query apart. It reports false where a quote is left
// open.
func scan(s string) ([]token, bool) {
	var out []token
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsSpace(r):
			i += n
		case r == '(':
			out = append(out, token{kind: tokOpen})
			i += n
		case r == ')':
			out = append(out, token{kind: tokClose})
			i += n
		case (r == '-' || r == '−') && startsTerm(s[i+n:]):
			out = append(out, token{kind: tokMinus})
			i += n
		case quote(r):
			end := strings.IndexFunc(s[i+n:], quote)
			if end < 0 {
				return nil, false
			}
			t := token{kind: tokPhrase, text: s[i+n : i+n+end]}
			i += n + end
			_, w := utf8.DecodeRuneInString(s[i:])
			i += w
			t.tail = s[i : i+tailLen(s[i:])]
			i += len(t.tail)
			out = append(out, t)
		default:
			e := i + max(wordLen(s[i:]), word.AcronymLen(s[i:]))
			out = append(out, wordToken(s[i:e]))
			i = e
		}
	}
	return out, true
}

func quote(r rune) bool {
	return r == '"' || r == '“' || r == '”' || r == '«' || r == '»' || r == '„'
}

// startsTerm reports whether what follows a hyphen is a term to exclude.
func startsTerm(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r == '(' || quote(r) || unicode.IsLetter(r) || unicode.IsDigit(r)
}

// tailLen returns the length of "~5" at the beginning of s.
func tailLen(s string) int {
	if s == "" || s[0] != '~' {
		return 0
	}
	n := 1
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

// wordLen returns the length of the word or the field's name with its colon
// that begins s.
func wordLen(s string) int {
	for i, r := range s {
		if unicode.IsSpace(r) || r == '(' || r == ')' || quote(r) {
			return i
		}
		if r == ':' && i > 0 {
			if _, ok := fieldNames()[fieldKey(s[:i])]; ok {
				return i + 1
			}
		}
	}
	return len(s)
}

func wordToken(s string) token {
	switch s {
	case "OR", "|":
		return token{kind: tokOr}
	case "AND", "&":
		return token{kind: tokAnd}
	case "NOT":
		return token{kind: tokMinus}
	}
	if name, ok := strings.CutSuffix(s, ":"); ok {
		if f, ok := fieldNames()[fieldKey(name)]; ok {
			return token{kind: tokField, text: f}
		}
	}
	return token{kind: tokWord, text: s}
}
