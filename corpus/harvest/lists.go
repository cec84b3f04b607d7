package harvest

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"regexp"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/fetch"
	"github.com/simde/simde/corpus/source"
	"github.com/simde/simde/schema"
)

// distinct leaves out what a listing names twice, and what its source does not
// want.
func distinct(all []entry, only *regexp.Regexp) []entry {
	seen := map[string]bool{}
	var out []entry
	for _, e := range all {
		if u, err := url.Parse(e.link); err == nil {
			u.Fragment = ""
			e.link = u.String()
		}
		if seen[e.link] || only != nil && !only.MatchString(e.link) {
			continue
		}
		seen[e.link] = true
		out = append(out, e)
	}
	return out
}

// itself is what is known of a listing after it was read.
func itself(a fetch.Answer) schema.SourceItem {
	return schema.SourceItem{Key: listingKey, ETag: a.ETag, Modified: a.Modified}
}

// feed reads a feed, Atom or RSS.
func (r *reader) feed(ctx context.Context, there schema.SourceItem, _ *corpus.Portion) ([]entry, schema.SourceItem, error) {
	b, a, err := r.text(ctx, r.src.Address, "application/atom+xml, application/rss+xml, application/xml, text/xml", there)
	if err != nil || a.Unchanged {
		return nil, schema.SourceItem{}, err
	}
	p := gofeed.NewParser()
	f, err := p.Parse(bytes.NewReader(b))
	if err != nil {
		return nil, schema.SourceItem{}, fmt.Errorf("%s: no feed: %w", a.URL, err)
	}
	base, err := url.Parse(a.URL)
	if err != nil {
		return nil, schema.SourceItem{}, err
	}
	var out []entry
	for _, x := range f.Items {
		if e, ok := entryOf(x, base); ok {
			out = append(out, e)
		}
	}
	return out, itself(a), nil
}

// entryOf reads an entry of a feed. One without a link is none.
func entryOf(x *gofeed.Item, base *url.URL) (entry, bool) {
	link := x.Link
	var files []string
	for _, e := range x.Enclosures {
		if e == nil || e.Type != kindPDF {
			continue
		}
		if at, err := base.Parse(strings.TrimSpace(e.URL)); err == nil {
			files = append(files, at.String())
		}
	}
	if len(files) > 0 {
		link, files = files[0], files[1:]
	}
	u, err := base.Parse(strings.TrimSpace(link))
	if link == "" || err != nil {
		return entry{}, false
	}
	values := map[string][]string{"title": {plain(x.Title)}, "description": {plain(x.Description)}, "date": {dayOf(x.PublishedParsed)}, "subject": nil}
	for _, p := range x.Authors {
		if p != nil {
			values["creator"] = append(values["creator"], p.Name)
		}
	}
	k, _ := source.DublinCore(values)
	k.SourceURL = u.String()
	if x.Link != "" && x.Link != link {
		if page, err := base.Parse(x.Link); err == nil {
			k.SourceURL = page.String()
		}
	}
	stamp := x.Updated
	if stamp == "" {
		stamp = x.Published
	}
	return entry{link: u.String(), stamp: stamp, known: k, page: true, more: files}, true
}

func dayOf(t *time.Time) string {
	if t == nil {
		return ""
	}
	return t.UTC().Format(time.DateOnly)
}

// plain returns the text of a piece of HTML.
func plain(s string) string {
	var b strings.Builder
	for z := html.NewTokenizer(strings.NewReader(s)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return strings.Join(strings.Fields(b.String()), " ")
		case html.TextToken:
			b.Write(z.Text())
			b.WriteByte(' ')
		}
	}
}

// Bounds of a sitemap.
const (
	mostMaps      = 2000    // files
	mostAddresses = 200_000 // in them
)

