package api

import (
	"strconv"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
)

// results is the answer to a search, for programs.
type results struct {
	Total      int                `json:"total"`    // documents; as many as all pages have hits, with the copies under them
	Distinct   int                `json:"distinct"` // hits of all pages
	Page       int                `json:"page"`
	Size       int                `json:"size"`
	TookMS     float64            `json:"took_ms"`
	DidYouMean string             `json:"did_you_mean,omitempty"`
	Notes      []note             `json:"notes,omitempty"`
	Expansions []expansion        `json:"expansions,omitempty"`
	Hits       []hit              `json:"hits"`
	Facets     map[string][]value `json:"facets"`
	Next       string             `json:"next,omitempty"`
}

// expansion is what a part of the search also asks for; drop=KEY takes it out.
type expansion struct {
	Key   string `json:"key"`
	From  string `json:"from"`
	Terms []term `json:"terms"`
}

type term struct {
	Language schema.Lang `json:"language"`
	Text     string      `json:"text"`
	Weight   float64     `json:"weight"`
}

type note struct {
	Code string `json:"code"`
	Arg  string `json:"arg,omitempty"`
}

type hit struct {
	card
	Score    float64     `json:"score"`
	PageHits int         `json:"page_hits"`
	Copies   int         `json:"copies,omitempty"`
	CopyIDs  []schema.ID `json:"copy_ids,omitempty"` // of the near-identical documents that are no hits of their own
	Hits     []pageHit   `json:"pages_hit"`
}

// card is what a list says of a document, for programs.
type card struct {
	ID        schema.ID   `json:"id"`
	URL       string      `json:"url"`
	Title     string      `json:"title"`
	Abstract  string      `json:"description,omitempty"`
	Language  schema.Lang `json:"language,omitempty"`
	Kind      schema.Kind `json:"type,omitempty"`
	Publisher string      `json:"publisher,omitempty"`    // as the document or its catalogue names it
	PubID     string      `json:"publisher_id,omitempty"` // of the organisation in the vocabulary
	Creators  []string    `json:"creator,omitempty"`
	Date      schema.Date `json:"date,omitempty"`
	Corridors []string    `json:"corridors,omitempty"`
	Pages     int         `json:"pages"`
	MediaType string      `json:"media_type"`
	Bytes     int64       `json:"bytes"`
	Source    string      `json:"source,omitempty"`
	Sets      []string    `json:"is_part_of,omitempty"` // collections, by name
}

type pageHit struct {
	Page    int    `json:"page"`           // through all files of the document
	Part    int    `json:"part,omitempty"` // of several files, which
	Within  int    `json:"page_in_part,omitempty"`
	URL     string `json:"url"`
	Snippet []span `json:"snippet"`
}

type span struct {
	Text string `json:"text"`
	Mark bool   `json:"mark,omitempty"`
}

type value struct {
	Value string `json:"value"`
	Label string `json:"label"`
	Count int    `json:"count"`
}

func (s *Documents) search(r *frame.Request) error {
	q, err := queryOf(r)
	if err != nil {
		return err
	}
	res, err := s.Finder.Search(r.Ctx(), q)
	if err != nil {
		return err
	}
	cards, err := s.Catalogue.Cards(r.Ctx(), listing.IDs(res.Hits))
	if err != nil {
		return err
	}
	out := results{Total: res.Total, Distinct: res.Distinct, Page: max(q.Page, 1), Size: listing.Size(q), TookMS: float64(res.Took.Microseconds()) / 1000,
		DidYouMean: res.DidYouMean, Hits: []hit{}, Facets: map[string][]value{}}
	for _, n := range res.Notes {
		out.Notes = append(out.Notes, note{n.Code, n.Arg})
	}
	for _, x := range res.Expansions {
		e := expansion{x.Key, x.From, []term{}}
		for _, t := range x.Terms {
			e.Terms = append(e.Terms, term{t.Lang, t.Text, t.Weight})
		}
		out.Expansions = append(out.Expansions, e)
	}
	for _, h := range listing.Hits(s.Site.Locale(q.Lang), q, res.Hits, cards) {
		out.Hits = append(out.Hits, hitOf(s.Site.Base(r.Request), h))
	}
	for _, f := range res.Facets {
		values := []value{}
		for _, v := range f.Values {
			values = append(values, value{v.Value, listing.FacetLabel(s.Site.Locale(q.Lang), f.Facet, v.Value), v.Count})
		}
		out.Facets[string(f.Facet)] = values
	}
	if out.Page*out.Size < res.Distinct {
		next := r.Request.URL.Query()
		next.Set("page", strconv.Itoa(out.Page+1))
		out.Next = s.Site.Base(r.Request) + frame.APIPath + "/documents?" + next.Encode()
	}
	return r.WriteJSON(out)
}

func hitOf(base string, h listing.Hit) hit {
	out := hit{card: cardOf(base, h.Card), Score: h.Score, PageHits: h.PageHits, Copies: len(h.Copies), CopyIDs: h.Copies, Hits: []pageHit{}}
	for _, p := range h.Pages {
		out.Hits = append(out.Hits, pageHitOf(base, p))
	}
	return out
}

func pageHitOf(base string, p listing.PageHit) pageHit {
	out := pageHit{Page: p.Number, URL: base + p.URL, Snippet: spansOf(p.Snippet)}
	if part, within := schema.Locate(p.Parts, p.Number); part > 0 {
		out.Part, out.Within = part, within
	}
	return out
}

func spansOf(spans []search.Span) []span {
	out := []span{}
	for _, x := range spans {
		out = append(out, span(x))
	}
	return out
}

func cardOf(base string, c schema.Card) card {
	out := card{ID: c.ID, URL: base + "/d/" + string(c.ID), Title: c.Title, Abstract: c.Abstract, Language: c.Language,
		Kind: c.Kind, Publisher: c.Publisher, Creators: c.Creators, Date: c.Published, Pages: c.Pages,
		MediaType: c.Original.MediaType, Bytes: c.Original.Size, Source: c.SourceURL, Sets: c.Collections}
	if o, ok := schema.ReadOrganisation(c.Publisher, ""); ok {
		out.PubID = o.ID
	}
	for _, x := range c.Corridors {
		out.Corridors = append(out.Corridors, x.String())
	}
	return out
}
