package bank

import (
	"slices"
	"strings"

	"github.com/simde/simde/schema"
)

// Route is a way on which people were counted, beside the corridors to which it
// leads. Its counts are records and not persons, and no figures of a corridor.
type Route struct {
	Code     string
	Name     string
	Everyone Choice   // all nationalities
	National *Choice  // those of the corridor's origin, or nil
	Deaths   []Series // dead and missing on it, where the bank has them
}

// Shown returns what a view shows of the route: the origin's nationality, where
// it was counted, unless everyone is asked for.
func (x Route) Shown(v View) (c Choice, national bool) {
	if x.National != nil && !v.Everyone {
		return *x.National, true
	}
	return x.Everyone, false
}

// passage is a route as it is known: who counts it, and to which corridors it
// leads.
type passage struct {
	code    string
	at      schema.Place   // whose authority counts
	measure schema.Measure // what it counts
	origins []schema.Place // regions from which it leads
	beyond  []schema.Place // not from there: they lie on the route or past it
	to      []schema.Place
	deaths  []string // names of the route in IOM's Missing Migrants
}

// passages are the routes and why a corridor lies on them. Whoever comes by
// land from South America, or first flies there from the Caribbean, Africa or
// Asia, passes the Darién on the way north; Central America lies north of it. Whoever
// goes on to the United States passes Mexico, Mexicans alone excepted. The people of
// Puerto Rico and of the Virgin Islands are its citizens, and need no such way.
var passages = []passage{
	{code: "darien", at: "PA", measure: schema.MeasureCrossings, origins: []schema.Place{"005", "029", "002", "142", "419"}, beyond: []schema.Place{"013", "PR", "VI"},
		to: []schema.Place{"US", "MX"}, deaths: []string{"darien", "darién"}},
	{code: "mexico", at: "MX", measure: schema.MeasureEntries, origins: []schema.Place{"419", "002", "142"}, beyond: []schema.Place{"MX", "PR", "VI"},
		to: []schema.Place{"US"}, deaths: []string{"us-mexico border crossing"}},
}

func (p passage) leadsTo(c schema.Corridor) bool {
	lies := func(in schema.Place) bool { return c.Origin == in || in.Contains(c.Origin) }
	return slices.Contains(p.to, c.Destination) && slices.ContainsFunc(p.origins, lies) && !slices.ContainsFunc(p.beyond, lies)
}

// Routes are the routes that lead to a corridor and of which the bank has
// figures.
func (s *Reader) Routes(l schema.Lang, c schema.Corridor) []Route {
	var out []Route
	for _, p := range passages {
		if s.Figures == nil || !p.leadsTo(c) {
			continue
		}
		choice := func(h *Holding) (Choice, bool) {
			var t Theme
			t.add(Choice{Code: "route-" + p.code, Heading: s.Site.Locale(l).Say("route." + p.code), from: h}, l, p.measure)
			if len(t.Choices) == 0 {
				return Choice{}, false
			}
			return t.Choices[0], true
		}
		all, ok := choice(s.Hold(l, schema.Corridor{Destination: p.at}))
		if !ok {
			continue
		}
		x := Route{Code: p.code, Name: all.Heading, Everyone: all, Deaths: deaths(s, l, p.deaths)}
		if own, ok := choice(s.Hold(l, schema.Corridor{Origin: c.Origin, Destination: p.at})); ok {
			x.National = &own
		}
		out = append(out, x)
	}
	return out
}

// deaths are the dead and missing on a route by year, where the bank has them.
func deaths(s *Reader, l schema.Lang, names []string) []Series {
	measure := measures(s.Figures)
	byYear := map[schema.Total]float64{}
	var order []schema.Total
	for _, f := range s.Figures.Figures(schema.Corridor{}) {
		if measure[f.Series] != schema.MeasureDeaths || !slices.Contains(names, strings.ToLower(f.Route)) {
			continue
		}
		t := schema.Total{Series: f.Series, Period: schema.InYear(f.Year), Status: f.Status, Definition: f.Definition}
		if _, seen := byYear[t]; !seen {
			order = append(order, t)
		}
		byYear[t] += f.Value
	}
	for i, t := range order {
		order[i].Value = byYear[t]
	}
	return s.told(l, order, []schema.Measure{schema.MeasureDeaths})
}