// sitemap reads the sitemap of a site, and those that it names.
func (r *reader) sitemap(ctx context.Context, there schema.SourceItem, p *corpus.Portion) ([]entry, schema.SourceItem, error) {
	var out []entry
	var itselfs schema.SourceItem
	host := ""
	waiting, seen := []string{r.src.Address}, map[string]bool{r.src.Address: true}
	for n := 0; len(waiting) > 0; n++ {
		if n >= mostMaps {
			return nil, itselfs, fmt.Errorf("more than %d sitemaps", mostMaps)
		}
		at := waiting[0]
		waiting = waiting[1:]
		cond := schema.SourceItem{}
		if n == 0 {
			cond = there
		}
		b, a, err := r.text(ctx, at, "application/xml, text/xml", cond)
		if err != nil || a.Unchanged {
			return nil, itselfs, err
		}
		m, err := readSitemap(b, r.bounds.List)
		if err != nil {
			return nil, itselfs, fmt.Errorf("%s: %w", at, err)
		}
		base, err := url.Parse(a.URL)
		if err != nil {
			return nil, itselfs, err
		}
		if n == 0 {
			host = base.Host
			if len(m.Maps) == 0 { // an index may stay as it is while what it names changes
				itselfs = itself(a)
			}
		}
		for _, x := range m.Maps {
			if u, err := base.Parse(strings.TrimSpace(x.Loc)); err == nil && u.Host == host && !seen[u.String()] {
				seen[u.String()] = true
				waiting = append(waiting, u.String())
			}
		}
		elsewhere := 0
		for _, x := range m.Pages {
			u, err := base.Parse(strings.TrimSpace(x.Loc))
			if err != nil || u.Host != host {
				elsewhere++
				continue
			}
			out = append(out, entry{link: u.String(), stamp: strings.TrimSpace(x.Changed), known: schema.Known{SourceURL: u.String()}})
		}
		if elsewhere > 0 {
			p.Notes = append(p.Notes, fmt.Sprintf("%s names %d addresses of other hosts, which are left out", at, elsewhere))
		}
		if len(out) > mostAddresses {
			return nil, itselfs, fmt.Errorf("more than %d addresses", mostAddresses)
		}
	}
	return out, itselfs, nil
}

type sitemapFile struct {
	XMLName xml.Name
	Pages   []sitemapEntry `xml:"url"`
	Maps    []sitemapEntry `xml:"sitemap"`
}

type sitemapEntry struct {
	Loc     string `xml:"loc"`
	Changed string `xml:"lastmod"`
}

// readSitemap reads a sitemap, packed or not.
func readSitemap(b []byte, most int64) (m sitemapFile, err error) {
	if bytes.HasPrefix(b, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(bytes.NewReader(b))
		if err != nil {
			return m, err
		}
		if b, err = io.ReadAll(io.LimitReader(z, most+1)); err != nil {
			return m, err
		}
		if int64(len(b)) > most {
			return m, fetch.ErrTooLarge
		}
	}
	if err := decoder(b).Decode(&m); err != nil {
		return m, fmt.Errorf("no sitemap: %w", err)
	}
	if m.XMLName.Local != "urlset" && m.XMLName.Local != "sitemapindex" {
		return m, fmt.Errorf("no sitemap but <%s>", m.XMLName.Local)
	}
	return m, nil
}

// list reads addresses, one a line: of a file of the machine, or of a server.
func (r *reader) list(ctx context.Context, _ schema.SourceItem, p *corpus.Portion) (out []entry, self schema.SourceItem, err error) {
	var b []byte
	if isAddress(r.src.Address) {
		b, _, err = r.text(ctx, r.src.Address, "text/plain", schema.SourceItem{})
	} else {
		b, err = readFile(r.src.Address, r.bounds.List)
	}
	if err != nil {
		return nil, self, err
	}
	lines := bufio.NewScanner(bytes.NewReader(bytes.TrimPrefix(b, []byte("\ufeff"))))
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if !isAddress(line) {
			p.Notes = append(p.Notes, fmt.Sprintf("line %d is no address: %s", n, schema.Line(line)))
			continue
		}
		out = append(out, entry{link: line, known: schema.Known{SourceURL: line}})
	}
	return out, self, lines.Err()
}

func readFile(path string, most int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(io.LimitReader(f, most+1))
	if err = errors.Join(err, f.Close()); err == nil && int64(len(b)) > most {
		err = fmt.Errorf("%s: %w", path, fetch.ErrTooLarge)
	}
	return b, err
}
