package document

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
	"github.com/simde/simde/web/original"
)

// pageView is the page of the document that is shown.
type pageView struct {
	Number         int
	Label          string
	Lang           schema.Lang
	Paragraphs     [][]search.Span
	Previous, Next string
	Image, Boxes   string // addresses of the picture and of the marks over it, or ""
	Viewer         string // address of the viewer on the page, or ""
	Sure           int    // where the text was read from the picture, how surely, in percent; or 0
}

// readPage fills in the page that is asked for, or the best hit, or the first.
func (s *Page) readPage(r *frame.Request, doc *schema.Document, page *documentPage) error {
	q := search.Query{Text: page.Words, Lang: r.Lang}
	if page.Words != "" {
		hits, err := s.Finder.PageHits(r.Ctx(), q, doc.ID)
		if err != nil {
			return err
		}
		for _, h := range hits {
			h.Snippet = listing.Brief(h.Snippet)
			v := listing.PageHit{PageHit: h, Parts: doc.Parts, URL: frame.OnPage(page.Self, q, h.Number)}
			if hasViewer(doc, h.Number) {
				v.Viewer = viewerAddress(r.Lang, doc.ID, h.Number, page.Words)
			}
			page.Hits = append(page.Hits, v)
		}
		page.HitPages = len(hits)
		page.Strip = strip(hits)
	}
	if page.PageCount == 0 {
		return nil
	}
	number := 1
	if len(page.Hits) > 0 {
		number = page.Hits[0].Number
	}
	number, err := pageNumber(r, page.PageCount, number)
	if err != nil {
		return err
	}
	pages, err := s.Catalogue.Pages(r.Ctx(), doc.ID, []int{number})
	if err != nil || len(pages) == 0 {
		return cmp.Or(err, schema.ErrNotFound)
	}
	v := &pageView{Number: number, Label: pages[0].Label, Lang: pages[0].Language}
	if v.Lang == "" {
		v.Lang = doc.Language
	}
	if seen := pages[0].Seen; seen != nil {
		v.Sure = max(1, int(100*seen.Confidence+0.5))
	}
	for _, paragraph := range paragraphs(pages[0].Text) {
		spans, err := s.Finder.Marks(r.Ctx(), q, paragraph, v.Lang)
		if err != nil {
			return err
		}
		v.Paragraphs = append(v.Paragraphs, spans)
	}
	if hasViewer(doc, number) {
		v.Viewer = viewerAddress(r.Lang, doc.ID, number, page.Words)
	}
	if HasImage(s.Renderer, doc, number) {
		v.Image = ImageAddress(doc.ID, number)
		if page.Words != "" {
			v.Boxes = marksAddress(r.Lang, doc.ID, number, page.Words)
		}
	}
	if number > 1 {
		v.Previous = frame.OnPage(page.Self, q, number-1)
	}
	if number < page.PageCount {
		v.Next = frame.OnPage(page.Self, q, number+1)
	}
	page.Page = v
	if o, within := original.At(doc, number); o.MediaType == original.PDF {
		page.File = original.PartAddress(r.Lang, doc, number) + "#page=" + strconv.Itoa(within) // readers of PDF open it there
	}
	return nil
}

// stripMark is a page on the strip that shows where in a document the hits are,
// a hundred units a page.
type stripMark struct{ X, Number int }

func strip(hits []search.PageHit) []stripMark {
	var out []stripMark
	for _, h := range hits {
		out = append(out, stripMark{(h.Number - 1) * stripPage, h.Number})
	}
	return out
}

// StripWidth is the length of the strip.
func (p documentPage) StripWidth() int { return p.PageCount * stripPage }

const stripPage = 100

// paragraphs parts a page's text at blank lines.
func paragraphs(text string) []string {
	var out []string
	for p := range strings.SplitSeq(text, "\n\n") {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// pageNumber reads the number of a page of a document from the address.
func pageNumber(r *frame.Request, last, otherwise int) (int, error) {
	p := r.Query("p")
	if p == "" {
		return otherwise, nil
	}
	n, err := strconv.Atoi(p)
	if err != nil || n < 1 || n > max(last, 1) {
		return 0, fmt.Errorf("page %q of %d: %w", p, last, schema.ErrNotFound)
	}
	return n, nil
}
