package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/schema"
)

// Elides reports whether word is "L'", "D'", "I'" and the like with the word after it.
func Elides(word string) bool {
	head, rest, elided := strings.Cut(strings.ReplaceAll(word, "’", "'"), "'")
	return elided && len(rest) > 2 && lang.OpeningElision.Has(schema.Undetermined, head)
}

// LastWord returns the last word of s, with the marks that stand at it.
func LastWord(s string) string {
	s = strings.TrimRight(s, " ")
	return s[strings.LastIndexByte(s, ' ')+1:]
}

// LongestTitle is the length of the longest title in bytes: what goes on after it
// is text.
const LongestTitle = 220

// Connects reports whether a title cannot end with word.
func Connects(word string) bool {
	return lang.TitleLink.Has(schema.Undetermined, word)
}

// OneLine returns s with each run of spaces and line ends as one space, and none at its
// ends.
func OneLine(s string) string {
	s = strings.TrimSpace(s)
	if !strings.ContainsFunc(s, func(r rune) bool { return r != ' ' && unicode.IsSpace(r) }) && !strings.Contains(s, "  ") {
		return s
	}
	var out strings.Builder
	out.Grow(len(s))
	for word := range strings.FieldsSeq(s) {
		if out.Len() > 0 {
			out.WriteByte(' ')
		}
		out.WriteString(word)
	}
	return out.String()
}

// Words returns the folded words of s without marks.
func Words(s string) string {
	s = schema.Fold(s)
	if strings.IndexFunc(s, mark) < 0 {
		return s // a word
	}
	var out strings.Builder
	out.Grow(len(s))
	for word := range strings.FieldsFuncSeq(s, mark) {
		if out.Len() > 0 {
			out.WriteByte(' ')
		}
		out.WriteString(word)
	}
	return out.String()
}

// mark reports whether a character stands in no word.
func mark(r rune) bool {
	if r < utf8.RuneSelf {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && (r < 'A' || r > 'Z')
	}
	return !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// Acronym reports whether a word is of capitals alone.
func Acronym(word string) bool {
	return len(word) > 1 && word == strings.ToUpper(word) && strings.ContainsFunc(word, unicode.IsUpper)
}

// Has reports whether a text has a word in just these letters.
func Has(body, word string) bool {
	for at := 0; ; {
		i := strings.Index(body[at:], word)
		if i < 0 {
			return false
		}
		before, _ := utf8.DecodeLastRuneInString(body[:at+i])
		at += i + len(word)
		if after, _ := utf8.DecodeRuneInString(body[at:]); !unicode.IsLetter(before) && !unicode.IsLetter(after) {
			return true
		}
	}
}
