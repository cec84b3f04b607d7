package describe

import (
	"regexp"
	"strings"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/schema"
)

// date finds the date of publication: where the text labels one, in a
// dateline, alone on a line, in the title or in the address. An event's date
// is none of these. Where nothing says it, it stays unknown.
func (f *fields) date(d *document) {
	basis := d.doc.Basis[schema.FieldPublished]
	if basis.By.Rank() >= schema.ByFile.Rank() && d.doc.Published != "" {
		return
	}
	d.doc.Published = ""
	delete(d.doc.Basis, schema.FieldPublished)
	if len(d.pages) == 0 {
		return
	}
	for _, find := range []func(*document) (dated, *reading, string, float64){f.labelledDate, f.dateline, f.titleDate} {
		x, r, rule, confidence := find(d)
		if r == nil {
			continue
		}
		d.doc.Published = x.date
		d.doc.Basis[schema.FieldPublished] = schema.Basis{By: schema.Inferred, Confidence: confidence, Evidence: []schema.Evidence{r.evidence(x.first, x.end, rule)}}
		return
	}
	if m := reURLDate.FindStringSubmatch(d.doc.SourceURL); m != nil {
		s := m[1] + "-" + m[2]
		if m[3] != "" {
			s += "-" + m[3]
		}
		if date, err := schema.ParseDate(s); err == nil {
			d.doc.Published = date
			d.doc.Basis[schema.FieldPublished] = schema.Basis{By: schema.Inferred, Confidence: 0.8, Evidence: []schema.Evidence{{Passage: d.doc.SourceURL, Rule: "date.address"}}}
		}
	}
}

var reDateLabel = regexp.MustCompile(`(?i)(publicad[oa]s?( el| en)?|fecha de (publicación|actualización|emisión|elaboración)|actualizad[oa]s?( al?| el)?|última actualización|fecha|published( on)?|publication date|date of (publication|issue|report)|last updated|updated( on)?|posted( on)?|released?( on)?|release date|issued( on)?|date|publiée?s?( le)?|date de publication|mise? à jour( le)?|mis en ligne( le)?|paru le|adoptée? le|dated|done at|hecho en|fait à)\s*[:\-–]?\s*\**\s*$`)

// labelledDate finds a date after "published", "actualizada a" and the like,
// on the first two pages or the last.
func (f *fields) labelledDate(d *document) (dated, *reading, string, float64) {
	for i, r := range d.pages {
		if i > 1 && i < len(d.pages)-1 {
			continue
		}
		for _, x := range f.dates(r, 0, len(r.tokens)) {
			start := int(r.tokens[x.first].start)
			before := strings.ToValidUTF8(r.text[max(0, start-40):start], "")
			if nl := strings.LastIndexByte(strings.TrimRight(before, "\n "), '\n'); nl >= 0 {
				before = before[nl+1:]
			}
			if reDateLabel.MatchString(before) {
				return x, r, "date.label", 0.9
			}
		}
	}
	return dated{}, nil, "", 0
}

// dateline finds the date of a dateline: near the beginning of the first page,
// after a place or an office or alone, and before a dash or the like; or the
// date that signs the last page.
func (f *fields) dateline(d *document) (dated, *reading, string, float64) {
	const opening, closing = 150, 16 // tokens
	r := d.pages[0]
	for _, x := range f.dates(r, 0, opening) {
		if x.date.Precision() == schema.PrecisionDay && r.leads(x.first) && r.dashed(x.end) && !f.inRange(r, x) && !r.period(x.first) {
			return x, r, "date.dateline", 0.85
		}
	}
	last := d.pages[len(d.pages)-1]
	for _, x := range f.dates(last, max(0, len(last.tokens)-closing), len(last.tokens)) {
		if x.date.Precision() == schema.PrecisionDay && x.end >= len(last.tokens)-2 && x.first > 1 && (last.mark(x.first-1, ",") || last.tokens[x.first].is(breaks)) {
			return x, last, "date.signed", 0.8
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
func (f *fields) titleDate(d *document) (dated, *reading, string, float64) {
	const title = 45 // tokens
	r := d.pages[0]
	var last dated
	for _, x := range f.dates(r, 0, title) {
		if f.inRange(r, x) || !r.closesTitle(x) {
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

// monthName reports whether t is the name of a month.
func (f *fields) monthName(t token) bool { return t.word != 0 && f.months[t.word] != 0 }

// inRange reports whether a date is the end of a period or belongs to an
// event: "since", "until", "from … to".
func (f *fields) inRange(r *reading, d dated) bool {
	if d.first > 1 && r.tokens[d.first-1].is(punct) && f.monthName(r.tokens[d.first-2]) {
		return true // "February - May 2026"
	}
	return r.is(d.first-1, lang.PeriodStart) || r.is(d.end, lang.PeriodEnd)
}

var reURLDate = regexp.MustCompile(`/((?:19|20)\d\d)/(0[1-9]|1[0-2])(?:/(0[1-9]|[12]\d|3[01]))?/`)
