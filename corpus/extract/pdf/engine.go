package pdf

import (
	"fmt"

	"github.com/simde/simde/schema"
)

// MediaType is the media type of a PDF file.
const MediaType = "application/pdf"

// The names of the engines.
const (
	PDFium     = "pdfium"
	Ledongthuc = "ledongthuc"
)

// Engines are the names of the engines, the best first.
func Engines() []string { return []string{PDFium, Ledongthuc} }

// Limits bound what is read from one file. A limit that bites is a warning of
// the Reading, or an error of class too-large.
type Limits struct {
	Pages    int // pages of a file
	PageText int // bytes of a page's text
	Text     int // bytes of a file's text
}

// failure is an error about the file, at the stage of extraction.
func failure(class schema.FailureClass, format string, args ...any) error {
	return &schema.FileError{Stage: schema.StageExtract, Class: class, Err: fmt.Errorf(format, args...)}
}
