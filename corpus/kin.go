package corpus

import (
	"context"

	"github.com/simde/simde/schema"
)

// Kindred keeps which documents are near-copies and translations of one
// another: of each its portrait, the bonds between them, and the groups that
// these make. It is derived from the documents and grows back; the Store keeps
// it because every process reads it and one portrait is compared with those of
// the whole library.
type Kindred interface {
	// Portray stores portraits in place of earlier ones. Until Bind they do not
	// count as bound.
	Portray(ctx context.Context, ps []schema.Portrait) error
	// Bound returns, of some documents, the revision and the rules of the
	// portraits that have been bound.
	Bound(ctx context.Context, ids []schema.ID) (map[schema.ID]schema.Portrait, error)
	// Sharing returns the documents whose portraits share some of the keys,
	// each with those that it shares. A key that more than most documents have
	// tells nothing and is left out; such are crowded.
	Sharing(ctx context.Context, keys []int64, most int) (of map[schema.ID][]int64, crowded []int64, err error)
	// Portraits returns the portraits of documents; those that have none are
	// left out.
	Portraits(ctx context.Context, ids []schema.ID) ([]schema.Portrait, error)
	// Bonds returns the bonds of which some documents are an end.
	Bonds(ctx context.Context, ids []schema.ID) ([]schema.Bond, error)
	// Kin returns the rows of documents. One that never belonged to a group has
	// none; one that does no more has a row without a group.
	Kin(ctx context.Context, ids []schema.ID) ([]schema.Kin, error)
	// Members returns the rows of all documents of the groups of which some
	// documents are a member, these among them.
	Members(ctx context.Context, ids []schema.ID) ([]schema.Kin, error)
	// Regrouped returns the rows written at a revision later than after.
	Regrouped(ctx context.Context, after schema.Revision) ([]schema.Kin, error)
	// Bind stores what was found, all or nothing.
	Bind(ctx context.Context, b schema.Binding) error
}
