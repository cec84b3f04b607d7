package title

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/corpus/describe/wording"
	"github.com/simde/simde/schema"
)

// Ending is a place where the title may end that has text after it on its
// line, and what speaks for it.
type Ending struct {
	At     int // the byte of the line at which the text begins
	Traits []model.Feature
	line   string
}

// Title is what the ending leaves as the title.
func (e Ending) Title() string { return Clean(e.line[:e.At]) }

// Clean returns a title without what catalogues leave out of it: marks of
// type, and a day or a language that stands behind it.
func Clean(s string) string { return trimTail(cleanTitle(s)) }

// What is weighed as an ending: a word of the line from the first bound to the
// second, in bytes.
const (
	leastTitle  = 12
	latestStart = wording.LongestTitle + 40
)

// lineTitle finds the title that opens a page, without what runs on after it on
// its line. What is one line in all is a passage, and cut by the rules.
func (f *Reader) lineTitle(r *text.Text) (start, end int, ok bool) {
	start, end, ok = titleSpan(r)
	if !ok {
		return 0, 0, false
	}
	line := r.Body[start:end]
	best, most := -1, math.Inf(-1)
	if passage := strings.TrimSpace(r.Body[end:]) == ""; f.Ending.Learned() && runsOn(line) && !passage {
		for _, e := range endings(r, start, end, nil) {
			if s := f.Ending.Sum(e.Traits); s > most {
				best, most = e.At, s
			}
		}
	}
	if best < 0 {
		best = titleEnd(line, lang.Of(r.Lang).BareNames, r.Body[end:])
	}
	return start, start + len(strings.TrimRight(line[:best], " \u200b")), true
}

// Endings returns where the title may end that opens a page; none where no
// line of it can be a title. Names of the traits are added to names where that
// is not nil.
func (f *Reader) Endings(r *text.Text, names map[model.Key]string) []Ending {
	start, end, ok := titleSpan(r)
	if !ok {
		return nil
	}
	return endings(r, start, end, names)
}

// endings returns where the title may end of which the line is bytes [start, end).
func endings(r *text.Text, start, end int, names map[model.Key]string) []Ending {
	line := newRunOnLine(r.Body[start:end], r.Body[end:], r.Lang)
	bag := model.Bag{Names: names}
	var out []Ending
	for _, at := range line.starts() {
		bag.Reset()
		line.traits(&bag, at)
		out = append(out, Ending{at, bag.Compact(), line.text})
	}
	return out
}

// reDay matches a day with its month.
var reDay = wording.Lazy(func() string {
	return `(?i)(?:` + monthDay + `|` + dayMonth + `|\d{1,2} ` + wording.Pattern("day-of") + `?(?:` + wording.Pattern("month") + `|` + wording.Pattern("month-short") + `)\b)`
})

// runOnLine is a line that begins with a title, and what is known of it
// before any ending is looked at.
type runOnLine struct {
	text, after string
	capitals    bool // the language writes titles with many capitals
	shown       []shownStart
	dates       [][]int // where days stand
	words       []foldedWord
	first       map[string]int // by form: where the first word of it begins
}

// foldedWord is a word of a line, folded, where it begins, and where the first one
// of its form does.
type foldedWord struct {
	at    int
	form  string
	first int
}

// shownStart is where a sign shows that the text begins, or -1.
type shownStart struct {
	sign string
	at   int
}

func newRunOnLine(s, after string, l schema.Lang) *runOnLine {
	const enough = 6000 // of the text, to see how it writes a word
	line := &runOnLine{text: s, after: text.CutAt(after, enough), capitals: lang.Of(l).BareNames}
	near := text.CutAt(s, farthestLead)
	signs := signsIn(near)
	lead := -1
	if leads(s) {
		lead = signs.lead(near, after, line.capitals)
	}
	line.shown = []shownStart{
		{"sentence", signs.sentence}, {"opening", signs.opening}, {"dated", signs.dated}, {"placed", signs.placed},
		{"repeat", signs.repeat}, {"common-noun", commonAt(near, after)}, {"clause", clauseAt(near, after)}, {"lead", lead},
		{"rules", endBefore(s, func(cut string) int {
			if len(cut) < len(s) {
				return leadAt(cut, after, line.capitals)
			}
			return lead
		})},
	}
	line.dates = reDay().FindAllStringSubmatchIndex(text.CutAt(near, latestStart+runOnDot), 4)
	const reach = latestStart + 400 // bytes
	at := 0
	line.first = map[string]int{}
	for w := range strings.SplitSeq(text.CutAt(s, reach), " ") {
		form := wording.Words(w)
		first, known := line.first[form]
		if !known {
			first = at
			line.first[form] = first
		}
		line.words = append(line.words, foldedWord{at, form, first})
		at += len(w) + 1
	}
	return line
}

