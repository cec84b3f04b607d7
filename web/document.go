package web

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/cite"
)

// documentPage is one document: what is known of it and why, and one of its
// pages to read.
type documentPage struct {
	frame
	Doc       *schema.Document
	Card      schema.Card
	Back      string // address of the results it was opened from, or ""
	File      string // address of the original
	Facts     []fact
	Corridors []evidenced
	Places    []evidenced // that play a part
	Mentioned []evidenced // that are named, and no more
	Topics    []evidenced
	Hits      []pageHitView
	HitPages  int
	Words     string // the query whose words are marked
	Page      *pageView
	PageCount int
	Permalink string
	Self      string // address of the page without its query
	Citations []citation
	Similar   []schema.Card
	Keys      []keyFigure // of its corridors
	Others    []link      // the same work in other languages
	Exports   []link
	Warnings  []warningView
}

// warningView is a warning about the text in the reader's language, or in
// English where it was stored without a code.
type warningView struct {
	Text string
	Lang schema.Lang
}

func warningsIn(loc *locale, sentences []string) []warningView {
	var out []warningView
	for _, s := range sentences {
		code, what := schema.ReadWarning(s)
		var arg any = what
		if counted[code] {
			n, err := strconv.Atoi(what)
			if err != nil {
				code = ""
			}
			arg = n
		}
		if code == "" {
			out = append(out, warningView{s, schema.English})
			continue
		}
		out = append(out, warningView{loc.say("warning."+string(code), arg), loc.lang})
	}
	return out
}

// counted are the warnings that count something.
var counted = map[schema.WarningCode]bool{schema.WarnHeaders: true, schema.WarnNavigation: true, schema.WarnMany: true}

// citation is the reference of a document in a style.
type citation struct {
	Name   string
	Pieces []cite.Piece
}

// fact is a single-valued field with its origin and its evidence.
type fact struct {
	Label, Value, URL string
	Basis             basisView
}

// basisView says whose word a value is and where the document says so.
type basisView struct {
	Origin   string
	Evidence []evidenceView
	Sure     string // confidence of what was inferred, as a percentage
}

type evidenceView struct {
	Page    int
	Passage string
	URL     string
}

// evidenced is one value of a list, with its basis.
type evidenced struct {
	Label    string
	Corridor *corridorView
	URL      string
	Note     string
	Basis    basisView
}

// pageView is the page of the document that is shown.
type pageView struct {
	Number         int
	Label          string
	Lang           schema.Lang
	Paragraphs     [][]search.Span
	Previous, Next string
	Image, Boxes   string // addresses of the picture and of the marks over it, or ""
	Viewer         string // address of the viewer on the page, or ""
}

func (s *Server) document(r *request) error {
	id := schema.ID(r.Param("id"))
	doc, err := s.Catalogue.Head(r.ctx(), id)
	if err != nil {
		return err
	}
	if given := r.Param("slug"); given != "" && given != documentSlug(doc.Title) {
		r.Redirect(http.StatusMovedPermanently, withValues(documentAddress(r.Lang, id, doc.Title), r.Request.URL.Query()))
		return nil
	}
	cards, err := s.Catalogue.Cards(r.ctx(), []schema.ID{id})
	if err != nil || len(cards) == 0 {
		return errorsOr(err, schema.ErrNotFound)
	}
	loc := s.locales[r.Lang]
	page := documentPage{frame: s.frame(r, routeDocuments, doc.Title), Doc: doc, Card: cards[0], PageCount: cards[0].Pages,
		Words: r.Query("q"), File: s.fileAddress(r.Lang, doc), Permalink: s.base(r.Request) + "/d/" + string(id), Self: documentAddress(r.Lang, id, doc.Title)}
	page.frame.Text, page.Description = page.Words, doc.Abstract
	page.Canonical = s.base(r.Request) + page.Self
	if page.Words != "" {
		page.Back = resultsAddress(r.Lang, search.Query{Text: page.Words})
	}
	page.Facts, page.Warnings = s.facts(loc, doc), warningsIn(loc, doc.Warnings)
	if err := s.references(r, doc, &page); err != nil {
		return err
	}
	s.lists(loc, doc, &page)
	if err := s.readPage(r, doc, &page); err != nil {
		return err
	}
	if err := s.neighbours(r, doc, &page); err != nil {
		return err
	}
	return s.render(r, http.StatusOK, "document.html", page)
}

