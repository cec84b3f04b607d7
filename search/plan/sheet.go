package plan

import (
	"fmt"
	"iter"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/word"
)

// Sheet is what is indexed of a document, its texts analysed.
type Sheet struct {
	ID     schema.ID
	Hash   string           // of all that is indexed; see schema.Document.ContentHash
	Entry  schema.Revision  // with which it entered or last changed
	Lang   schema.Lang      // of the title
	Title  []word.Token     // each token once, in the order of the text
	Author [][]word.Token   // of each creator, read in no language
	Names  [][]word.Token   // of creators, publisher and identifiers: in the body, but on no page
	Keys   []string         // exact keys
	Facets [Facets][]string // values by the number of the facet
	ByName string           // by which titles are put in order
	Date   uint32           // yyyymmdd of the last day, zeros for what is not known, or 0
	Count  int              // of pages, without page 0
	pages  iter.Seq[SheetPage]
}

// SheetPage is what is indexed of one page.
type SheetPage struct {
	Number int // 0 for title and abstract
	Lang   schema.Lang
	Tokens []word.Token
}

// Pages yields page 0 and the pages of the document in their order. Each is
// analysed when it is asked for, so that a long document is not held in memory;
// it can be gone through once.
func (s *Sheet) Pages() iter.Seq[SheetPage] { return s.pages }

// Stems returns how many words with a stem a page has: its share in the length
// of the document.
func (p *SheetPage) Stems() int {
	n := 0
	for _, t := range p.Tokens {
		if t.Stem != "" {
			n++
		}
	}
	return n
}

// longestID is how many bytes the identifier of a document may have in every
// index.
const longestID = 512

// Holdable returns why no index can hold a document of that identifier, or nil.
func Holdable(id schema.ID) error {
	if id == "" || len(id) > longestID || strings.Contains(string(id), "\x00") {
		return fmt.Errorf("document %q: an identifier is of 1 to %d bytes, none of them zero: %w", id, longestID, schema.ErrInvalid)
	}
	return nil
}

// NewSheet reads d with a, which remembers the words it has seen.
func NewSheet(d *schema.Document, a *word.Analyzer) *Sheet {
	s := &Sheet{
		ID: d.ID, Hash: d.ContentHash(), Entry: d.Revision, Lang: d.Language,
		Title: a.Tokens(d.Title, d.Language), Keys: exactKeys(d), Facets: facetValues(d),
		ByName: sortTitle(d.Title), Date: dateKey(d.Published), Count: len(d.Pages),
	}
	for _, c := range d.Creators {
		tokens := a.Tokens(c, schema.Undetermined)
		s.Author, s.Names = append(s.Author, tokens), append(s.Names, tokens)
	}
	s.Names = append(s.Names, a.Tokens(d.Publisher, schema.Undetermined))
	for _, id := range d.Identifiers {
		s.Names = append(s.Names, a.Tokens(id, schema.Undetermined))
	}
	s.pages = func(yield func(SheetPage) bool) { readPages(d, a, yield) }
	return s
}

func readPages(d *schema.Document, a *word.Analyzer, yield func(SheetPage) bool) {
	if !yield(SheetPage{0, d.Language, a.Tokens(d.Title+"\n"+d.Abstract, d.Language)}) {
		return
	}
	for i, p := range d.Pages {
		number := p.Number
		if number == 0 {
			number = i + 1
		}
		l := pageLang(p.Language, d.Language)
		if !yield(SheetPage{number, l, a.Tokens(p.Text, l)}) {
			return
		}
	}
}

// sortTitle is the key by which titles are put in order.
func sortTitle(title string) string {
	t := exactText(title)
	if len(t) > 64 {
		t = strings.ToValidUTF8(t[:64], "")
	}
	return t
}

// dateKey writes the last day of a date as yyyymmdd, with zeros for what is
// not known, or 0.
func dateKey(d schema.Date) uint32 {
	_, last, ok := strings.Cut(string(d), "/")
	if !ok {
		last = string(d)
	}
	n, err := strconv.ParseUint((strings.ReplaceAll(last, "-", "") + "00000000")[:8], 10, 32)
	if err != nil {
		return 0
	}
	return uint32(n)
}
