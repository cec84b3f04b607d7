package web

import (
	"slices"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk/bulk"
	"github.com/simde/simde/web/desk/edit"
	"github.com/simde/simde/web/desk/wording"
)

// historyKeys are the keys that the pages of the log put together.
func historyKeys() map[string]bool {
	out := map[string]bool{"log": true}
	for _, w := range []schema.Way{schema.WaySet, schema.WayFill, schema.WayAdd, schema.WayRemove, schema.WayUnsay} {
		out["way."+string(w)] = true
	}
	for _, g := range bulk.Groups {
		out["changes."+g] = true
	}
	for _, k := range slices.Concat(wording.Keys(), edit.Keys()) {
		out[k] = true
	}
	return out
}
