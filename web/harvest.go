package web

import (
	"context"
	"net/http"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/listing"
	"github.com/simde/simde/web/oai"
)

// harvest answers harvesters of metadata.
func (s *Server) harvest() http.Handler {
	return &oai.Handler{Library: s.Catalogue, Sets: s.oaiSets, Base: s.site.Base, Mail: s.Mail, Log: s.Log}
}

// oaiSets lists every language, kind and corridor of the library by which it
// can be harvested.
func (s *Server) oaiSets(ctx context.Context) ([]oai.Set, error) {
	state, err := s.Finder.State(ctx)
	if err != nil {
		return nil, err
	}
	return s.sets.Of(ctx, state, "", func(ctx context.Context) ([]oai.Set, error) {
		specs, err := oai.InUse(ctx, s.Catalogue)
		sets := make([]oai.Set, len(specs))
		for i, spec := range specs {
			sets[i] = oai.Set{Spec: spec, Name: s.setName(spec)}
		}
		return sets, err
	})
}

// setName names a set in English. The names of its sets are facets.
func (s *Server) setName(spec string) string {
	facet, value, part := strings.Cut(spec, ":")
	if !part {
		return s.site.Locale(schema.English).Say("facet." + facet)
	}
	return listing.FacetLabel(s.site.Locale(schema.English), search.Facet(facet), value)
}
