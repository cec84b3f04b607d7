package document

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/cite"
	"github.com/simde/simde/web/export"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
	"github.com/simde/simde/web/original"
)

// Page is the page of a document.
type Page struct {
	Site      *frame.Site
	Bank      *bank.Reader
	Catalogue interface {
		headReader
		cardReader
		Pages(ctx context.Context, id schema.ID, numbers []int) ([]schema.Page, error)
		Attached(ctx context.Context, id schema.ID) ([]schema.Card, error)
	}
	Finder interface {
		hitFinder
		marker
		Similar(ctx context.Context, id schema.ID, n int) ([]schema.ID, error)
		Family(ctx context.Context, id schema.ID) (search.Family, error)
		State(ctx context.Context) (string, error)
	}
	Renderer Renderer // nil where pages are shown as text only
	Mail     string   // where to write of an error, or ""
	// Keep returns where who asks can change the document; nil where nobody can.
	Keep func(r *frame.Request, id schema.ID) []frame.Link
	// Like keeps which documents are like one, whatever the language of the page.
	Like frame.PerState[[]schema.ID]
}

// documentPage is one document: what is known of it and why, and one of its
// pages to read.
type documentPage struct {
	frame.Frame
	Doc       *schema.Document
	Card      schema.Card
	Back      string       // address of the results it was opened from, or ""
	File      string       // address of the original, or of the part that has the page; "" where there is none
	Files     []fileView   // where it has several
	Versions  []fileView   // the files of all versions, where there are earlier ones
	Sets      []frame.Link // the collections that it is part of
	Attached  []attachedView
	Carriers  []frame.Link // the documents that it is attached to
	carriers  []schema.Card
	Where     string // address of the text of a record without a file, or ""
	Facts     []fact
	Corridors []evidenced
	Places    []evidenced // that play a part
	Mentioned []evidenced // that are named, and no more
	Topics    []evidenced // the main ones first
	Evidence  []evidenceRow
	Abstract  string
	Summary   basisView         // of the abstract
	Contents  []listing.Chapter // where the document's first lines are a table of contents
	Report    string            // where to write of an error, or ""
	Hits      []listing.PageHit
	HitPages  int
	Strip     []stripMark // the pages with hits, over the length of the document
	Words     string      // the query whose words are marked
	Page      *pageView
	PageCount int
	Permalink string
	Self      string // address of the page without its query
	Citations []citation
	Similar   []schema.Card
	Keys      []bank.Key   // of its corridors
	Others    []frame.Link // the same work in other languages
	Exports   []frame.Link
	Keep      []frame.Link  // where who asks can change it
	Grave     []warningView // before the text
	Warnings  []warningView // the others
}

// citation is the reference of a document in a style.
type citation struct {
	Name   string
	Pieces []cite.Piece
}

// Show answers with the page of a document.
func (s *Page) Show(r *frame.Request) error {
	id := schema.ID(r.Param("id"))
	doc, err := s.Catalogue.Head(r.Ctx(), id)
	if err != nil {
		return err
	}
	if given := r.Param("slug"); given != "" && given != frame.DocumentSlug(doc.Title) {
		r.Redirect(http.StatusMovedPermanently, frame.WithValues(frame.DocumentAddress(r.Lang, id, doc.Title), r.Request.URL.Query()))
		return nil
	}
	cards, err := s.Catalogue.Cards(r.Ctx(), []schema.ID{id})
	if err != nil || len(cards) == 0 {
		return cmp.Or(err, schema.ErrNotFound)
	}
	loc := s.Site.Locale(r.Lang)
	page := documentPage{Frame: s.Site.Frame(r, frame.RouteDocuments, doc.Title), Doc: doc, Card: cards[0], PageCount: cards[0].Pages,
		Words: r.Query("q"), File: original.Address(r.Lang, doc), Permalink: s.Site.Base(r.Request) + "/d/" + string(id), Self: frame.DocumentAddress(r.Lang, id, doc.Title)}
	page.Abstract, page.Summary = listing.Readable(doc.Abstract), s.basis(loc, doc, doc.Basis[schema.FieldAbstract])
	page.Frame.Text, page.Description = page.Words, page.Abstract
	page.Canonical = s.Site.Base(r.Request) + page.Self
	if page.Words != "" {
		page.Back = frame.ResultsAddress(r.Lang, search.Query{Text: page.Words})
	}
	if s.Keep != nil {
		page.Keep = s.Keep(r, id)
	}
	page.Facts = s.facts(loc, doc)
	s.files(r.Lang, doc, &page)
	for _, w := range warningsIn(loc, doc.Warnings) {
		if w.Grave {
			page.Grave = append(page.Grave, w)
		} else {
			page.Warnings = append(page.Warnings, w)
		}
	}
	if err := s.attached(r, doc, &page); err != nil {
		return err
	}
	if err := s.references(r, doc, &page); err != nil {
		return err
	}
	s.lists(loc, doc, &page)
	page.Evidence = evidence(loc, &page)
	if page.Contents, err = s.contents(r.Ctx(), doc, page.Self, page.PageCount); err != nil {
		return err
	}
	if s.Mail != "" {
		page.Report = "mailto:" + url.PathEscape(s.Mail) + "?subject=" + url.PathEscape("SIMDE "+string(id))
	}
	if err := s.readPage(r, doc, &page); err != nil {
		return err
	}
	if err := s.neighbours(r, doc, &page); err != nil {
		return err
	}
	return s.Site.Render(r, http.StatusOK, "document.html", page)
}

