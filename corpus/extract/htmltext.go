package extract

import (
	"strings"

	"golang.org/x/net/html"
)

// nodeText returns the text of a node as it reads: paragraphs and headings
// parted by blank lines, items of lists and rows of tables one a line.
func nodeText(n *html.Node, skip func(*html.Node) bool) string {
	w := nodeWriter{}
	w.node(n, skip)
	return w.String()
}

// nodeWriter writes text with breaks where the elements ask for them.
type nodeWriter struct {
	out   strings.Builder
	line  strings.Builder
	gap   int // line ends owed before the next text: 1 or 2
	pre   int // depth within pre
	lists int // depth within lists
	cells int // depth within table cells
}

// breaks returns how many line ends part an element from what stands round
// it: 2 for a paragraph, 1 for an item or a row, 0 for what runs in the line.
func breaks(name string) int {
	switch name {
	case "p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "h1", "h2", "h3", "h4", "h5", "h6",
		"blockquote", "figure", "figcaption", "table", "ul", "ol", "dl", "pre", "hr", "address", "details", "summary", "form", "fieldset", "body", "caption":
		return 2
	case "li", "tr", "dt", "dd", "br", "option", "legend":
		return 1
	}
	return 0
}

// boundary takes the start or end of an element whose place in the tree is
// not known.
func (w *nodeWriter) boundary(name string) {
	if n := breaks(name); n > 0 {
		w.end(n)
	}
}

func (w *nodeWriter) node(n *html.Node, skip func(*html.Node) bool) {
	switch n.Type {
	case html.TextNode:
		w.text(n.Data)
		return
	case html.ElementNode:
		if skip(n) {
			return
		}
		w.element(n, skip)
		return
	}
	w.children(n, skip)
}

func (w *nodeWriter) children(n *html.Node, skip func(*html.Node) bool) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c, skip)
	}
}

func (w *nodeWriter) element(n *html.Node, skip func(*html.Node) bool) {
	b := breaks(n.Data)
	if w.lists > 0 && b == 2 && n.Data == "p" {
		b = 1 // an item's own paragraph keeps to its line
	}
	if w.cells > 0 {
		b = 0 // a row is one line, whatever its cells hold
	}
	switch n.Data {
	case "td", "th":
		if w.cells > 0 {
			w.text(" ") // a table within a cell
		} else if w.line.Len() > 0 {
			w.line.WriteByte('\t')
		}
		w.cells++
		w.children(n, skip)
		w.cells--
		return
	case "ul", "ol":
		w.end(min(b, 2-min(w.lists, 1)))
		w.lists++
		w.children(n, skip)
		w.lists--
		w.end(min(b, 2-min(w.lists, 1)))
		return
	case "li":
		w.end(b)
		w.line.WriteString("- ")
	case "pre":
		w.end(b)
		w.pre++
		w.children(n, skip)
		w.pre--
		w.end(b)
		return
	default:
		if b > 0 {
			w.end(b)
		} else if w.cells > 0 && breaks(n.Data) > 0 {
			w.text(" ")
		}
	}
	w.children(n, skip)
	if b > 0 {
		w.end(b)
	}
}

// text adds characters to the line under way, white space folded.
func (w *nodeWriter) text(s string) {
	if w.pre > 0 {
		for i, l := range strings.Split(s, "\n") {
			if i > 0 {
				w.end(1)
			}
			w.line.WriteString(l)
		}
		return
	}
	for _, r := range s {
		if r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' {
			if cur := w.line.String(); cur != "" && !strings.HasSuffix(cur, " ") && !strings.HasSuffix(cur, "\t") {
				w.line.WriteByte(' ')
			}
			continue
		}
		w.line.WriteRune(r)
	}
}

// end ends the line under way and owes n line ends before the next.
func (w *nodeWriter) end(n int) {
	line := strings.TrimRight(w.line.String(), " \t")
	w.line.Reset()
	if strings.TrimSpace(line) == "-" || strings.TrimSpace(line) == "" {
		if w.out.Len() > 0 {
			w.gap = max(w.gap, n)
		}
		return
	}
	if w.out.Len() > 0 {
		w.out.WriteString(strings.Repeat("\n", max(w.gap, 1)))
	}
	w.out.WriteString(line)
	w.gap = n
}

// String ends the text and returns it.
func (w *nodeWriter) String() string {
	w.end(1)
	return w.out.String()
}
