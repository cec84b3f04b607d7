package bank

import (
	"slices"

	"github.com/simde/simde/schema"
)

// Theme is a subject of figures: remittances, population. One of its choices is
// shown at a time.
type Theme struct {
	Code    string
	Choices []Choice
}

// The codes of themes.
const (
	ThemeRemittances = "remittances"
	ThemePopulation  = "population"
	ThemeProtection  = "protection"
	ThemeMovements   = "movements"
)

// The codes of choices that are no measure.
const (
	ChoiceInflows    = "inflows"    // remittances that the origin receives from everywhere
	ChoiceProtection = "protection" // refugees and, apart from them, others in need of protection
	ChoiceSex        = "sex"        // residents by sex
)

// Choice is what a chart can show: one or two measures between two ends.
type Choice struct {
	Code    string // in addresses
	Label   string // among the others of its theme
	Heading string // of its chart
	Counts  string // what it counts and what it does not
	Scope   string // what it covers where that is more than the corridor
	Flow    bool   // it counts what happens in a period, and not what is there on a day
	Apart   bool   // its measures are not to be added up
	from    *Holding
	sex     bool
	counted []schema.Measure
}

// Corridor returns the ends between which it is counted.
func (c Choice) Corridor() schema.Corridor { return c.from.Corridor }

// Paces are the paces in which there are figures, the longest first.
func (c Choice) Paces() []Pace {
	if c.sex {
		return []Pace{Yearly}
	}
	return c.from.Paces(c.counted...)
}

// Series are its series in periods of a pace, the one to name first before the
// others.
func (c Choice) Series(p Pace) []Series {
	if c.sex {
		return c.from.BySex(c.counted[0])
	}
	series := c.from.Series(p, c.counted...)
	if c.Apart { // the measures in their order, whatever is newer
		slices.SortStableFunc(series, func(a, b Series) int {
			return slices.Index(c.counted, a.Series.Measure) - slices.Index(c.counted, b.Series.Measure)
		})
	}
	return series
}

// PaceIn returns the pace that a view shows: the one that it names where there
// are figures of it, else the shortest.
func (c Choice) PaceIn(v View) Pace {
	paces := c.Paces()
	if slices.Contains(paces, v.Pace) {
		return v.Pace
	}
	return paces[len(paces)-1]
}

// Chosen returns the choice that a view shows: the one that it names, else the
// first.
func (t Theme) Chosen(v View) Choice {
	for _, c := range t.Choices {
		if slices.Contains(v.Measures, c.Code) {
			return c
		}
	}
	return t.Choices[0]
}

// Has reports whether one of the theme's choices has a code.
func (t Theme) Has(code string) bool {
	return slices.ContainsFunc(t.Choices, func(c Choice) bool { return c.Code == code })
}

// movements are the measures of people on the move, in the order in which they
// are offered.
var movements = []schema.Measure{schema.MeasureEncounters, schema.MeasureEntries, schema.MeasureReturns, schema.MeasureCrossings, schema.MeasureFlow}

// asylum are the measures of asking for protection.
var asylum = []schema.Measure{schema.MeasureAsylum, schema.MeasureApplications, schema.MeasureFirstTime}

// Themes are the subjects of which the bank has figures of a corridor, each
// with the choices that have any.
func (s *Reader) Themes(l schema.Lang, c schema.Corridor) []Theme {
	if s.Figures == nil {
		return nil
	}
	h, loc := s.Hold(l, c), s.Site.Locale(l)
	o, d := c.Origin.Name(l), c.Destination.Name(l)
	money, people := &Theme{Code: ThemeRemittances}, &Theme{Code: ThemePopulation}
	money.add(Choice{Label: loc.Say("choice.remittances"), Heading: loc.Say("corridor.sent", d, o), from: h}, l, schema.MeasureRemittances)
	if c.Origin.Kind() == schema.Country {
		all := Choice{Code: ChoiceInflows, Label: loc.Say("choice.inflows"), Heading: loc.Say("corridor.inflows", o), Scope: loc.Say("corridor.inflows.scope", o),
			from: s.Hold(l, schema.Corridor{Origin: c.Origin})}
		money.add(all, l, schema.MeasureRemittances)
	}
	people.add(Choice{Label: loc.Say("choice.stock"), Heading: schema.MeasureStock.Name(l), from: h}, l, schema.MeasureStock)
	people.add(Choice{Code: ChoiceSex, Label: loc.Say("choice.sex"), Heading: loc.Say("choice.sex.heading"), from: h, sex: true}, l, schema.MeasureStock)
	return present(money, people, protection(h, loc.Say("corridor.protection"), loc.Say("protection.apart")), moving(h))
}

// protection is the theme of people who have asked for protection or have it.
func protection(h *Holding, heading, apart string) *Theme {
	t := &Theme{Code: ThemeProtection}
	both := Choice{Code: ChoiceProtection, Label: heading, Heading: heading, Scope: apart, Apart: true, from: h}
	t.add(both, h.lang, schema.MeasureRefugees, schema.MeasureProtection)
	for _, m := range asylum {
		t.add(Choice{Label: m.Name(h.lang), Heading: m.Name(h.lang), from: h}, h.lang, m)
	}
	return t
}

// moving is the theme of people on the move.
func moving(h *Holding) *Theme {
	t := &Theme{Code: ThemeMovements}
	for _, m := range movements {
		t.add(Choice{Label: m.Name(h.lang), Heading: m.Name(h.lang), from: h}, h.lang, m)
	}
	return t
}

// add adds a choice of some measures where there are figures of them.
func (t *Theme) add(c Choice, l schema.Lang, measures ...schema.Measure) {
	if len(c.from.Paces(measures...)) == 0 {
		return
	}
	if c.Code == "" {
		c.Code = string(measures[0])
	}
	if measures = c.from.having(measures); c.Apart && len(measures) == 1 {
		c.Apart, c.Scope = false, ""
		if c.Code == ChoiceProtection {
			c.Heading = measures[0].Name(l)
			c.Label = c.Heading
		}
	}
	c.counted, c.Flow = measures, measures[0].Adds()
	for _, m := range measures {
		if c.Counts != "" {
			c.Counts += " "
		}
		c.Counts += m.Note(l)
	}
	t.Choices = append(t.Choices, c)
}

// present are the themes that have a choice.
func present(themes ...*Theme) []Theme {
	var out []Theme
	for _, t := range themes {
		if len(t.Choices) > 0 {
			out = append(out, *t)
		}
	}
	return out
}

// Measures reports whether the bank has a series of a measure.
func (s *Reader) Measures(m schema.Measure) bool {
	return s.Figures != nil && slices.ContainsFunc(s.Figures.Series(), func(x schema.Series) bool { return x.Measure == m })
}
