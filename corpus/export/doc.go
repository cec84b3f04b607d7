// Package export takes documents out of a library so that they can go in
// again: as a manifest with the originals beside it, or as a bag for an
// archive (BagIt 1.0, RFC 8493). A table that was exported and is imported
// again changes nothing but what was edited in it.
package export

import (
	"context"
	"iter"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// Library is what an Exporter reads of a catalogue.
type Library interface {
	IDs(ctx context.Context, describer string) iter.Seq2[schema.ID, error]
	// Head returns a document without its pages; ErrGone for a withdrawn one.
	Head(ctx context.Context, id schema.ID) (*schema.Document, error)
}

// Exporter writes what a library holds. Nothing is left half-written: each
// file gets its name when it is whole.
type Exporter struct {
	Library   Library
	Originals corpus.Originals
	At        time.Time // of the export; corrections made after it stand against edits
	All       bool      // also what was inferred
	Link      bool      // originals are hard links where the disk can
	// Failed is told of a document that is left out, because its original is
	// absent or damaged.
	Failed func(id schema.ID, err error)
	Done   func(id schema.ID) // told of every document; may be nil
}
