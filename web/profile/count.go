package profile

import (
	"context"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
)

// Count fills in how many documents each corridor has.
func (s *Corridors) Count(ctx context.Context, l schema.Lang, rows []bank.Flow) error {
	counts, err := s.documentsByCorridor(ctx)
	if err != nil {
		return err
	}
	for i := range rows {
		corridor := rows[i].Pair.String()
		rows[i].DocsURL = frame.ResultsAddress(l, listing.Only(search.FacetCorridor, corridor))
		rows[i].Documents = counts[corridor]
	}
	return nil
}

// documentsByCorridor counts the documents of every corridor.
func (s *Corridors) documentsByCorridor(ctx context.Context) (map[string]int, error) {
	state, err := s.Finder.State(ctx)
	if err != nil {
		return nil, err
	}
	return s.counts.Of(ctx, state, "", func(ctx context.Context) (map[string]int, error) {
		return s.Finder.FacetCounts(ctx, search.Query{Lang: schema.English}, search.FacetCorridor)
	})
}
