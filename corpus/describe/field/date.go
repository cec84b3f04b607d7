package field

import (
	"strconv"
	"strings"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/corpus/describe/wording"
	"github.com/simde/simde/schema"
)

// Date finds the date of publication: where the text labels one, in a
// dateline, alone on a line, in the title, as the end of the period reported, in
// the link to the whole text or in the address. An event's date is none of these. Where nothing says it, it stays unknown.
func (f *Reader) Date(d *text.Document) {
	basis := d.Doc.Basis[schema.FieldPublished]
	if basis.By.Rank() >= schema.ByFile.Rank() && d.Doc.Published != "" {
		return
	}
	d.Doc.Published = ""
	delete(d.Doc.Basis, schema.FieldPublished)
	if len(d.Pages) == 0 {
		return
	}
	for _, find := range []func(*text.Document) (dated, *text.Text, string, float64){f.labelledDate, f.headDate, f.dateline, f.periodDate, f.titleDate, f.linkDate} {
		x, r, rule, confidence := find(d)
		if r == nil || f.Latest > 0 && string(x.date[:4]) > strconv.Itoa(f.Latest) {
			continue
		}
		d.Doc.Published = x.date
		d.Doc.Basis[schema.FieldPublished] = schema.Basis{By: schema.Inferred, Confidence: confidence, Evidence: []schema.Evidence{r.Evidence(x.first, x.end, rule)}}
		return
	}
	f.fallbackDate(d)
}

// fallbackDate takes the date of the address, or else the year or the month that
// the title ends with.
func (f *Reader) fallbackDate(d *text.Document) {
	date, basis := addressDate(d.Doc.SourceURL)
	if date == "" {
		date, basis = f.titleEndDate(d.Doc.Title, d.Doc.Language)
	}
	if date != "" {
		d.Doc.Published = date
		d.Doc.Basis[schema.FieldPublished] = basis
	}
}

// addressDate reads the date in the address of a document.
func addressDate(url string) (schema.Date, schema.Basis) {
	m := reURLDate().FindStringSubmatch(url)
	if m == nil {
		return "", schema.Basis{}
	}
	s := m[1] + "-" + m[2]
	if m[3] != "" {
		s += "-" + m[3]
	}
	date, err := schema.ParseDate(s)
	if err != nil {
		return "", schema.Basis{} // a number of another kind
	}
	return date, schema.Basis{By: schema.Inferred, Confidence: 0.8, Evidence: []schema.Evidence{{Passage: url, Rule: "date.address"}}}
}

var (
	reTitleYear = wording.Lazy(func() string { return `[^\d–/-] ?\(?((?:19|20)\d\d)\)?$` })
	reYear      = wording.Lazy(func() string { return `(?:19|20)\d\d` })
	rePlanned   = wording.Lazy(func() string { return `(?i)(?:^|[^\p{L}])` + wording.Pattern("planned") })
)

// titleEndDate reads the year that a title ends with and that is the only one in
// it, with its month where one stands before it; of several months it is not said
// in which the document was published. What is planned or foreseen for a year is
// of the time before.
func (f *Reader) titleEndDate(title string, l schema.Lang) (schema.Date, schema.Basis) {
	m := reTitleYear().FindStringSubmatch(title)
	if m == nil || len(reYear().FindAllStringSubmatchIndex(title, 2)) > 1 || rePlanned().MatchString(title) || f.Latest > 0 && m[1] >= strconv.Itoa(f.Latest) {
		return "", schema.Basis{}
	}
	date := schema.Date(m[1])
	r := f.ReadLine(title, l)
	if list := f.dates(r, 0, len(r.Tokens)); len(list) > 0 {
		last := list[len(list)-1]
		if last.date.Precision() == schema.PrecisionMonth && !f.monthRange(r, last) {
			date = last.date
		}
	}
	return date, schema.Basis{By: schema.Inferred, Confidence: 0.5, Evidence: []schema.Evidence{{Passage: title, Rule: "date.title.year"}}}
}

var (
	reDateLabel     = wording.Lazy(func() string { return `(?i)` + wording.Pattern("date-label") + `\s*[:\-–]?\s*\**\s*(?:\p{L}+, ?)?$` })
	reOtherDate     = wording.Lazy(func() string { return `(?i)(?:^|[^\p{L}])` + wording.Pattern("other-date") })
	reHeadDateLabel = wording.Lazy(func() string { return `(?i)` + wording.Pattern("head-date-label") + ` $` })
)

// labelledDate finds a date after "published", "actualizada a" and the like,
// on the first two pages or the last.
func (f *Reader) labelledDate(d *text.Document) (dated, *text.Text, string, float64) {
	const head = 250 // bytes: below them "as of" is a figure's
	for i, r := range d.Pages {
		if i > 1 && i < len(d.Pages)-1 {
			continue
		}
		for _, x := range f.dates(r, 0, len(r.Tokens)) {
			start := int(r.Tokens[x.first].Start)
			before := strings.ToValidUTF8(r.Body[max(0, start-40):start], "")
			if nl := strings.LastIndexByte(strings.TrimRight(before, "\n "), '\n'); nl >= 0 {
				before = before[nl+1:]
			}
			if reOtherDate().MatchString(before) {
				continue // a date of what the document tells of
			}
			if reDateLabel().MatchString(before) || i == 0 && start < head && reHeadDateLabel().MatchString(before) {
				return x, r, "date.label", 0.9
			}
		}
	}
	return dated{}, nil, "", 0
}

