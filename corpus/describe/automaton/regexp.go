// Package automaton asks regular expressions of texts of which few match. A text
// without a match is told by a deterministic automaton, in one pass and by a table;
// only where there is one, package regexp finds where it stands.
package automaton

import (
	"regexp"
)

// Regexp is a regular expression that is asked of many texts of which few match:
// those that do not cost next to nothing. It is safe for concurrent use.
type Regexp struct {
	exact *regexp.Regexp
	quick *automaton
}

// Compile compiles an expression, which must be valid.
func Compile(expression string) *Regexp {
	return &Regexp{regexp.MustCompile(expression), newAutomaton(expression)}
}

// MatchString reports whether s has a match.
func (re *Regexp) MatchString(s string) bool {
	matches, sure := re.quick.match(s)
	if !sure {
		return re.exact.MatchString(s)
	}
	return matches
}

// may reports whether s may have a match.
func (re *Regexp) may(s string) bool {
	matches, _ := re.quick.match(s)
	return matches
}

// FindString returns the first match in s, or "".
func (re *Regexp) FindString(s string) string {
	if !re.may(s) {
		return ""
	}
	return re.exact.FindString(s)
}

// FindStringIndex returns where the first match in s stands, or nil.
func (re *Regexp) FindStringIndex(s string) []int {
	if !re.may(s) {
		return nil
	}
	return re.exact.FindStringIndex(s)
}

// FindStringSubmatch returns the first match in s and its groups, or nil.
func (re *Regexp) FindStringSubmatch(s string) []string {
	if !re.may(s) {
		return nil
	}
	return re.exact.FindStringSubmatch(s)
}

// FindStringSubmatchIndex returns where the first match in s and its groups stand,
// or nil.
func (re *Regexp) FindStringSubmatchIndex(s string) []int {
	if !re.may(s) {
		return nil
	}
	return re.exact.FindStringSubmatchIndex(s)
}

// FindAllStringIndex returns where the first n matches in s stand.
func (re *Regexp) FindAllStringIndex(s string, n int) [][]int {
	if !re.may(s) {
		return nil
	}
	return re.exact.FindAllStringIndex(s, n)
}

// FindAllStringSubmatchIndex returns where the first n matches in s and their
// groups stand.
func (re *Regexp) FindAllStringSubmatchIndex(s string, n int) [][]int {
	if !re.may(s) {
		return nil
	}
	return re.exact.FindAllStringSubmatchIndex(s, n)
}

// ReplaceAllString returns s with what replaces its matches.
func (re *Regexp) ReplaceAllString(s, with string) string {
	if !re.may(s) {
		return s
	}
	return re.exact.ReplaceAllString(s, with)
}

// FindAllString returns the first n matches in s; all where n is negative.
func (re *Regexp) FindAllString(s string, n int) []string {
	if !re.may(s) {
		return nil
	}
	return re.exact.FindAllString(s, n)
}
