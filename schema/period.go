package schema

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
)

// Period is the time of a figure: a year, one of its quarters or one of its
// months. At most one of Quarter and Month is set.
type Period struct {
	Year    int
	Quarter int // 1 to 4, or 0
	Month   int // 1 to 12, or 0
}

// InYear is the period of a whole year.
func InYear(year int) Period { return Period{Year: year} }

// The years that a period may be of.
const (
	firstPeriodYear = 1800
	lastPeriodYear  = 2200
)

// ParsePeriod reads "2024", "2024-Q1" (also "2024Q1") or "2024-03" (also
// "2024M03"). Another text is ErrInvalid.
func ParsePeriod(s string) (Period, error) {
	var p Period
	year, rest := s, ""
	const digits = 4
	if len(s) > digits {
		year, rest = s[:digits], strings.TrimPrefix(s[digits:], "-")
		if rest == "" {
			year = s // ends in a dash
		}
	}
	y, err := strconv.Atoi(year)
	if err == nil && rest != "" {
		switch rest[0] {
		case 'Q', 'q':
			p.Quarter, err = strconv.Atoi(rest[1:])
			err = orZero(p.Quarter, err)
		case 'M', 'm':
			p.Month, err = strconv.Atoi(rest[1:])
			err = orZero(p.Month, err)
		default:
			p.Month, err = strconv.Atoi(rest)
			err = orZero(p.Month, err)
		}
	}
	p.Year = y
	if err != nil || !p.Valid() {
		return Period{}, fmt.Errorf("period %q: want a year, 2024-Q1 or 2024-03: %w", s, ErrInvalid)
	}
	return p, nil
}

// orZero makes an error of a part of a year that is written and is 0.
func orZero(n int, err error) error {
	if err == nil && n == 0 {
		return ErrInvalid
	}
	return err
}

// Valid reports whether p is a year, a quarter or a month of our times.
func (p Period) Valid() bool {
	return p.Year >= firstPeriodYear && p.Year <= lastPeriodYear && p.Quarter >= 0 && p.Quarter <= 4 &&
		p.Month >= 0 && p.Month <= 12 && (p.Quarter == 0 || p.Month == 0)
}

// Whole reports whether p is a year and not a part of one.
func (p Period) Whole() bool { return p.Quarter == 0 && p.Month == 0 }

// String writes p in ISO 8601, a quarter as "2024-Q1".
func (p Period) String() string {
	switch {
	case p.Quarter > 0:
		return fmt.Sprintf("%04d-Q%d", p.Year, p.Quarter)
	case p.Month > 0:
		return fmt.Sprintf("%04d-%02d", p.Year, p.Month)
	}
	return fmt.Sprintf("%04d", p.Year)
}

// Compare orders periods by time; a year stands before its months, and these
// before its quarters.
func (p Period) Compare(q Period) int {
	return cmp.Or(cmp.Compare(p.Year, q.Year), cmp.Compare(p.Quarter, q.Quarter), cmp.Compare(p.Month, q.Month))
}
