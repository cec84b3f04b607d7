package web

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// collectionPage is a collection and its documents.
type collectionPage struct {
	frame
	Name      string
	Documents int
	DocsURL   string
	Feed      string
	Newest    []schema.Card
	Topics    []countedValue
	Corridors []countedCorridor
}

// collectionTopics is how many topics of a collection are shown.
const collectionTopics = 12

// collectionAddress returns the path of a collection's page. A name of which
// no letter is one of an address stands there whole.
func collectionAddress(l schema.Lang, name string) string {
	return address(l, routeSets, collectionSlug(name))
}

func collectionSlug(name string) string {
	return cmp.Or(slug(name), search.CollectionValue(name))
}

// collection shows what one address names: a collection, in every way in which
// its name is written.
func (s *Server) collection(r *request) error {
	all, _, err := s.Finder.FacetValues(r.ctx(), search.Query{Lang: r.Lang}, search.FacetCollection, "", 0, allValues)
	if err != nil {
		return err
	}
	all = slices.DeleteFunc(all, func(v search.FacetValue) bool { return collectionSlug(v.Value) != r.Param("collection") })
	if len(all) == 0 && s.indexing(r) == nil {
		return schema.ErrNotFound
	}
	if len(all) == 0 { // its documents may be yet to be found
		all = []search.FacetValue{{Value: r.Param("collection")}}
	}
	slices.SortStableFunc(all, func(a, b search.FacetValue) int { return cmp.Compare(b.Count, a.Count) })
	within := search.Query{Filters: map[search.Facet]search.Selection{}}
	var any search.Selection
	for _, v := range all {
		any.Any = append(any.Any, v.Value)
	}
	within.Filters[search.FacetCollection] = any
	page := collectionPage{frame: s.frame(r, routeSets, all[0].Value), Name: all[0].Value, DocsURL: resultsAddress(r.Lang, within), Feed: feedAddress(r.Lang, within)}
	within.Lang, within.Size, within.Sort = r.Lang, corridorDocuments, search.ByNewest
	res, err := s.Finder.Search(r.ctx(), within)
	if err != nil {
		return err
	}
	page.Documents = res.Total
	if page.Newest, err = s.Catalogue.Cards(r.ctx(), hitIDs(res.Hits)); err != nil {
		return err
	}
	for _, v := range facetOf(res, search.FacetTopic).Values {
		if len(page.Topics) == collectionTopics {
			break
		}
		page.Topics = append(page.Topics, countedValue{v.Value, s.facetLabel(r.Lang, search.FacetTopic, v.Value), address(r.Lang, routeTopics, v.Value), v.Count})
	}
	page.Corridors = countedCorridors(r.Lang, res, 10)
	return s.render(r, http.StatusOK, "collection.html", page)
}

// collectionsPage lists the collections.
type collectionsPage struct {
	frame
	Collections []countedValue
}

func (s *Server) collections(r *request) error {
	all, _, err := s.Finder.FacetValues(r.ctx(), search.Query{Lang: r.Lang}, search.FacetCollection, "", 0, allValues)
	if err != nil {
		return err
	}
	page := collectionsPage{frame: s.frame(r, routeSets, s.locales[r.Lang].say("nav.collections"))}
	for _, v := range all {
		page.Collections = append(page.Collections, countedValue{v.Value, v.Value, collectionAddress(r.Lang, v.Value), v.Count})
	}
	slices.SortStableFunc(page.Collections, func(a, b countedValue) int { return strings.Compare(schema.Fold(a.Label), schema.Fold(b.Label)) })
	return s.render(r, http.StatusOK, "collections.html", page)
}
