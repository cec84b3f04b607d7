package export

import (
	"context"
	"iter"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/cite"
)

// worksAtOnce is how many cards an export reads in one step.
const worksAtOnce = 200

// cardReader is a catalogue as exports read it.
type cardReader interface {
	Cards(ctx context.Context, ids []schema.ID) ([]schema.Card, error)
}

// Works turns identifiers into what is cited, a step at a time. Its addresses
// begin with base, a scheme and a host.
func Works(ctx context.Context, from cardReader, base string, ids iter.Seq2[schema.ID, error]) iter.Seq2[cite.Work, error] {
	return func(yield func(cite.Work, error) bool) {
		batch := make([]schema.ID, 0, worksAtOnce)
		flush := func() bool {
			cards, err := from.Cards(ctx, batch)
			if err != nil {
				return yield(cite.Work{}, err)
			}
			batch = batch[:0]
			for _, c := range cards {
				if !yield(cite.Of(c, base+"/d/"+string(c.ID)), nil) {
					return false
				}
			}
			return true
		}
		for id, err := range ids {
			if err != nil {
				yield(cite.Work{}, err)
				return
			}
			if batch = append(batch, id); len(batch) == worksAtOnce && !flush() {
				return
			}
		}
		if len(batch) > 0 {
			flush()
		}
	}
}
