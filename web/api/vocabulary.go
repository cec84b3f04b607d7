package api

import (
	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
)

// suggestion is one way to go on, for the search box.
type suggestion struct {
	Kind  string `json:"kind"`
	Text  string `json:"text"`
	Value string `json:"value"`
	Count int    `json:"documents"`
}

// suggestions is how many ways to go on are offered.
const suggestions = 8

func (s *Vocabulary) suggest(r *frame.Request) error {
	found, err := s.Finder.Suggest(r.Ctx(), r.Query("q"), frame.LangParam(r), suggestions)
	if err != nil {
		return err
	}
	out := []suggestion{}
	for _, x := range found {
		out = append(out, suggestion{string(x.Kind), x.Text, x.Value, x.Count})
	}
	r.Keep("public, max-age=60")
	return r.WriteJSON(out)
}

// topics gives out the thesaurus.
func (s *Vocabulary) topics(r *frame.Request) error {
	r.Keep("public, max-age=3600")
	return r.WriteJSON(schema.Topics())
}

// gazette is a place of the vocabulary, for programs.
type gazette struct {
	Place   schema.Place     `json:"place"`
	Kind    schema.PlaceKind `json:"kind"`
	Alpha3  string           `json:"alpha3,omitempty"` // ISO 3166-1
	M49     string           `json:"m49,omitempty"`
	Name    schema.Labels    `json:"name"`
	Members []schema.Place   `json:"members,omitempty"` // countries
}

// places gives out the places.
func (s *Vocabulary) places(r *frame.Request) error {
	out := []gazette{}
	for _, p := range schema.Places() {
		names := schema.Labels{}
		for _, l := range schema.Langs {
			names[l] = p.Name(l)
		}
		x := gazette{Place: p, Kind: p.Kind(), Alpha3: p.Alpha3(), M49: p.M49(), Name: names}
		if p.Kind() != schema.Country {
			x.Members = p.Members()
		}
		out = append(out, x)
	}
	r.Keep("public, max-age=3600")
	return r.WriteJSON(out)
}

// facetWhole is a facet of a search, whole.
type facetWhole struct {
	Facet  search.Facet `json:"facet"`
	Total  int          `json:"total"`
	Values []value      `json:"values"`
}

// facet lists every value of a facet in the order of the labels.
func (s *Vocabulary) facet(r *frame.Request) error {
	f, err := listing.FacetNamed(r.Param("facet"))
	if err != nil {
		return err
	}
	q, err := queryOf(r)
	if err != nil {
		return err
	}
	values, total, err := s.Finder.FacetValues(r.Ctx(), q, f, r.Query("find"), 0, listing.AllValues)
	if err != nil {
		return err
	}
	out := facetWhole{f, total, []value{}}
	for _, v := range values {
		out.Values = append(out.Values, value{v.Value, listing.FacetLabel(s.Site.Locale(q.Lang), f, v.Value), v.Count})
	}
	return r.WriteJSON(out)
}
