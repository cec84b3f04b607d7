package api

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
)

// pageHits are the pages of a document on which a query is found.
type pageHits struct {
	Total int       `json:"total"`
	Pages []pageHit `json:"pages"`
}

// pageHits lists every page of a document on which a query is found.
func (s *Documents) pageHits(r *frame.Request) error {
	id := schema.ID(r.Param("id"))
	cards, err := s.Catalogue.Cards(r.Ctx(), []schema.ID{id})
	if err != nil || len(cards) == 0 {
		return cmp.Or(err, schema.ErrNotFound)
	}
	q, err := search.Parse(url.Values{"q": {r.Query("q")}})
	if err != nil {
		return err
	}
	q.Lang = frame.LangParam(r)
	hits, err := s.Finder.PageHits(r.Ctx(), q, id)
	if err != nil {
		return err
	}
	out := pageHits{len(hits), []pageHit{}}
	for _, h := range hits {
		out.Pages = append(out.Pages, pageHitOf(s.Site.Base(r.Request), listing.PageHit{PageHit: h, Parts: cards[0].Parts, URL: frame.HitAddress(q.Lang, q, id, h.Number)}))
	}
	return r.WriteJSON(out)
}

// pageText is the text of a page.
type pageText struct {
	Page     int         `json:"page"`
	Label    string      `json:"label"` // as it is printed on the page
	Language schema.Lang `json:"language"`
	Text     string      `json:"text"`
	Engine   string      `json:"engine"` // that read it
}

// page gives out the text of one page.
func (s *Documents) page(r *frame.Request) error {
	n, err := strconv.Atoi(strings.TrimSpace(r.Param("page")))
	if err != nil {
		return schema.ErrInvalid
	}
	pages, err := s.Catalogue.Pages(r.Ctx(), schema.ID(r.Param("id")), []int{n})
	if err != nil || len(pages) == 0 {
		return cmp.Or(err, schema.ErrNotFound)
	}
	p := pages[0]
	return r.WriteJSON(pageText{p.Number, p.Label, p.Language, p.Text, p.Engine})
}

// mostMarked bounds the text that is read to be marked: a page of a thousand
// lines has less.
const mostMarked = 256 << 10

// marked is a text taken apart.
type marked struct {
	Spans []span `json:"spans"`
}

// marks takes the text of the body apart where a search would find it. It
// changes nothing: the text is in the body because it is longer than an
// address may be.
func (s *Documents) marks(r *frame.Request) error {
	q, err := search.Parse(url.Values{"q": {r.Query("q")}})
	if err != nil {
		return err
	}
	q.Lang = frame.LangParam(r)
	text, err := io.ReadAll(http.MaxBytesReader(r.Writer, r.Request.Body, mostMarked))
	if large := new(http.MaxBytesError); errors.As(err, &large) {
		return fmt.Errorf("a text of more than %d bytes: %w", mostMarked, schema.ErrInvalid)
	}
	if err != nil {
		return fmt.Errorf("read the text: %w", err)
	}
	of := schema.Lang(r.Query("of"))
	if !of.Spoken() {
		of = q.Lang
	}
	spans, err := s.Finder.Marks(r.Ctx(), q, strings.ToValidUTF8(string(text), "\uFFFD"), of)
	if err != nil {
		return err
	}
	return r.WriteJSON(marked{spansOf(spans)})
}
