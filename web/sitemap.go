package web

import (
	"fmt"
	"net/http"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// sitemap lists the pages that search engines may keep, with their languages.
func (s *Server) sitemap(r *request) error {
	r.Header("Content-Type", "application/xml; charset=utf-8")
	if r.Request.Method == http.MethodHead {
		r.Status(http.StatusOK)
		return nil
	}
	base := s.base(r.Request)
	w := r.Writer
	fmt.Fprint(w, `<?xml version="1.0" encoding="UTF-8"?>`+"\n"+`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">`+"\n")
	n := 0
	entry := func(to func(schema.Lang) string) {
		for _, l := range schema.Langs {
			if n++; n > sitemapMost {
				return
			}
			fmt.Fprintf(w, "<url><loc>%s%s</loc>", base, to(l))
			for _, x := range schema.Langs {
				fmt.Fprintf(w, `<xhtml:link rel="alternate" hreflang="%s" href="%s%s"/>`, x, base, to(x))
			}
			fmt.Fprint(w, "</url>\n")
		}
	}
	for _, p := range []route{routeHome, routeCorridors, routeCountries, routeTopics, routeData, routeCoverage, routeAbout, routeHelp, routeAccess, routeAPI} {
		entry(func(l schema.Lang) string { return address(l, p) })
	}
	for _, t := range schema.Topics() {
		entry(func(l schema.Lang) string { return address(l, routeTopics, string(t.ID)) })
	}
	for _, p := range schema.Places() {
		entry(func(l schema.Lang) string { return placeAddress(l, p) })
	}
	if main, ok := s.mainStock(); ok {
		for _, f := range s.Figures.Top(Ask{Series: main.ID, N: 1000}) {
			entry(func(l schema.Lang) string { return address(l, routeCorridors, f.Corridor.Slug()) })
		}
	}
	for x, err := range s.works(r, s.Finder.IDs(r.ctx(), search.Query{Sort: search.ByNewest})) {
		if err != nil {
			return err
		}
		entry(func(l schema.Lang) string { return documentAddress(l, x.ID, x.Title) })
	}
	fmt.Fprint(w, "</urlset>\n")
	return nil
}

// sitemapMost is how many addresses a sitemap may have.
const sitemapMost = 50_000
