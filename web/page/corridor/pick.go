package corridor

import (
	"net/http"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/frame"
)

// Pick leads from the picker to what was picked: a corridor, or with
// one end only the place.
func Pick(r *frame.Request) error {
	o, hasO := schema.ReadPlace(r.Query("o"))
	d, hasD := schema.ReadPlace(r.Query("d"))
	to := frame.Address(r.Lang, frame.RouteCorridors)
	switch {
	case hasO && hasD && o != d:
		to = frame.Address(r.Lang, frame.RouteCorridors, schema.Corridor{Origin: o, Destination: d}.Slug())
	case hasO:
		to = frame.PlaceAddress(r.Lang, o)
	case hasD:
		to = frame.PlaceAddress(r.Lang, d)
	}
	r.Redirect(http.StatusSeeOther, to)
	return nil
}
