package eval

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/table"
)

// catalogued is a document as readers catalogued it from its pages. What is
// empty the document does not state.
type catalogued struct {
	File      string
	Language  schema.Lang
	Title     string
	Date      string
	Publisher string
	Creators  []string
	Kind      string // a second one after "|" where arguable
	Note      string
}

// part is the half of the catalogue to which a document belongs, by the hash of
// its name: one is learned from, the other is scored and never looked at.
func (c catalogued) part() string {
	if sha256.Sum256([]byte(filepath.Base(c.File)))[0]%2 == 0 {
		return "learn"
	}
	return "report"
}

// readCatalogue reads the documents of catalogue_2026.json.
func readCatalogue(content []byte) ([]catalogued, error) {
	var file struct{ Items []catalogued }
	err := json.Unmarshal(content, &file)
	return file.Items, err
}

// HeldBack lists the files under dir that readers catalogued and that nothing
// may be learned from.
func HeldBack(dir string) ([]string, error) {
	content, err := os.ReadFile(filepath.Join(dir, "eval", "catalogue_2026.json"))
	if err != nil {
		return nil, err
	}
	list, err := readCatalogue(content)
	var out []string
	for _, c := range list {
		if c.part() != "learn" {
			out = append(out, c.File)
		}
	}
	return out, err
}

// catalogued2026 scores title, date, publisher, creators and kind on documents
// that readers catalogued, by half and by type of file. What is wrong is shown
// of the half that is learned from.
func (e *evaluation) catalogued2026() error {
	content, err := e.readFile("eval", "catalogue_2026.json")
	if err != nil {
		return err
	}
	list, err := readCatalogue(content)
	if err != nil {
		return err
	}
	kinds := map[string][]string{}
	for f := range table.Rows(Annotations, "annotations/kinds.tsv", 2) {
		kinds[f[0]] = strings.Fields(f[1])
	}
	for _, want := range list {
		ending := strings.TrimPrefix(filepath.Ext(want.File), ".")
		if e.file == nil && ending != "txt" && ending != "md" {
			continue
		}
		doc, err := e.described(want.File)
		if err != nil {
			return err
		}
		for _, j := range []judged{want.title(doc), want.date(doc), want.datedRight(doc), want.publisher(doc), want.creators(doc), want.kind(doc, kinds), want.kindStated(doc, kinds)} {
			if err := e.judge(want, ending, j); err != nil {
				return err
			}
		}
	}
	return nil
}

// judged is what one field of a document scores; without a score the document
// says nothing of it.
type judged struct {
	field     string
	score     Score
	got, want string
}

// judge counts a score for its half, and for the type of file within it.
func (e *evaluation) judge(c catalogued, ending string, j judged) error {
	if j.score == (Score{}) {
		return nil
	}
	set := "catalogue2026 " + c.part() + " " + j.field
	e.add(set, schema.Lang(ending), j.score)
	if e.errors == nil || c.part() != "learn" || j.score.Wrong+j.score.Missed == 0 {
		return nil
	}
	_, err := fmt.Fprintf(e.errors, "%s: %s\n    got  %s\n    want %s\n", set, c.File, j.got, j.want)
	return err
}

// freer reports whether the readers' note lets the title be longer or shorter.
func (c catalogued) freer() bool {
	for f := range table.Rows(Annotations, "annotations/notes.tsv", 1) {
		if strings.Contains(strings.ToLower(c.Note), f[0]) {
			return true
		}
	}
	return false
}

// title scores the title by its words; the readers' note may let it be longer or
// shorter.
func (c catalogued) title(doc *schema.Document) judged {
	if c.Title == "" || strings.HasPrefix(c.Title, "[") {
		return judged{}
	}
	ok := sameTitle(doc.Title, c.Title, c.freer())
	return judged{"title", one(ok), doc.Title + "  [" + string(doc.Basis[schema.FieldTitle].By) + "]", c.Title}
}

// right reports whether a date is the one that stands, or one that the
// readers' note lets stand.
func (c catalogued) right(date string) bool {
	return date == c.Date || date != "" && slices.Contains(strings.FieldsFunc(c.Note, func(r rune) bool { return r != '-' && !unicode.IsDigit(r) }), date)
}

