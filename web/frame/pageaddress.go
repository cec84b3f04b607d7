package frame

import (
	"cmp"
	"net/url"
	"strconv"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// DocumentAddress returns the path of a document's page.
func DocumentAddress(l schema.Lang, id schema.ID, title string) string {
	return Address(l, RouteDocuments, string(id), DocumentSlug(title))
}

// DocumentSlug writes a title for the address of a document's page, or "" where
// it would be the address of the viewer.
func DocumentSlug(title string) string {
	if s := Slug(title); s != ViewerSegment {
		return s
	}
	return ""
}

// ResultsAddress returns the path and parameters of the answer to q.
func ResultsAddress(l schema.Lang, q search.Query) string {
	return WithValues(Address(l, RouteDocuments), q.Values())
}

// FeedAddress returns where a search stands as a feed. It has an order of its
// own.
func FeedAddress(l schema.Lang, q search.Query) string {
	q.Sort, q.Size = search.ByRelevance, 0
	return WithValues(Address(l, RouteDocuments)+".atom", q.Values())
}

// FollowAddress returns where one asks to be told of what a search finds anew:
// of its words and filters alone.
func FollowAddress(l schema.Lang, q search.Query) string {
	q.Sort, q.Size, q.Page, q.Since, q.Shelf = search.ByRelevance, 0, 0, "", ""
	return WithValues(Address(l, RouteAlerts), q.Values())
}

// CollectionAddress returns the path of a collection's page. A name of which
// no letter is one of an address stands there whole.
func CollectionAddress(l schema.Lang, name string) string {
	return Address(l, RouteSets, CollectionSlug(name))
}

// CollectionSlug writes the name of a collection for the address of its page.
func CollectionSlug(name string) string {
	return cmp.Or(Slug(name), search.CollectionValue(name))
}

// CoverAddress returns the picture of a collection: another address for another
// picture.
func CoverAddress(l schema.Lang, c schema.Collection) string {
	return CollectionAddress(l, c.Name) + "/cover.jpg?v=" + c.Cover.Hash
}

// PlaceAddress returns the page of a country or of a region.
func PlaceAddress(l schema.Lang, p schema.Place) string {
	if p.Kind() == schema.Country {
		return Address(l, RouteCountries, p.Slug())
	}
	return Address(l, RouteRegions, p.Slug())
}

// HitAddress returns the short address of a document, with the query that marks
// its words and the page to open. A list has dozens of them.
func HitAddress(l schema.Lang, q search.Query, id schema.ID, page int) string {
	return OnPage(Address(l, RouteDocuments, string(id)), q, page)
}

// OnPage adds to the path of a document the query whose words are marked and
// the page to open.
func OnPage(path string, q search.Query, page int) string {
	v := url.Values{}
	if q.Text != "" {
		v.Set("q", q.Text)
	}
	if page > 0 {
		v.Set("p", strconv.Itoa(page))
	}
	return WithValues(path, v)
}

// ViewerSegment ends the address of a document's viewer. No title takes it.
const ViewerSegment = "viewer"
