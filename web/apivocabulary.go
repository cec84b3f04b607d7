package web

import (
	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
)

// apiTopics gives out the thesaurus.
func (s *Server) apiTopics(r *frame.Request) error {
	r.Header("Cache-Control", "public, max-age=3600")
	return r.WriteJSON(schema.Topics())
}

// apiGazette is a place of the vocabulary, for programs.
type apiGazette struct {
	Place   schema.Place     `json:"place"`
	Kind    schema.PlaceKind `json:"kind"`
	Alpha3  string           `json:"alpha3,omitempty"` // ISO 3166-1
	M49     string           `json:"m49,omitempty"`
	Name    schema.Labels    `json:"name"`
	Members []schema.Place   `json:"members,omitempty"` // countries
}

// apiPlaces gives out the places.
func (s *Server) apiPlaces(r *frame.Request) error {
	out := []apiGazette{}
	for _, p := range schema.Places() {
		names := schema.Labels{}
		for _, l := range schema.Langs {
			names[l] = p.Name(l)
		}
		x := apiGazette{Place: p, Kind: p.Kind(), Alpha3: p.Alpha3(), M49: p.M49(), Name: names}
		if p.Kind() != schema.Country {
			x.Members = p.Members()
		}
		out = append(out, x)
	}
	r.Header("Cache-Control", "public, max-age=3600")
	return r.WriteJSON(out)
}

// apiFacet is a facet of a search, whole.
type apiFacet struct {
	Facet  search.Facet `json:"facet"`
	Total  int          `json:"total"`
	Values []apiValue   `json:"values"`
}

// apiFacetWhole lists every value of a facet in the order of the labels.
func (s *Server) apiFacetWhole(r *frame.Request) error {
	f, err := listing.FacetNamed(r.Param("facet"))
	if err != nil {
		return err
	}
	q, err := apiQuery(r)
	if err != nil {
		return err
	}
	values, total, err := s.Finder.FacetValues(r.Ctx(), q, f, r.Query("find"), 0, listing.AllValues)
	if err != nil {
		return err
	}
	out := apiFacet{f, total, []apiValue{}}
	for _, v := range values {
		out.Values = append(out.Values, apiValue{v.Value, listing.FacetLabel(s.Site.Locale(q.Lang), f, v.Value), v.Count})
	}
	return r.WriteJSON(out)
}
