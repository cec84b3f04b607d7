package web

import (
	"encoding/xml"
	"net/http"
	"strings"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// feed is a search as an Atom feed (RFC 4287), newest first.
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

type feedEntry struct {
	Lang    schema.Lang  `xml:"xml:lang,attr,omitempty"`
	Title   string       `xml:"title"`
	ID      string       `xml:"id"`
	Updated string       `xml:"updated"`
	Authors []feedPerson `xml:"author"`
	Links   []feedLink   `xml:"link"`
	Summary string       `xml:"summary,omitempty"`
}

type feedPerson struct {
	Name string `xml:"name"`
}

// feedSize is how many documents a page of a feed holds.
const feedSize = 50

// atom answers a search as a feed in the language of its address.
func (s *Server) atom(r *request) error {
	q, err := search.Parse(r.Request.URL.Query())
	if err != nil {
		return err
	}
	q.Lang, q.Sort, q.Size = r.Lang, search.ByNewest, feedSize
	res, err := s.Finder.Search(r.ctx(), q)
	if err != nil {
		return err
	}
	cards, err := s.Catalogue.Cards(r.ctx(), hitIDs(res.Hits))
	if err != nil {
		return err
	}
	base := s.base(r.Request)
	self := *r.Request.URL
	page := resultsAddress(r.Lang, q)
	f := feed{Lang: r.Lang, Title: "SIMDE: " + s.resultsTitle(s.locales[r.Lang], q), ID: base + page, Total: res.Total,
		Updated: time.Unix(0, 0).UTC().Format(time.RFC3339),
		Links:   []feedLink{{"self", base + self.String(), "application/atom+xml"}, {"alternate", base + page, "text/html"}}}
	if max(q.Page, 1)*feedSize < res.Distinct {
		q.Page = max(q.Page, 1) + 1
		v := q.Values()
		v.Del("sort")
		v.Del("n")
		f.Links = append(f.Links, feedLink{"next", base + withValues(address(r.Lang, routeDocuments)+".atom", v), "application/atom+xml"})
	}
	for _, c := range cards {
		e := feedEntry{Lang: c.Language, Title: c.Title, ID: base + "/d/" + string(c.ID), Updated: moment(c.Published), Summary: c.Abstract,
			Links: []feedLink{{"alternate", base + documentAddress(r.Lang, c.ID, c.Title), "text/html"}}}
		if c.Publisher != "" {
			e.Authors = []feedPerson{{schema.PublisherName(c.Publisher, r.Lang)}}
		} else {
			e.Authors = []feedPerson{{"SIMDE"}}
		}
		f.Updated = max(f.Updated, e.Updated)
		f.Entries = append(f.Entries, e)
	}
	b, err := xml.MarshalIndent(f, "", " ")
	if err != nil {
		return err
	}
	r.Header("Access-Control-Allow-Origin", "*")
	r.Data(http.StatusOK, "application/atom+xml; charset=utf-8", append([]byte(xml.Header), b...))
	return nil
}

// moment writes the beginning of a date as the time that Atom asks for.
func moment(d schema.Date) string {
	first, _, _ := strings.Cut(string(d), "/")
	switch len(first) {
	case 4:
		first += "-01-01"
	case 7:
		first += "-01"
	case 0:
		first = "1970-01-01"
	}
	return first + "T00:00:00Z"
}
