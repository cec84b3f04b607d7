package result

import (
	"fmt"
	"html/template"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/frame"
)

// boxes writes the check boxes of a facet. A page has some sixty, with ten values
// each: as a template they took half of the time in which the page is written.
func (s *Results) boxes(l schema.Lang, f search.Facet, values []facetValueView) template.HTML {
	loc := s.Site.Locale(l)
	var b strings.Builder
	b.Grow(boxSize * len(values))
	write := func(parts ...string) {
		for _, p := range parts {
			b.WriteString(p)
		}
	}
	for _, v := range values {
		out, checked := "", ""
		if v.Excluded {
			out = ` class="out"`
		}
		if v.Selected {
			checked = " checked"
		}
		write("<li", out, `><label class="ck"><input type="checkbox" id="`, frame.EscapeHTML(v.ID), `" name="`, frame.EscapeHTML(string(f)), `" value="`, frame.EscapeHTML(v.Value), `"`, checked,
			`><span class="l">`, frame.EscapeHTML(v.Label))
		if v.Acronym != "" {
			write(`<span class="sub">`, frame.EscapeHTML(v.Acronym), "</span>")
		}
		if v.Excluded {
			write(` <span class="small">(`, frame.EscapeHTML(loc.Say("results.not")), ")</span>")
		}
		write(`</span><span class="n">`, frame.EscapeHTML(loc.Format.Integer(int64(v.Count))), "</span></label>")
		if !v.Excluded {
			write(`<a class="not" rel="nofollow" href="`, frame.EscapeHTML(v.Exclude), `">`, cross, `<span class="vh">`, frame.EscapeHTML(loc.Say("results.exclude", v.Label)), "</span></a>")
		}
		write("</li>\n")
	}
	return template.HTML(b.String())
}

// boxSize is about how many bytes one check box takes.
const boxSize = 512

// cross is the mark of what takes something away, as the templates have it.
const cross = `<svg viewBox="0 0 16 16" aria-hidden="true"><use href="#i-x"/></svg>`

// arc is the mark between the ends of a corridor, as the templates have it.
const arc = `<svg viewBox="0 0 32 14" aria-hidden="true"><use href="#i-arc"/></svg>`

// bars writes the years of a histogram that have documents.
func (s *Results) bars(l schema.Lang, years []bar) template.HTML {
	loc := s.Site.Locale(l)
	var b strings.Builder
	for _, y := range years {
		if y.Count == 0 {
			continue
		}
		on := ""
		if y.On {
			on = ` class="on"`
		}
		fmt.Fprintf(&b, `<g%s><rect x="%d" y="%d" width="%d" height="%d"><title>%s</title></rect></g>`,
			on, y.X, y.Y, y.Width, y.Height, frame.EscapeHTML(loc.Say("year.bar", y.Count, strconv.Itoa(y.Year))))
	}
	return template.HTML(b.String())
}
