package web

import "github.com/simde/simde/schema"

// sourceKeys are the keys of sources that the code and the templates put
// together.
func sourceKeys() map[string]bool {
	out := map[string]bool{"sources": true}
	for _, k := range schema.SourceKinds {
		out["source.kind."+string(k)] = true
	}
	for _, k := range []string{"name", "address"} {
		out["source.wrong."+k] = true
	}
	return out
}
