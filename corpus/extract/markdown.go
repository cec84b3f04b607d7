package extract

import (
	"fmt"
	"html"
	"regexp"
	"strings"
	"time"

	"github.com/goccy/go-yaml"

	"github.com/simde/simde/schema"
)

// readMarkdown reads Markdown: its front matter as what the file says of
// itself, its body without the marks.
func readMarkdown(data []byte) (*text, error) {
	all, _ := decode(data)
	all = plainText(all)
	t := &text{}
	front, body, ok := cutFrontMatter(all)
	if ok {
		fields := map[string]any{}
		if err := yaml.Unmarshal([]byte(front), &fields); err != nil {
			t.warnings = append(t.warnings, schema.WarnFront.Sentence(firstLine(err.Error())))
		}
		t.self = frontMatter(fields)
	}
	t.body = markdownText(body)
	return t, nil
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

var reFrontMatter = regexp.MustCompile(`^\s*---[ \t]*\n(?s:(.*?))\n---[ \t]*(?:\n|$)`)

// hasFrontMatter reports whether a text begins with a block of YAML that has
// at least one "key: value".
func hasFrontMatter(head string) bool {
	front, _, ok := cutFrontMatter(strings.ReplaceAll(head, "\r\n", "\n"))
	return ok && reKey.MatchString(front)
}

var reKey = regexp.MustCompile(`(?m)^[A-Za-z_][\w.-]*:( |$)`)

func cutFrontMatter(s string) (front, body string, ok bool) {
	m := reFrontMatter.FindStringSubmatchIndex(s)
	if m == nil {
		return "", s, false
	}
	return s[m[2]:m[3]], s[m[1]:], true
}

// frontMatter reads the fields that writers of front matter use, whatever the
// case of their names.
func frontMatter(fields map[string]any) schema.Known {
	f := map[string]any{}
	for k, v := range fields {
		f[strings.ReplaceAll(strings.ToLower(k), "-", "_")] = v
	}
	all := func(keys ...string) []string {
		for _, k := range keys {
			if list := yamlStrings(f[k]); len(list) > 0 {
				return list
			}
		}
		return nil
	}
	one := func(keys ...string) string { return strings.Join(all(keys...), "; ") }
	return schema.Known{
		Identifiers: all("identifier", "identifiers", "id", "doi", "isbn", "symbol"),
		Title:       one("title"),
		Abstract:    one("abstract", "description", "summary", "excerpt"),
		Creators:    all("creator", "creators", "author", "authors", "by"),
		Publisher:   one("publisher", "organization", "organisation"),
		Published:   looseDate(one("date", "published", "published_time", "publication_date", "pubdate", "issued")),
		Language:    looseLang(one("language", "lang", "locale")),
		Kind:        one("type", "kind", "genre"),
		Subjects:    all("subject", "subjects", "tags", "keywords", "topics", "categories", "category"),
		Spatial:     all("spatial", "coverage", "country", "countries", "places"),
		Corridors:   all("corridor", "corridors"),
		SourceURL:   one("source_url", "url", "source", "canonical", "canonical_url", "permalink", "link"),
		Rights:      one("rights", "license", "licence"),
		Collections: all("collection", "collections", "ispartof", "series"),
	}
}

// yamlStrings returns a value of front matter as texts: a list's items, or
// the one value.
func yamlStrings(v any) []string {
	switch v := v.(type) {
	case nil:
		return nil
	case string:
		if strings.TrimSpace(v) == "" {
			return nil
		}
		return []string{v}
	case time.Time:
		return []string{v.Format(time.DateOnly)}
	case []any:
		var out []string
		for _, x := range v {
			out = append(out, yamlStrings(x)...)
		}
		return out
	case map[string]any:
		return yamlStrings(v["name"]) // an author with an address
	}
	return []string{fmt.Sprint(v)}
}

var (
	reATX      = regexp.MustCompile(`^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*$`)
	reSetext   = regexp.MustCompile(`^ {0,3}(=+|-{3,})[ \t]*$`)
	reRule     = regexp.MustCompile(`^ {0,3}([-*_][ \t]*){3,}$`)
	reItem     = regexp.MustCompile(`^([ \t]*)([-*+]|\d{1,9}[.)])[ \t]+(.*)$`)
	reQuote    = regexp.MustCompile(`^ {0,3}(> ?)+`)
	reFence    = regexp.MustCompile("^ {0,3}(```|~~~)")
	reTableBar = regexp.MustCompile(`^\s*\|?[\s:|-]+\|[\s:|-]*$`)
)

// markdownText returns Markdown as it reads: one line a paragraph, heading or
// item of a list, blank lines between them, without marks.
func markdownText(md string) string {
	w := mdWriter{}
	for line := range strings.Lines(md) {
		w.line(strings.TrimRight(line, "\n"))
	}
	w.flush()
	return w.out.String()
}

// mdWriter joins the lines of a paragraph and parts blocks.
type mdWriter struct {
	out     strings.Builder
	block   []string // the lines of the paragraph under way
	inItem  bool     // the paragraph is an item of a list
	tight   bool     // the next block follows on the next line
	inFence bool
}

func (w *mdWriter) line(l string) {
	switch {
	case reFence.MatchString(l):
		w.flush()
		w.inFence = !w.inFence
	case w.inFence:
		w.write(l, true)
	case strings.TrimSpace(l) == "":
		w.flush()
		w.tight = false
	case reSetext.MatchString(l) && len(w.block) > 0 && !w.inItem:
		w.flush()
	case reRule.MatchString(l), reTableBar.MatchString(l) && strings.Contains(l, "-"):
		w.flush()
	default:
		w.content(reQuote.ReplaceAllString(l, ""))
	}
}

// content takes a line that holds text.
func (w *mdWriter) content(l string) {
	if m := reATX.FindStringSubmatch(l); m != nil {
		w.flush()
		w.write(inline(m[2]), false)
		return
	}
	if m := reItem.FindStringSubmatch(l); m != nil {
		tight := w.inItem
		w.flush()
		w.inItem, w.tight = true, tight
		w.block = []string{m[1] + strings.Replace(strings.Replace(m[2], "*", "-", 1), "+", "-", 1) + " " + m[3]}
		return
	}
	if t := strings.TrimSpace(l); strings.HasPrefix(t, "|") && strings.HasSuffix(t, "|") {
		w.flush()
		cells := strings.Split(strings.Trim(t, "|"), "|")
		for i := range cells {
			cells[i] = inline(strings.TrimSpace(cells[i]))
		}
		w.write(strings.Join(cells, "\t"), true)
		return
	}
	hard := strings.HasSuffix(l, "  ") || strings.HasSuffix(l, `\`)
	w.block = append(w.block, strings.TrimSuffix(strings.TrimSpace(l), `\`))
	if hard {
		item := w.inItem
		w.flush()
		w.tight, w.inItem = true, item
	}
}

// flush writes the paragraph under way.
func (w *mdWriter) flush() {
	if len(w.block) > 0 {
		w.write(inline(strings.Join(w.block, " ")), w.tight)
	}
	w.block, w.inItem = nil, false
}

// write writes a block, on the next line where it is tight, else after a blank
// one.
func (w *mdWriter) write(s string, tight bool) {
	if strings.TrimSpace(s) == "" && !w.inFence {
		return
	}
	if w.out.Len() > 0 {
		w.out.WriteByte('\n')
		if !tight || !w.tight {
			w.out.WriteByte('\n')
		}
	}
	w.out.WriteString(strings.TrimRight(s, " "))
	w.tight = tight
}

var (
	reComment   = regexp.MustCompile(`<!--[\s\S]*?-->`)
	reTag       = regexp.MustCompile(`</?[A-Za-z][A-Za-z0-9]*(\s[^<>]*)?/?>`)
	reImage     = regexp.MustCompile(`!\[([^\]]*)\]\([^)]*\)`)
	reLink      = regexp.MustCompile(`\[([^\[\]]*)\]\(((?:[^()\s]|\([^()]*\))*)(\s+"[^"]*")?\)`)
	reRefLink   = regexp.MustCompile(`\[([^\[\]]+)\]\[[^\]]*\]`)
	reAuto      = regexp.MustCompile(`<((https?://|mailto:)[^<>\s]+|[^<>\s@]+@[^<>\s@]+)>`)
	reStrong    = regexp.MustCompile(`(\*\*|__)(\S(?:.*?\S)?)(\*\*|__)`)
	reEmphasis  = regexp.MustCompile(`(^|[^\w*])[*_](\S(?:[^*_]*?\S)?)[*_]($|[^\w*])`)
	reCodeSpan  = regexp.MustCompile("`+([^`]+)`+")
	reEscaped   = regexp.MustCompile("\\\\([\\\\`*_{}\\[\\]()#+.!|>~-])")
	reFootnote  = regexp.MustCompile(`\[\^([^\]]+)\]:?`)
	reLinkTitle = regexp.MustCompile(`^\s*\[[^\]]+\]:\s+\S+(\s+"[^"]*")?\s*$`)
)

// inline returns a line's text without marks.
func inline(s string) string {
	if reLinkTitle.MatchString(s) && !reFootnote.MatchString(s) {
		return "" // where a link goes; its words stand elsewhere
	}
	s = reComment.ReplaceAllString(s, "")
	s = reImage.ReplaceAllString(s, "$1")
	s = reLink.ReplaceAllString(s, "$1")
	s = reRefLink.ReplaceAllString(s, "$1")
	s = reFootnote.ReplaceAllString(s, "[$1]")
	s = reAuto.ReplaceAllString(s, "$1")
	s = reTag.ReplaceAllString(s, "")
	s = reStrong.ReplaceAllString(s, "$2")
	s = reEmphasis.ReplaceAllString(s, "$1$2$3")
	s = reCodeSpan.ReplaceAllString(s, "$1")
	s = reEscaped.ReplaceAllString(s, "$1")
	return html.UnescapeString(s)
}
