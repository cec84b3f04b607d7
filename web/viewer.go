package web

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// viewerSegment ends the address of a document's viewer. No title takes it.
const viewerSegment = "viewer"

// pdfLibrary is the folder of PDF.js in static. Its files load one another by
// their names, so that they are served under them; the folder says which
// version they are of.
const pdfLibrary = "pdfjs-6.5.438"

// libraryPolicy is for the files of PDF.js: its worker decodes pictures of
// scanned pages in WebAssembly. The pages of the site cannot.
const libraryPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"

// viewerPage shows the original of a document in the browser, by script.
type viewerPage struct {
	frame
	Card      schema.Card
	Number    int // the page that is opened
	PageCount int
	Words     string
	Hits      []pageLink
	Back      string // address of the page without scripts
	File      string
	Library   string // folder of PDF.js
	Marks     string // where the words of a page that are marked are asked for, or ""
}

// hasViewer reports whether the viewer can show a document.
func hasViewer(doc *schema.Document) bool {
	return doc.Original.MediaType == pdfType && doc.HasFile() && len(doc.Parts) == 0
}

// viewerAddress returns the address of the viewer on a page of a document.
func viewerAddress(l schema.Lang, id schema.ID, page int, words string) string {
	return address(l, routeDocuments, string(id), viewerSegment) + "?" + queryValues("p", strconv.Itoa(page), "q", words)
}

func (s *Server) viewer(r *request) error {
	doc, err := s.Catalogue.Head(r.ctx(), schema.ID(r.Param("id")))
	if err != nil {
		return err
	}
	if !hasViewer(doc) {
		return fmt.Errorf("viewer of %s: %w", doc.ID, schema.ErrNotFound)
	}
	cards, err := s.Catalogue.Cards(r.ctx(), []schema.ID{doc.ID})
	if err != nil || len(cards) == 0 {
		return errorsOr(err, schema.ErrNotFound)
	}
	page := viewerPage{frame: s.frame(r, routeDocuments, doc.Title), Card: cards[0], PageCount: cards[0].Pages, Words: r.Query("q"),
		File: s.fileAddress(r.Lang, doc), Library: "/static/" + pdfLibrary + "/"}
	page.NoIndex, page.Script = true, "viewer.js"
	page.Canonical = s.base(r.Request) + documentAddress(r.Lang, doc.ID, doc.Title)
	q := search.Query{Text: page.Words, Lang: r.Lang}
	if page.Words != "" {
		page.Marks = apiPath + "/marks?" + queryValues("q", page.Words, "hl", string(r.Lang), "of", string(doc.Language))
		if err := s.viewerHits(r, q, doc.ID, &page); err != nil {
			return err
		}
	}
	if page.Number, err = pageNumber(r, page.PageCount, 1); err != nil {
		return err
	}
	for i := range page.Hits {
		page.Hits[i].Current = page.Hits[i].Label == strconv.Itoa(page.Number)
	}
	page.Back = onPage(documentAddress(r.Lang, doc.ID, doc.Title), q, page.Number)
	return s.render(r, http.StatusOK, "viewer.html", page)
}

// viewerHits lists the pages on which the words are found.
func (s *Server) viewerHits(r *request, q search.Query, id schema.ID, page *viewerPage) error {
	hits, err := s.Finder.PageHits(r.ctx(), q, id)
	if err != nil {
		return err
	}
	for _, h := range hits {
		page.Hits = append(page.Hits, pageLink{Label: strconv.Itoa(h.Number), URL: viewerAddress(r.Lang, id, h.Number, page.Words)})
	}
	return nil
}

// pageNumber reads the number of a page of a document from the address.
func pageNumber(r *request, last, otherwise int) (int, error) {
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

// mostMarked bounds the text that is read to be marked: a page of a thousand
// lines has less.
const mostMarked = 256 << 10

// apiMarked is a text taken apart.
type apiMarked struct {
	Spans []apiSpan `json:"spans"`
}

// apiMarks takes the text of the body apart where a search would find it. It
// changes nothing: the text is in the body because it is longer than an
// address may be.
func (s *Server) apiMarks(r *request) error {
	q, err := search.Parse(url.Values{"q": {r.Query("q")}})
	if err != nil {
		return err
	}
	q.Lang = langParam(r)
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
	spans, err := s.Finder.Marks(r.ctx(), q, strings.ToValidUTF8(string(text), "\uFFFD"), of)
	if err != nil {
		return err
	}
	return r.json(apiMarked{spansForPrograms(spans)})
}
