package claim

import (
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/schema"
)

// end is a place that may be the home, or the host, of those whom a number
// counts; the place is "" where none is.
type end struct {
	place  schema.Place
	of     *phrase.Phrase // nil where the sentence does not name it
	traits []model.Trait
}

// side says which end of a corridor is meant.
type side struct {
	name string
	role schema.Role
}

var (
	home = side{"home ", schema.RoleOrigin}
	host = side{"host ", schema.RoleDestination}
)

// endsOf says which ends of a pair are known.
func endsOf(pair schema.Corridor) string {
	switch {
	case pair.Origin == "":
		return "host only"
	case pair.Destination == "":
		return "home only"
	}
	return "both ends"
}
