package lexicon

import "embed"

// Files are the tables of the lexicon.
//
//go:embed *.tsv
var Files embed.FS
