package field

import (
	"fmt"
	"strconv"
	"time"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/corpus/describe/wording"
	"github.com/simde/simde/schema"
)

func weekday(r *text.Text, j int) bool {
	_, ok := weekdayAt(r, j)
	return ok
}

// dated is a date that a page names.
type dated struct {
	date       schema.Date
	first, end int // tokens
}

// dates finds every date in tokens [first, end): "5 de noviembre de 2010",
// "March 7, 2022", "1er mars 2021", "2021-03-01", "07/03/2022", "Noviembre 2017".
func (f *Reader) dates(r *text.Text, first, end int) []dated {
	var out []dated
	for i := first; i < min(end, len(r.Tokens)); i++ {
		if !r.Tokens[i].Is(text.Number) && !f.Months.Has(r.Tokens[i].Word) {
			continue
		}
		if d, ok := f.dateAt(r, i); ok {
			out = append(out, d)
			i = d.end - 1
		}
	}
	return out
}

func (f *Reader) dateAt(r *text.Text, i int) (dated, bool) {
	if r.Tokens[i].Is(text.Number) {
		if d, ok := numericDate(r, i); ok {
			return d, true
		}
		return f.dayFirst(r, i)
	}
	m := f.Months.Of(r.Tokens[i].Word)
	if m == 0 || r.Tokens[i].Word == 0 {
		return dated{}, false
	}
	j := skipDot(r, i+1)
	if day, n, ok := dayAt(r, j); ok { // March 7, 2022
		j = n
		for r.Mark(j, ",") || r.Is(j, lang.DateOf) {
			j++
		}
		if y, ok := r.Year(j); ok {
			return dated{schema.Date(fmt.Sprintf("%04d-%02d-%02d", y, m, day)), i, j + 1}, valid(y, m, day)
		}
	}
	for r.Is(j, lang.DateOf) || r.Mark(j, ",") {
		j++
	}
	if y, ok := r.Year(j); ok {
		return dated{schema.Date(fmt.Sprintf("%04d-%02d", y, m)), i, j + 1}, true
	}
	return dated{}, false
}

// dayFirst reads "5 de noviembre de 2010", "1er mars 2021", "7th of March 2022".
func (f *Reader) dayFirst(r *text.Text, i int) (dated, bool) {
	day, j, ok := dayAt(r, i)
	if !ok {
		return dated{}, false
	}
	for r.Is(j, lang.DayOf) || r.Dash(j) || r.Mark(j, "/") {
		j++
	}
	if j >= len(r.Tokens) || f.Months.Of(r.Tokens[j].Word) == 0 || r.Tokens[j].Word == 0 {
		return dated{}, false
	}
	m := f.Months.Of(r.Tokens[j].Word)
	j = skipDot(r, j+1)
	for r.Is(j, lang.DateOf) || r.Mark(j, ",") || r.Dash(j) || r.Mark(j, "/") {
		j++
	}
	if y, ok := r.Year(j); ok {
		return dated{schema.Date(fmt.Sprintf("%04d-%02d-%02d", y, m, day)), i, j + 1}, valid(y, m, day)
	}
	return dated{}, false
}

func skipDot(r *text.Text, j int) int {
	if r.Mark(j, ".") {
		return j + 1
	}
	return j
}

// dayAt reads the number of a day with its ordinal ending, and returns the token
// after it.
func dayAt(r *text.Text, j int) (day, next int, ok bool) {
	n, ok := r.Integer(j)
	if !ok || n < 1 || n > 31 {
		return 0, 0, false
	}
	j++
	if r.Is(j, lang.OrdinalEnding) && r.Tokens[j].Is(text.Glued) {
		j++
	}
	return n, j, true
}

var (
	reISODay  = wording.Lazy(func() string { return `^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\b` })
	reSlashed = wording.Lazy(func() string { return `^(0?[1-9]|[12]\d|3[01])[/.-](0?[1-9]|1[0-2])[/.-]((?:19|20)\d\d)\b` })
	// reMonthFirst matches a day that can only be written month first.
	reMonthFirst = wording.Lazy(func() string { return `^(0?[1-9]|1[0-2])/(1[3-9]|2\d|3[01])/((?:19|20)\d\d)\b` })
)

// numericDate reads "2021-03-01" and, day first, "07/03/2022"; where day and
// month could be either in English, it is no date.
func numericDate(r *text.Text, i int) (dated, bool) {
	rest := r.Body[r.Tokens[i].Start:min(len(r.Body), int(r.Tokens[i].Start)+12)]
	if !parted(rest) {
		return dated{}, false
	}
	if m := reISODay().FindString(rest); m != "" {
		if d, err := schema.ParseDate(m); err == nil {
			return dated{d, i, r.After(i, len(m))}, true
		}
	}
	m := reSlashed().FindStringSubmatch(rest)
	if m == nil {
		m = reMonthFirst().FindStringSubmatch(rest)
		if m == nil {
			return dated{}, false
		}
		m[1], m[2] = m[2], m[1]
	}
	day, _ := strconv.Atoi(m[1])
	month, _ := strconv.Atoi(m[2])
	if lang.Of(r.Lang).MonthFirst && day <= 12 && day != month {
		return dated{}, false
	}
	d, err := schema.ParseDate(fmt.Sprintf("%s-%02d-%02d", m[3], month, day))
	return dated{d, i, r.After(i, len(m[0]))}, err == nil
}

// parted reports whether s begins with a year, a month or a day and a mark that may
// stand between these.
func parted(s string) bool {
	const longest = 4 // digits
	for i := range min(len(s), longest+1) {
		if c := s[i]; c < '0' || c > '9' {
			return i > 0 && (c == '-' || c == '/' || c == '.')
		}
	}
	return false
}

func valid(y, m, d int) bool {
	_, err := schema.ParseDate(fmt.Sprintf("%04d-%02d-%02d", y, m, d))
	return err == nil
}

func weekdayAt(r *text.Text, j int) (time.Weekday, bool) {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if r.Is(j, lang.Sunday+lang.Class(d)) {
			return d, true
		}
	}
	return 0, false
}
