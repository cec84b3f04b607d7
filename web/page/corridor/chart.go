package corridor

import (
	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/figure"
	"github.com/simde/simde/web/frame"
)

// routeView is a route with its chart.
type routeView struct {
	Tag    string // whom the chart counts
	Deaths []string
	figure.Section
}

// routes draws the routes that lead to a corridor, after so many other charts.
func (s *Page) routes(r *frame.Request, c schema.Corridor, after int) []routeView {
	v := bank.ViewOf(r.Request.URL.Query())
	var out []routeView
	for _, x := range s.Bank.Routes(r.Lang, c) {
		out = append(out, s.route(r, c, x, v, after+len(out)+1))
	}
	return out
}

// route draws a route.
func (s *Page) route(r *frame.Request, c schema.Corridor, x bank.Route, v bank.View, place int) routeView {
	loc := s.Site.Locale(r.Lang)
	shown, national := x.Shown(v)
	p := s.Draw.Choice(r.Lang, shown, v)
	p.Subject = loc.Say("scope.all")
	if national {
		p.Subject = loc.Say("scope.nationality", c.Origin.Name(r.Lang))
	} else {
		p.Chooses = []figure.Pair{{Key: bank.ByScope, Value: scopeAll}}
	}
	out := routeView{Tag: p.Subject, Section: s.Draw.Section(r, p, place)}
	for _, d := range x.Deaths {
		out.Deaths = append(out.Deaths, d.Latest().Text+" · "+d.Said(d.Latest()))
	}
	return out
}

// scopeAll is the scope of an address in which routes show everyone.
const scopeAll = "all"

// scopes are the links that choose whom routes show, where any tells
// nationalities apart.
func (s *Page) scopes(r *frame.Request, c schema.Corridor) *figure.Group {
	loc, v := s.Site.Locale(r.Lang), bank.ViewOf(r.Request.URL.Query())
	for _, x := range s.Bank.Routes(r.Lang, c) {
		if x.National == nil {
			continue
		}
		return &figure.Group{Label: loc.Say("choose.scope"), Links: []figure.Choice{
			{Label: loc.Say("scope.nationality", c.Origin.Name(r.Lang)), URL: figure.Link(r, routesAt, bank.ByScope), Current: !v.Everyone},
			{Label: loc.Say("scope.all"), URL: figure.Link(r, routesAt, bank.ByScope, scopeAll), Current: v.Everyone}}}
	}
	return nil
}

// Chart gives out one chart of a corridor as a file.
func (s *Page) Chart(r *frame.Request) error {
	c, err := schema.ParseCorridor(r.Param("corridor"))
	if err != nil {
		return err
	}
	name, ending := figure.File(r.Param("chart"))
	if x, ok := s.Draw.Find(r, s.Bank.Themes(r.Lang, c), subjectOf(frame.CorridorOf(r.Lang, c)), name); ok {
		return s.Draw.Send(r, x, ending)
	}
	for _, x := range s.Bank.Routes(r.Lang, c) {
		if x.Everyone.Code == name {
			return s.Draw.Send(r, s.route(r, c, x, bank.ViewOf(r.Request.URL.Query()), 1).Section, ending)
		}
	}
	return schema.ErrNotFound
}

// subjectOf names what the page of a corridor is about.
func subjectOf(v frame.CorridorView) string { return v.Origin + " → " + v.Destination }