// date scores the dates that are found of those that are stated.
func (c catalogued) date(doc *schema.Document) judged {
	if c.Date == "" {
		return judged{}
	}
	s := Score{Missed: 1}
	switch got := string(doc.Published); {
	case c.right(got):
		s = Score{Right: 1}
	case got != "":
		s.Wrong = 1
	}
	return judged{"date of those stated", s, string(doc.Published) + " " + ruleOf(doc, schema.FieldPublished), c.Date}
}

// datedRight scores whether a date is right or unknown.
func (c catalogued) datedRight(doc *schema.Document) judged {
	return judged{"date right or unknown", one(doc.Published == "" || c.right(string(doc.Published))), string(doc.Published) + " " + ruleOf(doc, schema.FieldPublished), c.Date}
}

// publisher scores publishers: the same organisation of the vocabulary, or a
// name that holds the other.
func (c catalogued) publisher(doc *schema.Document) judged {
	if c.Publisher == "" && doc.Publisher == "" {
		return judged{}
	}
	var got, must []string
	if doc.Publisher != "" {
		got = []string{doc.Publisher}
	}
	if c.Publisher != "" {
		must = []string{c.Publisher}
	}
	if len(got) > 0 && (sameBody(doc.Publisher, c.Publisher) || strings.Contains(" "+letters(c.Note)+" ", " "+letters(doc.Publisher)+" ")) {
		must = got
	}
	s, _, _ := compare(got, must, nil)
	return judged{"publisher", s, doc.Publisher + " " + ruleOf(doc, schema.FieldPublisher), c.Publisher}
}

func sameBody(got, want string) bool {
	a, known := schema.ReadOrganisation(got, "")
	b, also := schema.ReadOrganisation(want, "")
	if known && also && a.ID == b.ID {
		return true
	}
	g, w := letters(got), letters(want)
	return w != "" && (strings.Contains(g, w) || strings.Contains(w, g))
}

// creators scores creators by their names: one that the readers do not have is
// wrong, be it the typist's, unless it is the publisher.
func (c catalogued) creators(doc *schema.Document) judged {
	if len(doc.Creators)+len(c.Creators) == 0 {
		return judged{}
	}
	var s Score
	for _, g := range doc.Creators {
		switch {
		case slices.ContainsFunc(c.Creators, func(w string) bool { return sameName(g, w) }):
			s.Right++
		case !sameBody(g, c.Publisher):
			s.Wrong++
		}
	}
	for _, w := range c.Creators {
		if !slices.ContainsFunc(doc.Creators, func(g string) bool { return sameName(g, w) }) {
			s.Missed++
		}
	}
	return judged{"creators", s, strings.Join(doc.Creators, "; ") + " " + ruleOf(doc, schema.FieldCreators), strings.Join(c.Creators, "; ")}
}

// sameName reports whether a name has all words of the other.
func sameName(a, b string) bool {
	x, y := strings.Fields(letters(a)), strings.Fields(letters(b))
	if len(x) > len(y) {
		x, y = y, x
	}
	return len(x) > 0 && !slices.ContainsFunc(x, func(w string) bool { return !slices.Contains(y, w) })
}

// kind scores whether the kind is one that readers named, or unknown.
func (c catalogued) kind(doc *schema.Document, kinds map[string][]string) judged {
	ok := !stated(doc.Kind) || slices.Contains(c.kinds(kinds), string(doc.Kind))
	return judged{"kind right or unknown", one(ok), string(doc.Kind) + " " + ruleOf(doc, schema.FieldKind) + " " + doc.Title, c.Kind}
}

// kindStated scores the kinds that are known.
func (c catalogued) kindStated(doc *schema.Document, kinds map[string][]string) judged {
	s := Score{Missed: 1}
	switch {
	case slices.Contains(c.kinds(kinds), string(doc.Kind)):
		s = Score{Right: 1}
	case stated(doc.Kind):
		s.Wrong = 1
	}
	return judged{field: "kind", score: s, got: string(doc.Kind) + " " + doc.Title, want: c.Kind}
}

// stated reports whether a kind says which sort of document this is.
func stated(k schema.Kind) bool { return k != "" && k != "other" }

func (c catalogued) kinds(kinds map[string][]string) []string {
	var out []string
	for k := range strings.SplitSeq(c.Kind, "|") {
		out = append(out, kinds[k]...)
	}
	return out
}

// ruleOf names the rule that a field rests on.
func ruleOf(doc *schema.Document, f schema.Field) string {
	if e := doc.Basis[f].Evidence; len(e) > 0 {
		return "[" + e[0].Rule + "]"
	}
	return ""
}
