// Package corpus keeps the documents of record: how files come in, what became
// of each, and where their originals lie.
//
// A file passes through an Importer: it is read, its original kept by its
// hash, its text extracted, what is stated of it and what its text says
// composed into a document, and the document put into the Store together with
// the file's row in the ledger.
package corpus

import (
	"context"
	"iter"

	"github.com/simde/simde/schema"
)

// Store is the catalogue: documents, their changes, the ledger, the batches. It
// is all that the program asks of a database, and its contract is storetest.
// Who needs less names the methods that it calls.
//
// It is safe for concurrent use by several goroutines, and by several processes
// on whatever machines can reach the database.
type Store interface {
	Documents
	Lists
	Feed
	Ledger
	Batches
	Steps
	Plans
	Kindred
	Cases
	Alerts
	Briefs
	People
	Uploads
	Advices
	Collections
	Bodies
	Places
	Sources
	Locks
	Portable
	// Check asks the database whether it is sound and returns what it finds
	// wrong.
	Check(ctx context.Context) error
	// Close releases the database. The Store cannot be used afterwards.
	Close() error
}

// Documents are taken in, taken out and read one by one.
type Documents interface {
	// Put stores doc as it is and gives it the next revision. Where doc carries
	// a revision and the catalogue holds another by now, or none, nothing is
	// stored and the error is ErrConflict. A document that
	// says just what the stored one says makes no revision: at most the
	// version of the rules that read it is noted. The rows of the ledger are written in the same transaction.
	Put(ctx context.Context, doc *schema.Document, rows ...Row) error
	// Withdraw takes a document out, leaves a tombstone for the indexer, and
	// tells the rows of the ledger. An unknown id is ErrNotFound; a document
	// that has not the revision it must have is ErrConflict.
	Withdraw(ctx context.Context, w Withdrawal) error
	// Erase leaves nothing of a document, held or withdrawn, but w, of whose
	// Document it keeps what the caller gives: the hashes of its files. What the
	// document said is gone from the database's files too. An unknown id is
	// ErrNotFound; erasing again changes nothing.
	Erase(ctx context.Context, w Withdrawal) error
	// Withdrawn yields what was withdrawn and has not come back, the oldest
	// first.
	Withdrawn(ctx context.Context) iter.Seq2[Withdrawal, error]
	// Document returns a document with its pages, both of one revision;
	// ErrNotFound for an id never held, ErrGone for a withdrawn one.
	Document(ctx context.Context, id schema.ID) (*schema.Document, error)
	// Head returns a document without its pages; its errors are those of
	// Document.
	Head(ctx context.Context, id schema.ID) (*schema.Document, error)
	// Find returns the documents that a file may have to do with.
	Find(ctx context.Context, key Key) (Found, error)
	// Enter stores what became of a file, all in one transaction: documents as
	// Put does, and the rows of the ledger. Where Find would not say any more
	// what the decision rests on, or a document without a revision is held by
	// now, nothing is stored and the error is ErrConflict.
	Enter(ctx context.Context, e Entry) error
}

// Key is what a file can be recognised by. An empty field recognises nothing.
type Key struct {
	Identifiers []string
	Name        string
	Hash        schema.Hash
}

// Found is what a Store holds under a Key.
type Found struct {
	Named   schema.ID              // the document that the ledger names for the file, "" where none is held
	Same    []schema.ID            // the documents of these bytes, the oldest first
	Bearing map[string][]schema.ID // by identifier, the documents that bear it
}

// Entry is what became of a file and what that was decided from.
type Entry struct {
	Key       Key
	Found     Found // under Key
	Documents []*schema.Document
	Rows      []Row
	Batch     int // that changes the documents; or 0
	// Step is what the entry is part of, and is written with it; or nil. With a
	// step every document must have the revision that it carries, also where it
	// says what is said already.
	Step *schema.Step
}
