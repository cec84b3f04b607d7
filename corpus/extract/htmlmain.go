package extract

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// A container is taken for the main text of a page when it holds bodyShare of
// the page's prose; one that says it is the body, when it holds namedShare.
const (
	bodyShare  = 0.93
	namedShare = 0.45
	innerShare = 0.95 // share of an outer body's prose from which an inner one is taken instead
	proseFrom  = 40   // characters from which a block counts as prose
	linky      = 0.5  // share of a block's characters within links from which it is navigation
)

var (
	// reFrame matches classes and ids of what stands round a text.
	reFrame = regexp.MustCompile(`(?i)(^|[\s_-])(nav|navbar|navigation|menu|submenu|breadcrumbs?|sidebar|side-bar|widgets?|footer|foot|masthead|site-header|banner|cookies?|consent|gdpr|popup|modal|overlay|share|sharing|social|sharedaddy|follow|subscribe|subscription|newsletter|signup|promo|advert\w*|ads?|ad-\w+|sponsor\w*|related|relacionad[ao]s?|recommend\w*|recirc\w*|read-?more|more-(from|stories|on)|also|trending|popular|most-?read|outbrain|taboola|comments?|comment-\w+|respond|disqus|pagination|pager|post-nav\w*|author-(bio|box|info)|about-author|bio|byline|metadata|post-meta|entry-meta|article-meta|tags?|tag-list|taglist|categories|caption|credits?|toolbar|print|skip-link|jump|hidden|sr-only|screen-reader-text|visually-hidden|toc|login|search|language-switcher|feedback|rating|paywall|copyright|disclaimer)($|[\s_-])`)
	// reNamed matches classes and ids of what says it is the body.
	reNamed = regexp.MustCompile(`(?i)(article|entry|post|story|news|content|page|field-name)[-_]{0,2}(body|content|text|main|cuerpo|corps|inner)|articlebody|field--name-body|node__content|cuerpo|texto|contenido[-_]?(nota|noticia|articulo)|article__body|body-copy|bodytext|mw-parser-output|rich-?text|(^|\s)(prose|post|entry|hentry|texte|contenu)(\s|$)`)
)

// mainNode returns the element that holds the main text of a page, or nil. It
// takes what stands round the text out of the tree.
func mainNode(doc *html.Node) *html.Node {
	body := find(doc, "body")
	if body == nil {
		return nil
	}
	prose := proseBelow(body)
	if prose[body] == 0 {
		return nil
	}
	prose.prune(body, prose[body])
	prose = proseBelow(body)
	if n := prose.named(body); n != nil {
		return n
	}
	return prose.descend(body, prose[body])
}

// proseOf counts, for each element, the characters of the blocks in it that
// read as prose: long enough and not made of links.
type proseOf map[*html.Node]int

// proseBelow counts the prose of n and of everything below it.
func proseBelow(n *html.Node) proseOf {
	p := proseOf{}
	p.count(n)
	return p
}

func (p proseOf) count(n *html.Node) int {
	if n.Type == html.ElementNode && bareSkip(n) {
		return 0
	}
	total := 0
	if n.Type == html.ElementNode {
		if own, links := ownText(n); own >= proseFrom && float64(links) < linky*float64(own) {
			total = own
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		total += p.count(c)
	}
	p[n] = total
	return total
}

// find returns the first element with a name.
func find(n *html.Node, name string) *html.Node {
	if n.Type == html.ElementNode && n.Data == name {
		return n
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if f := find(c, name); f != nil {
			return f
		}
	}
	return nil
}

// prune takes elements out that say, by their name, class or id, that they
// are not the text, unless half of the page's prose is in them.
func (p proseOf) prune(n *html.Node, all int) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.CommentNode || c.Type == html.ElementNode && isFrame(c) && p[c]*2 < all {
			n.RemoveChild(c)
		} else {
			p.prune(c, all)
		}
		c = next
	}
}

func isFrame(n *html.Node) bool {
	switch n.Data {
	case "nav", "aside", "footer", "form", "menu", "dialog", "script", "style", "noscript", "template", "svg", "iframe", "button", "select", "figcaption", "object", "video", "audio", "input", "textarea":
		return true
	case "header":
		return find(n, "p") == nil && find(n, "h1") == nil
	case "body", "html", "main", "article", "p", "h1":
		return false
	}
	if semanticSkip(n) {
		return true
	}
	for _, a := range n.Attr {
		if (a.Key == "class" || a.Key == "id") && reFrame.MatchString(a.Val) {
			return true
		}
		if a.Key == "style" && strings.Contains(strings.ReplaceAll(a.Val, " ", ""), "display:none") {
			return true
		}
	}
	return false
}

// named returns the smallest element that says it is the body and holds enough
// of the prose, or nil.
func (p proseOf) named(body *html.Node) *html.Node {
	var best *html.Node
	least := 0
	walk(body, func(n *html.Node) bool {
		if n.Type != html.ElementNode || !isNamed(n) {
			return true
		}
		if float64(p[n]) >= namedShare*float64(p[body]) && (best == nil || float64(p[n]) > innerShare*float64(least)) {
			best, least = n, p[n]
		}
		return true
	})
	return best
}

func isNamed(n *html.Node) bool {
	if n.Data == "article" || n.Data == "main" {
		return true
	}
	if n.Data != "div" && n.Data != "section" && n.Data != "td" {
		return false
	}
	return attr(n, "itemprop") == "articleBody" || reNamed.MatchString(attr(n, "class")) || reNamed.MatchString(attr(n, "id"))
}

// descend goes down from n as long as one child holds nearly all of the prose.
func (p proseOf) descend(n *html.Node, all int) *html.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && !isBlockOfText(c) && float64(p[c]) >= bodyShare*float64(all) {
			return p.descend(c, all)
		}
	}
	return n
}

func isBlockOfText(n *html.Node) bool {
	switch n.Data {
	case "p", "blockquote", "ul", "ol", "table", "pre", "li", "tr", "tbody":
		return true
	}
	return false
}

// ownText counts the characters of an element that stand in it itself or in
// elements that run in its lines, and those of them that stand in links.
func ownText(n *html.Node) (own, links int) {
	if breaks(n.Data) == 0 && n.Data != "td" && n.Data != "th" {
		return 0, 0
	}
	var count func(n *html.Node, inLink bool)
	count = func(n *html.Node, inLink bool) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.Type == html.TextNode:
				size := utf8.RuneCountInString(strings.Join(strings.Fields(c.Data), " "))
				own += size
				if inLink {
					links += size
				}
			case c.Type == html.ElementNode && (breaks(c.Data) == 0 || c.Data == "br") && !bareSkip(c) && c.Data != "td" && c.Data != "th":
				count(c, inLink || c.Data == "a")
			}
		}
	}
	count(n, false)
	return own, links
}

// allLinks reports whether nearly all of the text below n stands in links.
func allLinks(n *html.Node) bool {
	all, links := 0, 0
	var count func(n *html.Node, inLink bool)
	count = func(n *html.Node, inLink bool) {
		if n.Type == html.TextNode {
			size := len(strings.TrimSpace(n.Data))
			all += size
			if inLink {
				links += size
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			count(c, inLink || n.Type == html.ElementNode && n.Data == "a")
		}
	}
	count(n, false)
	const nearly = 0.8
	return all > 0 && float64(links) > nearly*float64(all)
}
