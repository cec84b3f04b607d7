package document

import (
	"context"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/listing"
)

// contents is the table of contents of a document whose first lines are one,
// with the addresses of its pages.
func (s *Page) contents(ctx context.Context, doc *schema.Document, self string, count int) ([]listing.Chapter, error) {
	out := listing.Contents(doc.Abstract)
	if out == nil || count == 0 {
		return out, nil
	}
	numbers := make([]int, count)
	for i := range numbers {
		numbers[i] = i + 1
	}
	pages, err := s.Catalogue.Pages(ctx, doc.ID, numbers)
	if err != nil {
		return nil, err
	}
	for i := range out {
		if n := beginsOn(out[i], pages); n > 0 {
			out[i].URL = self + "?p=" + strconv.Itoa(n) + "#page"
		}
	}
	return out, nil
}

// beginsOn returns the page of the file on which a chapter begins: the first
// that has its title and is not before the page that the table names, which is
// counted without the cover. Where none has, it is the page with that number
// printed on it, or else the page so counted.
func beginsOn(c listing.Chapter, pages []schema.Page) int {
	title := schema.Fold(c.Title)
	for _, p := range pages {
		if p.Number >= c.Page && p.Number <= c.Page+coverPages && strings.Contains(schema.Fold(strings.Join(strings.Fields(p.Text), " ")), title) {
			return p.Number
		}
	}
	for _, p := range pages {
		if p.Label == strconv.Itoa(c.Page) {
			return p.Number
		}
	}
	if c.Page >= 1 && c.Page <= len(pages) {
		return c.Page
	}
	return 0
}

// coverPages is how many pages without a number a file may begin with.
const coverPages = 12
