package document

import (
	"cmp"
	"fmt"
	"net/http"
	"strconv"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
	"github.com/simde/simde/web/original"
)

// Viewer shows originals.
type Viewer struct {
	Site      *frame.Site
	Catalogue interface {
		headReader
		cardReader
	}
	Finder hitFinder
}

// viewerPage shows the original of a document in the browser, by script.
type viewerPage struct {
	frame.Frame
	Card      schema.Card
	Number    int    // the page that is opened, within its file
	PageCount int    // of the file
	First     int    // how many pages the parts before it have
	Part      string // where the document has several, how the page is cited
	Words     string
	Hits      []viewerHit
	Back      string // address of the page without scripts
	File      string
	Library   string // folder of PDF.js
	Marks     string // where the words of a page that are marked are asked for, or ""
	Boxes     string // where the marks over the picture of a page are, with {page} for its number; or ""
}

// viewerHit is a page on which the words are found.
type viewerHit struct {
	listing.PageLink
	Page int // within the file that is shown; 0 where it is in another
}

// hasViewer reports whether the viewer can show a page of a document.
func hasViewer(doc *schema.Document, number int) bool {
	o, _ := original.At(doc, number)
	return o.MediaType == original.PDF && o.Hash != ""
}

// viewerAddress returns the address of the viewer on a page of a document.
func viewerAddress(l schema.Lang, id schema.ID, page int, words string) string {
	return frame.Address(l, frame.RouteDocuments, string(id), frame.ViewerSegment) + "?" + frame.QueryValues("p", strconv.Itoa(page), "q", words)
}

// Show answers with the viewer on a page of a document.
func (s *Viewer) Show(r *frame.Request) error {
	doc, err := s.Catalogue.Head(r.Ctx(), schema.ID(r.Param("id")))
	if err != nil {
		return err
	}
	cards, err := s.Catalogue.Cards(r.Ctx(), []schema.ID{doc.ID})
	if err != nil || len(cards) == 0 {
		return cmp.Or(err, schema.ErrNotFound)
	}
	number, err := pageNumber(r, cards[0].Pages, 1)
	if err != nil {
		return err
	}
	if !hasViewer(doc, number) {
		return fmt.Errorf("viewer of page %d of %s: %w", number, doc.ID, schema.ErrNotFound)
	}
	page := viewerPage{Frame: s.Site.Frame(r, frame.RouteDocuments, doc.Title), Card: cards[0], PageCount: cards[0].Pages, Words: r.Query("q"),
		File: original.PartAddress(r.Lang, doc, number), Library: "/static/" + frame.PDFLibrary + "/", Number: number}
	if part, within := schema.Locate(doc.Parts, number); part > 0 {
		page.Number, page.First, page.PageCount = within, number-within, doc.Parts[part-1].Pages
		page.Part = s.Site.Locale(r.Lang).Cited(doc.Parts, number)
	}
	page.NoIndex, page.Script = true, "viewer.js"
	page.Canonical = s.Site.Base(r.Request) + frame.DocumentAddress(r.Lang, doc.ID, doc.Title)
	q := search.Query{Text: page.Words, Lang: r.Lang}
	if page.Words != "" {
		page.Marks = frame.APIPath + "/marks?" + frame.QueryValues("q", page.Words, "hl", string(r.Lang), "of", string(doc.Language))
		page.Boxes = fmt.Sprintf("/d/%s/p/{page}.svg?%s", doc.ID, frame.QueryValues("q", page.Words, "hl", string(r.Lang)))
		if err := s.hits(r, q, doc, &page); err != nil {
			return err
		}
	}
	page.Back = frame.OnPage(frame.DocumentAddress(r.Lang, doc.ID, doc.Title), q, number)
	return s.Site.Render(r, http.StatusOK, "viewer.html", page)
}

// hits lists the pages on which the words are found.
func (s *Viewer) hits(r *frame.Request, q search.Query, doc *schema.Document, page *viewerPage) error {
	hits, err := s.Finder.PageHits(r.Ctx(), q, doc.ID)
	if err != nil {
		return err
	}
	for _, h := range hits {
		x := viewerHit{PageLink: listing.PageLink{Label: strconv.Itoa(h.Number), URL: viewerAddress(r.Lang, doc.ID, h.Number, page.Words)}}
		if within := h.Number - page.First; within >= 1 && within <= page.PageCount {
			x.Page, x.Current = within, within == page.Number
		}
		if page.Part != "" {
			x.Label = s.Site.Locale(r.Lang).Cited(doc.Parts, h.Number)
		}
		if !hasViewer(doc, h.Number) {
			x.URL = frame.OnPage(frame.DocumentAddress(r.Lang, doc.ID, doc.Title), q, h.Number)
		}
		page.Hits = append(page.Hits, x)
	}
	return nil
}
