package plan

import (
	"errors"

	"github.com/simde/simde/schema"
)

// Fresh returns the newest change of each document that an index has still to
// make, where it has followed the same history up to a revision or, where follows
// is false, none of it. A document that no index can hold is an error; that one
// is withdrawn is nothing to be made.
func Fresh(changes []schema.Change, follows bool, at schema.Revision) ([]schema.Change, error) {
	place := map[schema.ID]int{}
	var out []schema.Change
	var refused []error
	for _, c := range changes {
		err := Holdable(c.ID)
		i, again := place[c.ID]
		switch {
		case follows && c.Revision < at:
		case err != nil && c.Document != nil:
			refused = append(refused, err)
		case err != nil:
		case again:
			out[i] = c
		default:
			place[c.ID] = len(out)
			out = append(out, c)
		}
	}
	return out, errors.Join(refused...)
}
