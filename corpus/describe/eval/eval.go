// Package eval scores how well documents are described, on annotated
// sentences, passages and documents.
package eval

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/simde/simde/corpus/describe"
	"github.com/simde/simde/schema"
)

// Options say how Run reports.
type Options struct {
	JSON   bool   // one JSON object in place of a table
	Errors bool   // each wrong and each missing value, with its text
	Only   string // the sets whose name begins so; "" is all

	// Read extracts and describes a file; without it, whole documents are those
	// that are text as they stand.
	Read func(name string) (*schema.Document, error)
}

// Run describes the material under dir, laid out as the folder of real
// material is, and writes how well it was read: precision, recall and F1 by
// set and language. A set whose material is absent is left out with a line
// that says so.
func Run(w io.Writer, dir string, o Options) error {
	e := &evaluation{Describer: describe.New(), dir: dir, only: o.Only, file: o.Read, scores: map[string]*Score{}, items: map[string]int{}}
	if o.Errors {
		e.errors = w
	}
	for _, set := range []struct {
		name string
		run  func() error
	}{{"corridors", e.corridors}, {"sentences", e.sentences}, {"fresh", e.fresh}, {"passages", e.passages}, {"read", e.readings}, {"documents", e.documents}, {"press", e.press}, {"seeds", e.seeds}, {"claims", e.claims}, {"languages", e.languages},
		{"dates", e.dates}, {"places", e.mentions}, {"titles", e.titles}, {"headlines", e.headlines}, {"covers", e.covers}, {"themes", e.themes}, {"catalogue", e.catalogue}, {"catalogue2026", e.catalogued2026}} {
		if !strings.HasPrefix(set.name, o.Only) && !strings.HasPrefix(o.Only, set.name) {
			continue
		}
		if err := set.run(); err != nil {
			if !os.IsNotExist(err) {
				return fmt.Errorf("eval %s: %w", set.name, err)
			}
			if _, err := fmt.Fprintf(os.Stderr, "%s: left out: %v\n", set.name, err); err != nil {
				return err
			}
		}
	}
	return e.write(w, o.JSON)
}
