// Package source finds the files that an import takes: in folders, in
// archives and in the rows of a manifest. It yields them one by one and never
// holds the list; what cannot be offered is a corpus.Item too, with the reason.
package source

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// unusable returns an item that cannot be offered.
func unusable(name string, class schema.FailureClass, format string, args ...any) corpus.Item {
	return corpus.Item{Name: name, Err: &schema.FileError{Stage: schema.StageRead, Class: class, Err: fmt.Errorf(format, args...)}}
}

// unopened returns the item of a file that the system does not give.
func unopened(name string, err error) corpus.Item {
	class := schema.FailUnreadable
	if errors.Is(err, fs.ErrNotExist) {
		class = schema.FailMissing
	}
	return unusable(name, class, "%w", err)
}
