package title

import (
	"github.com/simde/simde/corpus/describe/automaton"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/corpus/describe/wording"
	"github.com/simde/simde/schema"
)

// titleSpan finds the first line that can be a title, and joins to it the
// short line that goes on with it.
func titleSpan(r *text.Text) (start, end int, ok bool) {
	text := r.Body
	pos, seen := 0, 0
	office, last := false, ""
	for line := range strings.Lines(text) {
		at := pos
		pos += len(line)
		s := strings.TrimSpace(line)
		if s == "" {
			continue
		}
		if seen++; seen > 12 {
			return 0, 0, false
		}
		office = wording.Letterhead(s) || office && wording.Connects(strings.ToLower(wording.LastWord(last)))
		last = s
		if office || !titleLike(s) {
			continue
		}
		start = at + strings.Index(line, s)
		end = start + len(s)
		for range 2 {
			rest := text[min(end+1, len(text)):]
			next, n := nextLine(rest)
			if n == 0 || end-start >= 130 || !goesOn(text[start:end], next) {
				break
			}
			end += 1 + n
		}
		return start, end, true
	}
	return 0, 0, false
}

func nextLine(rest string) (string, int) {
	line, _, _ := strings.Cut(rest, "\n")
	s := strings.TrimSpace(line)
	return s, strings.Index(line, s) + len(s)
}

// goesOn reports whether next continues a title that line begins: the title
// was wrapped, or is set in several short lines.
func goesOn(line, next string) bool {
	if next == "" || len(next) > 120 || !titleLike(next) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(next)
	if wording.Connects(strings.ToLower(line[strings.LastIndexByte(line, ' ')+1:])) {
		return true
	}
	if unicode.IsLower(r) {
		return len(line) > 30
	}
	last := line[len(line)-1]
	return len(line) < 70 && len(next) < 80 && last != '.' && last != ':' && next[len(next)-1] != '.' && next[len(next)-1] != ':'
}

// stops are marks of type or of a table, before which a title ends.
var stops = []string{" **", "\u200b", besideTitle, " _", " *", " [", "\t"}

// besideTitle stands between a title and what is beside it in the same type.
const besideTitle = " | "

// runsOn reports whether a line may hold more than a title.
func runsOn(s string) bool {
	return len(s) > runOn || len(s) > runOnDot && strings.HasSuffix(s, ".") || slices.ContainsFunc(stops, func(stop string) bool { return strings.Contains(s, stop) })
}

// titleEnd returns where a title ends that has the first paragraph on the same
// line; after is the text after it.
func titleEnd(s string, capitals bool, after string) int {
	return endBefore(s, func(cut string) int { return leadAt(cut, after, capitals) })
}

// endBefore returns where a title ends that has the first paragraph on the same
// line; leadAt says where that begins in what is left of the line before a mark.
func endBefore(s string, leadAt func(s string) int) int {
	if i := datedAt(text.CutAt(s, wording.LongestTitle)); i > 0 && unicode.IsUpper(rune(s[i])) {
		return len(strings.TrimRight(s[:i], " "))
	}
	for _, stop := range stops {
		if i := strings.Index(s, stop); i > 15 {
			s = s[:i]
		}
	}
	if i := leadAt(s); i > 0 && i <= wording.LongestTitle {
		return len(strings.TrimRight(s[:i], " "))
	}
	if len(s) <= wording.LongestTitle {
		return len(s)
	}
	s = text.CutAt(s, wording.LongestTitle)
	if i := strings.LastIndexByte(s, ' '); i > 0 {
		return i
	}
	return len(s)
}

// reTail matches what stands after a title on its line and is none of it: a tag
// of languages, the symbol of a document, a by-line, a time.
var reTail = wording.Lazy(func() string {
	return `\s+(?:\[[A-Z]{2}(?:/[A-Z]{2})+\]|\p{Lu}{1,6}(?:/[\p{Lu}\d.-]+)+|\p{Lu}{2,6}\d{5,}(?:-\p{Lu}+)?|` + wording.Pattern("by-line") + `(?: \p{Lu}[\p{L}'’-]+){0,4}|(?i:` + wording.Pattern("by-line") + `)(?: \p{Lu}[\p{L}'’-]+){2,4}|[|–-] \d\d?[:.]\d\d)$`
})

