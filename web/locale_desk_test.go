package web

import (
	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
)

// deskKeys are the keys of the desk that the code and the templates put
// together.
func deskKeys() map[string]bool {
	out := map[string]bool{}
	for _, o := range schema.Offices {
		out["office."+string(o)], out["refused."+string(o)] = true, true
	}
	for _, k := range []string{"short", "long", "common"} {
		out["password."+k] = true
	}
	for _, r := range desk.RightsOf("") {
		out[r.Key] = true
	}
	for _, f := range schema.NameFaults {
		out["toponyms."+string(f)] = true
	}
	out["toponyms"] = true
	out["people"], out["collections"], out["health"], out["orgs"] = true, true, true, true
	return out
}
