// Package template holds the templates of the pages. Those whose names begin
// with "_" are parts that the others share.
package template

import "embed"

// Files are the templates by their names.
//
//go:embed *.html
var Files embed.FS
