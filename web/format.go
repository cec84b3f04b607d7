package web

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/go-playground/locales"
	"github.com/go-playground/locales/en"
	"github.com/go-playground/locales/es"
	"github.com/go-playground/locales/fr"

	"github.com/simde/simde/schema"
)

// narrowSpace groups digits in Spanish and French: U+202F.
const narrowSpace = "\u202f"

// format writes numbers and dates in one language. Spanish follows the
// Ortografía of the RAE (2010): groups are parted by a space, and a number of
// four digits is not parted.
type format struct {
	lang    schema.Lang
	group   string
	decimal string
	least   int // digits from which a whole number is grouped
	months  locales.Translator
}

func formatOf(l schema.Lang) format {
	switch l {
	case schema.Spanish:
		return format{l, narrowSpace, ",", 5, es.New()}
	case schema.French:
		return format{l, narrowSpace, ",", 4, fr.New()}
	}
	return format{l, ",", ".", 4, en.New()}
}

// integer writes a whole number.
func (f format) integer(n int64) string {
	digits := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, digits = "−", digits[1:]
	}
	if len(digits) < f.least {
		return sign + digits
	}
	var b strings.Builder
	b.WriteString(sign)
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(f.group)
		}
		b.WriteRune(d)
	}
	return b.String()
}

// fixed writes v with a number of decimals.
func (f format) fixed(v float64, decimals int) string {
	text := strconv.FormatFloat(math.Abs(v), 'f', decimals, 64)
	whole, rest, _ := strings.Cut(text, ".")
	n, err := strconv.ParseInt(whole, 10, 64)
	if err != nil {
		return text
	}
	if v < 0 {
		n = -n
	}
	if rest == "" {
		return f.integer(n)
	}
	return f.integer(n) + f.decimal + rest
}

// signed writes v rounded, with its sign where it is not nothing.
func (f format) signed(v float64) string {
	n := int64(math.Round(v))
	if n > 0 {
		return "+" + f.integer(n)
	}
	return f.integer(n)
}

// bytes writes a size of a file in kB or MB, powers of ten.
func (f format) bytes(n int64) string {
	if n < 1_000_000 {
		return f.integer(max(1, (n+500)/1000)) + "\u00a0kB"
	}
	return f.fixed(float64(n)/1e6, 1) + "\u00a0MB"
}

// date writes a date as far as it is known: "5 de noviembre de 2010".
func (f format) date(d schema.Date) string {
	first, last, ranged := strings.Cut(string(d), "/")
	if ranged {
		return f.one(first) + "\u2009–\u2009" + f.one(last)
	}
	return f.one(first)
}

func (f format) one(d string) string {
	switch len(d) {
	case len("2006-01"):
		t, err := time.Parse("2006-01", d)
		if err != nil {
			return d
		}
		month := f.months.MonthWide(t.Month())
		if f.lang == schema.Spanish {
			return month + " de " + d[:4]
		}
		return month + " " + d[:4]
	case len(time.DateOnly):
		t, err := time.Parse(time.DateOnly, d)
		if err != nil {
			return d
		}
		return f.months.FmtDateLong(t)
	}
	return d
}