// starts are the bytes of the line at which the text may begin: words with a
// capital, figures and marks, and the end of the line.
func (l *runOnLine) starts() []int {
	var out []int
	end := l.typeAt()
	for i := leastTitle; i < min(end+1, len(l.text), latestStart); i++ {
		if !opensWord(l.text, i) {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(l.text[i:]); !unicode.IsLower(r) {
			out = append(out, i)
		}
	}
	if end == len(l.text) && end <= latestStart {
		out = append(out, len(l.text))
	}
	return out
}

// typeAt returns where the type of the line changes, which ends any title; the
// end of the line where it does not.
func (l *runOnLine) typeAt() int {
	first := len(l.text)
	for _, mark := range stops {
		if at := strings.Index(l.text[leastTitle:], mark); mark != besideTitle && at >= 0 {
			first = min(first, leastTitle+at+1)
		}
	}
	return first
}

// opensWord reports whether a word or a mark begins at byte i of s.
func opensWord(s string, i int) bool {
	if !utf8.RuneStart(s[i]) || s[i] == ' ' {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	return unicode.IsSpace(before) || before == '\u200b'
}

// traits adds what speaks for the text's beginning at a byte of the line, and
// against it.
func (l *runOnLine) traits(bag *model.Bag, at int) {
	title, rest := strings.TrimRight(l.text[:at], " \u200b"), l.text[at:]
	bag.Add(1, "bias")
	for _, s := range l.shown {
		bag.AddIf(abs(s.at-at) <= 1 && s.at > 0, "sign ", s.sign)
		bag.AddIf(s.at > 0 && s.at < at-1, "after sign ", s.sign)
	}
	l.lengths(bag, title, rest)
	before, next := wording.LastWord(title), firstWord(rest)
	bag.AddIf(true, "title-end ", l.last(before))
	bag.AddIf(true, "text-start ", shape(next))
	bag.AddIf(true, l.last(before), " ", shape(next), " ", shape(firstWord(restAfter(rest))))
	pair := before + " " + next
	bag.AddIf(next != "" && (strings.Contains(rest[len(next):], pair) || strings.Contains(l.after, pair)), "pair elsewhere")
	bag.AddIf(strings.ContainsFunc(next, unicode.IsLetter), "next word ", wording.Words(next))
	bag.AddIf(strings.ContainsFunc(before, unicode.IsLetter), "word before ", wording.Words(before))
	bag.AddIf(strings.ContainsFunc(before, unicode.IsLower), "end of word before ", wordEnd(before))
	bag.AddIf(strings.ContainsFunc(next, unicode.IsLower), "end of next word ", wordEnd(next))
	bag.AddIf(strings.ContainsFunc(next, unicode.IsLower), "ends ", wordEnd(before), " ", shape(next))
	bag.AddIf(wording.Connects(strings.ToLower(before)), "before connects")
	bag.AddIf(wording.Connects(strings.ToLower(next)), "next connects")
	bag.AddIf(strings.Count(title, "(") > strings.Count(title, ")"), "open bracket")
	bag.AddIf(strings.Count(title, "“") > strings.Count(title, "”") || strings.Count(title, "«") > strings.Count(title, "»"), "open quotation")
	if within, then, ok := strings.Cut(rest, ")"); ok && strings.HasPrefix(within, "(") {
		bag.AddIf(true, "bracket, then ", shape(firstWord(strings.TrimLeft(then, " "))))
		bag.AddIf(len(within) < leastIs, "short bracket")
	}
	l.openings(bag, rest, next)
	l.style(bag, title, rest)
	l.again(bag, title, next)
}

// lengths adds how long the title and the text after it are.
func (l *runOnLine) lengths(bag *model.Bag, title, rest string) {
	for _, n := range []int{25, 40, 60, 80, 100, 120, 140, 170, 200} {
		bag.AddIf(len(title) > n, "longer than ", lengthNames[n])
	}
	if stop := strings.Index(rest, ". "); stop >= 0 {
		for _, n := range []int{25, 40, 60, 80, 120, 170} {
			bag.AddIf(stop > n, "sentence longer than ", lengthNames[n])
		}
	}
	bag.AddIf(rest == "", "end of line")
	bag.AddIf(rest == "" && len(title) > runOn, "end of long line")
	bag.AddIf(rest != "" && len(rest) < leastIs && l.after != "", "short rest")
}

// lengthNames are the names of lengths in bytes.
var lengthNames = map[int]string{25: "25", 40: "40", 60: "60", 80: "80", 100: "100", 120: "120", 140: "140", 170: "170", 200: "200"}

// openings adds with which sort of word the text begins.
func (l *runOnLine) openings(bag *model.Bag, rest, next string) {
	then := firstWord(restAfter(rest))
	opener := lang.Opener.Has(schema.Undetermined, next)
	bag.AddIf(opener, "opener")
	bag.AddIf(opener, "opener ", shape(then))
	bag.AddIf(lang.OpeningArticle.Has(schema.Undetermined, next), "article ", shape(then))
	bag.AddIf(wording.Elides(next), "elided")
	bag.AddIf(lang.FirstPerson.Has(schema.Undetermined, next), "first person")
	const soon, first = 45, 3 // bytes
	at := len(l.text) - len(rest)
	for _, d := range l.dates {
		bag.AddIf(d[0] >= at && d[0] <= at+first, "date first")
		bag.AddIf(d[0] > at+first && d[0] <= at+soon, "date soon")
		bag.AddIf(d[0] < at && d[1] > at, "within date")
		bag.AddIf(d[0] < at && d[1] <= at && d[1]+first >= at, "after date")
	}
}

// style adds how the use of capitals changes from the title to the text.
func (l *runOnLine) style(bag *model.Bag, title, rest string) {
	const words = 8
	r := firstWords(rest, words)
	before, after := capitalShare(lastWords(title, words)), capitalShare(r[min(1, len(r)):])
	if len(r) > 2 {
		bag.Add(max(before-after, 0), "fewer capitals")
		bag.Add(max(after-before, 0), "more capitals")
	}
	many := manyCapitals(title)
	bag.AddIf(many, "title in capitals ", shape(firstWord(rest)))
	bag.AddIf(!many, "title in small letters ", shape(firstWord(rest)))
}

// capitalShare is the share of words of some length that begin with a capital.
func capitalShare(words []string) float64 {
	const long = 4
	n, capitals := 0, 0
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); len(w) >= long && unicode.IsLetter(r) {
			n++
			capitals += btoi(unicode.IsUpper(r))
		}
	}
	return float64(capitals) / float64(max(n, 1))
}

