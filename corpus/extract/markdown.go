package extract

import (
	"fmt"
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
