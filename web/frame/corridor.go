package frame

import (
	"github.com/simde/simde/schema"
)

// CorridorView is a corridor with the names and the address of its ends.
type CorridorView struct {
	Origin, Destination string
	Slug                string
	URL                 string
}

// CorridorOf names a corridor in l. An end that is open is "*".
func CorridorOf(l schema.Lang, c schema.Corridor) CorridorView {
	name := func(p schema.Place) string {
		if p == "" {
			return "*"
		}
		return p.Name(l)
	}
	return CorridorView{name(c.Origin), name(c.Destination), c.Slug(), Address(l, RouteCorridors, c.Slug())}
}
