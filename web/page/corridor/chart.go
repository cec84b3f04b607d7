package corridor

import (
	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/chart"
	"github.com/simde/simde/web/frame"
)

// flows are the measures of people on the move, each of which is drawn by
// itself.
var flows = []schema.Measure{schema.MeasureFlow, schema.MeasureApplications, schema.MeasureFirstTime, schema.MeasureEncounters, schema.MeasureEntries,
	schema.MeasureCrossings, schema.MeasureReturns}

// charts draws the figures of a corridor, over the documents of the
// same years.
func (s *Page) charts(r *frame.Request, c schema.Corridor, byYear []chart.Value) []bank.Section {
	l, loc, view := r.Lang, s.Site.Locale(r.Lang), frame.CorridorOf(r.Lang, c)
	var out []bank.Section
	section := func(name, heading, scope string, series []bank.Series, documents []chart.Value) {
		if len(series) > 0 {
			x := s.Bank.Section(r, name, heading, scope, series, documents, len(out)+1)
			x.CSV = view.URL + ".csv"
			out = append(out, x)
		}
	}
	section("stock", loc.Say("corridor.stock"), "", s.Bank.Between(l, c, schema.MeasureStock), byYear)
	section("protection", loc.Say("corridor.protection"), loc.Say("protection.apart"), s.Bank.Between(l, c, schema.MeasureRefugees, schema.MeasureProtection), byYear)
	section("asylum", loc.Say("corridor.asylum"), "", s.Bank.Between(l, c, schema.MeasureAsylum), byYear)
	section("remittances", loc.Say("corridor.sent", view.Destination, view.Origin), "", bank.SeveralYears(s.Bank.Between(l, c, schema.MeasureRemittances)), nil)
	for _, flow := range s.Bank.Between(l, c, flows...) {
		section(flow.Series.ID, flow.Name, "", []bank.Series{flow}, byYear)
	}
	if c.Origin.Kind() == schema.Country {
		inflow := s.Bank.Between(l, schema.Corridor{Origin: c.Origin}, schema.MeasureRemittances)
		section("inflows", loc.Say("corridor.inflows", view.Origin), loc.Say("corridor.inflows.scope", view.Origin), bank.SeveralYears(inflow), nil)
	}
	return out
}

// Chart gives out one chart of a corridor as a file.
func (s *Page) Chart(r *frame.Request) error {
	c, err := schema.ParseCorridor(r.Param("corridor"))
	if err != nil {
		return err
	}
	return s.Bank.SendChart(r, s.charts(r, c, nil), r.Param("chart"))
}