// similarDocuments is how many documents like this one are shown.
const similarDocuments = 5

// documentFigures is how many of a document's corridors are shown with their
// figures.
const documentFigures = 5

// neighbours fills in documents like this one and its versions in other
// languages.
func (s *Server) neighbours(r *request, doc *schema.Document, page *documentPage) error {
	hits, err := s.Finder.Similar(r.ctx(), doc.ID, similarDocuments)
	if err != nil {
		return err
	}
	for _, c := range page.Corridors {
		if len(page.Keys) == documentFigures {
			break
		}
		pair, err := schema.ParseCorridor(c.Corridor.Slug)
		if err != nil {
			return err
		}
		if stock := s.seriesBetween(r.Lang, pair, schema.MeasureStock); len(stock) > 0 {
			v := stock[0].latest()
			page.Keys = append(page.Keys, keyFigure{c.Label, v.Text, s.locales[r.Lang].say("measure.stock") + ", " + strconv.Itoa(v.Year) + " · " + stock[0].Source, c.Corridor.URL})
		}
	}
	family, err := s.Finder.Family(r.ctx(), doc.ID)
	if err != nil && !errors.Is(err, schema.ErrNotFound) { // not indexed yet
		return err
	}
	for _, v := range family.Versions {
		page.Others = append(page.Others, link{s.locales[r.Lang].langName(v.Lang), address(r.Lang, routeDocuments, string(v.ID))})
	}
	page.Similar, err = s.Catalogue.Cards(r.ctx(), hitIDs(hits))
	return err
}

// references fills in what reference managers and people who cite need.
func (s *Server) references(r *request, doc *schema.Document, page *documentPage) error {
	w := cite.Work{Card: page.Card, URL: page.Permalink}
	for _, style := range cite.Styles {
		page.Citations = append(page.Citations, citation{cite.StyleNames[style], cite.Reference(w, style, r.Lang)})
	}
	for _, f := range exportFormats {
		if f.name != "csv" {
			page.Exports = append(page.Exports, link{f.label, apiPath + "/documents/" + string(doc.ID) + "/reference." + f.name})
		}
	}
	base := s.base(r.Request)
	r.Header("Link", s.signposts(w, doc, base, page.File))
	var err error
	page.Head, err = metaTags(w, doc, base+page.File)
	return err
}

func errorsOr(err, other error) error {
	if err != nil {
		return err
	}
	return other
}