// again adds how far the text says again what the title says, and whether the
// text writes its first word small elsewhere.
func (l *runOnLine) again(bag *model.Bag, title, next string) {
	const long, words = 5, 25
	n, after := 0, 0
	for _, w := range l.words {
		if w.at < len(title) {
			continue
		}
		if after++; after > words {
			break
		}
		n += btoi(len(w.form) >= long && w.first < len(title))
	}
	bag.Add(float64(min(n, 4))/4, "said again")
	word := strings.Trim(next, ",.:;*()")
	if first, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(first) || len(word) < 3 {
		return
	}
	first, known := l.first[wording.Words(word)]
	bag.AddIf(len(word) >= long && known && first < len(title), "next said again")
	bag.AddIf(strings.Contains(l.after, " "+strings.ToLower(word)+" "), "next small elsewhere")
	bag.AddIf(named(word, l.after), "next named elsewhere")
}

// last says what a word that stands before an ending ends with.
func (l *runOnLine) last(word string) string {
	r := lastRune(word)
	switch {
	case unicode.IsDigit(r):
		return "figure"
	case strings.ContainsRune(".?!", r):
		return "stop"
	case strings.ContainsRune(":;,|-–—/", r):
		return "mark"
	case strings.ContainsRune(")]", r):
		return "bracket"
	case strings.ContainsRune("»”’\"'", r):
		return "quotation"
	case wording.Acronym(word):
		return "acronym"
	}
	if first, _ := utf8.DecodeRuneInString(word); unicode.IsUpper(first) {
		return "capital"
	}
	return "small"
}

// shape says what a word looks like.
func shape(word string) string {
	first, n := utf8.DecodeRuneInString(word)
	switch {
	case word == "":
		return "nothing"
	case strings.ContainsRune("*_[", first):
		return "type"
	case strings.ContainsRune("|–—-:", first):
		return "mark"
	case unicode.IsDigit(first):
		return "figure"
	case strings.ContainsRune("(«“\"‘", first):
		return "bracket"
	case wording.Acronym(strings.Trim(word, ".,:;")):
		return "acronym"
	case unicode.IsUpper(first) && n == len(word):
		return "letter"
	case unicode.IsUpper(first):
		return "capital"
	case unicode.IsLower(first):
		return "small"
	}
	return "symbol"
}

// wordEnd returns the last letters of a word, folded.
func wordEnd(word string) string {
	const letters = 3
	w := wording.Words(word)
	return w[max(0, len(w)-letters):]
}

func firstWord(s string) string {
	word, _, _ := strings.Cut(s, " ")
	return strings.Trim(word, "\u200b")
}

// restAfter returns s without its first word.
func restAfter(s string) string {
	_, rest, _ := strings.Cut(s, " ")
	return strings.TrimLeft(rest, " ")
}

func abs(x int) int { return max(x, -x) }
