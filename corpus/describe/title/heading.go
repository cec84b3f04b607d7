package title

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/wording"
	"github.com/simde/simde/schema"
)

var (
	// reSection matches headings of parts of a document, which are no titles.
	reSection = wording.Lazy(func() string { return `(?i)^(?:[\dIVX]+\.? )?` + wording.Pattern("section") + `[ :.]*$` })
	// reMasthead matches what stands over titles: the names of gazettes and of
	// assemblies, what is handed in for a degree.
	reMasthead = wording.Lazy(func() string { return `(?i)^` + wording.Pattern("masthead") + `[ :.]*$` })
	// reGenre matches what says only which sort of document this is.
	reGenre = wording.Lazy(func() string { return `(?i)^` + wording.Pattern("genre") + `[ :.]*$` })
	// monthDay and dayMonth are days as titles end with them.
	monthDay = wording.Pattern("month") + ` \d{1,2}` + wording.Pattern("day-ending") + `?,? (?:19|20)\d\d`
	dayMonth = `\d{1,2}` + wording.Pattern("day-ending") + `?[ /.-]+` + wording.Pattern("day-of") + `?(?:` + wording.Pattern("month") + `|` + wording.Pattern("month-short") + `|\d{1,2})[ /.,-]+` + wording.Pattern("year-of") + `?(?:19|20)\d\d`
	// reTailDate matches the day that a title ends with, and what leads to it.
	reTailDate = wording.Lazy(func() string {
		return `(?i)[\s,:|–—-]+(` + wording.Pattern("as-of") + ` )?(?:` + monthDay + `|(` + dayMonth + `))\s*$`
	})
	// reRange matches the beginning of a period that ends with a day.
	reRange    = wording.Lazy(func() string { return `(?i)(?:\d|` + wording.Pattern("month") + `)(?: \d{4})? ?[-–—]+ ?$` })
	reDayMonth = wording.Lazy(func() string {
		return `(?i)\d{1,2}` + wording.Pattern("day-ending") + `? ` + wording.Pattern("day-of") + `?(?:` + wording.Pattern("month") + `)?$`
	})
	// reHour matches an hour, with which the day belongs to the title.
	reHour = wording.Lazy(func() string { return `(?i)\d ?[ap]\.?m\.?,? ?$|\d:\d\d,? ?$` })
	// reOnlyDate matches a line that is a date and nothing else.
	reOnlyDate = wording.Lazy(func() string {
		return `(?i)^(?:\p{L}+,? )?(?:(?:` + wording.Pattern("as-of") + `) )?(?:` + monthDay + `|` + dayMonth + `|(?:` + wording.Pattern("month") + `)(?: ` + wording.Pattern("year-of") + `?| )(?:19|20)\d\d|(?:19|20)\d\d)[.\s]*$`
	})
	reOnlyYear   = wording.Lazy(func() string { return `^(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?$` })
	reTitleLabel = wording.Lazy(func() string { return `(?i)^` + wording.Pattern("title-label") + ` ?: ?` })
	reTailYear   = wording.Lazy(func() string { return `[ ,(]+(?:19|20)\d\d\)?$` })
	reLabelled   = wording.Lazy(func() string { return `(?i)^(?:` + wording.Pattern("author-label") + `)(?: ?:.*| \p{Lu}.*)$` })
)

// headingWeights say what speaks for a heading as the title, or for its first
// part. They are few, and set by hand on the half of the catalogue that is
// learned from.
var headingWeights = model.Weights{"size": 2, "heavy": 0.4, "height": 2.5, "capitals": 0.4, "short": -0.8, "lengthy": -1.5, "sentence": -1.5, "genre": -0.5}

// headingTraits are the traits of a heading, of which the highest on its page
// begins at top.
func headingTraits(h schema.Heading, top float64) []model.Trait {
	const most = 2.6 // sizes above it are those of a number in a box as well
	words := len(strings.Fields(h.Text))
	return []model.Trait{
		{Name: "size", Much: min(h.Size, most)},
		{Name: "heavy", Much: model.Truth(h.Heavy)},
		{Name: "height", Much: h.Top / max(top, 1)},
		{Name: "capitals", Much: model.Truth(h.Text == strings.ToUpper(h.Text))},
		{Name: "short", Much: model.Truth(words < 2)},
		{Name: "lengthy", Much: model.Truth(len(h.Text) > wording.LongestTitle)},
		{Name: "sentence", Much: model.Truth(strings.HasSuffix(h.Text, "."))},
		{Name: "genre", Much: model.Truth(reGenre().MatchString(h.Text))},
	}
}

// titleHeading reports whether a heading can be a part of a title.
func titleHeading(h schema.Heading) bool {
	s := h.Text
	letters := 0
	for _, r := range s {
		letters += btoi(unicode.IsLetter(r))
	}
	return letters >= 4 && 2*letters > len(s)/2 && !reSection().MatchString(s) && !reMasthead().MatchString(s) && !reOnlyDate().MatchString(s) && !reNoTitle().MatchString(s) && !reLabelled().MatchString(s) &&
		!strings.Contains(s, "://") && !strings.Contains(s, "@") && !strings.Contains(s, "…") && !strings.HasSuffix(s, ":") && !wording.Letterhead(s)
}

// Printed returns the text of a heading without symbols of a font's own, and
// without the label that calls it a title.
func Printed(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Co, r) || r == utf8.RuneError {
			return -1
		}
		return r
	}, s)
	s = wording.OneLine(s)
	if title, ok := labelledTitle(s); ok {
		return title
	}
	return s
}

