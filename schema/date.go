package schema

import (
	"fmt"
	"regexp"
	"strings"
	"time"
)

// Date is a calendar date known to a precision: "2010", "2010-11",
// "2010-11-05", or a range "2006-07/2007-06" of two such dates (ISO 8601-1
// and the interval form of EDTF level 0). The zero Date is unknown.
type Date string

// Precision says how much of a Date is known.
type Precision string

// The precisions of a Date.
const (
	PrecisionNone  Precision = ""
	PrecisionDay   Precision = "day"
	PrecisionMonth Precision = "month"
	PrecisionYear  Precision = "year"
	PrecisionRange Precision = "range"
)

var reDate = regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2})?)?$`)

// ParseDate reads a Date as it is written: YYYY, YYYY-MM, YYYY-MM-DD or two of
// them joined by "/". An impossible date is ErrInvalid.
func ParseDate(s string) (Date, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return "", nil
	}
	ends := strings.Split(s, "/")
	if len(ends) > 2 {
		return "", fmt.Errorf("date %q: %w", s, ErrInvalid)
	}
	for _, e := range ends {
		if !reDate.MatchString(e) {
			return "", fmt.Errorf("date %q: want YYYY, YYYY-MM or YYYY-MM-DD: %w", s, ErrInvalid)
		}
		layout := time.DateOnly[:len(e)]
		if _, err := time.Parse(layout, e); err != nil {
			return "", fmt.Errorf("date %q: no such day: %w", s, ErrInvalid)
		}
	}
	if len(ends) == 2 && ends[0] > ends[1] {
		return "", fmt.Errorf("date %q: ends before it begins: %w", s, ErrInvalid)
	}
	return Date(s), nil
}

// Precision returns how much of d is known.
func (d Date) Precision() Precision {
	switch {
	case d == "":
		return PrecisionNone
	case strings.Contains(string(d), "/"):
		return PrecisionRange
	case len(d) == 4:
		return PrecisionYear
	case len(d) == 7:
		return PrecisionMonth
	}
	return PrecisionDay
}

// Years returns the first and the last calendar year that d covers, or 0, 0
// where d is unknown.
func (d Date) Years() (first, last int) {
	if d == "" {
		return 0, 0
	}
	a, b, ok := strings.Cut(string(d), "/")
	if !ok {
		b = a
	}
	return year(a), year(b)
}

// Year returns the one year of d, or 0 where d is unknown or spans several.
func (d Date) Year() int {
	first, last := d.Years()
	if first != last {
		return 0
	}
	return first
}

func year(s string) int {
	n := 0
	for i := 0; i < 4 && i < len(s); i++ {
		n = n*10 + int(s[i]-'0')
	}
	return n
}
