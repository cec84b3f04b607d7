package describe

import (
	"fmt"
	"github.com/simde/simde/corpus/describe/table"
	"regexp"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"

	"github.com/simde/simde/corpus/describe/lang"
)

func (k *knowledge) readMonths(b *builder) {
	k.months = map[word]int{}
	for f := range table.Rows(data, "lexicon/months.tsv", 2) {
		n, err := strconv.Atoi(f[0])
		if err != nil {
			panic("describe: months.tsv: " + f[0])
		}
		for name := range strings.SplitSeq(f[1], "|") {
			k.months[b.tokenizer.cut(name)[0].word] = n
		}
	}
}

// dated is a date that a page names.
type dated struct {
	date       schema.Date
	first, end int // tokens
}

// dates finds every date in tokens [first, end): "5 de noviembre de 2010",
// "March 7, 2022", "1er mars 2021", "2021-03-01", "07/03/2022", "Noviembre 2017".
func (w *work) dates(r *reading, first, end int) []dated {
	var out []dated
	for i := first; i < min(end, len(r.tokens)); i++ {
		if d, ok := w.dateAt(r, i); ok {
			out = append(out, d)
			i = d.end - 1
		}
	}
	return out
}

func (w *work) dateAt(r *reading, i int) (dated, bool) {
	if r.tokens[i].is(number) {
		if d, ok := r.numericDate(i); ok {
			return d, true
		}
		return w.dayFirst(r, i)
	}
	m := w.months[r.tokens[i].word]
	if m == 0 || r.tokens[i].word == 0 {
		return dated{}, false
	}
	j := r.skipDot(i + 1)
	if day, n, ok := r.day(j); ok { // March 7, 2022
		j = n
		for r.mark(j, ",") || r.is(j, lang.DateOf) {
			j++
		}
		if y, ok := r.year(j); ok {
			return dated{schema.Date(fmt.Sprintf("%04d-%02d-%02d", y, m, day)), i, j + 1}, valid(y, m, day)
		}
	}
	for r.is(j, lang.DateOf) || r.mark(j, ",") {
		j++
	}
	if y, ok := r.year(j); ok {
		return dated{schema.Date(fmt.Sprintf("%04d-%02d", y, m)), i, j + 1}, true
	}
	return dated{}, false
}

// dayFirst reads "5 de noviembre de 2010", "1er mars 2021", "7th of March 2022".
func (w *work) dayFirst(r *reading, i int) (dated, bool) {
	day, j, ok := r.day(i)
	if !ok {
		return dated{}, false
	}
	for r.is(j, lang.DayOf) || r.dash(j) || r.mark(j, "/") {
		j++
	}
	if j >= len(r.tokens) || w.months[r.tokens[j].word] == 0 || r.tokens[j].word == 0 {
		return dated{}, false
	}
	m := w.months[r.tokens[j].word]
	j = r.skipDot(j + 1)
	for r.is(j, lang.DateOf) || r.mark(j, ",") || r.dash(j) || r.mark(j, "/") {
		j++
	}
	if y, ok := r.year(j); ok {
		return dated{schema.Date(fmt.Sprintf("%04d-%02d-%02d", y, m, day)), i, j + 1}, valid(y, m, day)
	}
	return dated{}, false
}

func (r *reading) skipDot(j int) int {
	if r.mark(j, ".") {
		return j + 1
	}
	return j
}

func (r *reading) mark(j int, s string) bool {
	return j < len(r.tokens) && r.tokens[j].is(punct) && r.text[r.tokens[j].start:r.tokens[j].end] == s
}

// day reads the number of a day with its ordinal ending, and returns the token
// after it.
func (r *reading) day(j int) (day, next int, ok bool) {
	n, ok := r.integer(j)
	if !ok || n < 1 || n > 31 {
		return 0, 0, false
	}
	j++
	if r.is(j, lang.OrdinalEnding) && r.tokens[j].is(glued) {
		j++
	}
	return n, j, true
}

func (r *reading) year(j int) (int, bool) {
	n, ok := r.integer(j)
	return n, ok && n >= 1900 && n <= 2100 && r.tokens[j].end-r.tokens[j].start == 4
}

