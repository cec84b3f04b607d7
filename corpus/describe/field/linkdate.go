package field

import (
	"strconv"
	"strings"

	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/corpus/describe/wording"
	"github.com/simde/simde/schema"
)

// reLinkDate matches what leads to the whole text of which a page gives the
// beginning, at an address with a date: "[Leer más](https://…/2017/12/18/…)".
var reLinkDate = wording.Lazy(func() string {
	return `(?i)` + wording.Pattern("read-more") + `[^\n]{0,80}\w+://[^\s)]*?/((?:19|20)\d\d)/(\d\d|\p{L}{3})/([0-2]?\d|3[01])/`
})

// linkDate finds the date in the address of the whole text, to which a page
// that is its beginning leads at its end.
func (f *Reader) linkDate(d *text.Document) (dated, *text.Text, string, float64) {
	const closing = 600 // bytes
	r := d.Pages[len(d.Pages)-1]
	from := max(0, len(r.Body)-closing)
	if !strings.Contains(r.Body[from:], "://") {
		return dated{}, nil, "", 0 // any eighty characters may stand before an address: the expression is slow to refuse
	}
	m := reLinkDate().FindStringSubmatchIndex(r.Body[from:])
	if m == nil {
		return dated{}, nil, "", 0
	}
	part := func(i int) string { return r.Body[from+m[2*i] : from+m[2*i+1]] }
	month := part(2)
	if n := f.Months.Of(f.ReadLine(month, r.Lang).Tokens[0].Word); n != 0 {
		month = strconv.Itoa(n)
	}
	date, err := schema.ParseDate(part(1) + "-" + twoDigits(month) + "-" + twoDigits(part(3)))
	if err != nil {
		return dated{}, nil, "", 0 // a number of another kind
	}
	first := 0
	for first < len(r.Tokens)-1 && int(r.Tokens[first].Start) < from+m[2] {
		first++
	}
	return dated{date, first, first + 1}, r, "date.link", 0.7
}

// twoDigits writes the number of a month or a day as dates have it.
func twoDigits(s string) string { return strings.Repeat("0", max(0, 2-len(s))) + s }

// rePeriodLabel matches what a report calls the time that it tells of.
var rePeriodLabel = wording.Lazy(func() string { return `(?i)^\W*` + wording.Pattern("period-label") + `\s*[:\-–]?\s` })

// periodDate finds the last day of the time of which a report says at its
// beginning that it reports on it.
func (f *Reader) periodDate(d *text.Document) (dated, *text.Text, string, float64) {
	const opening = 150 // tokens
	r := d.Pages[0]
	for _, x := range f.dates(r, 0, opening) {
		start := int(r.Tokens[x.first].Start)
		line := r.Body[strings.LastIndexByte(r.Body[:start], '\n')+1 : start]
		if x.date.Precision() == schema.PrecisionDay && rePeriodLabel().MatchString(line) && !(x.end < len(r.Tokens) && !r.Tokens[x.end].Is(text.Breaks) && (r.Dash(x.end) || r.Mark(x.end, "–"))) {
			return x, r, "date.period", 0.6
		}
	}
	return dated{}, nil, "", 0
}
