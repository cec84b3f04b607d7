package extract

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	gtext "github.com/yuin/goldmark/text"
	"golang.org/x/net/html"
)

// markdownText returns a text without the marks of Markdown (CommonMark with
// the tables, notes and strikethrough of its common extensions): paragraphs
// joined, a line for each item and each row of a table, notes after the rest.
func markdownText(md string) string {
	source := []byte(md)
	parser := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Footnote, extension.Linkify)).Parser()
	w := &mdWriter{source: source}
	w.block(parser.Parse(gtext.NewReader(source)), 0)
	return w.out.String()
}

// mdWriter writes the blocks of a document that was parsed.
type mdWriter struct {
	blocks
	source []byte
}

// maxMDDepth is how deep blocks may stand within one another.
const maxMDDepth = 200

// block writes a block and those within it.
func (w *mdWriter) block(n ast.Node, depth int) {
	if depth > maxMDDepth {
		w.write(w.flat(n), false)
		return
	}
	switch n := n.(type) {
	case *ast.Paragraph, *ast.Heading:
		w.write(w.inline(n), false)
		return
	case *ast.TextBlock:
		w.write(w.inline(n), true)
		return
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		w.write(strings.TrimRight(string(n.Lines().Value(w.source)), "\n"), false)
		return
	case *ast.HTMLBlock:
		w.write(fragmentText(string(n.Lines().Value(w.source))), false)
		return
	case *ast.List:
		w.tight = false
		w.list(n, depth)
		w.tight = false
		return
	case *east.Table:
		w.tight = false
	case *east.TableHeader, *east.TableRow:
		w.row(w.cells(n))
		return
	case *east.Footnote:
		w.write(fmt.Sprintf("[%d] %s", n.Index, strings.TrimSpace(w.within(n, depth))), false)
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.block(c, depth+1)
	}
}

// flat returns all characters below a block.
func (w *mdWriter) flat(n ast.Node) string {
	var b strings.Builder
	err := ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			b.Write(unescaped(t.Segment.Value(w.source)))
			b.WriteByte(' ')
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		return ""
	}
	return strings.TrimSpace(b.String())
}

// within returns the blocks within one as a text of their own.
func (w *mdWriter) within(n ast.Node, depth int) string {
	inner := &mdWriter{source: w.source}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		inner.block(c, depth+1)
	}
	return inner.out.String()
}

// list writes the items of a list, those within one indented.
func (w *mdWriter) list(n *ast.List, depth int) {
	number := n.Start
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		mark := "- "
		if n.IsOrdered() {
			mark = fmt.Sprintf("%d%c ", number, n.Marker)
			number++
		}
		text := strings.TrimSpace(w.within(item, depth))
		if n.IsTight {
			text = strings.ReplaceAll(text, "\n\n", "\n")
		}
		w.write(mark+strings.ReplaceAll(text, "\n", "\n  "), true)
	}
}

// cells returns the cells of a row of a table.
func (w *mdWriter) cells(row ast.Node) [][]string {
	var out [][]string
	for c := row.FirstChild(); c != nil; c = c.NextSibling() {
		out = append(out, []string{w.inline(c)})
	}
	return out
}

// inline returns the text of what stands in a paragraph.
func (w *mdWriter) inline(n ast.Node) string {
	var b strings.Builder
	w.inlineTo(&b, n, 0)
	lines := strings.Split(b.String(), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimSpace(l)
	}
	return strings.TrimSpace(html.UnescapeString(strings.Join(lines, "\n")))
}

func (w *mdWriter) inlineTo(b *strings.Builder, n ast.Node, depth int) {
	for c := n.FirstChild(); c != nil && depth <= maxMDDepth; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			b.Write(unescaped(c.Segment.Value(w.source)))
			switch {
			case c.HardLineBreak():
				b.WriteByte('\n')
			case c.SoftLineBreak():
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(c.Value)
		case *ast.AutoLink:
			b.Write(c.Label(w.source))
		case *ast.RawHTML:
			if s := string(c.Segments.Value(w.source)); strings.HasPrefix(strings.ToLower(s), "<br") {
				b.WriteByte('\n')
			}
		case *east.FootnoteLink:
			fmt.Fprintf(b, "[%d]", c.Index)
		case *east.FootnoteBacklink:
		default:
			w.inlineTo(b, c, depth+1)
		}
	}
}

// unescaped takes the backslashes off marks that stand for themselves.
func unescaped(b []byte) []byte {
	var out []byte
	for i := 0; i < len(b); i++ {
		if b[i] == '\\' && i+1 < len(b) && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", b[i+1]) >= 0 {
			continue
		}
		out = append(out, b[i])
	}
	return out
}

// fragmentText returns the text of a piece of a page.
func fragmentText(s string) string {
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return tokenText(s)
	}
	return nodeText(doc, bareSkip)
}
