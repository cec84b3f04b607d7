package web

import (
	"context"
	"net/http"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/oai"
)

// oaiPath is where harvesters ask.
const oaiPath = "/oai"

// harvest answers harvesters of metadata.
func (s *Server) harvest() http.Handler {
	return &oai.Handler{Library: s.Catalogue, Sets: s.oaiSets, Base: s.base, Mail: s.Mail, Log: s.Log}
}

// oaiSets lists the languages, kinds and corridors of the library.
func (s *Server) oaiSets(ctx context.Context) ([]oai.Set, error) {
	res, err := s.Finder.Search(ctx, search.Query{Lang: schema.English, Size: 1})
	if err != nil {
		return nil, err
	}
	var out []oai.Set
	for _, f := range []struct {
		facet search.Facet
		name  string
	}{{search.FacetLang, "lang"}, {search.FacetKind, "type"}, {search.FacetCorridor, "corridor"}} {
		for _, v := range facetOf(res, f.facet).Values {
			if v.Count > 0 {
				out = append(out, oai.Set{Spec: f.name + ":" + v.Value, Name: s.facetLabel(schema.English, f.facet, v.Value)})
			}
		}
	}
	return out, nil
}
