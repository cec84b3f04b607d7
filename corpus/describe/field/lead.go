package field

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

const (
	runOn    = 140 // a line longer than this may hold a title and the text after it
	leastWas = 20  // of a title before its lead
	leastIs  = 50  // of a lead
)

// openingAt returns where a sentence begins in s with a small word in a
// capital, after a word that ended without a mark.
func openingAt(s string) int {
	at := 0
	before := ""
	for word := range strings.SplitSeq(s, " ") {
		start := at
		at += len(word) + 1
		last, _ := utf8.DecodeLastRuneInString(before)
		small := lang.Opener.Has(schema.Undetermined, word)
		if start >= leastWas && at < len(s) && word != "" && !connects(strings.ToLower(before)) && (unicode.IsLower(last) || strings.ContainsRune("0123456789)»”’", last)) {
			next, _, _ := strings.Cut(s[at:], " ")
			r, _ := utf8.DecodeRuneInString(next)
			switch {
			case small && (unicode.IsLower(r) || unicode.IsDigit(r)), lang.FirstPerson.Has(schema.Undetermined, word) && unicode.IsLower(r):
				return start
			case lang.OpeningArticle.Has(schema.Undetermined, word) && unicode.IsUpper(r) && !lang.Namesake.Has(schema.Undetermined, strings.Trim(next, ",.:;")):
				return start
			case elides(word):
				return start
			}
		}
		before = word
	}
	return -1
}

// reDateline matches what datelines look like, to the mark that ends them:
// "Bukavu, le 7 décembre 2017 (source) :", "(New York, 22 December 2017)",
// "19 décembre 2017 –", "Trinidad, 13 dic (ABI).-", "NEW DELHI, December 26, 2017:".
var reDateline = regexp.MustCompile(`[\p{L}\d)»”"] (\(?(?:` + town + `, (?:\p{L}+,? )?` + dateArticle + `?)?\d{1,2}` + pattern("day-ending") + `? ` + dayOf + `?\p{L}{3,10}\.?,? ` + pattern("year-of") + `?(?:20|19)\d\d(?: \([^)]{2,40}\))? ?(?:\)|[.]?[-–—:])|` +
	town + `, ` + dateArticle + `?\d{1,2} ` + dayOf + `?\p{L}{3,10}\.? (?:\([^)]{2,40}\)) ?[.]?[-–—:]|` +
	town + `, \p{L}{3,10}\.? \d{1,2},? 20\d\d ?[.]?[-–—:])`)

// Parts of datelines.
var (
	town        = pattern("town-start") + `?\p{Lu}[\p{L}'’-]+(?: \([\p{L} ]+\))?`
	dateArticle = pattern("date-article")
	dayOf       = pattern("day-of")
)

// rePlaced matches a dateline without a date, which a whole sentence follows:
// "Geneva – At least", "CIUDAD DE PANAMÁ (AP) — El presidente".
var rePlaced = regexp.MustCompile(`[\p{Ll}\d)»”"] ((?:` + town + `|\p{Lu}{3,}(?:[ -]\p{Lu}{2,}){0,3})(?: \([\p{L} /]{2,30}\))?,? ?(?:[–—]|\.-) ?\p{Lu}(?:.*\.|.{60}))`)

// reAged matches the person with whose age a report begins: "Aminata, 24 ans".
var reAged = regexp.MustCompile(`\p{Ll} (\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?, ` + pattern("age-of") + `?\d{1,2}(?:` + pattern("age") + `|,))`)

// reDated matches a bracket that ends in a year, as titles of reports do, and
// what follows it.
var reDated = regexp.MustCompile(`20\d\d\) (\p{Lu})`)

// leadAt returns where the text begins that a line goes on with after its
// title, or -1 where no boundary is certain.
func leadAt(s string) int {
	if len(s) <= runOn {
		return -1
	}
	s = text.CutAt(s, longestTitle+leastIs+runOn) // a lead that begins later ends no title
	best := -1
	for _, at := range [...]int{sentenceAt(s), openingAt(s), submatchAt(reDateline, s), placedAt(s), submatchAt(reAged, s), submatchAt(reDated, s), repeatAt(s)} {
		if at >= leastWas && strings.Count(s[:at], "(") == strings.Count(s[:at], ")") && len(s)-at >= leastIs && (best < 0 || at < best) {
			best = at
		}
	}
	return best
}

// submatchAt returns where the first group of re begins in s, at the first
// match that leaves a title before it.
func submatchAt(re *regexp.Regexp, s string) int {
	for _, m := range re.FindAllStringSubmatchIndex(s, 8) {
		if m[2] >= leastWas && !connects(strings.ToLower(lastWord(s[:m[2]]))) {
			return m[2]
		}
	}
	return -1
}

var (
	reDayNumber = regexp.MustCompile(`^\d{1,2}$`)
	reSubtitle  = regexp.MustCompile(`^[^–—]{3,60}[–—] ?` + pattern("subtitle"))
)

// placedAt returns where a dateline without a date begins in s: not after the
// number of a day, and not the name before a subtitle.
func placedAt(s string) int {
	if !strings.ContainsAny(s, "–—") && !strings.Contains(s, ".-") {
		return -1
	}
	at := submatchAt(rePlaced, s)
	if at < 0 || reDayNumber.MatchString(lastWord(s[:at])) || reSubtitle.MatchString(s[at:]) {
		return -1
	}
	return at
}

// sentenceAt returns where a new sentence begins in s after a mark that ends
// one, and not after an abbreviation.
func sentenceAt(s string) int {
	for i := leastWas; i+2 < len(s); i++ {
		if s[i+1] != ' ' || s[i] != '.' && s[i] != '?' && s[i] != '!' {
			continue
		}
		r, _ := utf8.DecodeRuneInString(s[i+2:])
		if word := lastWord(s[:i]); unicode.IsUpper(r) && len(word) > 3 && !strings.Contains(word, ".") {
			return i + 2
		}
	}
	return -1
}

// repeatAt returns where the first two words of s stand again.
func repeatAt(s string) int {
	words := strings.SplitAfterN(s, " ", 3)
	if len(words) < 3 {
		return -1
	}
	start := words[0] + words[1]
	if len(start) < 10 {
		return -1
	}
	at := strings.Index(s[len(start):], start)
	if at < 0 {
		return -1
	}
	return at + len(start)
}
