package field

import (
	"strings"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/corpus/describe/wording"
	"github.com/simde/simde/schema"
)

// monthName reports whether t is the name of a month.
func (f *Reader) monthName(t text.Token) bool { return f.Months.Has(t.Word) }

// inRange reports whether a date is the end of a period or belongs to an
// event: "since", "until", "from … to".
func (f *Reader) inRange(r *text.Text, d dated) bool {
	if d.first > 1 && r.Tokens[d.first-1].Is(text.Punct) && f.monthName(r.Tokens[d.first-2]) {
		return true // "February - May 2026"
	}
	if _, ok := r.Year(max(0, d.first-2)); d.first > 2 && ok && r.Tokens[d.first-1].Is(text.Punct) && f.monthName(r.Tokens[d.first-3]) {
		return true // "December 2025 - May 2026"
	}
	return r.Is(d.first-1, lang.PeriodStart) || r.Is(d.end, lang.PeriodEnd)
}

// monthRange reports whether a date is the end of a period of months: "February
// - May 2026", of which an outlook speaks.
func (f *Reader) monthRange(r *text.Text, x dated) bool {
	return x.date.Precision() != schema.PrecisionDay && f.inRange(r, x)
}

// dayRange reports whether the day at tokens[i] ends a period of days of one
// month: "du 10 au 25 novembre".
func dayRange(r *text.Text, i int) bool {
	return i > 1 && r.Tokens[i-2].Is(text.Number) && (r.Mark(i-1, "-") || r.Mark(i-1, "–") || r.Mark(i-1, "—") || r.Is(i-1, lang.DaysJoin))
}

// reLaw matches what laws and treaties are called, of which the date that
// follows is.
var reLaw = wording.Lazy(func() string { return `(?i)(?:^|[^\p{L}])` + wording.Pattern("law-name") + `(?:$|[^\p{L}])` })

// lawful reports whether the date at tokens[i] is that of a law or a treaty
// that the words before it name.
func lawful(r *text.Text, i int) bool {
	const before = 70 // bytes
	start := int(r.Tokens[i].Start)
	s := strings.ToValidUTF8(r.Body[max(0, start-before):start], "")
	if nl := strings.LastIndexByte(s, '\n'); nl >= 0 {
		s = s[nl+1:]
	}
	if stop := strings.LastIndex(s, ". "); stop >= 0 {
		s = s[stop:]
	}
	return reLaw().MatchString(s)
}