// labelledTitle returns what a form has after the label of a title: "Project
// title: …", "Title/year: …, 2023".
func labelledTitle(s string) (string, bool) {
	label := reTitleLabel().FindString(s)
	if label == "" {
		return "", false
	}
	title := strings.TrimRight(s[len(label):], " .")
	if strings.Contains(label, "/") {
		title = strings.TrimRight(reTailYear().ReplaceAllString(title, ""), " ")
	}
	return title, true
}

// Sizes of type by which headings belong together, in sizes of the text.
const (
	StandsOut = 1.08 // a title is this much larger, or heavier
	Subtitle  = 1.15 // what goes on with it
	gap       = 1.7  // times the larger type, between two parts of a title
)

// headedTitle returns the title that the type of a page's headings shows, and
// how far that can be trusted; "" where nothing stands out.
func headedTitle(all []schema.Heading, page int) (string, float64) {
	var hs []schema.Heading
	top := 0.0
	for _, h := range all {
		if h.Text = Printed(h.Text); h.Page == page && h.Text != "" {
			hs = append(hs, h)
			top = max(top, h.Top)
		}
	}
	best := mainHeading(hs, top)
	if best < 0 {
		return plainHeading(hs)
	}
	first, last := reach(hs, best)
	title := joinHeadings(hs[first : last+1])
	if len(title) > wording.LongestTitle+100 {
		title = hs[best].Text
		if reGenre().MatchString(title) && best < last {
			title = joinHeadings(hs[best+1 : last+1])
		}
	}
	return trimTitle(title), min(hs[best].Size, 2)
}

// mainHeading returns which of the headings of a page, of which the highest
// begins at top, is the title or its first part; -1 where none stands out.
func mainHeading(hs []schema.Heading, top float64) int {
	const least = 4 // letters
	best, most := -1, 0.0
	for i, h := range hs {
		if !titleHeading(h) || h.Size < StandsOut && !h.Heavy || utf8.RuneCountInString(h.Text) < least {
			continue
		}
		if s := headingWeights.Sum(headingTraits(h, top)); best < 0 || s > most {
			best, most = i, s
		}
	}
	return best
}

// plainHeading returns the first block of a page that is set in one type, where
// it is at most two lines above others.
func plainHeading(hs []schema.Heading) (string, float64) {
	const lines, words, among = 2.6, 3, 5
	for _, h := range hs[:min(among, max(len(hs)-1, 0))] {
		if titleHeading(h) && h.Top-h.Bottom < lines && len(h.Text) <= wording.LongestTitle && len(strings.Fields(h.Text)) >= words && !strings.HasSuffix(h.Text, ".") && !bulleted(h.Text) {
			return trimTitle(h.Text), h.Size
		}
	}
	return "", 0
}

// bulleted reports whether a line is an item of a list.
func bulleted(s string) bool { return strings.HasPrefix(s, "•") || strings.HasPrefix(s, "- ") }

// reach returns the first and the last of the headings that make a title with
// that at i: those in large type right above it and right below it.
func reach(hs []schema.Heading, i int) (first, last int) {
	first, last = i, i
	for first > 0 && titleHeading(hs[first-1]) && hs[first-1].Size >= Subtitle && near(hs[first-1], hs[first]) {
		first--
	}
	for last+1 < len(hs) {
		next := hs[last+1]
		bare := reGenre().MatchString(joinHeadings(hs[first : last+1]))
		if bare && reOnlyDate().MatchString(next.Text) {
			last++
			continue
		}
		if !titleHeading(next) || !bare && (next.Size < Subtitle || !near(hs[last], next)) || strings.HasSuffix(next.Text, ".") {
			break
		}
		last++
	}
	return first, last
}

// near reports whether a heading stands right below another.
func near(above, below schema.Heading) bool {
	return above.Bottom-below.Top < gap*max(above.Size, below.Size)
}

// joinHeadings makes one title of its parts; a part in another type goes after
// a colon, unless the sentence goes on.
func joinHeadings(parts []schema.Heading) string {
	title := ""
	for i, p := range parts {
		switch r, _ := utf8.DecodeRuneInString(p.Text); {
		case i == 0:
			title = p.Text
		case reOnlyYear().MatchString(p.Text) && reGenre().MatchString(title):
			title += " " + p.Text
		case reOnlyDate().MatchString(p.Text):
		case unicode.IsLower(r) || wording.Connects(strings.ToLower(wording.LastWord(title))) || strings.ContainsAny(title[len(title)-1:], ":?!-|"):
			title += " " + p.Text
		default:
			title += ": " + p.Text
		}
	}
	return title
}

// trimTitle takes off a title the day that it ends with, unless a period ends
// there or an hour stands before it.
func trimTitle(s string) string {
	if end := strings.TrimRight(s, " "); end == "" || !unicode.IsDigit(rune(end[len(end)-1])) {
		return cleanTitle(s)
	}
	m := reTailDate().FindStringSubmatchIndex(s)
	if m == nil || m[0] < leastWas || reHour().MatchString(s[:m[0]]) {
		return cleanTitle(s)
	}
	if dayFirst := m[4]; dayFirst >= 0 && (reRange().MatchString(s[:dayFirst]) || m[2] >= 0 && reDayMonth().MatchString(s[:m[0]])) {
		return cleanTitle(s)
	}
	return cleanTitle(strings.TrimRight(s[:m[0]], " ,:|–—-"))
}

// OnlyDate reports whether a line is a date and nothing else.
func OnlyDate(s string) bool { return reOnlyDate().MatchString(s) }

// agrees reports whether a page shows a title: all of its words in a row.
func agrees(title string, pages []schema.Page) bool {
	want := wording.Words(title)
	return want != "" && slices.ContainsFunc(pages[:min(2, len(pages))], func(p schema.Page) bool {
		return strings.Contains(" "+wording.Words(p.Text)+" ", " "+want+" ")
	})
}
