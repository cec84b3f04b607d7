package extract

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"github.com/simde/simde/schema"
)

// A page of which the reader keeps less than leastKept, while its text without
// navigation is longer than longText, is taken without navigation instead.
const (
	leastKept = 0.25
	longText  = 1500
)

// readHTML reads a web page: its main text, without the site's navigation,
// and what its head says.
func readHTML(data []byte) (*text, error) {
	t := &text{}
	if len(data) > maxHTML {
		data = data[:maxHTML]
		t.warnings = append(t.warnings, schema.WarnCut.Sentence(fmt.Sprintf("%d MiB", maxHTML>>20)))
	}
	page := decodeHTML(data)
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.body = tokenText(page)
		t.warnings = append(t.warnings, schema.WarnStructure.Sentence(err))
		return t, nil
	}
	t.self = pageKnown(doc)
	semantic := nodeText(doc, semanticSkip)
	heading := firstHeading(doc)
	body := mainText(doc)
	if kept, all := len(body), len(semantic); float64(kept) < leastKept*float64(all) && (all > longText || kept == 0) {
		body = semantic
	}
	if heading != "" && strings.HasPrefix(schema.Fold(fold(t.self.Title)), schema.Fold(heading)) {
		t.self.Title = heading // without the name of the site
	}
	t.body = withHeading(heading, body)
	return t, nil
}

// decodeHTML decodes a page: as UTF-8 where it is valid, else as the page
// says, else as any text.
func decodeHTML(data []byte) string {
	if !utf8.Valid(data) {
		if e, name, sure := charset.DetermineEncoding(data[:min(len(data), 1024)], ""); sure && name != "utf-8" {
			return decodeWith(e, data)
		}
		if m := reCharset.FindSubmatch(data[:min(len(data), 16<<10)]); m != nil {
			if e, name := charset.Lookup(string(m[1])); e != nil && name != "utf-8" {
				return decodeWith(e, data)
			}
		}
	}
	s, _ := decode(data)
	return s
}

var reCharset = regexp.MustCompile(`(?i)<meta[^>]+charset=["']?([\w-]+)`)

// mainText returns the main text of a page, or "" where none is found.
func mainText(doc *html.Node) string {
	n := mainNode(doc)
	if n == nil {
		return ""
	}
	return dropAsides(nodeText(n, textSkip))
}

// firstHeading returns the page's one heading of the first level, or "".
func firstHeading(doc *html.Node) string {
	var h1 []string
	walk(doc, func(n *html.Node) bool {
		if n.Type == html.ElementNode && n.Data == "h1" {
			if s := fold(nodeText(n, bareSkip)); s != "" {
				h1 = append(h1, s)
			}
			return false
		}
		return true
	})
	if len(h1) != 1 {
		return ""
	}
	return h1[0]
}

// withHeading puts a heading before a text that has lost it.
func withHeading(heading, body string) string {
	head := body[:offset(body, 2000)]
	if heading == "" || strings.Contains(schema.Fold(fold(head)), schema.Fold(heading)) {
		return body
	}
	return heading + "\n\n" + body
}

// textSkip is bareSkip and leaves out lists, headings and boxes that are links; a
// paragraph that is one may send to the document itself.
func textSkip(n *html.Node) bool {
	switch n.Data {
	case "ul", "ol", "li", "div", "h2", "h3", "h4", "h5", "h6", "dl":
		return bareSkip(n) || allLinks(n)
	}
	return bareSkip(n)
}

// walk visits the nodes below n in order; a visitor that returns false keeps
// out of a node.
func walk(n *html.Node, visit func(*html.Node) bool) {
	if !visit(n) {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		walk(c, visit)
	}
}

// bareSkip are the elements that hold no text to read.
func bareSkip(n *html.Node) bool {
	switch n.Data {
	case "script", "style", "noscript", "template", "svg", "math", "head", "iframe", "object", "select", "button", "textarea":
		return true
	}
	return false
}

// semanticSkip are bareSkip's and those that say they are not the main text.
func semanticSkip(n *html.Node) bool {
	switch n.Data {
	case "nav", "header", "footer", "aside", "form", "menu", "dialog":
		return true
	}
	for _, a := range n.Attr {
		if a.Key == "role" && (a.Val == "navigation" || a.Val == "banner" || a.Val == "contentinfo" || a.Val == "search") ||
			a.Key == "hidden" || a.Key == "aria-hidden" && a.Val == "true" {
			return true
		}
	}
	return bareSkip(n)
}

// tokenText returns the text between the tags of a page that cannot be parsed.
func tokenText(page string) string {
	z := html.NewTokenizer(strings.NewReader(page))
	w := nodeWriter{}
	skip := ""
	for {
		switch z.Next() {
		case html.ErrorToken:
			return w.String() // the end; a tokenizer has no other error on a string
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			if string(name) == "script" || string(name) == "style" {
				skip = string(name)
			}
			w.boundary(string(name))
		case html.EndTagToken:
			name, _ := z.TagName()
			if string(name) == skip {
				skip = ""
			}
			w.boundary(string(name))
		case html.TextToken:
			if skip == "" {
				w.text(string(bytes.ToValidUTF8(z.Text(), nil)))
			}
		}
	}
}
