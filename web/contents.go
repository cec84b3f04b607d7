package web

import (
	"context"
	"regexp"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
)

// chapter is a line of a table of contents.
type chapter struct {
	Title string
	Page  int    // as the table says
	URL   string // of the page on which it begins, or ""
}

var (
	reChapter  = regexp.MustCompile(`^(.+?)\s*(?:…|\.{3,}|(?:\. ){3,})[\s.…]*(\d{1,3})(?:\s+|$)`)
	reLast     = regexp.MustCompile(`^(.+\D)\s+(\d{1,3})$`)
	reContents = regexp.MustCompile(`(?i)^(table of contents|contents|índice|indice|contenidos?|tabla de contenidos?|table des matières|sommaire)\b[\s:.]*`)
)

// leastChapters is how many lines with dots or an ellipsis before a number of a
// page make a text a table of contents.
const leastChapters = 2

// contentsIn reads a text as a table of contents, or returns nil where it is
// none. A table that was cut off in the middle of a line loses that line.
func contentsIn(text string) []chapter {
	text = reContents.ReplaceAllString(strings.TrimSpace(text), "")
	var out []chapter
	for {
		m := reChapter.FindStringSubmatchIndex(text)
		if m == nil {
			break
		}
		page, err := strconv.Atoi(text[m[4]:m[5]])
		if err != nil || len(out) > 0 && page < out[len(out)-1].Page {
			return nil
		}
		out = append(out, chapter{Title: strings.TrimSpace(text[m[2]:m[3]]), Page: page})
		text = text[m[1]:]
	}
	if len(out) < leastChapters {
		return nil
	}
	if m := reLast.FindStringSubmatch(text); m != nil {
		if page, err := strconv.Atoi(m[2]); err == nil && page >= out[len(out)-1].Page {
			out = append(out, chapter{Title: m[1], Page: page})
		}
	}
	return out
}

// readable is an abstract that says something: a table of contents says where
// things are and is none.
func readable(abstract string) string {
	if contentsIn(abstract) != nil {
		return ""
	}
	return abstract
}

// contents is the table of contents of a document whose first lines are one,
// with the addresses of its pages.
func (s *Server) contents(ctx context.Context, doc *schema.Document, self string, count int) ([]chapter, error) {
	out := contentsIn(doc.Abstract)
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
func beginsOn(c chapter, pages []schema.Page) int {
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
