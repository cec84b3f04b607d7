package frame

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

// Format writes numbers and dates in one language. Spanish follows the
// Ortografía of the RAE (2010): groups are parted by a space, and a number of
// four digits is not parted.
type Format struct {
	lang    schema.Lang
	group   string
	decimal string
	least   int // digits from which a whole number is grouped
	months  locales.Translator
}

// FormatOf returns how a language writes numbers and dates.
func FormatOf(l schema.Lang) Format {
	switch l {
	case schema.Spanish:
		return Format{l, narrowSpace, ",", 5, es.New()}
	case schema.French:
		return Format{l, narrowSpace, ",", 4, fr.New()}
	}
	return Format{l, ",", ".", 4, en.New()}
}

// Integer writes a whole number.
func (f Format) Integer(n int64) string {
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

// Fixed writes v with a number of decimals.
func (f Format) Fixed(v float64, decimals int) string {
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
		return f.Integer(n)
	}
	return f.Integer(n) + f.decimal + rest
}

// Signed writes v rounded, with its sign where it is not nothing.
func (f Format) Signed(v float64) string {
	n := int64(math.Round(v))
	if n > 0 {
		return "+" + f.Integer(n)
	}
	return f.Integer(n)
}

// Percent writes a change in percent, with its sign and one decimal: "−7,3 %".
func (f Format) Percent(v float64) string {
	sign, room := "", "\u00a0%"
	if f.lang == schema.English {
		room = "%"
	}
	if v = math.Round(v*10) / 10; v > 0 {
		sign = "+"
	} else if v < 0 {
		sign = "\u2212"
	}
	return sign + f.Fixed(math.Abs(v), 1) + room
}

// bytes writes a size of a file in kB or MB, powers of ten.
func (f Format) bytes(n int64) string {
	if n < 1_000_000 {
		return f.Integer(max(1, (n+500)/1000)) + "\u00a0kB"
	}
	return f.Fixed(float64(n)/1e6, 1) + "\u00a0MB"
}

// Date writes a date as far as it is known: "5 de noviembre de 2010".
func (f Format) Date(d schema.Date) string {
	first, last, ranged := strings.Cut(string(d), "/")
	if ranged {
		return f.one(first) + "\u2009–\u2009" + f.one(last)
	}
	return f.one(first)
}

func (f Format) one(d string) string {
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

// Moment writes a day with the time of day, in the zone of the server. The zero
// time is "".
func (f Format) Moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	t = t.Local()
	return f.months.FmtDateLong(t) + " " + t.Format("15:04")
}

// Gigabytes writes a size in GB, powers of ten.
func (f Format) Gigabytes(n int64) string { return f.Fixed(float64(n)/1e9, 1) + "\u00a0GB" }
