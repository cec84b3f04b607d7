package statement

import (
	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// Routes reads the journeys of several legs that a document tells.
func Routes(d *text.Document, all []*corridor.Links) {
	const mostRoutes = 20
	d.Doc.Routes = nil
	for _, x := range all {
		if r, ok := route(x); ok && len(d.Doc.Routes) < mostRoutes {
			d.Doc.Routes = append(d.Doc.Routes, r)
		}
	}
}

// route reads a journey of several legs: a home, the places passed in the
// order of the text, and a host.
func route(x *corridor.Links) (schema.Route, bool) {
	var home, host schema.Place
	var passed []schema.Place
	first, end := x.End, x.First
	for _, g := range x.Phrases {
		p := x.Grammar.Places[g.Places[0]]
		switch g.Role {
		case schema.RoleOrigin:
			if home == "" {
				home = p
			}
		case schema.RoleTransit:
			for _, q := range g.Places {
				passed = append(passed, x.Grammar.Places[q])
			}
		case schema.RoleDestination:
			host = p
		default:
			continue
		}
		first, end = min(first, g.First), max(end, g.End)
	}
	if home == "" || host == "" || len(passed) == 0 || home == host || x.Trust() < 0.85 {
		return schema.Route{}, false
	}
	legs := append(append([]schema.Place{home}, passed...), host)
	return schema.Route{Places: legs,
		Basis: schema.Basis{By: schema.Inferred, Confidence: 0.7, Evidence: []schema.Evidence{x.Evidence(first, end, "route")}}}, true
}
