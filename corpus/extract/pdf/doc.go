// Package pdf reads the text, the labels and the metadata of PDF files, and
// draws their pages, with two engines: PDFium, compiled to WebAssembly and run
// by wazero, and ledongthuc/pdf, a small reader in Go.
//
// PDFium reads nearly every file and repairs broken ones; ledongthuc/pdf is
// lighter, reads exports of office programs well, and gives a second opinion.
// Neither can be interrupted from within, and the second can exhaust memory or
// loop on hostile files: run both in a process that can be killed.
//
// The pages are what the engine says, made valid (LF, no control characters),
// with soft hyphens where words were broken; package extract mends the rest.
package pdf
