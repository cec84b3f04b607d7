// Package source finds the files that an import takes: in folders, in
// archives and in the rows of a manifest. It yields them one by one and never
// holds the list; what cannot be offered is an Item too, with the reason.
package source

import (
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// Item is a file before it is imported.
type Item struct {
	Name  string       // the corpus.FileKey of the path as offered: "reports/a.pdf", "archive.zip/inner/a.pdf"
	Known schema.Known // what a manifest says of it
	Row   string       // the manifest's row, "catalogue.csv#17", which is the Name of a row that names no file; "" without a manifest
	// Remarks say what of the manifest's row could not be read, or was read
	// loosely.
	Remarks []string
	// Parts are the files of a row that names several, in order, the first that of
	// Name: they are one document. Open is nil then.
	Parts []corpus.File
	// Record is the name of what a manifest's row describes for as long as it has
	// no file: the manifest's with what the row is known by. It is the Name of a
	// row that names none.
	Record   string
	NoFile   bool        // the row names no file; Open is nil then
	Document schema.ID   // of a row without a file in a table that SIMDE exported; or ""
	Notice   string      // why the file is left out, where it is none to be taken in: a hidden one; Open is nil then
	Hash     schema.Hash // of its bytes, as the manifest states it; or ""
	// Export is set where the manifest is a table that SIMDE exported.
	Export *corpus.Export
	Size   int64 // bytes; 0 where Err is set
	// Err is a *schema.FileError where the file cannot be offered; Open is nil
	// then.
	Err error
	// Open opens the file's bytes, at any time and from any goroutine.
	Open func() (io.ReadCloser, error)
}

// unusable returns an item that cannot be offered.
func unusable(name string, class schema.FailureClass, format string, args ...any) Item {
	return Item{Name: name, Err: &schema.FileError{Stage: schema.StageRead, Class: class, Err: fmt.Errorf(format, args...)}}
}

// unopened returns the item of a file that the system does not give.
func unopened(name string, err error) Item {
	class := schema.FailUnreadable
	if errors.Is(err, fs.ErrNotExist) {
		class = schema.FailMissing
	}
	return unusable(name, class, "%w", err)
}
