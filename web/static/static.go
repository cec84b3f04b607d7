// Package static holds the files that pages refer to: styles, scripts, fonts,
// pictures and PDF.js.
package static

import "embed"

// Files are the files by their paths in this folder.
//
//go:embed *.css *.js *.svg fonts pdfjs-*
var Files embed.FS
