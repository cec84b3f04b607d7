package desk

import "github.com/simde/simde/schema"

// Right is something that can be done, as people are told of it.
type Right struct {
	Key   string // of the message that names it
	Least schema.Office
	Has   bool // of the office that is asked for
}

// rights are what can be done, from what everybody may to what few may. "" is
// everybody.
var rights = []Right{
	{Key: "right.read"},
	{Key: "right.closed", Least: schema.Reader},
	{Key: "right.offer", Least: schema.Contributor},
	{Key: "right.edit", Least: schema.Archivist},
	{Key: "right.bulk", Least: schema.Archivist},
	{Key: "right.withdraw", Least: schema.Archivist},
	{Key: "right.lists", Least: schema.Archivist},
	{Key: "right.close", Least: schema.Admin},
	{Key: "right.people", Least: schema.Admin},
	{Key: "right.erase", Least: schema.Admin},
}

// RightsOf returns what can be done, and whether an office lets do it; "" is
// nobody's.
func RightsOf(o schema.Office) []Right {
	out := append([]Right{}, rights...)
	for i, r := range out {
		out[i].Has = r.Least == "" || o.May(r.Least)
	}
	return out
}
