package eval

import "embed"

// Annotations are the annotated sentences, passages and documents.
//
//go:embed annotations
var Annotations embed.FS
