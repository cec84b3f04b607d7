package title

import "embed"

// Files are the tables of the package.
//
//go:embed *.tsv
var Files embed.FS
