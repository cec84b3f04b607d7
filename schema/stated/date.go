// Package stated reads what others state of documents, in the many ways in which
// they write it: dates and languages, and titles that are none.
package stated

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/simde/simde/schema"
)

// DateOrder says how a catalogue writes dates of which day and month cannot be
// told apart: "03/04/2019".
type DateOrder string

// The orders of day, month and year.
const (
	OrderUnknown DateOrder = ""
	DayFirst     DateOrder = "dmy"
	MonthFirst   DateOrder = "mdy"
)

// dateForm is one way of writing a date. read returns it in the form of
// schema.Date, or "" where the text is none after all.
type dateForm struct {
	pattern *regexp.Regexp
	read    func(m []string, order DateOrder) string
}

// dateForms are tried in order on a text that is folded, without weekday, time
// of day and articles. What two readers could read as two dates matches none.
var dateForms = []dateForm{
	form(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$`, func(m []string, _ DateOrder) string { return day(m[1], m[2], m[3]) }),
	form(`^(\d{4})(\d{2})(\d{2})$`, func(m []string, _ DateOrder) string { return day(m[1], m[2], m[3]) }),
	form(`^(\d{4})-(\d{1,2})$`, func(m []string, _ DateOrder) string { return day(m[1], m[2], "") }),
	form(`^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$`, numbers),
	form(`^(\d{1,2})[/.-](\d{4})$`, func(m []string, _ DateOrder) string { return day(m[2], m[1], "") }),
	form(`^(\d{4})[/.](\d{1,2})$`, func(m []string, _ DateOrder) string { return day(m[1], m[2], "") }),
	form(`^(\d{1,2}) (\pL+) (\d{4})$`, func(m []string, _ DateOrder) string { return day(m[3], month(m[2]), m[1]) }),
	form(`^(\pL+) (\d{1,2}) (\d{4})$`, func(m []string, _ DateOrder) string { return day(m[3], month(m[1]), m[2]) }),
	form(`^(\d{4}) (\pL+) (\d{1,2})$`, func(m []string, _ DateOrder) string { return day(m[1], month(m[2]), m[3]) }),
	form(`^(\pL+) (\d{4})$`, func(m []string, _ DateOrder) string { return day(m[2], month(m[1]), "") }),
	form(`^(\d{4}) (\pL+)$`, func(m []string, _ DateOrder) string { return day(m[1], month(m[2]), "") }),
	form(`^(\d{4})$`, func(m []string, _ DateOrder) string { return day(m[1], "", "") }),
}

// looseForms are read too, and the reading is remarked upon: they say less than
// they seem to, or say it in a way of their own.
var looseForms = []dateForm{
	form(`^(?:c|ca|circa|hacia|vers|environ|approx|aprox|about|alrededor|autour)? ?[\[(©]?c? ?(\d{4})[\])?]*$`, func(m []string, _ DateOrder) string { return m[1] }),
	form(`^(?:between |entre |from )?(\d{4}) ?(?:[-/]|to|a|y|and|et|au|al) ?(\d{4})$`, func(m []string, _ DateOrder) string { return m[1] + "/" + m[2] }),
	form(`^(\d{2})(\d{2}) ?[-/] ?(\d{2})$`, func(m []string, _ DateOrder) string { return m[1] + m[2] + "/" + m[1] + m[3] }),
	form(`^(\pL+) ?(?:[-/]|to|a|and|y|et) ?(\pL+) (\d{4})$`, func(m []string, _ DateOrder) string {
		return span(day(m[3], month(m[1]), ""), day(m[3], month(m[2]), ""))
	}),
	form(`^[qt]([1-4]) ?[-/]? ?(\d{4})$`, func(m []string, _ DateOrder) string { return quarter(m[2], m[1]) }),
	form(`^(\d{4}) ?[-/]? ?[qt]([1-4])$`, func(m []string, _ DateOrder) string { return quarter(m[1], m[2]) }),
	form(`^(\d{4})-0?0(?:-0?0)?$`, func(m []string, _ DateOrder) string { return m[1] }),
	form(`^(\d{4})-(\d{2})-0?0$`, func(m []string, _ DateOrder) string { return day(m[1], m[2], "") }),
	form(`^(\d{4})-(\d{2})-(\d{2})[t (,;]`, func(m []string, _ DateOrder) string { return day(m[1], m[2], m[3]) }),
	form(`^(\d{5})(?:[.,]\d+)?$`, func(m []string, _ DateOrder) string { return serial(m[1]) }),
}

func form(pattern string, read func([]string, DateOrder) string) dateForm {
	return dateForm{regexp.MustCompile(pattern), read}
}

// undated are the ways to say that a work has no date.
var undated = map[string]bool{"": true, "s.f.": true, "s.f": true, "s/f": true, "sf": true, "sin fecha": true, "n.d.": true, "n.d": true, "nd": true, "n/d": true,
	"no date": true, "undated": true, "s.d.": true, "s.d": true, "sd": true, "sans date": true, "n/a": true, "-": true}

// Date reads a date as catalogues, pages and programs write it. remark says what a person should know of the
// reading: that there is none, or that it was a loose one.
func Date(cell string, order DateOrder) (d schema.Date, remark string) {
	if undated[schema.Fold(strings.TrimSpace(cell))] {
		return "", ""
	}
	if d, err := schema.ParseDate(cell); err == nil {
		return notTooLate(cell, d, "")
	}
	text := plainDate(cell)
	for _, f := range dateForms {
		if m := f.pattern.FindStringSubmatch(text); m != nil {
			if d, err := schema.ParseDate(f.read(m, order)); err == nil && d != "" {
				return notTooLate(cell, d, "")
			}
		}
	}
	for _, f := range looseForms {
		if m := f.pattern.FindStringSubmatch(text); m != nil {
			if d, err := schema.ParseDate(f.read(m, order)); err == nil && d != "" {
				return notTooLate(cell, d, fmt.Sprintf("date %q is read as %s", cell, d))
			}
		}
	}
	if m := ambiguous.FindStringSubmatch(text); m != nil && number(m[1]) <= 12 && number(m[2]) <= 12 {
		return "", fmt.Sprintf("date %q: day and month cannot be told apart; --date-order dmy or mdy says which stands first", cell)
	}
	return "", fmt.Sprintf("date %q cannot be read", cell)
}

var ambiguous = regexp.MustCompile(`^(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}$`)

// notTooLate refuses dates that nothing published can have.
func notTooLate(cell string, d schema.Date, remark string) (schema.Date, string) {
	first, last := d.Years()
	if last > time.Now().Year()+1 || first < 1000 {
		return "", fmt.Sprintf("date %q: the year cannot be right", cell)
	}
	return d, remark
}

var (
	reTime     = regexp.MustCompile(`[t ,-]+\d{1,2}[:.h]\d{2}([:.]\d{2})?([.,]\d+)? ?([ap]\.?m\.?)?( ?(z|utc|gmt|[ecmp][ds]t|[+-]\d{2}:?\d{2}))?( \([a-z]+\))?$`)
	reOrdinal  = regexp.MustCompile(`\b(\d{1,2})(st|nd|rd|th|er|ero|º|°|o\b|\.º|\.o\b)`)
	reBetween  = regexp.MustCompile(`(\pL)[-/.]+ ?(\d)|(\d) ?[-/.]+ ?(\pL)`)
	reSpaces   = regexp.MustCompile(`[\s,]+`)
	reWords    = regexp.MustCompile(`\b(of|de|del|the|le|el|l'|d')(\s+|\b)`)
	reWeekday  = regexp.MustCompile(`^\(?(mon|tues?|wed(nes)?|thu(rs?)?|fri|sat(ur)?|sun)(day)?[.,]? |^(lunes|martes|miercoles|jueves|viernes|sabado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche),? `)
	reQuarter  = regexp.MustCompile(`^(?:(\d)(?:st|nd|rd|th|er|e|º|°)?|(first|second|third|fourth|primer|segundo|tercer|cuarto|premier|deuxieme|troisieme|quatrieme)) (?:quarter|trimestre) `)
	reApproach = regexp.MustCompile(`^(ca?|approx|aprox)\. ?`)
)

var ordinals = map[string]string{"first": "1", "primer": "1", "premier": "1", "second": "2", "segundo": "2", "deuxieme": "2",
	"third": "3", "tercer": "3", "troisieme": "3", "fourth": "4", "cuarto": "4", "quatrieme": "4"}

// plainDate folds a date and takes off what says nothing of it.
func plainDate(cell string) string {
	s := schema.Fold(strings.TrimSpace(cell))
	s = strings.NewReplacer("–", "-", "—", "-", "−", "-", "’", "'").Replace(s)
	s = reWeekday.ReplaceAllString(s, "")
	s = reTime.ReplaceAllString(s, "")
	s = reApproach.ReplaceAllString(s, "${1} ")
	s = reWords.ReplaceAllString(s, "")
	s = reSpaces.ReplaceAllString(s, " ")
	if m := reQuarter.FindStringSubmatch(s); m != nil {
		n := m[1]
		if n == "" {
			n = ordinals[m[2]]
		}
		return "q" + n + " " + strings.TrimSpace(s[len(m[0]):])
	}
	s = reOrdinal.ReplaceAllString(s, "$1")
	s = reBetween.ReplaceAllString(s, "$1$3 $2$4")
	return strings.TrimSpace(reSpaces.ReplaceAllString(s, " "))
}

// numbers reads day, month and year in the order that the numbers allow.
func numbers(m []string, order DateOrder) string {
	first, second := number(m[1]), number(m[2])
	switch {
	case first > 12 || first == second || order == DayFirst && second <= 12:
		return day(m[3], m[2], m[1])
	case second > 12 || order == MonthFirst:
		return day(m[3], m[1], m[2])
	}
	return ""
}

// day writes a date whose month and day may be "".
func day(y, m, d string) string {
	if m == "0" || m == "" && d != "" {
		return ""
	}
	s := y
	for _, part := range []string{m, d} {
		if part != "" {
			s += fmt.Sprintf("-%02d", number(part))
		}
	}
	return s
}

// span joins two dates, of which neither may be "".
func span(a, b string) string {
	if len(a) < 7 || len(b) < 7 {
		return ""
	}
	return a + "/" + b
}

func quarter(y, q string) string {
	n := number(q)
	return span(day(y, strconv.Itoa(3*n-2), ""), day(y, strconv.Itoa(3*n), ""))
}

// serial reads a day as Excel counts them. Those of before 1954 are rather
// something else.
func serial(s string) string {
	n := number(s)
	if n < 20000 {
		return ""
	}
	return time.Date(1899, 12, 30+n, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// monthNames are the months in the three languages, folded, and how each is
// shortened.
var monthNames = [12][]string{
	{"enero", "january", "janvier", "ene", "jan", "janv"},
	{"febrero", "february", "fevrier", "feb", "fev", "fevr"},
	{"marzo", "march", "mars", "mar", "mzo"},
	{"abril", "april", "avril", "abr", "apr", "avr"},
	{"mayo", "may", "mai"},
	{"junio", "june", "juin", "jun"},
	{"julio", "july", "juillet", "jul", "juil"},
	{"agosto", "august", "aout", "ago", "aug"},
	{"septiembre", "september", "septembre", "setiembre", "sep", "sept", "set"},
	{"octubre", "october", "octobre", "oct"},
	{"noviembre", "november", "novembre", "nov"},
	{"diciembre", "december", "decembre", "dic", "dec"},
}

// month returns the number of a month that is named, or "0".
func month(name string) string {
	for i, names := range monthNames {
		for _, n := range names {
			if n == name {
				return strconv.Itoa(i + 1)
			}
		}
	}
	return "0"
}
