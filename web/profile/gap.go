package profile

import (
	"strconv"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/bank"
)

// Gap is something that is not known of a corridor, and why.
type Gap struct {
	What, Why string
}

// scarce is below which share of a corridor's documents a language is named as
// missing.
const scarce = 0.05

// late is by how many years records that come by the month may end before the
// day on which the bank last took them in.
const late = 1

// Gaps says what is not known of a corridor: what has no figure or an old one,
// and the languages of the site in which the library has few documents.
func (s *Corridors) Gaps(l schema.Lang, c schema.Corridor, held Documents) []Gap {
	loc, h := s.Site.Locale(l), s.Bank.Hold(l, c)
	var out []Gap
	add := func(what, why string) { out = append(out, Gap{what, why}) }
	for _, m := range []schema.Measure{schema.MeasureStock, schema.MeasureRemittances, schema.MeasureRefugees, schema.MeasureAsylum} {
		series := h.Series(bank.Yearly, m)
		switch {
		case len(series) == 0 && (m == schema.MeasureRefugees || m == schema.MeasureAsylum):
			add(m.Name(l), loc.Say("gap.hidden"))
		case len(series) == 0:
			add(m.Name(l), loc.Say("gap.none"))
		case series[0].Latest().Code == schema.Modelled:
			v := series[0].Latest()
			add(m.Name(l), loc.Say("gap.modelled", v.Text, v.Name, series[0].Source))
		}
	}
	moved := false
	for _, m := range []schema.Measure{schema.MeasureEncounters, schema.MeasureEntries, schema.MeasureReturns, schema.MeasureCrossings, schema.MeasureFlow} {
		for _, x := range h.Series(bank.Monthly, m) {
			moved = true
			if to := x.Latest(); x.Series.Entered != "" && x.Series.Entered.Year()-to.Year >= late {
				add(x.Name, loc.Say("gap.ends", to.Name))
			}
		}
		moved = moved || len(h.Series(bank.Yearly, m)) > 0
	}
	if !moved {
		add(loc.Say("theme.movements"), loc.Say("gap.movements"))
	}
	if !s.Bank.Measures(schema.MeasureCost) {
		add(schema.MeasureCost.Name(l), loc.Say("gap.absent"))
	}
	return append(out, s.languages(l, held)...)
}

// languages are those of the site in which there are few documents.
func (s *Corridors) languages(l schema.Lang, held Documents) []Gap {
	loc := s.Site.Locale(l)
	if held.Total == 0 {
		return []Gap{{loc.Say("nav.documents"), loc.Say("gap.documents")}}
	}
	var out []Gap
	for _, x := range schema.Langs {
		if n := held.ByLang[x]; float64(n) < scarce*float64(held.Total) {
			out = append(out, Gap{loc.Say("gap.language", loc.Say("lang."+string(x))), loc.Say("gap.of", strconv.Itoa(n), loc.Format.Integer(int64(held.Total)))})
		}
	}
	return out
}
