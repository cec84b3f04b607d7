package web

import (
	"net/http"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/alert"
	"github.com/simde/simde/web/api"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/feed"
	"github.com/simde/simde/web/figure"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/original"
	"github.com/simde/simde/web/page"
	"github.com/simde/simde/web/page/briefing"
	"github.com/simde/simde/web/page/corridor"
	"github.com/simde/simde/web/page/document"
	"github.com/simde/simde/web/page/place"
	"github.com/simde/simde/web/page/result"
	"github.com/simde/simde/web/profile"
	"github.com/simde/simde/web/sight"
)

// router registers handlers. GET and HEAD are answered alike.
type router struct {
	*gin.Engine
	site *frame.Site
}

// get registers an address, which is answered in l where it goes wrong.
func (r router) get(path string, l schema.Lang, h frame.Handler) {
	f := r.answer(l, h)
	r.GET(path, f)
	r.HEAD(path, f)
}

// page registers what stands at the same place in every language.
func (r router) page(at frame.Route, rest string, h frame.Handler) {
	for _, l := range schema.Langs {
		r.get(frame.Address(l, at)+rest, l, h)
	}
}

// answer runs h and turns its error into a page.
func (r router) answer(l schema.Lang, h frame.Handler) gin.HandlerFunc {
	return func(c *gin.Context) { r.site.Answer(&frame.Request{Context: c, Lang: l}, h) }
}

// keptLike is of how many documents the server keeps which others are like them.
const keptLike = 4096

// routes registers every address.
func (s *Server) routes(e *gin.Engine) {
	r := router{e, s.site}
	b := bank.New(s.site, s.Figures)
	c := &profile.Corridors{Site: s.site, Bank: b, Catalogue: s.Catalogue, Finder: s.Finder}
	s.archive = &briefing.Archive{Composer: &briefing.Composer{Site: s.site, Bank: b, Corridors: c, Finder: s.Finder}, Keeper: s.Briefs, Now: time.Now}
	r.get("/", schema.English, root)
	r.get("/static/*file", schema.English, s.site.Static)
	r.get(healthPath, schema.English, healthy)
	r.get(readyPath, schema.English, s.health.ready)
	s.documents(r, b)
	s.corridors(r, b, c)
	s.pages(r, b)
	s.feeds(r, b)
	s.alerts(r, b)
	s.interfaces(r, b, c)
	s.deskRoutes(e)
	e.HandleMethodNotAllowed = true
	e.NoMethod(func(c *gin.Context) { otherMethod(s.site, c) })
	e.NoRoute(func(c *gin.Context) {
		s.site.Answer(&frame.Request{Context: c, Lang: frame.LangOf(c.Request)}, func(*frame.Request) error { return schema.ErrNotFound })
	})
}

// documents registers what is found and what stands below a document.
func (s *Server) documents(r router, b *bank.Reader) {
	results := &result.Results{Site: s.site, Finder: s.Finder, Catalogue: s.Catalogue}
	if f, ok := s.Finder.(sight.Finder); ok {
		results.Shelves = f.Reserve.Seen
	}
	if s.Described != nil {
		results.Sets = s.Described.Described
	}
	facets := &result.Facets{Site: s.site, Finder: s.Finder}
	doc := &document.Page{Site: s.site, Bank: b, Catalogue: s.Catalogue, Finder: s.Finder, Renderer: s.Renderer, Mail: s.Mail, Keep: s.keep, Like: frame.PerState[[]schema.ID]{Most: keptLike}}
	file := &document.Original{Site: s.site, Catalogue: s.Catalogue, Originals: s.Originals}
	viewer := &document.Viewer{Site: s.site, Catalogue: s.Catalogue, Finder: s.Finder}
	image := &document.Image{Catalogue: s.Catalogue, Finder: s.Finder, Renderer: s.Renderer}
	r.page(frame.RouteDocuments, "", results.Show)
	r.page(frame.RouteFacets, "/:facet", facets.Show)
	r.page(frame.RouteDocuments, "/:id", doc.Show)
	r.page(frame.RouteDocuments, "/:id/"+frame.ViewerSegment, viewer.Show)
	r.page(frame.RouteDocuments, "/:id/:slug", func(r *frame.Request) error {
		if strings.HasPrefix(r.Param("slug"), original.Prefix) {
			return file.Send(r)
		}
		return doc.Show(r)
	})
	r.get("/d/:id", schema.English, doc.Permalink)
	r.get("/d/:id/p/:file", schema.English, image.Show)
}

