package corpus

import (
	"context"
	"iter"

	"github.com/simde/simde/schema"
)

// Lists are what is read of many documents at once, or of parts of one.
type Lists interface {
	// Pages returns pages of a document in order: those of numbers, or all where
	// numbers is nil. A page that the document lacks is left out.
	Pages(ctx context.Context, id schema.ID, numbers []int) ([]schema.Page, error)
	// PagesOf returns pages of several documents: of each those of its numbers,
	// in order. What is not held is left out.
	PagesOf(ctx context.Context, wanted map[schema.ID][]int) (map[schema.ID][]schema.Page, error)
	// Cards returns the cards of documents in the order of ids. A document that
	// is not held is left out.
	Cards(ctx context.Context, ids []schema.ID) ([]schema.Card, error)
	// Titles returns the titles of many documents in the order of ids. A document
	// that is not held is left out.
	Titles(ctx context.Context, ids []schema.ID) ([]schema.Titled, error)
	// Attached returns the cards of the documents that are attached to one, in the
	// order in which they came in; none for an id that is not held.
	Attached(ctx context.Context, id schema.ID) ([]schema.Card, error)
	// Recent returns the cards of the n documents imported last, the newest
	// first.
	Recent(ctx context.Context, n int) ([]schema.Card, error)
	// IDs yields every document in the order of ids, by bytes. With describer
	// other than "", it leaves out the documents that this version of the rules
	// described.
	IDs(ctx context.Context, describer string) iter.Seq2[schema.ID, error]
	// Hashes yields every document by its content hash in the order of ids, without
	// reading its pages.
	Hashes(ctx context.Context) iter.Seq2[schema.Hashed, error]
	// Filed yields every document by the hashes of its files in the order of ids.
	Filed(ctx context.Context) iter.Seq2[schema.Filed, error]
	// CountIDs returns how many IDs yields.
	CountIDs(ctx context.Context, describer string) (int, error)
	// Stamps returns when documents last changed or were withdrawn, in the order
	// of their revisions.
	Stamps(ctx context.Context, r schema.StampRange) ([]schema.Stamp, error)
	// Cares returns, for each document, what is known of it to those who keep the
	// library; describer is the version of the rules that are the newest.
	Cares(ctx context.Context, describer string) (map[schema.ID]schema.Care, error)
	// Size counts what the catalogue holds.
	Size(ctx context.Context) (Size, error)
}

// Size is how much a catalogue holds.
type Size struct {
	Documents int
	Pages     int
	Bytes     int64 // of the page texts, compressed
}