func (r *reading) integer(j int) (int, bool) {
	if j >= len(r.tokens) || !r.tokens[j].is(number) {
		return 0, false
	}
	s := r.text[r.tokens[j].start:r.tokens[j].end]
	if len(s) > 4 {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

var (
	reISODay  = regexp.MustCompile(`^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\b`)
	reSlashed = regexp.MustCompile(`^(0?[1-9]|[12]\d|3[01])[/.-](0?[1-9]|1[0-2])[/.-]((?:19|20)\d\d)\b`)
	reURLDate = regexp.MustCompile(`/((?:19|20)\d\d)/(0[1-9]|1[0-2])(?:/(0[1-9]|[12]\d|3[01]))?/`)
)

// numericDate reads "2021-03-01" and, day first, "07/03/2022"; where day and
// month could be either in English, it is no date.
func (r *reading) numericDate(i int) (dated, bool) {
	rest := r.text[r.tokens[i].start:min(len(r.text), int(r.tokens[i].start)+12)]
	if m := reISODay.FindString(rest); m != "" {
		if d, err := schema.ParseDate(m); err == nil {
			return dated{d, i, r.after(i, len(m))}, true
		}
	}
	m := reSlashed.FindStringSubmatch(rest)
	if m == nil {
		return dated{}, false
	}
	day, _ := strconv.Atoi(m[1])
	month, _ := strconv.Atoi(m[2])
	if r.lang == schema.English && day <= 12 && day != month {
		return dated{}, false
	}
	d, err := schema.ParseDate(fmt.Sprintf("%s-%02d-%02d", m[3], month, day))
	return dated{d, i, r.after(i, len(m[0]))}, err == nil
}

// after returns the token that begins n bytes after token i begins, or later.
func (r *reading) after(i, n int) int {
	end := r.tokens[i].start + int32(n)
	for i < len(r.tokens) && r.tokens[i].start < end {
		i++
	}
	return i
}

func valid(y, m, d int) bool {
	_, err := schema.ParseDate(fmt.Sprintf("%04d-%02d-%02d", y, m, d))
	return err == nil
}

// date finds the date of publication: where the text labels one, in a
// dateline, alone on a line, in the title or in the address. An event's date
// is none of these. Where nothing says it, it stays unknown.
func (w *work) date() {
	basis := w.doc.Basis[schema.FieldPublished]
	if basis.By.Rank() >= schema.ByFile.Rank() && w.doc.Published != "" {
		return
	}
	w.doc.Published = ""
	delete(w.doc.Basis, schema.FieldPublished)
	if len(w.pages) == 0 {
		return
	}
	for _, find := range []func() (dated, *reading, string, float64){w.labelledDate, w.dateline, w.titleDate} {
		d, r, rule, confidence := find()
		if r == nil {
			continue
		}
		w.doc.Published = d.date
		w.doc.Basis[schema.FieldPublished] = schema.Basis{By: schema.Inferred, Confidence: confidence, Evidence: []schema.Evidence{r.evidence(d.first, d.end, rule)}}
		return
	}
	if m := reURLDate.FindStringSubmatch(w.doc.SourceURL); m != nil {
		s := m[1] + "-" + m[2]
		if m[3] != "" {
			s += "-" + m[3]
		}
		if d, err := schema.ParseDate(s); err == nil {
			w.doc.Published = d
			w.doc.Basis[schema.FieldPublished] = schema.Basis{By: schema.Inferred, Confidence: 0.8, Evidence: []schema.Evidence{{Passage: w.doc.SourceURL, Rule: "date.address"}}}
		}
	}
}

var reDateLabel = regexp.MustCompile(`(?i)(publicad[oa]s?( el| en)?|fecha de (publicación|actualización|emisión|elaboración)|actualizad[oa]s?( al?| el)?|última actualización|fecha|published( on)?|publication date|date of (publication|issue|report)|last updated|updated( on)?|posted( on)?|released?( on)?|release date|issued( on)?|date|publiée?s?( le)?|date de publication|mise? à jour( le)?|mis en ligne( le)?|paru le|adoptée? le|dated|done at|hecho en|fait à)\s*[:\-–]?\s*\**\s*$`)

// labelledDate finds a date after "published", "actualizada a" and the like,
// on the first two pages or the last.
func (w *work) labelledDate() (dated, *reading, string, float64) {
	for i, r := range w.pages {
		if i > 1 && i < len(w.pages)-1 {
			continue
		}
		for _, d := range w.dates(r, 0, len(r.tokens)) {
			start := int(r.tokens[d.first].start)
			before := strings.ToValidUTF8(r.text[max(0, start-40):start], "")
			if nl := strings.LastIndexByte(strings.TrimRight(before, "\n "), '\n'); nl >= 0 {
				before = before[nl+1:]
			}
			if reDateLabel.MatchString(before) {
				return d, r, "date.label", 0.9
			}
		}
	}
	return dated{}, nil, "", 0
}

// dateline finds the date of a dateline: near the beginning of the first page,
// after a place or an office or alone, and before a dash or the like; or the
// date that signs the last page.
func (w *work) dateline() (dated, *reading, string, float64) {
	const opening, closing = 150, 16 // tokens
	r := w.pages[0]
	for _, d := range w.dates(r, 0, opening) {
		if d.date.Precision() == schema.PrecisionDay && r.leads(d.first) && r.dashed(d.end) && !r.inRange(d) && !r.period(d.first) {
			return d, r, "date.dateline", 0.85
		}
	}
	last := w.pages[len(w.pages)-1]
	for _, d := range w.dates(last, max(0, len(last.tokens)-closing), len(last.tokens)) {
		if d.date.Precision() == schema.PrecisionDay && d.end >= len(last.tokens)-2 && d.first > 1 && (last.mark(d.first-1, ",") || last.tokens[d.first].is(breaks)) {
			return d, last, "date.signed", 0.8
		}
	}
	return dated{}, nil, "", 0
}

// leads reports whether the words before tokens[i] can open a dateline: the
// beginning of a paragraph, a mark, a weekday or a capitalised name.
func (r *reading) leads(i int) bool {
	if i == 0 || r.tokens[i].is(breaks|marked) {
		return true
	}
	t := r.tokens[i-1]
	if r.is(i-1, lang.DateLead) && i > 1 {
		t = r.tokens[i-2]
		return t.is(punct) && r.text[t.start] != '.' && !r.is(i-1, lang.DateOn)
	}
	return t.is(punct) && r.text[t.start] != '.' || r.weekday(i-1) || r.dashedOnly(i)
}

// dashedOnly reports whether a dash, and no other mark, stands after the date
// that begins at tokens[i]: then any word may come before it, as where the
// title and the first paragraph share a line.
func (r *reading) dashedOnly(i int) bool {
	for j := i; j < min(i+7, len(r.tokens)); j++ {
		if s := r.text[r.tokens[j].start:r.tokens[j].end]; s == "–" || s == "—" || s == "-" && !r.tokens[j].is(glued) {
			return true
		}
	}
	return false
}

// dashed reports whether at tokens[end] stands what ends a dateline.
func (r *reading) dashed(end int) bool {
	if end >= len(r.tokens) || r.tokens[end].is(breaks|marked) {
		return true
	}
	t := r.tokens[end]
	if !t.is(punct) {
		return false
	}
	switch s := r.text[t.start:t.end]; s {
	case "-", "–", "—", "|", "[", "*", "_", ":":
		if end+1 < len(r.tokens) && r.tokens[end+1].is(number) && s != "|" {
			return false // the beginning of a period
		}
		return !t.is(glued) || s != "-"
	case ")":
		return end+1 >= len(r.tokens) || r.tokens[end+1].is(breaks) || r.tokens[end+1].is(punct)
	case "(":
		return true
	case ".":
		return end+1 >= len(r.tokens) || r.tokens[end+1].is(capital) || r.tokens[end+1].is(punct) || r.tokens[end+1].is(breaks)
	case ",":
		return end+1 < len(r.tokens) && r.is(end+1, lang.Hour)
	}
	return false
}

func (r *reading) weekday(j int) bool {
	_, ok := r.weekdayAt(j)
	return ok
}

// titleDate finds the date that a title ends with, as a bulletin's has it:
// "Situation Report (20 December 2017)", "Camp profile, November 2017".
func (w *work) titleDate() (dated, *reading, string, float64) {
	const title = 45 // tokens
	r := w.pages[0]
	var last dated
	for _, d := range w.dates(r, 0, title) {
		if r.inRange(d) || !r.closesTitle(d) {
			continue
		}
		if last.date != "" && d.date[:4] != last.date[:4] {
			return dated{}, nil, "", 0
		}
		last = d
	}
	if last.date == "" {
		return dated{}, nil, "", 0
	}
	if r.period(last.first) && len(last.date) > 7 {
		last.date = last.date[:7] // "1-30 September 2017": the month
	}
	return last, r, "date.title", 0.7
}

// period reports whether the date at tokens[i] ends a period of days:
// "1-30 September 2017".
func (r *reading) period(i int) bool {
	return i > 1 && r.tokens[i-2].is(number) && (r.mark(i-1, "-") || r.mark(i-1, "–"))
}

// closesTitle reports whether a mark or a place stands before a date and the
// end of the title after it.
func (r *reading) closesTitle(d dated) bool {
	if d.end < len(r.tokens) && !r.tokens[d.end].is(breaks|marked) {
		t := r.tokens[d.end]
		if !t.is(punct) || !strings.ContainsRune("*)[]_|,", rune(r.text[t.start])) {
			return false
		}
		if r.text[t.start] == ',' && !(d.end+1 < len(r.tokens) && r.tokens[d.end+1].is(number)) {
			return false
		}
	}
	return d.first > 0 && (r.tokens[d.first-1].is(punct) || r.is(d.first-1, lang.TitleDateOf) || r.tokens[d.first-1].is(capital) || r.tokens[d.first].is(capital))
}

// monthName reports whether tokens[j] is the name of a month.
func (r *reading) monthName(j int) bool {
	return r.tokens[j].word != 0 && r.months[r.tokens[j].word] != 0
}

// inRange reports whether a date is the end of a period or belongs to an
// event: "since", "until", "from … to".
func (r *reading) inRange(d dated) bool {
	if d.first > 1 && r.tokens[d.first-1].is(punct) && (r.monthName(d.first - 2)) {
		return true // "February - May 2026"
	}
	return r.is(d.first-1, lang.PeriodStart) || r.is(d.end, lang.PeriodEnd)
}
