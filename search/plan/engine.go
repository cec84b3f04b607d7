package plan

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"

	"github.com/simde/simde/schema"
)

// Engine is an index as a Finder asks it.
type Engine interface {
	// View begins to answer one question from one state of the index, when its
	// turn has come. The view reads until ctx ends; the caller closes it.
	View(ctx context.Context) (View, error)
}

// View is one state of an index, for one question. It is for one goroutine.
type View interface {
	Dictionary
	// Find evaluates q. What it does not find in time it leaves out, and says so.
	Find(ctx context.Context, q *Query, w Want) (*Found, error)
	// Pages returns, for each of some documents, the pages on which leaves of q
	// are found, page 0 left out: those that have as many leaves as the best has,
	// by score, each leaf counting BM25 with the norm K1.
	Pages(ctx context.Context, q *Query, hits []Hit) ([][]PageFound, error)
	// Hit returns a document, whether or not a query finds it, or
	// schema.ErrNotFound.
	Hit(ctx context.Context, id schema.ID) (Hit, error)
	// Everything counts the facets of all documents.
	Everything(ctx context.Context) (*Counts, error)
	// Titled returns the newest n documents with a title, written as
	// Sheet.ByName, in which a word begins with folded words.
	Titled(ctx context.Context, folded string, n int) ([]schema.ID, error)
	// PagesWith returns up to n pages that have a term, page 0 left out.
	PagesWith(ctx context.Context, t Term, n int) ([]PageOf, error)
	// Close ends the question; err is how it ended. It returns err with what the
	// engine knows that the answer lacks.
	Close(err error) error
}

// Want is how much is wanted of what a query finds.
type Want struct {
	First int  // hits, in the order of the query; all of them, copies not folded, where it is negative
	Count bool // the facets
}

// Found is what a query finds.
type Found struct {
	Total    int // documents, near-identical ones counted each
	Distinct int // documents, near-identical ones counted once
	Hits     []Hit
	Counts   *Counts
	Relaxation
	Cut     bool // the time was up before all was read
	Inexact bool // not all values of the facets were counted
}

// Hit is a document that was found. Of near-identical documents the first in
// the order of the query stands for all.
//
// Hits are ordered as the query asks, then the newest first, then by
// identifier, so that every order is total. Of the oldest first, those without a
// date are last.
type Hit struct {
	ID     schema.ID
	Score  float32
	Date   uint32      // Sheet.Date
	Own    bool        // it is in the language of the query
	Copies []schema.ID // the others of its group that were found, in no order
	Ref    uint64      // where the engine has it
}

// PageFound is a page on which a query was found.
type PageFound struct {
	Number int
	Score  float32
	Leaves int // of the query found on it
}

// PageOf is a page of a document.
type PageOf struct {
	ID     schema.ID
	Number int
}

// ErrBrokeOff says that a question was not answered because the program failed
// at it. That may be the question's fault, or that of a damaged file.
var ErrBrokeOff = errors.New("the search broke off")

// BrokeOff turns a panic of a question into an error. It is deferred.
func BrokeOff(err *error) {
	if p := recover(); p != nil {
		*err = errors.Join(*err, fmt.Errorf("%w: %v\n%s", ErrBrokeOff, p, debug.Stack()))
	}
}