// fileView is a file of a document that can be opened.
type fileView struct {
	original.Given
	URL  string
	Came string // the day on which it came in, of a version
	Said string // the title that the document had as that version, or ""
}

// files fills in the parts and the versions of a document, its collections, and
// where the text of a record is.
func (s *Page) files(l schema.Lang, doc *schema.Document, page *documentPage) {
	format := s.Site.Locale(l).Format
	day := func(t time.Time) string { return format.Date(schema.Date(t.Format(time.DateOnly))) }
	for _, f := range original.Of(doc) {
		v := fileView{Given: f, URL: frame.Address(l, frame.RouteDocuments, string(doc.ID), f.Name)}
		if f.Version == 0 && f.Part > 0 {
			page.Files = append(page.Files, v)
		}
		if len(doc.Earlier) == 0 {
			continue
		}
		came, n := doc.Imported, f.Version
		if n == 0 {
			n = len(doc.Earlier) + 1
		} else {
			v.Said = doc.Earlier[n-1].Title
		}
		if n > 1 {
			came = doc.Earlier[n-2].Until
		}
		v.Version, v.Came = n, day(came)
		page.Versions = append(page.Versions, v)
	}
	slices.SortStableFunc(page.Versions, func(a, b fileView) int { return b.Version - a.Version })
	for _, name := range doc.Collections {
		page.Sets = append(page.Sets, frame.Link{Label: name, URL: frame.CollectionAddress(l, name)})
	}
	if !doc.HasFile() {
		page.Where = schema.WebAddress(doc.SourceURL)
	}
}

// OpenHits are the pages found that are shown at once.
func (p documentPage) OpenHits() []listing.PageHit { return p.Hits[:min(openHits, len(p.Hits))] }

// FoldedHits are the other pages found.
func (p documentPage) FoldedHits() []listing.PageHit { return p.Hits[min(openHits, len(p.Hits)):] }

// MainTopics are those that the document is about.
func (p documentPage) MainTopics() []evidenced { return p.Topics[:min(mainTopics, len(p.Topics))] }

// OtherTopics are those that it treats beside them.
func (p documentPage) OtherTopics() []evidenced { return p.Topics[min(mainTopics, len(p.Topics)):] }

// OpenRows are the lines of the table of evidence that are shown at once.
func (p documentPage) OpenRows() []evidenceRow { return p.Evidence[:min(shownRows, len(p.Evidence))] }

// FoldedRows are its other lines.
func (p documentPage) FoldedRows() []evidenceRow { return p.Evidence[min(shownRows, len(p.Evidence)):] }

const (
	openHits   = 5
	mainTopics = 3
)

// similarDocuments is how many documents like this one are shown.
const similarDocuments = 5

// documentFigures is how many of a document's corridors are shown with their
// figures.
const documentFigures = 5

// neighbours fills in documents like this one and its versions in other
// languages.
func (s *Page) neighbours(r *frame.Request, doc *schema.Document, page *documentPage) error {
	state, err := s.Finder.State(r.Ctx())
	if err != nil {
		return err
	}
	similar, err := s.Like.Of(r.Ctx(), state, string(doc.ID), func(ctx context.Context) ([]schema.ID, error) {
		return s.Finder.Similar(ctx, doc.ID, similarDocuments)
	})
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
		if stock := s.Bank.Between(r.Lang, pair, schema.MeasureStock); len(stock) > 0 {
			v := stock[0].Latest()
			page.Keys = append(page.Keys, bank.Key{Label: c.Label, Value: v.Text, Source: schema.MeasureStock.Name(r.Lang) + ", " + stock[0].Said(v), URL: c.Corridor.URL})
		}
	}
	family, err := s.Finder.Family(r.Ctx(), doc.ID)
	if err != nil && !errors.Is(err, schema.ErrNotFound) { // not indexed yet
		return err
	}
	for _, v := range family.Versions {
		tie, _ := doc.Judged(v.ID)
		page.Others = append(page.Others, frame.Link{Label: listing.OfWork(s.Site.Locale(r.Lang), doc.Language, v.Lang, tie), URL: frame.Address(r.Lang, frame.RouteDocuments, string(v.ID))})
	}
	for _, id := range family.Copies {
		page.Others = append(page.Others, frame.Link{Label: s.Site.Locale(r.Lang).Say("work.copy"), URL: frame.Address(r.Lang, frame.RouteDocuments, string(id))})
	}
	page.Similar, err = s.Catalogue.Cards(r.Ctx(), similar)
	return err
}

// references fills in what reference managers and people who cite need.
func (s *Page) references(r *frame.Request, doc *schema.Document, page *documentPage) error {
	w := cite.Of(page.Card, page.Permalink)
	for _, style := range cite.Styles {
		page.Citations = append(page.Citations, citation{cite.StyleNames[style], cite.Reference(w, style, r.Lang)})
	}
	for _, f := range export.Formats {
		if f.Name != "csv" {
			page.Exports = append(page.Exports, frame.Link{Label: f.Label, URL: frame.APIPath + "/documents/" + string(doc.ID) + "/reference." + f.Name})
		}
	}
	base := s.Site.Base(r.Request)
	r.Header("Link", signposts(w, doc, base, r.Lang))
	var err error
	page.Head, err = metaTags(w, doc, base+page.File, relationsOf(base, page))
	return err
}
