package result

import (
	"html/template"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
)

// hitSize is about how many bytes one hit takes.
const hitSize = 2 << 10

// sheet is HTML that is being written.
type sheet struct{ strings.Builder }

// html writes what is HTML already, and text what is not, in turns.
func (b *sheet) html(parts ...string) {
	for i, p := range parts {
		if i%2 == 1 {
			p = frame.EscapeHTML(p)
		}
		b.WriteString(p)
	}
}

// hitList writes the hits of a page. Twenty of them with their pages took a fifth
// of the time of a page of results as a template.
func (s *Results) hitList(l schema.Lang, hits []listing.Hit) template.HTML {
	loc := s.Site.Locale(l)
	var b sheet
	b.Grow(hitSize * len(hits))
	for i := range hits {
		b.hit(loc, &hits[i])
	}
	return template.HTML(b.String())
}

func (b *sheet) hit(loc *frame.Locale, h *listing.Hit) {
	b.html("<li class=\"hit\">\n<span class=\"Z3988\" title=\"", h.COinS, "\"></span>\n")
	b.about(loc, &h.Card)
	b.html("\n<h2 lang=\"", string(h.Card.Language), "\"><a href=\"", h.URL, "\">")
	b.marked(h.Title)
	b.html("</a></h2>\n")
	b.found(loc, h)
	b.html("\n<p class=\"meta\">")
	b.more(loc, h)
	for _, c := range h.Card.Corridors[:min(hitCorridors, len(h.Card.Corridors))] {
		v := frame.CorridorOf(loc.Lang, c)
		b.html(`<span class="corr">`, v.Origin, ` `+arc+`<span class="vh">`, loc.Say("corridor.to"), "</span> ", v.Destination, "</span>")
	}
	b.html("</p>\n</li>\n")
}

// hitCorridors is how many corridors of a document a hit shows.
const hitCorridors = 2

// otherKind is the kind of documents that tells nothing.
const otherKind schema.Kind = "other"

// about writes what a hit says of its document, as the template cardmeta does.
func (b *sheet) about(loc *frame.Locale, c *schema.Card) {
	b.html(`<p class="meta">`)
	if c.Kind != "" && c.Kind != otherKind {
		b.html("<b>", c.Kind.Name(loc.Lang), "</b>")
	}
	if c.Published != "" {
		b.html("<span>", loc.Format.Date(c.Published), "</span>")
	} else {
		b.html(`<span class="tag un">`, loc.Say("year.undated"), "</span>")
	}
	if c.Publisher != "" {
		b.html("<span>", schema.PublisherName(c.Publisher, loc.Lang), "</span>")
	}
	if c.Language != "" {
		b.html("<span>", loc.LangName(c.Language), "</span>")
	}
	if c.Pages != 0 {
		b.html("<span>", loc.Say("doc.pages", c.Pages), "</span>")
	}
	b.html("</p>")
}

// found writes the pages on which the query was found, or the abstract.
func (b *sheet) found(loc *frame.Locale, h *listing.Hit) {
	switch {
	case len(h.Pages) > 0:
		b.html(`<div class="pages" lang="`, string(h.Card.Language), "\">\n")
		for _, p := range h.Pages {
			b.html(`<a href="`, p.URL, `#page"><b lang="`, string(loc.Lang), `">`, loc.Cited(p.Parts, p.Number), "</b><span>")
			b.marked(p.Snippet)
			b.html("</span></a>\n")
		}
		b.html("</div>\n")
	case h.Abstract != "":
		b.html(`<p class="snip" lang="`, string(h.Card.Language), `">`, h.Abstract, "</p>")
	}
}

// more writes where else the query was found, and as what else the document is
// held.
func (b *sheet) more(loc *frame.Locale, h *listing.Hit) {
	if h.More != "" {
		b.html(`<a href="`, h.More, `">`, loc.Say("results.more-pages", h.PageHits), "</a>")
	}
	if len(h.Copies) > 0 {
		b.html("<span>", loc.Say("results.copies", len(h.Copies)), "</span>")
	}
	if len(h.Others) == 0 {
		return
	}
	b.html("<span>", loc.Say("results.also"), " ")
	for i, o := range h.Others {
		if i > 0 {
			b.html(", ")
		}
		b.html(`<a href="`, o.URL, `">`, o.Label, "</a>")
	}
	b.html("</span>")
}

func (b *sheet) marked(text []search.Span) { b.WriteString(string(frame.Marked(text))) }
