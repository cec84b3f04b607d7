package search

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/simde/simde/schema"
)

// Bounds of what an address may ask.
const (
	maxText = 4096 // bytes of the query's text
	maxPage = 1_000_000
	maxSize = 200
	maxAny  = 64 // values chosen or excluded in one facet
)

// notKey begins the key of an excluded value: "not.topic=remittances".
const notKey = "not."

// Parse reads a query from the parameters of an address:
//
//	q              the text, in the syntax of ParseText
//	corridor, o, d, country, region, topic, lang, year, type, pub
//	               a facet's value; repeated for "or"; year=undated for no date
//	not.FACET      a value to exclude; repeated for several. What is chosen as
//	               well is chosen
//	y1, y2         the first and the last year
//	since          a day, as 2026-11-14: what entered the library on it or later
//	sort           newest, oldest, title or entry
//	page, n        the page of results, and how many results it has
//	only=1         this language only, no expansion
//	drop           the key of an expansion to leave out; repeated
//	shelf          the key of a shelf of closed collections
//
// What cannot be used is left out and reported as ErrInvalid; the query is
// usable all the same. A value that a facet cannot have is reported and kept:
// no document has it, so that the query finds what was asked for, nothing.
// Lang is no part of an address: its path says it.
func Parse(v url.Values) (Query, error) {
	q := Query{Page: 1}
	var errs []error
	bad := func(key, value string) {
		errs = append(errs, fmt.Errorf("%s %q: %w", key, value, schema.ErrInvalid))
	}
	q.Text = v.Get("q")
	if t := cleanText(q.Text); t != q.Text {
		if len(q.Text) > maxText {
			bad("q", t[:min(len(t), 40)]+"…")
		}
		q.Text = t
	}
	for _, f := range Facets {
		if s := parseSelection(v, f, bad); len(s.Any)+len(s.Not) > 0 {
			if q.Filters == nil {
				q.Filters = map[Facet]Selection{}
			}
			q.Filters[f] = s
		}
	}
	parseRange(v, &q, bad)
	q.Since = parseSince(v.Get(sinceKey), bad)
	q.Page = max(1, parseNumber(v, "page", 1, maxPage, bad))
	q.Size = parseNumber(v, "n", 1, maxSize, bad)
	switch s := Sort(v.Get("sort")); s {
	case ByRelevance, ByNewest, ByOldest, ByTitle, ByEntry:
		q.Sort = s
	default:
		bad("sort", string(s))
	}
	q.OnlyLang = v.Get("only") == "1"
	for _, d := range v["drop"] {
		if d = cleanText(d); d != "" && !slices.Contains(q.Drop, d) && len(q.Drop) < maxAny {
			q.Drop = append(q.Drop, d)
		}
	}
	if s := v.Get(shelfKey); s != "" {
		if q.Shelf = s; !isShelf(s) {
			q.Shelf = noShelf
			bad(shelfKey, s)
		}
	}
	return q, errors.Join(errs...)
}

const (
	shelfKey = "shelf"
	noShelf  = "0" // on which nothing is
)

// isShelf reports whether a text may be the key of a shelf.
func isShelf(s string) bool {
	return len(s) <= 16 && strings.Trim(s, "0123456789abcdef") == ""
}

// Values writes q as the parameters of an address. Parse reads them back as q,
// without its Lang.
func (q Query) Values() url.Values {
	v := url.Values{}
	if q.Text != "" {
		v.Set("q", q.Text)
	}
	for f, s := range q.Filters {
		for _, x := range s.Any {
			v.Add(string(f), x)
		}
		for _, x := range s.Not {
			v.Add(notKey+string(f), x)
		}
	}
	setNumber(v, "y1", q.YearFrom, 0)
	setNumber(v, "y2", q.YearTo, 0)
	if q.Since != "" {
		v.Set(sinceKey, string(q.Since))
	}
	setNumber(v, "page", q.Page, 1)
	setNumber(v, "n", q.Size, 0)
	if q.Sort != ByRelevance {
		v.Set("sort", string(q.Sort))
	}
	if q.OnlyLang {
		v.Set("only", "1")
	}
	for _, d := range q.Drop {
		v.Add("drop", d)
	}
	if q.Shelf != "" {
		v.Set(shelfKey, q.Shelf)
	}
	return v
}

func parseSelection(v url.Values, f Facet, bad func(key, value string)) Selection {
	read := func(key string) []string {
		var out []string
		for _, raw := range v[key] {
			if raw == "" {
				continue // an empty field of a form
			}
			x, ok := Canonical(f, raw)
			if !ok || len(out) >= maxAny {
				bad(key, raw)
			}
			if !ok {
				x = impossible(f, raw)
			}
			if x != "" && len(out) < maxAny && !slices.Contains(out, x) {
				out = append(out, x)
			}
		}
		return out
	}
	return Selection{Any: read(string(f)), Not: read(notKey + string(f))}.ticked()
}

// maxImpossible is how many bytes of a value that no document has are kept.
const maxImpossible = 100

// impossible is what is kept of a value that a facet cannot have, for the
// person to see and to take away.
func impossible(f Facet, raw string) string {
	x := cleanText(raw)
	if len(x) > maxImpossible {
		x = cleanText(x[:maxImpossible])
	}
	if _, possible := Canonical(f, x); possible || x == "" {
		return "?"
	}
	return x
}

// parseRange reads the first and the last year. One that is no year is kept as
// an impossible value of the facet, in place of the range.
func parseRange(v url.Values, q *Query, bad func(key, value string)) {
	q.YearFrom = parseNumber(v, "y1", minYear, maxYear, bad)
	q.YearTo = parseNumber(v, "y2", minYear, maxYear, bad)
	if q.YearFrom > q.YearTo && q.YearTo != 0 {
		q.YearFrom, q.YearTo = q.YearTo, q.YearFrom
	}
	for _, key := range []string{"y1", "y2"} {
		if v.Get(key) == "" || parseNumber(v, key, minYear, maxYear, ignored) != 0 {
			continue
		}
		if q.Filters == nil {
			q.Filters = map[Facet]Selection{}
		}
		q.YearFrom, q.YearTo = 0, 0
		q.Filters[FacetYear] = Selection{Any: []string{impossible(FacetYear, v.Get(key))}, Not: q.Filters[FacetYear].Not}.ticked()
		return
	}
}

func ignored(key, value string) {}

// ticked returns s without the exclusion of what is chosen.
func (s Selection) ticked() Selection {
	s.Not = slices.DeleteFunc(s.Not, func(x string) bool { return slices.Contains(s.Any, x) })
	return s
}

func parseNumber(v url.Values, key string, least, most int, bad func(key, value string)) int {
	s := v.Get(key)
	if s == "" {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < least || n > most {
		bad(key, s)
		return 0
	}
	return n
}

func setNumber(v url.Values, key string, n, silent int) {
	if n > silent {
		v.Set(key, strconv.Itoa(n))
	}
}

// cleanText makes foreign text safe to keep: valid UTF-8, no control
// characters, no space at the ends, at most maxText bytes.
func cleanText(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return ' '
		case r < ' ' || r == 0x7f || r == utf8.RuneError:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	if len(s) > maxText {
		s = strings.ToValidUTF8(s[:maxText], "")
	}
	return strings.TrimSpace(s)
}
