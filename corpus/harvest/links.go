package harvest

import (
	"context"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// links are where the full text of a record may be.
type links struct {
	files []string // addresses that look like those of files
	pages []string // and others, which may be of pages that name one
	all   []string // both, also what is more than is asked for
	html  bool     // the record says that the text is a page
}

// Bounds of what is asked for one record.
const (
	mostFiles = 20
	mostPages = 2
)

// linksOf sorts the addresses of a record. Of what it relates to only what looks
// like a file is its own.
func linksOf(addresses []string, dc dublinCore) (l links) {
	l.html = slices.ContainsFunc(dc.Format, func(f string) bool { return strings.HasPrefix(strings.TrimSpace(f), kindHTML) })
	for _, a := range addresses {
		if looksLikeFile(a) || l.html && isPageFile(a) {
			l.files = append(l.files, a)
		} else {
			l.pages = append(l.pages, a)
		}
	}
	for _, v := range dc.Relation {
		if v = strings.TrimSpace(v); isAddress(v) && looksLikeFile(v) {
			l.files = append(l.files, v)
		}
	}
	l.all = slices.Concat(l.files, l.pages)
	l.files, l.pages = l.files[:min(len(l.files), mostFiles)], l.pages[:min(len(l.pages), mostPages)]
	return l
}

// endings are those of files that may be documents.
var endings = []string{".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".ppt", ".pptx", ".odp", ".txt", ".md"}

// folders are what stands in the addresses of files of common repositories.
var folders = []string{"/bitstream/", "/bitstreams/", "/download", "/viewcontent.cgi", "/files/", "/servlets/"}

func looksLikeFile(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	p := strings.ToLower(u.Path)
	return slices.Contains(endings, path.Ext(p)) || slices.ContainsFunc(folders, func(f string) bool { return strings.Contains(p, f) })
}

// isPageFile reports whether an address ends as the file of a page does.
func isPageFile(address string) bool {
	u, err := url.Parse(address)
	return err == nil && slices.Contains([]string{".html", ".htm", ".xhtml"}, strings.ToLower(path.Ext(u.Path)))
}

// fullText returns the full text of a record, or nil where there is none to be
// had, and what names it and further ones; an error is one that may pass. Where
// that may be why another comes in the place of the one that is there, none does.
func (r *reader) fullText(ctx context.Context, l links, there schema.SourceItem, p *corpus.Portion) (*came, *naming, error) {
	n := newNaming()
	n.names(byItself, l.files, l.all...)
	n.whole[byItself] = true
	var passing error
	for _, link := range inTurn(slices.Concat(l.files, l.pages), there) {
		n.tried[link] = true
		c, err := r.get(ctx, link, there)
		if err == nil && !c.same() {
			c, err = r.better(ctx, c, there, n)
		}
		switch {
		case err != nil && lasting(err):
			p.Notes = append(p.Notes, err.Error())
		case err != nil:
			passing = err
		case c.same(), isReadable(c.kind), c.kind == kindHTML && l.html && (len(l.files) == 0 || slices.Contains(l.files, link)):
			if passing != nil && there.Link != "" && c.link != there.Link {
				return nil, n, passing
			}
			return &c, n, passing
		}
		if ctx.Err() != nil {
			return nil, n, ctx.Err()
		}
	}
	return nil, n, passing
}
