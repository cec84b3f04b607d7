package profile

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/frame"
)

// aroundPassage is how many bytes of a sentence are shown on each side of a
// passage at most.
const aroundPassage = 160

// sentence returns the sentence in which a piece of evidence stands, with the
// passage marked.
func (s *Corridors) sentence(r *frame.Request, id schema.ID, e schema.Evidence) ([]search.Span, error) {
	alone := []search.Span{{Text: strings.Join(strings.Fields(e.Passage), " "), Mark: true}}
	if e.Page == 0 {
		return alone, nil
	}
	pages, err := s.Catalogue.Pages(r.Ctx(), id, []int{e.Page})
	if err != nil {
		return nil, err
	}
	if len(pages) == 0 || e.End > len(pages[0].Text) || e.Start < 0 || e.Start > e.End {
		return alone, nil
	}
	return sentenceAround(pages[0].Text, e.Start, e.End), nil
}

// sentenceAround takes the sentences of text apart in which start to end
// stands. What is longer than aroundPassage on a side is cut at a word.
func sentenceAround(text string, start, end int) []search.Span {
	from, to := 0, len(text)
	for at := range boundaries(text) {
		if at >= end {
			to = at
			break
		}
		if at <= start {
			from = at
		}
	}
	before := text[from:start]
	if len(before) > aroundPassage {
		before = "… " + afterSpace(before[len(before)-aroundPassage:])
	}
	after := text[end:to]
	if len(after) > aroundPassage {
		after = beforeSpace(after[:aroundPassage]) + " …"
	}
	return []search.Span{{Text: strings.TrimLeftFunc(oneLine(before), unicode.IsSpace)}, {Text: oneLine(text[start:end]), Mark: true}, {Text: strings.TrimRightFunc(oneLine(after), unicode.IsSpace)}}
}

func afterSpace(s string) string {
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		return strings.TrimLeftFunc(s[i:], unicode.IsSpace)
	}
	return strings.ToValidUTF8(s, "")
}

func beforeSpace(s string) string {
	if i := strings.LastIndexFunc(s, unicode.IsSpace); i >= 0 {
		return strings.TrimRightFunc(s[:i], unicode.IsSpace)
	}
	return strings.ToValidUTF8(s, "")
}

// boundaries yields where sentences of text begin after the first, and its
// end.
func boundaries(text string) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i, r := range text {
			at := -1
			switch r {
			case '.', '!', '?', '…':
				at = afterStop(text, i, r)
			case '\n':
				if !continues(text[i+1:]) && !wrapped(text[:i], text[i+1:]) {
					at = i + 1
				}
			}
			if at >= 0 && !yield(at) {
				return
			}
		}
		yield(len(text))
	}
}

// afterStop returns where the sentence begins that follows a stop, or -1 where
// the stop ends none: within a number, a name or an abbreviation.
func afterStop(text string, at int, stop rune) int {
	rest := text[at+utf8.RuneLen(stop):]
	closed := strings.TrimLeft(rest, `"'”’»)]`)
	next, n := utf8.DecodeRuneInString(closed)
	if n > 0 && !unicode.IsSpace(next) {
		return -1
	}
	begin := len(text) - len(closed)
	if stop == '.' && (abbreviated(text[:at]) || continues(closed)) {
		return -1
	}
	return begin
}

// continues reports whether what follows a stop or the end of a line goes on
// with the sentence: with a small letter.
func continues(rest string) bool {
	if strings.HasPrefix(rest, "\n") || strings.Count(rest[:len(rest)-len(strings.TrimLeft(rest, " \n\t"))], "\n") > 1 {
		return false
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " \n\t"))
	return unicode.IsLower(next)
}

// wrappedLine is how many bytes a line has at least that ends because it is full.
const wrappedLine = 45

// wrapped reports whether a line ends because it is full, not with its sentence:
// it is long, its last word ends with a small letter or a comma, and another line
// follows at once. A name may begin that one.
func wrapped(before, rest string) bool {
	line := strings.TrimRight(before[strings.LastIndexByte(before, '\n')+1:], " ")
	last, _ := utf8.DecodeLastRuneInString(line)
	next, _ := utf8.DecodeRuneInString(rest)
	return len(line) >= wrappedLine && (unicode.IsLower(last) || last == ',') && unicode.IsLetter(next)
}

// abbreviated reports whether the word before a full stop is an abbreviation:
// a single letter, letters with stops between, or one of those that titles and
// references use.
func abbreviated(before string) bool {
	i := strings.LastIndexFunc(before, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("([«“’'\"", r) })
	word := before[max(i, 0):]
	if i >= 0 {
		_, n := utf8.DecodeRuneInString(word)
		word = word[n:]
	}
	letters := []rune(word)
	if len(letters) == 1 && unicode.IsLetter(letters[0]) {
		return true
	}
	if strings.Contains(word, ".") && len([]rune(strings.TrimLeft(word[strings.LastIndex(word, ".")+1:], "-"))) <= 2 {
		return !unicode.IsDigit(letters[len(letters)-1])
	}
	return abbreviations[strings.ToLower(word)] || word == "EE" || word == "UU"
}

// abbreviations are words that are written with a full stop before more of the
// same sentence, in the three languages.
var abbreviations = func() map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq("art arts av cap cf dr dra etc fig figs gen gob gral hon inc jr lic m mm mme mmes mr mrs ms no nos núm nro p pág págs par pp prof sr sra sres st ste tel vol vs aprox approx ca eds ed esp ext ibid op cit dept govt sec st mt") {
		out[w] = true
	}
	return out
}()

// oneLine writes line ends as spaces.
func oneLine(s string) string { return strings.ReplaceAll(strings.ToValidUTF8(s, ""), "\n", " ") }
