package cite

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/simde/simde/schema"
)

// bibType is the entry type of BibTeX for a kind.
func bibType(k schema.Kind) string {
	switch k {
	case "report", "evaluation", "policy-brief", "situation-report", "working-paper", "terms-of-reference", "management-response":
		return "techreport"
	case "article":
		return "article"
	case "book":
		return "book"
	case "thesis":
		return "phdthesis"
	}
	return "misc"
}

// BibTeX writes w as an entry of BibTeX in UTF-8. Capitals of the title are
// kept, and the name of an organisation is not taken apart.
func BibTeX(out io.Writer, w Work) error {
	var b strings.Builder
	kind := bibType(w.Kind)
	fmt.Fprintf(&b, "@%s{simde-%s,\n", kind, w.ID)
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "  %s = {%s},\n", name, bibText(value))
		}
	}
	var authors []string
	for _, n := range w.names() {
		if n.given == "" {
			authors = append(authors, "{"+bibText(n.family)+"}")
		} else {
			authors = append(authors, bibName(n.inverted()))
		}
	}
	if len(authors) > 0 {
		fmt.Fprintf(&b, "  author = {%s},\n", strings.Join(authors, " and "))
	}
	if w.Title != "" {
		fmt.Fprintf(&b, "  title = {{%s}},\n", bibText(w.Title))
	}
	switch kind {
	case "techreport":
		field("institution", w.Publisher)
	case "phdthesis":
		field("school", w.Publisher)
	default:
		field("publisher", w.Publisher)
	}
	parts := w.dateParts()
	if len(parts) > 0 {
		field("year", parts[0])
	}
	if len(parts) > 1 {
		field("month", parts[1])
	}
	field("language", bibLanguages[w.Language])
	field("abstract", w.Abstract)
	field("url", w.URL)
	b.WriteString("}\n\n")
	_, err := io.WriteString(out, b.String())
	return err
}

var bibLanguages = map[schema.Lang]string{schema.Spanish: "spanish", schema.English: "english", schema.French: "french", "pt": "portuguese"}

var bibEscapes = strings.NewReplacer(`\`, `\textbackslash{}`, `{`, `\{`, `}`, `\}`, `%`, `\%`, `&`, `\&`, `#`, `\#`, `$`, `\$`, `_`, `\_`,
	"~", `\textasciitilde{}`, "^", `\textasciicircum{}`)

// bibName writes a part of a name. A word "and" would begin another author.
func bibName(s string) string { return strings.ReplaceAll(bibText(s), " and ", " {and} ") }

// bibText writes s within braces.
func bibText(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
	return bibEscapes.Replace(s)
}
