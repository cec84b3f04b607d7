package describe

import "github.com/simde/simde/schema"

// routes reads the journeys of several legs that a document tells.
func routes(d *document, all []*sentenceLinks) {
	const mostRoutes = 20
	d.doc.Routes = nil
	for _, x := range all {
		if r, ok := x.route(); ok && len(d.doc.Routes) < mostRoutes {
			d.doc.Routes = append(d.doc.Routes, r)
		}
	}
}

// route reads a journey of several legs: a home, the places passed in the
// order of the text, and a host.
func (x *sentenceLinks) route() (schema.Route, bool) {
	var home, host schema.Place
	var passed []schema.Place
	first, end := x.end, x.first
	for _, g := range x.groups {
		p := x.k.places[g.places[0]]
		switch g.role {
		case schema.RoleOrigin:
			if home == "" {
				home = p
			}
		case schema.RoleTransit:
			for _, q := range g.places {
				passed = append(passed, x.k.places[q])
			}
		case schema.RoleDestination:
			host = p
		default:
			continue
		}
		first, end = min(first, g.first), max(end, g.end)
	}
	if home == "" || host == "" || len(passed) == 0 || home == host || x.factor < 0.85 {
		return schema.Route{}, false
	}
	legs := append(append([]schema.Place{home}, passed...), host)
	return schema.Route{Places: legs,
		Basis: schema.Basis{By: schema.Inferred, Confidence: 0.7, Evidence: []schema.Evidence{x.evidence(first, end, "route")}}}, true
}
