package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// reLetterhead matches the beginnings of names of offices that stand on top of
// their papers.
var reLetterhead = Lazy(func() string { return `(?i)^` + Pattern("letterhead") })

// Letterhead reports whether a line is the name of an office and nothing else:
// short, and every word of weight in capitals or with one.
func Letterhead(s string) bool {
	if len(s) > 110 || !reLetterhead().MatchString(s) {
		return false
	}
	for word := range strings.FieldsSeq(s) {
		r, _ := utf8.DecodeRuneInString(word)
		if unicode.IsLower(r) && !Connects(word) && !Elides(strings.ToUpper(word)) && !state(word) {
			return false
		}
	}
	return true
}

// reMatter matches words in small letters that the names of offices have and
// headlines seldom: adjectives and the matters of ministries, no verbs.
var reMatter = Lazy(func() string { return Pattern("office-ending") + `$|^` + Pattern("office-word") + `$` })

// state reports whether a word in small letters belongs to the name of an
// office: "République française", "Affaires étrangères".
func state(word string) bool { return reMatter().MatchString(strings.Trim(word, ",;")) }
