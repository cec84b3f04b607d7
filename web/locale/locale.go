// Package locale holds what the site says, in a catalogue for each language.
package locale

import "embed"

// Files are the catalogues by their names: active.LANGUAGE.toml.
//
//go:embed *.toml
var Files embed.FS
