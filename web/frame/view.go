package frame

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"text/template/parse"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	files "github.com/simde/simde/web/template"
)

// views are the page templates of one language, by the name of their file.
type views map[string]*template.Template

func (s *Site) loadViews() (map[schema.Lang]views, error) {
	names, err := fs.Glob(files.Files, "*.html")
	if err != nil {
		return nil, err
	}
	out := map[schema.Lang]views{}
	for _, l := range schema.Langs {
		shared, err := template.New("").Funcs(s.functions(l)).ParseFS(files.Files, "_*.html")
		if err != nil {
			return nil, err
		}
		out[l] = views{}
		for _, f := range names {
			if strings.HasPrefix(f, "_") {
				continue
			}
			t, err := template.New("").Funcs(s.functions(l)).ParseFS(files.Files, f)
			if err == nil {
				err = lend(t, shared)
			}
			if err != nil {
				return nil, fmt.Errorf("template %s: %w", f, err)
			}
			out[l][f] = t.Option("missingkey=error")
		}
	}
	return out, nil
}

// bases are the frames that a page may stand in.
var bases = []string{"base", "desk"}

// lend gives a page's templates copies of the shared ones that they or the
// frames call. Each page needs its own, because they are escaped by where they
// stand; with copies of all of them, templates would be half of the memory of
// the server, and the half that the garbage collector walks through.
func lend(page, shared *template.Template) error {
	wanted := slices.Clone(bases)
	for _, t := range page.Templates() {
		if t.Tree != nil {
			wanted = append(wanted, called(t.Tree.Root)...)
		}
	}
	for len(wanted) > 0 {
		name := wanted[0]
		wanted = wanted[1:]
		t := shared.Lookup(name)
		if page.Lookup(name) != nil || t == nil {
			continue
		}
		if _, err := page.AddParseTree(name, t.Tree.Copy()); err != nil {
			return err
		}
		wanted = append(wanted, called(t.Tree.Root)...)
	}
	return nil
}

// called returns the names of the templates that a part of a template calls.
func called(n parse.Node) (names []string) {
	branch := func(b *parse.BranchNode) {
		names = append(names, called(b.List)...)
		if b.ElseList != nil {
			names = append(names, called(b.ElseList)...)
		}
	}
	switch n := n.(type) {
	case *parse.ListNode:
		for _, x := range n.Nodes {
			names = append(names, called(x)...)
		}
	case *parse.IfNode:
		branch(&n.BranchNode)
	case *parse.RangeNode:
		branch(&n.BranchNode)
	case *parse.WithNode:
		branch(&n.BranchNode)
	case *parse.TemplateNode:
		names = append(names, n.Name)
	}
	return names
}

// functions are what templates of a language can call.
func (s *Site) functions(l schema.Lang) template.FuncMap {
	loc := s.locales[l]
	return template.FuncMap{
		"t":         loc.Say,
		"lang":      func() schema.Lang { return l },
		"asset":     func(name string) string { return s.assets.address[name] },
		"at":        func(r string, below ...string) string { return Address(l, Route(r), below...) },
		"cited":     loc.Cited,
		"number":    func(n int) string { return loc.Format.Integer(int64(n)) },
		"date":      loc.Format.Date,
		"moment":    loc.Format.Moment,
		"bytes":     loc.Format.bytes,
		"place":     func(p schema.Place) string { return p.Name(l) },
		"topic":     func(t schema.Term) string { return t.Name(l) },
		"kind":      func(k schema.Kind) string { return k.Name(l) },
		"publisher": func(name string) string { return schema.PublisherName(name, l) },
		"langName":  func(x schema.Lang) string { return loc.LangName(x) },
		"corridor":  func(c schema.Corridor) CorridorView { return CorridorOf(l, c) },
		"permalink": func(id schema.ID) string { return "/d/" + string(id) },
		"last":      func(l []Link) int { return len(l) - 1 },
		"dict":      dict,
		"marked":    Marked,
		"options":   options,
		"spans":     func(s []search.Span) []search.Span { return s },
	}
}

// Marked writes a text with what was found in it marked.
func Marked(text []search.Span) template.HTML {
	var b strings.Builder
	for _, s := range text {
		if s.Mark {
			b.WriteString("<mark>" + EscapeHTML(s.Text) + "</mark>")
		} else {
			b.WriteString(EscapeHTML(s.Text))
		}
	}
	return template.HTML(b.String())
}

// Render writes a page. It is made whole before the first byte goes out, so
// that an error never leaves half a page.
func (s *Site) Render(r *Request, status int, file string, page any) error {
	return s.RenderIn(r, status, "base", file, page)
}

// sheets are what pages are written on, used again.
var sheets = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// RenderIn writes a page within another frame than that of the public pages.
func (s *Site) RenderIn(r *Request, status int, base, file string, page any) error {
	t, ok := s.views[r.Lang][file]
	if !ok {
		return fmt.Errorf("no template %s", file)
	}
	b := sheets.Get().(*bytes.Buffer)
	defer sheets.Put(b)
	b.Reset()
	if err := t.ExecuteTemplate(b, base, page); err != nil {
		return fmt.Errorf("render %s: %w", file, err)
	}
	r.Header("Content-Language", string(r.Lang))
	r.Data(status, "text/html; charset=utf-8", b.Bytes())
	return nil
}

// dict returns pairs of a name and a value, for a part of a template that needs
// several.
func dict(pairs ...any) (map[string]any, error) {
	out := map[string]any{}
	for i := 0; i+1 < len(pairs); i += 2 {
		name, ok := pairs[i].(string)
		if !ok {
			return nil, fmt.Errorf("dict: %v is no name", pairs[i])
		}
		out[name] = pairs[i+1]
	}
	return out, nil
}
