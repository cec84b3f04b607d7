package describe

import (
	"fmt"
	"regexp"
	"strconv"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/schema"
)

// dated is a date that a page names.
type dated struct {
	date       schema.Date
	first, end int // tokens
}

// dates finds every date in tokens [first, end): "5 de noviembre de 2010",
// "March 7, 2022", "1er mars 2021", "2021-03-01", "07/03/2022", "Noviembre 2017".
func (f *fields) dates(r *reading, first, end int) []dated {
	var out []dated
	for i := first; i < min(end, len(r.tokens)); i++ {
		if d, ok := f.dateAt(r, i); ok {
			out = append(out, d)
			i = d.end - 1
		}
	}
	return out
}

func (f *fields) dateAt(r *reading, i int) (dated, bool) {
	if r.tokens[i].is(number) {
		if d, ok := r.numericDate(i); ok {
			return d, true
		}
		return f.dayFirst(r, i)
	}
	m := f.months[r.tokens[i].word]
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
func (f *fields) dayFirst(r *reading, i int) (dated, bool) {
	day, j, ok := r.day(i)
	if !ok {
		return dated{}, false
	}
	for r.is(j, lang.DayOf) || r.dash(j) || r.mark(j, "/") {
		j++
	}
	if j >= len(r.tokens) || f.months[r.tokens[j].word] == 0 || r.tokens[j].word == 0 {
		return dated{}, false
	}
	m := f.months[r.tokens[j].word]
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

var (
	reISODay  = regexp.MustCompile(`^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\b`)
	reSlashed = regexp.MustCompile(`^(0?[1-9]|[12]\d|3[01])[/.-](0?[1-9]|1[0-2])[/.-]((?:19|20)\d\d)\b`)
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

func valid(y, m, d int) bool {
	_, err := schema.ParseDate(fmt.Sprintf("%04d-%02d-%02d", y, m, d))
	return err == nil
}
