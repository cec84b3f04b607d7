package feed

import (
	"bufio"
	"context"
	"encoding/xml"
	"fmt"
	"iter"
	"net/http"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/frame"
)

// Sitemap tells search engines which pages there are.
type Sitemap struct {
	Site      *frame.Site
	Bank      *bank.Reader
	Catalogue interface {
		Titles(ctx context.Context, ids []schema.ID) ([]schema.Titled, error)
	}
	Finder interface {
		Count(ctx context.Context, q search.Query) (int, error)
		IDs(ctx context.Context, q search.Query) iter.Seq2[schema.ID, error]
	}
}

// Robots keeps searches out of crawlers and lets documents in.
func (s *Sitemap) Robots(r *frame.Request) error {
	r.String(http.StatusOK, "User-agent: *\nDisallow: /*/documentos?\nDisallow: /*/documents?\n"+
		"Disallow: /*/facetas/\nDisallow: /*/facets/\nDisallow: /*/facettes/\nDisallow: /api/\nDisallow: /d/*/p/\nDisallow: /i/\nAllow: /\nSitemap: "+s.Site.Base(r.Request)+"/sitemap.xml\n")
	return nil
}

// sitemapDocuments is how many documents one part of the sitemap lists: each
// stands there once a language, and a part may have 50,000 addresses.
const sitemapDocuments = 16_000

// sitemapCorridors is how many corridors the sitemap lists, the largest.
const sitemapCorridors = 1000

const sitemapStart = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// Index lists the parts of the sitemap.
func (s *Sitemap) Index(r *frame.Request) error {
	n, err := s.Finder.Count(r.Ctx(), search.Query{})
	if err != nil {
		return err
	}
	var b strings.Builder
	b.WriteString(sitemapStart + `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	base := xmlText(s.Site.Base(r.Request))
	part := func(name string) {
		fmt.Fprintf(&b, "<sitemap><loc>%s/sitemap/%s.xml</loc></sitemap>\n", base, name)
	}
	part("pages")
	for i := range (n + sitemapDocuments - 1) / sitemapDocuments {
		part(strconv.Itoa(i + 1))
	}
	b.WriteString("</sitemapindex>\n")
	r.Data(http.StatusOK, "application/xml; charset=utf-8", []byte(b.String()))
	return nil
}

// xmlText writes s for an element or an attribute of XML.
func xmlText(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > '~' || strings.ContainsRune(`"&'<>`, r) }) {
		return s
	}
	var b strings.Builder
	xml.EscapeText(&b, []byte(s)) //nolint:errcheck // a Builder takes everything
	return b.String()
}

// everywhere is the address of a page in each language.
type everywhere func(schema.Lang) string

// Part lists the pages that search engines may keep, with their
// languages: those of the site in "pages.xml", of documents in "1.xml" and on.
func (s *Sitemap) Part(r *frame.Request) error {
	name, ok := strings.CutSuffix(r.Param("part"), ".xml")
	var entries iter.Seq2[everywhere, error]
	if n, err := strconv.Atoi(name); err == nil && n > 0 {
		entries = s.documentEntries(r, (n-1)*sitemapDocuments)
	} else if name == "pages" {
		entries = s.pageEntries()
	}
	if !ok || entries == nil {
		return schema.ErrNotFound
	}
	r.Header("Content-Type", "application/xml; charset=utf-8")
	if r.Request.Method == http.MethodHead {
		r.Status(http.StatusOK)
		return nil
	}
	base, w := xmlText(s.Site.Base(r.Request)), bufio.NewWriter(r.Writer)
	fmt.Fprint(w, sitemapStart+`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">`+"\n")
	for to, err := range entries {
		if err != nil {
			s.Site.Log.Error("sitemap broken off", "path", r.Request.URL.Path, "err", err)
			panic(http.ErrAbortHandler) // the client must not take a part for the whole
		}
		var places [3]string
		for i, l := range schema.Langs {
			places[i] = base + xmlText(to(l))
		}
		links := ""
		for i, x := range schema.Langs {
			links += `<xhtml:link rel="alternate" hreflang="` + string(x) + `" href="` + places[i] + `"/>`
		}
		for _, place := range places {
			w.WriteString("<url><loc>" + place + "</loc>" + links + "</url>\n") // Flush tells of an error
		}
	}
	fmt.Fprint(w, "</urlset>\n")
	return w.Flush()
}

// pageEntries yields the pages that are there whatever the library holds, and
// those of the largest corridors.
func (s *Sitemap) pageEntries() iter.Seq2[everywhere, error] {
	var all []everywhere
	add := func(to everywhere) { all = append(all, to) }
	for _, p := range []frame.Route{frame.RouteHome, frame.RouteCorridors, frame.RouteCountries, frame.RouteTopics, frame.RouteSets, frame.RouteData, frame.RouteCoverage, frame.RouteAbout, frame.RouteHelp, frame.RouteAccess, frame.RouteAPI} {
		add(func(l schema.Lang) string { return frame.Address(l, p) })
	}
	for _, t := range schema.Topics() {
		add(func(l schema.Lang) string { return frame.Address(l, frame.RouteTopics, string(t.ID)) })
	}
	for _, p := range schema.Places() {
		add(func(l schema.Lang) string { return frame.PlaceAddress(l, p) })
	}
	if main, ok := s.Bank.MainStock(); ok {
		for _, f := range s.Bank.Figures.Top(schema.Ranking{Series: main.ID, N: sitemapCorridors}) {
			add(func(l schema.Lang) string { return frame.Address(l, frame.RouteCorridors, f.Corridor.Slug()) })
		}
	}
	return func(yield func(everywhere, error) bool) {
		for _, to := range all {
			if !yield(to, nil) {
				return
			}
		}
	}
}

// titlesAtOnce is how many titles are read in one step.
const titlesAtOnce = 1000

// documentEntries yields the documents of one part, the first left out.
func (s *Sitemap) documentEntries(r *frame.Request, skip int) iter.Seq2[everywhere, error] {
	return func(yield func(everywhere, error) bool) {
		for ids, err := range some(s.Finder.IDs(r.Ctx(), search.Query{Sort: search.ByNewest}), skip, sitemapDocuments) {
			var titles []schema.Titled
			if err == nil {
				titles, err = s.Catalogue.Titles(r.Ctx(), ids)
			}
			if err != nil {
				yield(nil, err)
				return
			}
			for _, x := range titles {
				slug := frame.DocumentSlug(x.Title) // the same in each language
				if !yield(func(l schema.Lang) string { return frame.Address(l, frame.RouteDocuments, string(x.ID), slug) }, nil) {
					return
				}
			}
		}
	}
}

// some yields so many identifiers after those that are skipped, as many at a time
// as titles are read in one step.
func some(all iter.Seq2[schema.ID, error], skip, most int) iter.Seq2[[]schema.ID, error] {
	return func(yield func([]schema.ID, error) bool) {
		var ids []schema.ID
		n := 0
		for id, err := range all {
			if err != nil {
				yield(nil, err)
				return
			}
			if n++; n <= skip {
				continue
			}
			if n > skip+most {
				break
			}
			if ids = append(ids, id); len(ids) == titlesAtOnce {
				if !yield(ids, nil) {
					return
				}
				ids = ids[:0]
			}
		}
		if len(ids) > 0 {
			yield(ids, nil)
		}
	}
}
