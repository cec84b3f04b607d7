package extract

import (
	"encoding/xml"
	"errors"
	"net/url"
	"path"
	"strings"

	"github.com/simde/simde/corpus/archive"
	"github.com/simde/simde/schema"
)

// epubPackage is the list of what a book has and of what it says of itself
// (EPUB 2 and 3).
type epubPackage struct {
	Title       []string `xml:"metadata>title"`
	Creator     []string `xml:"metadata>creator"`
	Publisher   []string `xml:"metadata>publisher"`
	Date        []string `xml:"metadata>date"`
	Language    []string `xml:"metadata>language"`
	Identifier  []string `xml:"metadata>identifier"`
	Subject     []string `xml:"metadata>subject"`
	Description []string `xml:"metadata>description"`
	Rights      []string `xml:"metadata>rights"`
	Items       []struct {
		ID         string `xml:"id,attr"`
		Href       string `xml:"href,attr"`
		Kind       string `xml:"media-type,attr"`
		Properties string `xml:"properties,attr"`
	} `xml:"manifest>item"`
	Spine []struct {
		ID     string `xml:"idref,attr"`
		Linear string `xml:"linear,attr"`
	} `xml:"spine>itemref"`
}

// readEPUB reads a book: its chapters in the order of its spine, and what it
// says of itself.
func readEPUB(data []byte) (*text, error) {
	p, err := archive.OpenPackage(data)
	if err != nil {
		return nil, err
	}
	main, book, err := openEPUB(p)
	if err != nil {
		return nil, err
	}
	t := &text{self: book.known()}
	parts := map[string]string{}
	for _, i := range book.Items {
		if strings.Contains(i.Kind, "html") && !strings.Contains(i.Properties, "nav") {
			parts[i.ID] = epubPart(main, i.Href)
		}
	}
	locked := p.Has("META-INF/encryption.xml")
	var chapters []string
	for _, s := range book.Spine {
		name, ok := parts[s.ID]
		if !ok {
			continue
		}
		page, err := p.Read(name)
		if err != nil && !errors.Is(err, schema.ErrNotFound) && !isClass(err, schema.FailCorrupt) {
			return nil, err
		}
		if err != nil {
			t.warnings = append(t.warnings, schema.WarnPart.Sentence(err))
			continue
		}
		chapters = append(chapters, htmlText(page))
	}
	t.body = strings.Join(chapters, "\n\n")
	if locked && !hasLetters(t.body) {
		return nil, fail(schema.FailEncrypted, "a book protected against reading")
	}
	return t, nil
}

// openEPUB returns the package of a book and the name of its part.
func openEPUB(p *archive.Package) (string, epubPackage, error) {
	var container struct {
		Roots []struct {
			Path string `xml:"full-path,attr"`
		} `xml:"rootfiles>rootfile"`
	}
	var book epubPackage
	b, err := p.Read("META-INF/container.xml")
	if err == nil {
		err = xml.Unmarshal(b, &container)
	}
	if err == nil && len(container.Roots) == 0 {
		err = errors.New("no list of its parts")
	}
	if err != nil {
		return "", book, fail(schema.FailCorrupt, "a book without its list of parts: %w", err)
	}
	main := strings.TrimPrefix(container.Roots[0].Path, "/")
	if b, err = p.Read(main); err != nil {
		return "", book, fail(schema.FailCorrupt, "%w", err)
	}
	if err := xml.Unmarshal(b, &book); err != nil {
		return "", book, fail(schema.FailCorrupt, "%s: %w", main, err)
	}
	return main, book, nil
}

// epubPart returns the name of a part that the package in main refers to.
func epubPart(main, href string) string {
	if s, err := url.PathUnescape(href); err == nil {
		href = s
	}
	href, _, _ = strings.Cut(href, "#")
	return path.Join(path.Dir(main), href)
}

// known is what a book says of itself.
func (b epubPackage) known() schema.Known {
	first := func(list []string) string { return strings.TrimSpace(append(list, "")[0]) }
	return schema.Known{Title: first(b.Title), Creators: b.Creator, Publisher: first(b.Publisher), Published: looseDate(first(b.Date)), Language: looseLang(first(b.Language)),
		Identifiers: b.Identifier, Subjects: b.Subject, Abstract: first(b.Description), Rights: first(b.Rights)}
}
