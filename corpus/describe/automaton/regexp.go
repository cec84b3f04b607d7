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
	empty bool // it matches where there is nothing
}

// Compile compiles an expression, which must be valid.
func Compile(expression string) *Regexp {
	exact := regexp.MustCompile(expression)
	return &Regexp{exact, newAutomaton(expression), exact.MatchString("")}
}

// MatchString reports whether s has a match.
func (re *Regexp) MatchString(s string) bool {
	_, matches, sure := re.quick.match(s)
	if !sure {
		return re.exact.MatchString(s)
	}
	return matches
}

// from returns where in s to look for the first match, or -1 where there is none.
func (re *Regexp) from(s string) int {
	from, matches, _ := re.quick.match(s)
	switch {
	case !matches:
		return -1
	case re.quick.behind:
		return 0
	}
	return from
}

// FindStringSubmatchIndex returns where the first match in s and its groups stand,
// or nil.
func (re *Regexp) FindStringSubmatchIndex(s string) []int {
	from := re.from(s)
	if from < 0 {
		return nil
	}
	at := re.exact.FindStringSubmatchIndex(s[from:])
	for i := range at {
		if at[i] >= 0 {
			at[i] += from
		}
	}
	return at
}

// FindStringIndex returns where the first match in s stands, or nil.
func (re *Regexp) FindStringIndex(s string) []int {
	from := re.from(s)
	if from < 0 {
		return nil
	}
	at := re.exact.FindStringIndex(s[from:])
	if at == nil {
		return nil
	}
	return []int{at[0] + from, at[1] + from}
}

// FindString returns the first match in s, or "".
func (re *Regexp) FindString(s string) string {
	if from := re.from(s); from >= 0 {
		return re.exact.FindString(s[from:])
	}
	return ""
}

// FindStringSubmatch returns the first match in s and its groups, or nil.
func (re *Regexp) FindStringSubmatch(s string) []string {
	if from := re.from(s); from >= 0 {
		return re.exact.FindStringSubmatch(s[from:])
	}
	return nil
}

// FindAllStringSubmatchIndex returns where the first n matches in s and their
// groups stand.
func (re *Regexp) FindAllStringSubmatchIndex(s string, n int) [][]int {
	if re.from(s) < 0 {
		return nil
	}
	if re.quick.behind || re.empty {
		return re.exact.FindAllStringSubmatchIndex(s, n)
	}
	var out [][]int
	for end := 0; len(out) < n; {
		at := re.FindStringSubmatchIndex(s[end:])
		if at == nil {
			break
		}
		for i := range at {
			if at[i] >= 0 {
				at[i] += end
			}
		}
		out, end = append(out, at), at[1]
	}
	return out
}

// ReplaceAllString returns s with what replaces its matches.
func (re *Regexp) ReplaceAllString(s, with string) string {
	if re.from(s) < 0 {
		return s
	}
	return re.exact.ReplaceAllString(s, with)
}
