package extract

import (
	"errors"
	"fmt"
	"strings"

	"github.com/simde/simde/schema"
)

// operation is what a worker is asked to do.
type operation string

const (
	opPrepare  operation = "prepare" // make PDFium ready
	opExtract  operation = "extract"
	opRender   operation = "render"
	opAttached operation = "attached" // take out what a file carries
)

// request goes from the pool to a worker, as one gob value.
type request struct {
	Op       operation
	Path     string   // the file on disk
	Name     string   // the path under which it was offered
	Engines  []string // of package pdf, in the order in which they are tried
	CacheDir string
	OCR      string // the program that reads pictures of pages, or ""
	Page     int    // to render, from 1
	DPI      int
}

// reply goes from a worker to the pool. A job has any number of replies, the
// last of which is Done.
type reply struct {
	Done       bool
	Pages      int             // the number of pages, told before they are read
	Recognise  int             // the number of pages that are read from their pictures next
	Reading    *schema.Reading // without Done: the best so far, kept if the worker dies
	Picture    *Rendering
	Enclosures []schema.Enclosure
	Failure    *failureText
	Error      string // a fault of ours
}

// failureText is an error about a file as it goes over the wire.
type failureText struct {
	Class    schema.FailureClass
	Text     string
	NotFound bool
}

// failed returns err as it goes over the wire.
func failed(err error) reply {
	var f *schema.FileError
	if errors.As(err, &f) {
		return reply{Done: true, Failure: &failureText{Class: f.Class, Text: f.Err.Error()}}
	}
	if errors.Is(err, schema.ErrNotFound) {
		text := strings.TrimSuffix(err.Error(), ": "+schema.ErrNotFound.Error())
		return reply{Done: true, Failure: &failureText{Text: text, NotFound: true}}
	}
	return reply{Done: true, Error: err.Error()}
}

// err returns the error that r carries, or nil.
func (r *reply) err() error {
	switch {
	case r.Failure != nil && r.Failure.NotFound:
		return fmt.Errorf("%s: %w", r.Failure.Text, schema.ErrNotFound)
	case r.Failure != nil:
		return &schema.FileError{Stage: schema.StageExtract, Class: r.Failure.Class, Err: errors.New(r.Failure.Text)}
	case r.Error != "":
		return errors.New(r.Error)
	}
	return nil
}

// fail returns an error about the file, at the stage of extraction.
func fail(class schema.FailureClass, format string, args ...any) error {
	return &schema.FileError{Stage: schema.StageExtract, Class: class, Err: fmt.Errorf(format, args...)}
}
