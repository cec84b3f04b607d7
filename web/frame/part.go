package frame

import (
	"html/template"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
)

// Option is an entry of a select element.
type Option struct {
	Value, Label string
	Selected     bool
}

// Countries lists the countries in the order of the language. The list is the
// locale's.
func (l *Locale) Countries() []Option { return l.countries() }

// Wider lists regions and groups of countries in the order of the language. The
// list is the locale's.
func (l *Locale) Wider() []Option { return l.wider() }

func isCountry(p schema.Place) bool { return p.Kind() == schema.Country }

// places lists some places. To order them takes longer than to write a page.
func (l *Locale) places(some func(schema.Place) bool) []Option {
	var out []Option
	for _, p := range schema.Places() {
		if some(p) {
			out = append(out, Option{Value: p.Slug(), Label: p.Name(l.Lang)})
		}
	}
	c := l.Sorter()
	slices.SortStableFunc(out, func(a, b Option) int { return c.CompareString(a.Label, b.Label) })
	return out
}

// options writes the entries of a select element. Those of a picker are some five
// hundred: as a template they took a third of the time of their page.
func options(of []Option) template.HTML {
	var b strings.Builder
	for _, o := range of {
		selected := ""
		if o.Selected {
			selected = " selected"
		}
		for _, part := range []string{`<option value="`, EscapeHTML(o.Value), `"`, selected, ">", EscapeHTML(o.Label), "</option>"} {
			b.WriteString(part)
		}
	}
	return template.HTML(b.String())
}

// Link is a link with what it is called.
type Link struct{ Label, URL string }

// Field is a hidden field of a form.
type Field struct{ Name, Value string }
