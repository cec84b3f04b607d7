package bank

import (
	"slices"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/chart"
)

// KeyFigure is one number in large letters: the newest of a series, with its
// period, how it came about and what it counts.
type KeyFigure struct {
	Code   string // of the choice that it is of
	Theme  string // of the theme
	Label  string // what it counts
	Group  string // what it and those of Apart are called together, or ""
	Kind   string // its measure, where it stands beside others that it is not to be added to
	Series Series // the whole of it, in its shortest periods
	Value  Value  // the newest
	Number string // its text without the unit
	Unit   string // "M USD", or "" for people
	Mark   Mark
	Change string      // in a year, or since the value before: "+2.3 %"; or ""
	Since  string      // the period from which it changed, in words
	Twelve string      // the sum of the last twelve months where it is a flow of months or quarters, or ""
	Spark  chart.Line  // how it came about, without words
	Apart  []KeyFigure // what is counted apart and not to be added to it
}

// mostKeys is how many key figures a page shows.
const mostKeys = 6

// KeyFigures are the newest figures of themes, one a choice, in their order,
// the population first. What a model gave heads no page.
func (s *Reader) KeyFigures(l schema.Lang, themes []Theme) []KeyFigure {
	var out []KeyFigure
	for _, code := range []string{ThemePopulation, ThemeRemittances, ThemeProtection, ThemeMovements} {
		for _, t := range themes {
			if t.Code != code {
				continue
			}
			for _, c := range t.Choices {
				if k, ok := s.keyFigure(l, c); ok && len(out) < mostKeys {
					k.Theme = t.Code
					out = append(out, k)
				}
			}
		}
	}
	return out
}

// keyFigure is the newest figure of a choice, and false where it has none to be
// shown in large letters.
func (s *Reader) keyFigure(l schema.Lang, c Choice) (KeyFigure, bool) {
	if c.sex || c.Code == ChoiceInflows && c.Scope != "" {
		return KeyFigure{}, false
	}
	paces := c.Paces()
	series := c.Series(paces[len(paces)-1])
	if len(series) == 0 || distances[series[0].Latest().Code] > distances[schema.Estimated] {
		return KeyFigure{}, false
	}
	k := asKey(s, l, c, series[0])
	if c.Apart {
		if i := slices.IndexFunc(series[1:], func(x Series) bool { return x.Series.Measure != series[0].Series.Measure }); i >= 0 {
			k.Apart = []KeyFigure{asKey(s, l, c, series[1+i])}
			for _, x := range []*KeyFigure{&k, &k.Apart[0]} { // a number is never called by the name of both
				x.Group, x.Label = x.Label, strings.Replace(x.Label, c.Heading, x.Kind, 1)
			}
		}
	}
	return k, true
}

func asKey(s *Reader, l schema.Lang, c Choice, x Series) KeyFigure {
	v, loc := x.Latest(), s.Site.Locale(l)
	k := KeyFigure{Code: c.Code, Label: c.Heading, Kind: x.Series.Measure.Name(l), Series: x, Value: v, Mark: MarkOf(v)}
	if k.Label == k.Kind && slices.Contains(movements, x.Series.Measure) {
		k.Label = x.Name // which says who counted
	}
	k.Number, k.Unit, _ = strings.Cut(v.Text, "\u00a0")
	if v.Counts != "" {
		k.Label += ", " + v.Counts
	}
	if k.Change = s.Change(l, x, v); k.Change != "" {
		k.Since = loc.Say("key.year")
	} else if before, ok := x.Before(v); ok {
		k.Change, k.Since = loc.Format.Percent(100*(v.Value-before.Value)/before.Value), loc.Say("key.since", before.Name)
	}
	if sum, ok := x.Twelve(); ok {
		k.Twelve = loc.Say("key.twelve", s.Amount(l, x.Series.Unit, sum))
	}
	drawn := chart.New("", []chart.Series{{Values: x.Years()}}, nil, s.Scale(l, x.Series.Unit))
	if len(x.Values) > 1 {
		k.Spark = drawn.Lines[0]
	}
	return k
}

// Before returns the value before another in a series where it counts the
// same, and false where there is none.
func (s Series) Before(v Value) (Value, bool) {
	i := slices.IndexFunc(s.Values, func(x Value) bool { return x.Period == v.Period })
	if i < 1 || s.Values[i-1].Counts != v.Counts || s.Values[i-1].Value == 0 {
		return Value{}, false
	}
	return s.Values[i-1], true
}

// Twelve adds up the last twelve months of a flow of months or quarters, and is
// false where one of them is missing or the series is no such flow.
func (s Series) Twelve() (float64, bool) {
	last := s.Latest().Period
	n := map[Pace]int{Quarterly: 4, Monthly: 12}[PaceOf(last)]
	if n == 0 || !s.Series.Measure.Adds() || len(s.Values) < n {
		return 0, false
	}
	var sum float64
	first := s.Values[len(s.Values)-n].Period
	for _, v := range s.Values[len(s.Values)-n:] {
		sum += v.Value
	}
	between := (last.Year-first.Year)*n + last.Quarter + last.Month - first.Quarter - first.Month
	return sum, between == n-1
}

// Lead writes the two first key figures of a corridor as sentences.
func (s *Reader) Lead(l schema.Lang, c schema.Corridor, keys []KeyFigure) string {
	loc := s.Site.Locale(l)
	o, d := c.Origin.Name(l), c.Destination.Name(l)
	text := ""
	for _, k := range keys[:min(len(keys), 2)] {
		when := loc.Say("lead.when", k.Value.Name, k.Value.Status)
		sentence := ""
		switch {
		case k.Theme == ThemePopulation && k.Value.Definition == schema.ByBirth:
			sentence = loc.Say("lead.birth", o, d, k.Value.Text, when)
		case k.Theme == ThemePopulation && k.Value.Definition == schema.ByCitizenship:
			sentence = loc.Say("lead.citizenship", o, d, k.Value.Text, when)
		default:
			sentence = loc.Say("lead.figure", k.Label, k.Value.Text, when)
		}
		for _, x := range k.Apart {
			sentence += " " + loc.Say("lead.figure", x.Label, x.Value.Text, loc.Say("lead.when", x.Value.Name, x.Value.Status))
		}
		text += " " + sentence
	}
	return strings.TrimPrefix(text, " ")
}
