package cite

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/simde/simde/schema"
)

// Style is a way to write a reference as text.
type Style string

// The styles.
const (
	APA     Style = "apa"
	Chicago Style = "chicago"
	ISO690  Style = "iso690"
)

// Styles are all styles in the order in which they are offered.
var Styles = []Style{APA, Chicago, ISO690}

// StyleNames are the names of the styles, the same in every language.
var StyleNames = map[Style]string{APA: "APA", Chicago: "Chicago", ISO690: "ISO 690"}

// Piece is a run of a reference; italics are for titles.
type Piece struct {
	Text   string
	Italic bool
}

// Reference writes w in a style, with the style's small words in l.
func Reference(w Work, s Style, l schema.Lang) []Piece {
	switch s {
	case Chicago:
		return chicago(w, l)
	case ISO690:
		return iso690(w, l)
	}
	return apa(w, l)
}

// PlainText returns a reference without its italics.
func PlainText(ps []Piece) string {
	var b strings.Builder
	for _, p := range ps {
		b.WriteString(p.Text)
	}
	return b.String()
}

// words are the small words of the styles.
var words = map[schema.Lang]struct{ and, noDate, available string }{
	schema.Spanish: {"y", "s. f.", "Disponible en"},
	schema.English: {"and", "n.d.", "Available at"},
	schema.French:  {"et", "s. d.", "Disponible à l’adresse"},
}

func dateOr(w Work, none string) string {
	if y := w.year(); y != "" {
		return y
	}
	return none
}

// apa: Family, G., & Family, G. (2019). Title. Publisher. URL
func apa(w Work, l schema.Lang) []Piece {
	var people []string
	for _, n := range w.names() {
		people = append(people, n.with(initials(n.given)))
	}
	and := "& "
	if l != schema.English {
		and = words[l].and + " "
	}
	head := ended(series(people, ", ", and, l == schema.English)) + " (" + dateOr(w, words[l].noDate) + "). "
	return tail(w, head, w.Publisher, w.URL)
}

// chicago: Family, Given, and Given Family. 2019. Title. Publisher. URL.
func chicago(w Work, l schema.Lang) []Piece {
	var people []string
	for i, n := range w.names() {
		if i == 0 {
			people = append(people, n.inverted())
		} else {
			people = append(people, strings.TrimSpace(n.given+" "+n.family))
		}
	}
	head := ended(series(people, ", ", words[l].and+" ", l == schema.English)) + " " + ended(dateOr(w, words[l].noDate)) + " "
	return tail(w, head, w.Publisher, w.URL+".")
}

// iso690: FAMILY, Given and Given FAMILY, 2019. Title. Publisher. Available at: URL
func iso690(w Work, l schema.Lang) []Piece {
	var people []string
	for i, n := range w.names() {
		switch {
		case n.given == "":
			people = append(people, strings.ToUpper(n.family))
		case i == 0:
			people = append(people, strings.ToUpper(n.family)+", "+n.given)
		default:
			people = append(people, n.given+" "+strings.ToUpper(n.family))
		}
	}
	head := series(people, ", ", words[l].and+" ", false) + ", " + ended(dateOr(w, words[l].noDate)) + " "
	colon := ": "
	if l == schema.French {
		colon = "\u00a0: "
	}
	return tail(w, head, w.Publisher, words[l].available+colon+w.URL)
}

// tail puts the title, the publisher and the address behind the head. A
// publisher that is the author is not named twice.
func tail(w Work, head, publisher, address string) []Piece {
	names := w.names()
	head = strings.TrimLeft(head, ", ") // nobody is named
	if len(names) == 1 && names[0].given == "" && names[0].family == publisher {
		publisher = ""
	}
	if publisher != "" {
		publisher = ended(publisher) + " "
	}
	return []Piece{{Text: head}, {Text: strings.TrimRight(w.Title, ". "), Italic: true}, {Text: closing(w.Title) + " " + publisher + address}}
}

// closing is the point after a title that does not end in a mark of its own.
func closing(title string) string {
	if strings.HasSuffix(title, "?") || strings.HasSuffix(title, "!") {
		return ""
	}
	return "."
}

func ended(s string) string {
	if s == "" || strings.HasSuffix(s, ".") {
		return s
	}
	return s + "."
}

func (n name) with(given string) string {
	if given == "" {
		return n.family
	}
	return fmt.Sprintf("%s, %s", n.family, given)
}

// initials writes "Juan Manuel" as "J. M.".
func initials(given string) string {
	var out []string
	for _, w := range strings.Fields(given) {
		r, _ := utf8.DecodeRuneInString(w)
		out = append(out, string(r)+".")
	}
	return strings.Join(out, " ")
}

// series joins names: "A", "A and B", "A, B, and C" with the serial comma where
// the style has it.
func series(names []string, sep, and string, serial bool) string {
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0]
	}
	last := names[len(names)-1]
	first := strings.Join(names[:len(names)-1], sep)
	if serial {
		return first + ", " + and + last
	}
	return first + " " + and + last
}
