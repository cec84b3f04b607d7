// Package feed is what readers of feeds, search engines and browsers ask for: a
// search as an Atom feed, the sitemap, robots.txt, how to search from a browser.
package feed

import (
	"context"
	"encoding/xml"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
)

// Atom gives out searches as feeds.
type Atom struct {
	Site      *frame.Site
	Catalogue interface {
		Cards(ctx context.Context, ids []schema.ID) ([]schema.Card, error)
		Recent(ctx context.Context, n int) ([]schema.Card, error)
	}
	Finder search.Engine
	Bank   *bank.Reader
}

// feed is a search as an Atom feed (RFC 4287): what entered the library or
// changed there last stands first, whatever its own date.
type feed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    schema.Lang `xml:"xml:lang,attr"`
	Title   string      `xml:"title"`
	ID      string      `xml:"id"`
	Updated string      `xml:"updated"`
	Links   []feedLink  `xml:"link"`
	Total   int         `xml:"http://a9.com/-/spec/opensearch/1.1/ totalResults"`
	Entries []feedEntry `xml:"entry"`
}

type feedLink struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
	Type string `xml:"type,attr,omitempty"`
}

// feedEntry is a document. Updated is the time of the library, Published the
// beginning of the document's own date.
type feedEntry struct {
	Lang      schema.Lang  `xml:"xml:lang,attr,omitempty"`
	Title     string       `xml:"title"`
	ID        string       `xml:"id"`
	Updated   string       `xml:"updated"`
	Published string       `xml:"published,omitempty"`
	Authors   []feedPerson `xml:"author"`
	Links     []feedLink   `xml:"link"`
	Summary   string       `xml:"summary,omitempty"`
}

type feedPerson struct {
	Name string `xml:"name"`
}

const (
	atomType = "application/atom+xml"
	feedSize = 50 // documents a page of a feed
)

// Show answers a search as a feed in the language of its address.
func (s *Atom) Show(r *frame.Request) error {
	q, err := search.Parse(r.Request.URL.Query())
	if err != nil {
		return err
	}
	q.Lang, q.Sort, q.Size = r.Lang, search.ByEntry, feedSize
	res, err := s.Finder.Search(r.Ctx(), q)
	if err != nil {
		return err
	}
	if listing.Partial(res) {
		frame.Unvalidated(r.Writer.Header())
	}
	cards, err := s.Catalogue.Cards(r.Ctx(), listing.IDs(res.Hits))
	if err != nil {
		return err
	}
	f := s.feedOf(r, q, res)
	for _, c := range cards {
		f.Entries = append(f.Entries, s.entry(r, c))
	}
	if q.Page <= 1 {
		f.Entries = append(f.Entries, s.figures(r, q)...)
		slices.SortStableFunc(f.Entries, func(a, b feedEntry) int { return strings.Compare(b.Updated, a.Updated) })
	}
	if len(f.Entries) > 0 {
		f.Updated = f.Entries[0].Updated
	} else if f.Updated, err = s.lastChange(r); err != nil {
		return err
	}
	b, err := xml.MarshalIndent(f, "", " ")
	if err != nil {
		return err
	}
	r.Data(http.StatusOK, atomType+"; charset=utf-8", append([]byte(xml.Header), b...))
	return nil
}

// feedOf is the feed of a search without its entries.
func (s *Atom) feedOf(r *frame.Request, q search.Query, res search.Result) feed {
	base, all := s.Site.Base(r.Request), q
	all.Sort, all.Size, all.Page = search.ByRelevance, 0, 0
	page, self := base+frame.ResultsAddress(r.Lang, all), *r.Request.URL
	f := feed{Lang: r.Lang, Title: "SIMDE: " + listing.Subject(s.Site.Locale(r.Lang), q), ID: page, Total: res.Total,
		Links: []feedLink{{"self", base + self.String(), atomType}, {"alternate", page, "text/html"}}}
	if now := max(q.Page, 1); now*feedSize < res.Distinct {
		q.Page = now + 1
		f.Links = append(f.Links, feedLink{"next", base + frame.FeedAddress(r.Lang, q), atomType})
	}
	return f
}

func (s *Atom) entry(r *frame.Request, c schema.Card) feedEntry {
	base, author := s.Site.Base(r.Request), schema.PublisherName(c.Publisher, r.Lang)
	if author == "" {
		author = "SIMDE"
	}
	return feedEntry{Lang: c.Language, Title: c.Title, ID: base + "/d/" + string(c.ID), Updated: moment(c.Changed), Published: beginning(c.Published),
		Authors: []feedPerson{{author}}, Summary: listing.Readable(c.Abstract), Links: []feedLink{{"alternate", base + frame.DocumentAddress(r.Lang, c.ID, c.Title), "text/html"}}}
}

// figures are the newest figures of the corridors or countries that a search
// names, each of which is another entry once its period or its value is another.
func (s *Atom) figures(r *frame.Request, q search.Query) []feedEntry {
	base := s.Site.Base(r.Request)
	var out []feedEntry
	for _, n := range s.Bank.Newest(r.Lang, listing.Pairs(q)...) {
		day := n.Series.Series.Entered
		if day == "" || q.Since != "" && day < q.Since {
			continue
		}
		page := base + n.Address(r.Lang)
		out = append(out, feedEntry{Lang: r.Lang, Title: s.Site.Locale(r.Lang).Say("feed.figures", s.Bank.Told(r.Lang, n)), ID: page + "#" + url.PathEscape(n.Name()+" "+n.Key()), Updated: beginning(day),
			Authors: []feedPerson{{n.Series.Series.Source}}, Summary: n.Series.Note, Links: []feedLink{{"alternate", page, "text/html"}}})
	}
	return out
}

// lastChange is when the library last took a document in: what a feed without
// entries was brought up to date with.
func (s *Atom) lastChange(r *frame.Request) (string, error) {
	recent, err := s.Catalogue.Recent(r.Ctx(), 1)
	if err != nil || len(recent) == 0 {
		return moment(time.Now()), err
	}
	return moment(recent[0].Changed), nil
}

func moment(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// beginning writes the first day of a date as a time, or "" where there is
// none.
func beginning(d schema.Date) string {
	first, _, _ := strings.Cut(string(d), "/")
	switch len(first) {
	case 0:
		return ""
	case 4:
		first += "-01-01"
	case 7:
		first += "-01"
	}
	return first + "T00:00:00Z"
}
