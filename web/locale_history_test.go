package web

import "github.com/simde/simde/web/desk/wording"

// historyKeys are the keys that the pages of the log put together.
func historyKeys() map[string]bool {
	out := map[string]bool{"log": true}
	for _, k := range wording.Keys() {
		out[k] = true
	}
	return out
}
