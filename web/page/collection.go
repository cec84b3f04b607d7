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
	Covers    Covers    // nil where none has a picture
	// Hidden returns the names of the collections that who asks may not see.
	Hidden func(ctx context.Context) ([]string, error)
}

// Covers are the pictures of collections.
type Covers interface {
	CoverOf(ctx context.Context, name string) ([]byte, error)
}

// Picture is the cover of a collection as a page shows it.
type Picture struct {
	URL           string
	Alt           string
	Width, Height int
}

// picture returns the cover of a collection, or nil.
func picture(l schema.Lang, c schema.Collection) *Picture {
	if c.Cover == nil {
		return nil
	}
	return &Picture{URL: frame.CoverAddress(l, c), Alt: schema.Collection{Labels: c.Cover.Alt}.Label(l), Width: c.Cover.Width, Height: c.Cover.Height}
}

// Cover gives out the picture of a collection, to who may see the collection.
func (s *Collections) Cover(r *frame.Request) error {
	if s.Covers == nil {
		return schema.ErrNotFound
	}
	hidden, err := s.Hidden(r.Ctx())
	if err != nil {
		return err
	}
	said, err := s.said(r.Ctx())
	if err != nil {
		return err
	}
	for _, c := range said {
		if c.Cover == nil || frame.CollectionSlug(c.Name) != r.Param("collection") || r.Query("v") != "" && r.Query("v") != c.Cover.Hash || slices.Contains(hidden, c.Name) {
			continue
		}
		b, err := s.Covers.CoverOf(r.Ctx(), c.Name)
		if err != nil {
			return err
		}
		r.Data(http.StatusOK, "image/jpeg", b)
		return nil
	}
	return schema.ErrNotFound
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
	Picture   *Picture
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
		page.Description, page.Picture = page.Text, picture(r.Lang, c)
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
	Collections []counted
}

// counted is a collection in the list.
type counted struct {
	listing.Counted
	Picture *Picture
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
		x := counted{Counted: listing.Counted{Value: v.Value, Label: v.Value, URL: frame.CollectionAddress(r.Lang, v.Value), Count: v.Count}}
		if c, ok := said[v.Value]; ok {
			x.Label, x.Picture = c.Label(r.Lang), picture(r.Lang, c)
		}
		page.Collections = append(page.Collections, x)
	}
	slices.SortStableFunc(page.Collections, func(a, b counted) int { return strings.Compare(schema.Fold(a.Label), schema.Fold(b.Label)) })
	return s.Site.Render(r, http.StatusOK, "collections.html", page)
}
