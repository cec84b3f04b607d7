package page

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
)

// Collections are the pages of collections.
type Collections struct {
	Site   *frame.Site
	Finder interface {
		search.Engine
		lister
	}
	Catalogue cardReader
	Said      Describer // nil where nothing is said of collections
}

// Describer knows what collections are called.
type Describer interface {
	Described(ctx context.Context) ([]schema.Collection, error)
}

// said returns what is said of collections, by their names.
func (s *Collections) said(ctx context.Context) (map[string]schema.Collection, error) {
	out := map[string]schema.Collection{}
	if s.Said == nil {
		return out, nil
	}
	all, err := s.Said.Described(ctx)
	for _, c := range all {
		out[c.Name] = c
	}
	return out, err
}

// collectionPage is a collection and its documents.
type collectionPage struct {
	frame.Frame
	Name      string
	Text      string // what it is
	Documents int
	DocsURL   string
	Feed      string
	Follow    string
	Newest    []schema.Card
	Topics    []listing.Counted
	Corridors []listing.CountedCorridor
}

// collectionTopics is how many topics of a collection are shown.
const collectionTopics = 12

// Show shows what one address names: a collection, in every way in which
// its name is written.
func (s *Collections) Show(r *frame.Request) error {
	all, _, err := s.Finder.FacetValues(r.Ctx(), search.Query{Lang: r.Lang}, search.FacetCollection, "", 0, listing.AllValues)
	if err != nil {
		return err
	}
	all = slices.DeleteFunc(all, func(v search.FacetValue) bool { return frame.CollectionSlug(v.Value) != r.Param("collection") })
	if len(all) == 0 && s.Site.Indexing(r) == nil {
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
	page := collectionPage{Frame: s.Site.Frame(r, frame.RouteSets, all[0].Value), Name: all[0].Value, DocsURL: frame.ResultsAddress(r.Lang, within), Feed: frame.FeedAddress(r.Lang, within), Follow: frame.FollowAddress(r.Lang, within)}
	said, err := s.said(r.Ctx())
	if err != nil {
		return err
	}
	if c, ok := said[page.Name]; ok {
		page.Name, page.Title, page.Text = c.Label(r.Lang), c.Label(r.Lang), c.Description[r.Lang]
		page.Description = page.Text
	}
	within.Lang, within.Size, within.Sort = r.Lang, listing.NewestShown, search.ByNewest
	res, err := s.Finder.Search(r.Ctx(), within)
	if err != nil {
		return err
	}
	page.Documents = res.Total
	if page.Newest, err = s.Catalogue.Cards(r.Ctx(), listing.IDs(res.Hits)); err != nil {
		return err
	}
	for _, v := range listing.Counts(res, search.FacetTopic).Values {
		if len(page.Topics) == collectionTopics {
			break
		}
		page.Topics = append(page.Topics, listing.Counted{Value: v.Value, Label: listing.FacetLabel(s.Site.Locale(r.Lang), search.FacetTopic, v.Value), URL: frame.Address(r.Lang, frame.RouteTopics, v.Value), Count: v.Count})
	}
	page.Corridors = listing.TopCorridors(r.Lang, res, 10)
	return s.Site.Render(r, http.StatusOK, "collection.html", page)
}

// collectionsPage lists the collections.
type collectionsPage struct {
	frame.Frame
	Collections []listing.Counted
}

// List lists the collections.
func (s *Collections) List(r *frame.Request) error {
	all, _, err := s.Finder.FacetValues(r.Ctx(), search.Query{Lang: r.Lang}, search.FacetCollection, "", 0, listing.AllValues)
	if err != nil {
		return err
	}
	page := collectionsPage{Frame: s.Site.Frame(r, frame.RouteSets, s.Site.Locale(r.Lang).Say("nav.collections"))}
	said, err := s.said(r.Ctx())
	if err != nil {
		return err
	}
	for _, v := range all {
		label := v.Value
		if c, ok := said[v.Value]; ok {
			label = c.Label(r.Lang)
		}
		page.Collections = append(page.Collections, listing.Counted{Value: v.Value, Label: label, URL: frame.CollectionAddress(r.Lang, v.Value), Count: v.Count})
	}
	slices.SortStableFunc(page.Collections, func(a, b listing.Counted) int { return strings.Compare(schema.Fold(a.Label), schema.Fold(b.Label)) })
	return s.Site.Render(r, http.StatusOK, "collections.html", page)
}