// dateline finds the date of a dateline: near the beginning of the first page,
// after a place or an office or alone, and before a dash or the like; or the
// date that signs the last page.
func (f *Reader) dateline(d *text.Document) (dated, *text.Text, string, float64) {
	const opening, closing = 150, 16 // tokens
	r := d.Pages[0]
	for _, x := range f.dates(r, 0, opening) {
		if x.date.Precision() == schema.PrecisionDay && leads(r, x.first) && dashed(r, x.end) && !f.another(r, x) {
			return x, r, "date.dateline", 0.85
		}
	}
	last := d.Pages[len(d.Pages)-1]
	for _, x := range f.dates(last, max(0, len(last.Tokens)-closing), len(last.Tokens)) {
		if x.date.Precision() == schema.PrecisionDay && x.end >= len(last.Tokens)-2 && x.first > 1 && (last.Mark(x.first-1, ",") || last.Tokens[x.first].Is(text.Breaks)) {
			return x, last, "date.signed", 0.8
		}
	}
	return dated{}, nil, "", 0
}

// another reports whether a date is not the document's: the end of a period, a
// law's, or what a label names.
func (f *Reader) another(r *text.Text, x dated) bool {
	return f.inRange(r, x) || dayRange(r, x.first) || x.first > 0 && r.Mark(x.first-1, ":") || lawful(r, x.first)
}

// leads reports whether the words before tokens[i] can open a dateline: the
// beginning of a paragraph, a mark, a weekday or a capitalised name.
func leads(r *text.Text, i int) bool {
	if i == 0 || r.Tokens[i].Is(text.Breaks|text.Marked) {
		return true
	}
	t := r.Tokens[i-1]
	if r.Is(i-1, lang.DateLead) && i > 1 {
		t = r.Tokens[i-2]
		return t.Is(text.Punct) && r.Body[t.Start] != '.' && !r.Is(i-1, lang.DateOn)
	}
	return t.Is(text.Punct) && r.Body[t.Start] != '.' || weekday(r, i-1) || dashedOnly(r, i)
}

// dashedOnly reports whether a dash, and no other mark, stands after the date
// that begins at tokens[i]: then any word may come before it, as where the
// title and the first paragraph share a line.
func dashedOnly(r *text.Text, i int) bool {
	for j := i; j < min(i+7, len(r.Tokens)); j++ {
		if s := r.Body[r.Tokens[j].Start:r.Tokens[j].End]; s == "–" || s == "—" || s == "-" && !r.Tokens[j].Is(text.Glued) {
			return true
		}
	}
	return false
}

// dashed reports whether at tokens[end] stands what ends a dateline.
func dashed(r *text.Text, end int) bool {
	if end >= len(r.Tokens) || r.Tokens[end].Is(text.Breaks|text.Marked) {
		return true
	}
	t := r.Tokens[end]
	if !t.Is(text.Punct) {
		return false
	}
	switch s := r.Body[t.Start:t.End]; s {
	case "-", "–", "—", "|", "[", "*", "_", ":":
		if end+1 < len(r.Tokens) && r.Tokens[end+1].Is(text.Number) && s != "|" {
			return false // the beginning of a period
		}
		return !t.Is(text.Glued) || s != "-"
	case ")":
		return end+1 >= len(r.Tokens) || r.Tokens[end+1].Is(text.Breaks) || r.Tokens[end+1].Is(text.Punct)
	case "(":
		return true
	case ".":
		return end+1 >= len(r.Tokens) || r.Tokens[end+1].Is(text.Capital) || r.Tokens[end+1].Is(text.Punct) || r.Tokens[end+1].Is(text.Breaks)
	case ",":
		return end+1 < len(r.Tokens) && r.Is(end+1, lang.Hour)
	}
	return false
}

// titleDate finds the date that a title ends with, as a bulletin's has it:
// "Situation Report (20 December 2017)", "Camp profile, November 2017".
func (f *Reader) titleDate(d *text.Document) (dated, *text.Text, string, float64) {
	const title = 45 // tokens
	r := d.Pages[0]
	var last dated
	for _, x := range f.dates(r, 0, title) {
		if f.monthRange(r, x) || lawful(r, x.first) || !closesTitle(r, x) || r.Is(x.first-1, lang.PeriodStart) && !dayRange(r, x.first) {
			continue
		}
		if last.date != "" && x.date[:4] != last.date[:4] {
			return dated{}, nil, "", 0
		}
		last = x
	}
	if last.date == "" {
		return dated{}, nil, "", 0
	}
	if dayRange(r, last.first) && len(last.date) > 7 {
		last.date = last.date[:7] // "1-30 September 2017": the month
	}
	return last, r, "date.title", 0.7
}

// closesTitle reports whether a mark or a place stands before a date and the
// end of the title after it.
func closesTitle(r *text.Text, d dated) bool {
	if d.end < len(r.Tokens) && !r.Tokens[d.end].Is(text.Breaks|text.Marked) {
		t := r.Tokens[d.end]
		if !t.Is(text.Punct) || !strings.ContainsRune("*)[]_|,", rune(r.Body[t.Start])) {
			return false
		}
		if r.Body[t.Start] == ',' && !(d.end+1 < len(r.Tokens) && r.Tokens[d.end+1].Is(text.Number)) {
			return false
		}
	}
	return d.first > 0 && (r.Tokens[d.first-1].Is(text.Punct) || r.Is(d.first-1, lang.TitleDateOf) || r.Tokens[d.first-1].Is(text.Capital) || r.Tokens[d.first].Is(text.Capital))
}

var reURLDate = wording.Lazy(func() string { return `/((?:19|20)\d\d)/(0[1-9]|1[0-2])(?:/(0[1-9]|[12]\d|3[01]))?/` })
