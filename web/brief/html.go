package brief

import (
	_ "embed"
	"fmt"
	"html/template"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/static"
	pages "github.com/simde/simde/web/template"
)

// StyleSheet is the name, among the files of package static, of the style sheet
// that a paper needs on a page. It needs no other.
const StyleSheet = "brief.css"

//go:embed paper.html
var paperHTML string

// views are the templates: "article" is a paper on a page, "page" a page of its
// own. Charts are drawn as on the pages of the site.
var views = template.Must(template.Must(template.New("").Funcs(template.FuncMap{
	"foreign": func(b Brief, l schema.Lang) bool { return l != "" && l != b.Lang },
}).Parse(paperHTML)).ParseFS(pages.Files, "_plot.html"))

// Article lays a paper out as an element of a page.
func Article(b Brief) (template.HTML, error) {
	text, err := execute("article", b)
	return template.HTML(text), err // the template escapes what it is given
}

// HTML lays a paper out as a file that needs no other.
func HTML(b Brief) ([]byte, error) {
	css, err := static.Files.ReadFile(StyleSheet)
	if err != nil {
		return nil, fmt.Errorf("style sheet of a paper: %w", err)
	}
	text, err := execute("page", struct {
		Brief
		Style template.CSS
	}{b, template.CSS(css)})
	return []byte(text), err
}

func execute(name string, data any) (string, error) {
	var out strings.Builder
	if err := views.ExecuteTemplate(&out, name, data); err != nil {
		return "", fmt.Errorf("write the paper as HTML: %w", err)
	}
	return out.String(), nil
}