// readPage fills in the page that is asked for, or the best hit, or the first.
func (s *Server) readPage(r *request, doc *schema.Document, page *documentPage) error {
	q := search.Query{Text: page.Words, Lang: r.Lang}
	if page.Words != "" {
		hits, err := s.Finder.PageHits(r.ctx(), q, doc.ID)
		if err != nil {
			return err
		}
		for _, h := range hits {
			h.Snippet = brief(h.Snippet)
			v := pageHitView{PageHit: h, URL: onPage(page.Self, q, h.Number)}
			if hasViewer(doc) {
				v.Viewer = viewerAddress(r.Lang, doc.ID, h.Number, page.Words)
			}
			page.Hits = append(page.Hits, v)
		}
		page.HitPages = len(hits)
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
	pages, err := s.Catalogue.Pages(r.ctx(), doc.ID, []int{number})
	if err != nil || len(pages) == 0 {
		return errorsOr(err, schema.ErrNotFound)
	}
	v := &pageView{Number: number, Label: pages[0].Label, Lang: pages[0].Language}
	if v.Lang == "" {
		v.Lang = doc.Language
	}
	for _, paragraph := range paragraphs(pages[0].Text) {
		spans, err := s.Finder.Marks(r.ctx(), q, paragraph, v.Lang)
		if err != nil {
			return err
		}
		v.Paragraphs = append(v.Paragraphs, spans)
	}
	if hasViewer(doc) {
		v.Viewer = viewerAddress(r.Lang, doc.ID, number, page.Words)
	}
	if s.hasImages(doc) {
		v.Image = imageAddress(doc.ID, number)
		if page.Words != "" {
			v.Boxes = marksAddress(r.Lang, doc.ID, number, page.Words)
		}
	}
	if number > 1 {
		v.Previous = onPage(page.Self, q, number-1)
	}
	if number < page.PageCount {
		v.Next = onPage(page.Self, q, number+1)
	}
	page.Page = v
	if doc.Original.MediaType == "application/pdf" {
		page.File += "#page=" + strconv.Itoa(number) // readers of PDF open it there
	}
	return nil
}

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

// facts are the single-valued fields that the document has.
func (s *Server) facts(loc *locale, doc *schema.Document) []fact {
	var out []fact
	add := func(f schema.Field, value, url string) {
		if value != "" {
			out = append(out, fact{loc.say("field." + string(f)), value, url, s.basis(loc, doc, doc.Basis[f])})
		}
	}
	add(schema.FieldKind, kindName(doc.Kind, loc.lang), resultsAddress(loc.lang, only(search.FacetKind, string(doc.Kind))))
	add(schema.FieldPublished, loc.format.date(doc.Published), "")
	publisher := schema.PublisherID(doc.Publisher, doc.PublishedIn)
	add(schema.FieldPublisher, schema.PublisherName(publisher, loc.lang), resultsAddress(loc.lang, only(search.FacetPublisher, publisher)))
	add(schema.FieldLanguage, loc.langName(doc.Language), resultsAddress(loc.lang, only(search.FacetLang, string(doc.Language))))
	add(schema.FieldSource, doc.SourceURL, schema.WebAddress(doc.SourceURL))
	add(schema.FieldRights, doc.Rights, "")
	return out
}

// kindName names a kind of document; of one that is of no kind known there is
// nothing to say.
func kindName(k schema.Kind, l schema.Lang) string {
	if k == "" || k == "other" {
		return ""
	}
	return k.Name(l)
}

// lists fills in the corridors, places and topics of a document with their
// basis.
func (s *Server) lists(loc *locale, doc *schema.Document, page *documentPage) {
	l := loc.lang
	for _, c := range doc.Corridors {
		v := corridorOf(l, c.Corridor)
		page.Corridors = append(page.Corridors, evidenced{Label: v.Origin + " → " + v.Destination, Corridor: &v,
			URL:  resultsAddress(l, only(search.FacetCorridor, c.Corridor.String())),
			Note: loc.say("relation." + string(c.Kind)), Basis: s.basis(loc, doc, c.Basis)})
	}
	for _, p := range doc.Places {
		var roles []string
		for _, role := range p.Roles {
			roles = append(roles, loc.say("role."+string(role)))
		}
		facet := search.FacetCountry
		if p.Place.Kind() != schema.Country {
			facet = search.FacetRegion
		}
		v := evidenced{Label: capital(p.Place.Name(l)), URL: resultsAddress(l, only(facet, string(p.Place))),
			Note: strings.Join(roles, ", "), Basis: s.basis(loc, doc, p.Basis)}
		if len(p.Roles) == 1 && p.HasRole(schema.RoleMention) {
			page.Mentioned = append(page.Mentioned, v)
		} else {
			page.Places = append(page.Places, v)
		}
	}
	for _, t := range doc.Topics {
		page.Topics = append(page.Topics, evidenced{Label: capital(t.Topic.Name(l)), URL: resultsAddress(l, only(search.FacetTopic, string(t.Topic))),
			Basis: s.basis(loc, doc, t.Basis)})
	}
}

// mostEvidence is how many passages are shown for one value.
const mostEvidence = 5

func (s *Server) basis(loc *locale, doc *schema.Document, b schema.Basis) basisView {
	v := basisView{Origin: loc.say("origin.unknown")}
	if b.By != "" {
		v.Origin = loc.say("origin." + string(b.By))
	}
	if b.By == schema.Inferred && b.Confidence > 0 {
		v.Sure = loc.format.integer(int64(b.Confidence*100+0.5)) + "\u00a0%"
	}
	for i, e := range b.Evidence {
		if i == mostEvidence {
			break
		}
		ev := evidenceView{Page: e.Page, Passage: strings.Join(strings.Fields(e.Passage), " ")}
		if e.Page > 0 {
			to := url.Values{"p": {strconv.Itoa(e.Page)}}
			ev.URL = withValues(documentAddress(loc.lang, doc.ID, doc.Title), to) + "#page"
		}
		v.Evidence = append(v.Evidence, ev)
	}
	return v
}

// fileAddress returns where the original of a document is given out: below its
// page, as scholarly search engines ask.
func (s *Server) fileAddress(l schema.Lang, doc *schema.Document) string {
	return address(l, routeDocuments, string(doc.ID), fileName(doc))
}

// fileName is the name under which an original is given out. It is made of the
// document's own identifier, never of the name that came with the file.
func fileName(doc *schema.Document) string {
	return filePrefix + string(doc.ID) + fileEnding(doc.Original.MediaType)
}

const filePrefix = "SIMDE-"

// servedAs returns the media type under which an original is given out, and
// whether it is shown or saved.
func servedAs(doc *schema.Document) (mediaType, disposition string) {
	switch fileEnding(doc.Original.MediaType) {
	case ".pdf":
		return doc.Original.MediaType, "inline"
	case ".docx", ".bin", ".html":
		return doc.Original.MediaType, "attachment"
	}
	return "text/plain; charset=utf-8", "inline"
}

func fileEnding(mediaType string) string {
	base, _, _ := strings.Cut(mediaType, ";")
	switch strings.TrimSpace(base) {
	case "application/pdf":
		return ".pdf"
	case "text/html":
		return ".html"
	case "text/markdown":
		return ".md"
	case "application/vnd.openxmlformats-officedocument.wordprocessingml.document":
		return ".docx"
	case "text/plain":
		return ".txt"
	}
	return ".bin"
}

// documentOrFile tells a document's page from its original.
func (s *Server) documentOrFile(r *request) error {
	if strings.HasPrefix(r.Param("slug"), filePrefix) {
		return s.original(r)
	}
	return s.document(r)
}

// original gives out a file as it came. It is never shown as part of the site:
// what it contains cannot run.
func (s *Server) original(r *request) error {
	doc, err := s.Catalogue.Head(r.ctx(), schema.ID(r.Param("id")))
	if err != nil {
		return err
	}
	if r.Param("slug") != fileName(doc) {
		return schema.ErrNotFound
	}
	f, err := s.Originals.Open(doc.Original.Hash)
	if err != nil {
		return err
	}
	defer f.Close()
	mediaType, disposition := servedAs(doc)
	h := r.Writer.Header()
	h.Set("Content-Type", mediaType)
	h.Set("Content-Disposition", disposition+`; filename="`+fileName(doc)+`"`)
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
	h.Set("ETag", `"`+string(doc.Original.Hash[:32])+`"`)
	h.Set("Link", linkHeader(typedLink{s.base(r.Request) + documentAddress(r.Lang, doc.ID, doc.Title), "collection", "text/html"}))
	http.ServeContent(r.Writer, r.Request, "", doc.Imported, f)
	return nil
}
