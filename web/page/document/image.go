package document

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/original"
)

// Image gives out pictures of pages.
type Image struct {
	Catalogue interface {
		headReader
		PageReader
	}
	Finder   marker
	Renderer Renderer // nil where there are none
}

// PageReader reads the pages of documents.
type PageReader interface {
	Pages(ctx context.Context, id schema.ID, numbers []int) ([]schema.Page, error)
}

// Renderer draws pages of originals.
type Renderer interface {
	// Page draws a page, counted from 1, of the original of h.
	Page(ctx context.Context, h schema.Hash, page int) (*PageImage, error)
}

// PageImage is a page as it looks, with the place of each word on it.
type PageImage struct {
	JPEG          []byte
	Width, Height int // pixels
	Words         []schema.WordBox
}

// HasImage reports whether a page of a document can be drawn.
func HasImage(draw Renderer, doc *schema.Document, number int) bool {
	o, _ := original.At(doc, number)
	return draw != nil && o.MediaType == original.PDF
}

// ImageAddress returns where the picture of a page is.
func ImageAddress(id schema.ID, page int) string {
	return fmt.Sprintf("/d/%s/p/%d.jpg", id, page)
}

// marksAddress returns where the boxes over the words of a query are.
func marksAddress(l schema.Lang, id schema.ID, page int, words string) string {
	return fmt.Sprintf("/d/%s/p/%d.svg", id, page) + "?" + frame.QueryValues("q", words, "hl", string(l))
}

// Show gives out the picture of a page, "14.jpg", or the boxes over the
// words of a query as a transparent picture of the same size, "14.svg?q=".
func (s *Image) Show(r *frame.Request) error {
	number, ending, _ := strings.Cut(r.Param("file"), ".")
	n, err := strconv.Atoi(number)
	if err != nil || ending != "jpg" && ending != "svg" {
		return schema.ErrNotFound
	}
	doc, err := s.Catalogue.Head(r.Ctx(), schema.ID(r.Param("id")))
	if err != nil {
		return err
	}
	if !HasImage(s.Renderer, doc, n) {
		return schema.ErrNotFound
	}
	o, within := original.At(doc, n)
	// It is asked for again each time, so that none outlives the closing of a
	// collection or a withdrawal.
	r.Keep("no-cache")
	tag := fmt.Sprintf(`"%.16s-%d-%d"`, o.Hash, within, doc.Revision)
	if ending == "jpg" {
		r.Header("ETag", tag)
		if r.Request.Header.Get("If-None-Match") == tag {
			r.Status(http.StatusNotModified)
			return nil
		}
	}
	img, err := s.Renderer.Page(r.Ctx(), o.Hash, within)
	if err != nil {
		return err
	}
	if ending == "jpg" {
		r.Data(http.StatusOK, "image/jpeg", img.JPEG)
		return nil
	}
	words, err := img.WordsOf(r.Ctx(), s.Catalogue, doc.ID, n)
	if err != nil {
		return err
	}
	q := search.Query{Text: r.Query("q"), Lang: frame.LangParam(r)}
	spans, err := s.Finder.Marks(r.Ctx(), q, joinWords(words), doc.Language)
	if err != nil {
		return err
	}
	r.Data(http.StatusOK, "image/svg+xml", img.Boxes(markedWords(spans, words)))
	return nil
}

// WordsOf returns the words of a page of a document with where they stand on its
// picture: those that were read from the picture, or those of the file.
func (img *PageImage) WordsOf(ctx context.Context, from PageReader, id schema.ID, number int) ([]schema.WordBox, error) {
	pages, err := from.Pages(ctx, id, []int{number})
	if err != nil || len(pages) == 0 {
		return nil, cmp.Or(err, schema.ErrNotFound)
	}
	if seen := pages[0].Seen; seen != nil {
		return seen.Words, nil
	}
	return img.Words, nil
}

// Boxes draws a box over words of the page, as a transparent SVG of its size.
func (img *PageImage) Boxes(words []schema.WordBox) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d">`, img.Width, img.Height)
	for _, w := range words {
		const grow = 1.5 // pixels on each side
		x, y := w.X0*float64(img.Width)-grow, w.Y0*float64(img.Height)-grow
		fmt.Fprintf(&b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" rx="2" fill="#FFC400" fill-opacity=".38"/>`,
			x, y, (w.X1-w.X0)*float64(img.Width)+2*grow, (w.Y1-w.Y0)*float64(img.Height)+2*grow)
	}
	b.WriteString("</svg>")
	return []byte(b.String())
}

func joinWords(words []schema.WordBox) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.Text)
		b.WriteByte(' ')
	}
	return b.String()
}

// markedWords returns the words of joinWords' text that lie in a marked span.
func markedWords(spans []search.Span, words []schema.WordBox) []schema.WordBox {
	var out []schema.WordBox
	at, i, end := 0, 0, 0
	for _, span := range spans {
		from, to := at, at+len(span.Text)
		at = to
		if !span.Mark {
			continue
		}
		for i < len(words) && end+len(words[i].Text) <= from {
			end += len(words[i].Text) + 1
			i++
		}
		for j, begin := i, end; j < len(words) && begin < to; j++ {
			out = append(out, words[j])
			begin += len(words[j].Text) + 1
		}
	}
	return out
}
