package title

import (
	"github.com/simde/simde/corpus/describe/automaton"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/corpus/describe/wording"
	"github.com/simde/simde/schema"
)

const (
	runOn    = 140 // a line longer than this may hold a title and the text after it
	runOnDot = 90  // the same where it ends as a sentence does
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
		small := lang.Opener.Has(schema.Undetermined, word)
		if start >= leastWas && at < len(s) && word != "" && canEnd(before) {
			next, _, _ := strings.Cut(s[at:], " ")
			r, _ := utf8.DecodeRuneInString(next)
			switch {
			case small && (unicode.IsLower(r) || unicode.IsDigit(r) || unicode.IsLower(lastRune(before)) && !manyCapitals(s[:start])), lang.FirstPerson.Has(schema.Undetermined, word) && unicode.IsLower(r):
				return start
			case lang.OpeningArticle.Has(schema.Undetermined, word) && unicode.IsUpper(r) && !lang.Namesake.Has(schema.Undetermined, strings.Trim(next, ",.:;")):
				return start
			case wording.Elides(word):
				return start
			}
		}
		before = word
	}
	return -1
}

// canEnd reports whether a title can end with a word.
func canEnd(word string) bool {
	last := lastRune(word)
	return !wording.Connects(strings.ToLower(word)) && (unicode.IsLower(last) || wording.Acronym(word) || strings.ContainsRune("0123456789)»”’", last))
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// commonAt returns where a capital begins a word in s that the text after s
// writes small, after a small word that ended without a mark: the beginning of
// a sentence, in a language whose titles have capitals for names only.
func commonAt(s, after string) int {
	at := 0
	before := ""
	for word := range strings.SplitSeq(s, " ") {
		start := at
		at += len(word) + 1
		first, n := utf8.DecodeRuneInString(word)
		next, _ := utf8.DecodeRuneInString(s[min(at, len(s)):])
		if start >= leastWas && n < len(word) && unicode.IsUpper(first) && unicode.IsLower(next) && unicode.IsLower(lastRune(before)) && before == strings.ToLower(before) && !wording.Connects(before) &&
			strings.Contains(after, " "+strings.ToLower(word)+" ") && !named(word, after) {
			return start
		}
		before = word
	}
	return -1
}

// manyCapitals reports whether the first words of s have capitals beyond the
// first: whether a capital within it says little.
func manyCapitals(s string) bool {
	const first, long = 9, 4
	words, capitals := 0, 0
	for i, word := range strings.Fields(s) {
		r, _ := utf8.DecodeRuneInString(word)
		if i > 0 && i < first && len(word) >= long && unicode.IsLetter(r) {
			words++
			capitals += btoi(unicode.IsUpper(r))
		}
	}
	return 2*capitals > words
}

// named reports whether a text writes a word with a capital within sentences, as
// it does the names of peoples.
func named(word, in string) bool {
	word = " " + word + " "
	for {
		at := strings.Index(in, word)
		if at < 0 {
			return false
		}
		if r, _ := utf8.DecodeLastRuneInString(in[:at]); unicode.IsLower(r) {
			return true
		}
		in = in[at+len(word)-1:]
	}
}

// reDateline matches what datelines look like, to the mark that ends them:
// "Bukavu, le 7 décembre 2017 (source) :", "(New York, 22 December 2017)",
// "19 décembre 2017 –", "Trinidad, 13 dic (ABI).-", "NEW DELHI, December 26, 2017:".
var reDateline = wording.Lazy(func() string {
	return `[\p{L}\d)»”"] (\(?(?:` + town + `, (?:\p{L}+,? )?` + dateArticle + `?)?\d{1,2}` + wording.Pattern("day-ending") + `? ` + dayOf + `?\p{L}{3,10}\.?,? ` + wording.Pattern("year-of") + `?(?:20|19)\d\d(?: \([^)]{2,40}\))? ?(?:\)|[.]?[-–—:]|\[)|` +
		`\p{Lu}[\p{Lu}'’-]{2,} \(\d{1,2} ` + dayOf + `?\p{L}{3,10}\.? ` + wording.Pattern("year-of") + `?20\d\d\) ?[-–—:]|` +
		town + `(?:, ` + town + `)?,? ` + dateArticle + `?\d{1,2} ` + dayOf + `?\p{L}{3,10}\.? (?:\([^)]{2,40}\)) ?[.]?[-–—:]|` +
		town + `, \p{L}{3,10}\.? \d{1,2},? 20\d\d ?[.]?[-–—:]|` +
		town + `,? ` + dateArticle + `\d{1,2} ` + dayOf + `?\p{L}{3,10}\.? 20\d\d|` +
		`\p{Lu}{3,}(?:[ /-]+\p{Lu}{2,})*,? \d{1,2} ` + dayOf + `?\p{L}{3,10}\.?,? ` + wording.Pattern("year-of") + `?20\d\d ?[.]?[-–—:]|` +
		town + `(?:, ` + town + `)? \d{1,2} ` + dayOf + `?\p{L}{3,10}\.? ?[-–—]|\p{Lu}\p{Ll}{2,8} \d{1,2}, 20\d\d ?[-–—])`
})

// Parts of datelines.
var (
	town        = `(?:\p{Lu}[\p{L}'’-]+(?: \p{Ll}{2} \p{Lu}\p{L}+)?/)?` + wording.Pattern("town-start") + `?\p{Lu}[\p{L}'’-]+(?:, \p{Lu}\.\p{Lu}\.)?(?: \([\p{L} ]+\))?`
	opener      = strings.Join(openers(), " |") + " "
	dateArticle = wording.Pattern("date-article")
	dayOf       = wording.Pattern("day-of")
)

// openers are the words with which sentences begin, in all languages.
func openers() []string {
	var out []string
	for _, l := range schema.Langs {
		out = append(out, lang.Opener.Words(l)...)
	}
	return out
}

// rePlaced matches a dateline without a date, which a whole sentence follows:
// "Geneva – At least", "CIUDAD DE PANAMÁ (AP) — El presidente".
var rePlaced = wording.Lazy(func() string {
	return `(?:[\p{Ll}\d)»”"]|\p{Lu}{2}) ((?:` + town + `|\p{Lu}{3,}(?:[ -]\p{Lu}{2,}){0,3})(?: \([\p{L} /]{2,30}\))?,? ?(?:(?:[–—]|\.-) ?\p{Lu}|- (?:` + opener + `))(?:.*\.|.{60}))`
})

// reAged matches the person with whose age a report begins: "Aminata, 24 ans".
var reAged = wording.Lazy(func() string {
	return `\p{Ll} (\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?, ` + wording.Pattern("age-of") + `?\d{1,2}(?:` + wording.Pattern("age") + `|,))`
})

// reDated matches a bracket that ends in a year, as titles of reports do, and
// what follows it.
var reDated = wording.Lazy(func() string { return `20\d\d ?\) (\p{Lu})` })

// leadAt returns where the text begins that a line goes on with after its
// title, or -1 where no boundary is certain. after is the text after the line;
// capitals says that titles have capitals for more than names.
func leadAt(s, after string, capitals bool) int {
	if !leads(s) {
		return -1
	}
	s = text.CutAt(s, farthestLead)
	return signsIn(s).lead(s, after, capitals)
}

// leads reports whether a line is long enough to have a lead.
func leads(s string) bool { return len(s) > runOn || len(s) > runOnDot && strings.HasSuffix(s, ".") }

// farthestLead is how many bytes of a line are looked at: a lead that begins later
// ends no title.
const farthestLead = wording.LongestTitle + leastIs + runOn

// signs are where signs show that the text begins after a title, or -1.
type signs struct{ sentence, opening, dated, placed, repeat int }

// signsIn returns the signs in s.
func signsIn(s string) signs {
	return signs{sentenceAt(s), openingAt(s), datedAt(s), PlacedAt(s), repeatAt(s)}
}

// lead returns where the text begins in s, or -1 where the signs leave it open.
func (x signs) lead(s, after string, capitals bool) int {
	capitals = capitals && manyCapitals(s)
	common := -1
	if !capitals {
		common = commonAt(s, after)
	}
	best := -1
	for _, at := range [...]int{x.sentence, x.opening, x.dated, x.placed, x.repeat, common} {
		if at >= leastWas && strings.Count(s[:at], "(") == strings.Count(s[:at], ")") && len(s)-at >= leastIs && (best < 0 || at < best) {
			best = at
		}
	}
	if best < 0 || strings.HasSuffix(s[:best], ". ") {
		if at := clauseAt(s[:max(best, len(s)*btoi(best < 0))], after); at > 0 {
			return at
		}
	}
	return best
}

// clauseAt returns where a capital begins a word in s that goes on with a small
// one, after a word that can end a title of some length: the likeliest beginning of a sentence
// where nothing else shows one, or -1. Titles in which many words have capitals
// end before it only with a figure or a bracket.
func clauseAt(s, after string) int {
	const least, rest = 40, 30
	capitals := manyCapitals(s)
	at := 0
	before := ""
	for word := range strings.SplitSeq(s, " ") {
		start := at
		at += len(word) + 1
		first, n := utf8.DecodeRuneInString(word)
		next, _, _ := strings.Cut(s[min(at, len(s)):], " ")
		lower, _ := utf8.DecodeRuneInString(next)
		last := lastRune(before)
		ends := strings.ContainsRune("0123456789)»”", last) || !capitals && unicode.IsLower(last) && before == strings.ToLower(before)
		if start >= least && n < len(word) && unicode.IsUpper(first) && word != strings.ToUpper(word) && unicode.IsLower(lower) && len(s)-start >= rest &&
			ends && !wording.Connects(strings.ToLower(before)) && !wording.Connects(next) && (unicode.IsDigit(last) || !named(word, after)) &&
			strings.Count(s[:start], "(") == strings.Count(s[:start], ")") {
			return start
		}
		before = word
	}
	return -1
}

// datedAt returns where a dateline with a date, a person with an age, or what
// follows a year in brackets begins in s, whichever comes first, or -1.
func datedAt(s string) int {
	if !strings.ContainsAny(s, "0123456789") {
		return -1
	}
	best := -1
	for _, re := range []func() *automaton.Regexp{reDateline, reAged, reDated} {
		if at := submatchAt(re(), s); at >= leastWas && (best < 0 || at < best) {
			best = at
		}
	}
	return best
}

// submatchAt returns where the first group of re begins in s, at the first
// match that leaves a title before it.
func submatchAt(re *automaton.Regexp, s string) int {
	for _, m := range re.FindAllStringSubmatchIndex(s, 8) {
		if m[2] >= leastWas && !wording.Connects(strings.ToLower(wording.LastWord(s[:m[2]]))) {
			return m[2]
		}
	}
	return -1
}

var (
	reDayNumber = wording.Lazy(func() string { return `^\d{1,2}$` })
	reSubtitle  = wording.Lazy(func() string { return `^[^–—]{3,60}[–—] ?` + wording.Pattern("subtitle") })
)

// PlacedAt returns where a dateline without a date begins in s: not after the
// number of a day, and not the name before a subtitle.
func PlacedAt(s string) int {
	if !strings.Contains(s, "–") && !strings.Contains(s, "—") && !strings.Contains(s, ".-") && !strings.Contains(s, " - ") {
		return -1
	}
	at := submatchAt(rePlaced(), s)
	if at < 0 || reDayNumber().MatchString(wording.LastWord(s[:at])) || reSubtitle().MatchString(s[at:]) {
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
		if word := wording.LastWord(s[:i]); unicode.IsUpper(r) && len(word) > 3 && !strings.Contains(word, ".") {
			return i + 2
		}
	}
	return -1
}

// subjectAgain returns where the name that opens s opens a sentence again, or a
// name stands twice in a row, or -1.
func subjectAgain(s string) int {
	const long = 4
	first, _, _ := strings.Cut(s, " ")
	at := 0
	before := ""
	for word := range strings.SplitSeq(s, " ") {
		start := at
		at += len(word) + 1
		r, _ := utf8.DecodeRuneInString(word)
		last, _ := utf8.DecodeLastRuneInString(before)
		next, _ := utf8.DecodeRuneInString(s[min(at, len(s)):])
		bare := strings.TrimRight(word, ",")
		switch {
		case start < leastWas || len(bare) < long || !unicode.IsUpper(r):
		case bare == before, bare == first && unicode.IsLower(next) && (unicode.IsLower(last) || unicode.IsDigit(last)) && !wording.Connects(strings.ToLower(before)):
			return start
		}
		before = word
	}
	return -1
}

// repeatAt returns where the first two words of s stand again, or an acronym
// that opens it, before a comma.
func repeatAt(s string) int {
	if name, _, _ := strings.Cut(s, " "); wording.Acronym(strings.TrimRight(name, ":")) && len(name) > 2 {
		name = " " + strings.TrimRight(name, ":") + ", "
		if at := strings.Index(s, name); at > 0 {
			return at + 1
		}
	}
	if at := subjectAgain(s); at > 0 {
		return at
	}
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

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