// reTailSection matches the heading that stands after a title that ends with a
// year or a bracket.
var reTailSection = wording.Lazy(func() string { return `(?:\)|(?:19|20)\d\d) ((?i:` + wording.Pattern("section") + `)[ :]*)$` })

// reSite matches the name of a site before a title: "WHO EMRO | ".
var reSite = wording.Lazy(func() string { return `^[\p{Lu} .]{2,25} \| ` })

// reTailCapitals matches a heading in capitals after a title that is not in
// capitals.
var reTailCapitals = wording.Lazy(func() string {
	return `(?:[\p{Ll})]|20\d\d) ((?:\p{Lu}{2,}[’'\p{Lu}]* ){1,6}(?:N[°º.]+ ?)?[\p{Lu}\d’'°-]{4,}(?: [\p{Lu}\d’'°-]+)*)$`
})

// reTailExcerpt matches what says that a text is only a part.
var reTailExcerpt = wording.Lazy(func() string { return `(?i)\s*\(` + wording.Pattern("excerpt") + `\)$` })

// reTailWhen matches the day and the hour that are parted from a title by a bar.
var reTailWhen = wording.Lazy(func() string {
	return `(?i)\s*\|\s*(?:` + monthDay + `|` + dayMonth + `)[\p{L}\d,.: ]*$`
})

// reTailTown matches the town in capitals that a day stands behind, as
// datelines have it, after a title that ends with a year.
var reTailTown = wording.Lazy(func() string { return `20\d\d( \p{Lu}{4,})$` })

// loose takes off the end of a title what no title ends with: the article or
// the small word of a by-line with which the text after it begins.
func loose(s string) string {
	word := wording.LastWord(s)
	start := len(strings.TrimRight(s[:len(s)-len(word)], " "))
	if start < leastWas || !lang.OpeningArticle.Has(schema.Undetermined, word) && !slices.ContainsFunc(wording.Alternatives("by-line"), func(by string) bool { return strings.EqualFold(by, word) }) {
		return s
	}
	return s[:start]
}

// tailOf returns where the tail of a title stands, or nil.
func tailOf(s string) []int {
	if s == "" {
		return nil
	}
	last := s[len(s)-1]
	coded := last == ']' || last >= '0' && last <= '9' || last >= 'A' && last <= 'Z'
	if !coded && !slices.ContainsFunc(wording.Alternatives("by-line"), func(by string) bool {
		return strings.Contains(s, " "+by) || strings.Contains(s, " "+strings.ToLower(by)+" ")
	}) {
		return nil
	}
	return reTail().FindStringIndex(s)
}

// trimTail takes off a title what stands around it on its line.
func trimTail(s string) string {
	if loc := reSite().FindStringIndex(s); loc != nil && len(s)-loc[1] >= leastWas {
		s = s[loc[1]:]
	}
	for _, re := range []*automaton.Regexp{reTailExcerpt(), reTailWhen()} {
		if loc := re.FindStringIndex(s); loc != nil && loc[0] >= leastWas {
			s = s[:loc[0]]
		}
	}
	for _, re := range []*automaton.Regexp{reTailSection(), reTailCapitals()} {
		if m := re.FindStringSubmatchIndex(s); m != nil && m[2] >= leastWas {
			s = s[:m[2]]
		}
	}
	for range 2 {
		if loc := tailOf(s); loc != nil && loc[0] >= leastWas {
			s = s[:loc[0]]
		}
		undated := trimTitle(s)
		if m := reTailTown().FindStringSubmatchIndex(undated); m != nil && undated != s {
			return undated[:m[2]]
		}
		s = undated
	}
	return s
}