// corridors registers the corridors and the places between which they lead.
func (s *Server) corridors(r router, b *bank.Reader, c *profile.Corridors) {
	draw := &figure.Drawer{Site: s.site, Bank: b}
	explorer := &corridor.Explorer{Site: s.site, Bank: b, Corridors: c, Finder: s.Finder}
	one := &corridor.Page{Site: s.site, Bank: b, Draw: draw, Corridors: c}
	several := &corridor.Comparison{Site: s.site, Bank: b, Draw: draw, Finder: s.Finder, Catalogue: s.Catalogue}
	r.page(frame.RouteCorridors, "", explorer.Show)
	r.page(frame.RouteCorridors, "/:corridor", func(r *frame.Request) error {
		switch r.Param("corridor") {
		case "compare":
			return several.Show(r)
		case "go":
			return corridor.Pick(r)
		}
		return one.Show(r)
	})
	paper := &briefing.Page{Site: s.site, Archive: s.archive}
	r.get(briefing.Path+"/:corridor/:day", schema.Spanish, paper.Day)
	r.page(frame.RouteCorridors, "/:corridor/:chart", func(r *frame.Request) error {
		if briefing.IsToday(s.site, r.Lang, r.Param("chart")) {
			return paper.Today(r)
		}
		if r.Param("corridor") == "compare" {
			return several.Chart(r)
		}
		return one.Chart(r)
	})
	places := &place.Countries{Site: s.site, Finder: s.Finder}
	where := &place.Page{Site: s.site, Bank: b, Draw: draw, Finder: s.Finder, Catalogue: s.Catalogue}
	r.page(frame.RouteCountries, "", places.List)
	for _, at := range []frame.Route{frame.RouteCountries, frame.RouteRegions} {
		r.page(at, "/:place", where.Show)
		r.page(at, "/:place/:chart", where.Chart)
	}
}

// pages registers the other pages.
func (s *Server) pages(r router, b *bank.Reader) {
	home := &page.Home{Site: s.site, Bank: b, Finder: s.Finder, Catalogue: s.Catalogue}
	topics := &page.Topics{Site: s.site, Finder: s.Finder, Catalogue: s.Catalogue}
	collections := &page.Collections{Site: s.site, Finder: s.Finder, Catalogue: s.Catalogue, Said: s.Described, Covers: s.Sets, Hidden: s.hidden}
	data := &page.Data{Site: s.site, Bank: b}
	coverage := &page.Coverage{Site: s.site, Finder: s.Finder}
	prose := &page.Prose{Site: s.site}
	r.page(frame.RouteHome, "", home.Show)
	r.page(frame.RouteTopics, "", topics.List)
	r.page(frame.RouteTopics, "/:topic", topics.Show)
	r.page(frame.RouteSets, "", collections.List)
	r.page(frame.RouteSets, "/:collection", collections.Show)
	r.page(frame.RouteSets, "/:collection/cover.jpg", collections.Cover)
	r.page(frame.RouteData, "", data.List)
	r.page(frame.RouteData, "/:series", data.Show)
	r.page(frame.RouteCoverage, "", coverage.Show)
	r.page(frame.RouteHelp, "", prose.Help)
	r.page(frame.RouteAbout, "", prose.About)
	r.page(frame.RouteAccess, "", prose.Accessibility)
}

// feeds registers what readers of feeds, search engines and browsers ask for.
func (s *Server) feeds(r router, b *bank.Reader) {
	atom := &feed.Atom{Site: s.site, Finder: s.Finder, Catalogue: s.Catalogue, Bank: b}
	search := &feed.OpenSearch{Site: s.site}
	sitemap := &feed.Sitemap{Site: s.site, Bank: b, Finder: s.Finder, Catalogue: s.Catalogue}
	r.page(frame.RouteDocuments, ".atom", atom.Show)
	r.page(frame.RouteHome, "/opensearch.xml", search.Show)
	r.get("/robots.txt", schema.English, sitemap.Robots)
	r.get("/sitemap.xml", schema.English, sitemap.Index)
	r.get("/sitemap/:part", schema.English, sitemap.Part)
}

// alerts registers where people ask to be told of what is new.
func (s *Server) alerts(r router, b *bank.Reader) {
	p := alert.NewPage(s.site, s.Alerts, s.Finder, b, s.Post)
	r.page(frame.RouteAlerts, "", p.Show)
	if s.Alerts == nil {
		return
	}
	r.page(frame.RouteAlerts, "/:alert", p.One)
	for _, l := range schema.Langs {
		r.POST(frame.Address(l, frame.RouteAlerts), r.answer(l, p.Ask))
		r.POST(frame.Address(l, frame.RouteAlerts)+"/:alert", r.answer(l, p.Act))
	}
}

// Clerk returns who sends the alerts that are due, or nil where the site sends
// no mail.
func (s *Server) Clerk() *alert.Clerk {
	if s.Alerts == nil || s.Post == nil {
		return nil
	}
	return &alert.Clerk{Post: s.Post, Now: time.Now,
		Writer: alert.Writer{Site: s.site, Store: s.Alerts, Catalogue: s.Catalogue, Bank: bank.New(s.site, s.Figures)}}
}

// interfaces registers what programs and harvesters ask.
func (s *Server) interfaces(r router, b *bank.Reader, c *profile.Corridors) {
	programs := &api.Interface{
		Site:       s.site,
		Documents:  &api.Documents{Site: s.site, Finder: s.Finder, Catalogue: s.Catalogue},
		Figures:    &api.Figures{Site: s.site, Bank: b, Corridors: c},
		Vocabulary: &api.Vocabulary{Finder: s.Finder, Site: s.site},
	}
	r.page(frame.RouteAPI, "", programs.Guide)
	programs.Routes(r.get, func(path string, h frame.Handler) { r.POST(path, r.answer(schema.English, h)) })
	harvesters := &harvest{site: s.site, catalogue: s.Catalogue, finder: s.Finder}
	harvest := gin.WrapH(harvesters.handler(s.Mail))
	for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodPost} {
		r.Handle(method, frame.OAIPath, harvest)
	}
}
