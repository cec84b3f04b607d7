package eval

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/table"
)

// Cover is a first page of our own making, as its headings, and the title that
// it shows.
type Cover struct {
	Part     string // learn, or held out, which is only scored
	Lang     schema.Lang
	Title    string
	Free     bool // the title may be longer or shorter
	Headings []schema.Heading
}

// Covers lists the pages of annotations/covers.tsv.
func Covers() ([]Cover, error) {
	var out []Cover
	for f := range table.Rows(Annotations, "annotations/covers.tsv", 5) {
		if f[0] == "page" {
			out = append(out, Cover{Part: f[1], Lang: schema.Lang(f[2]), Title: f[3], Free: f[4] == "free"})
			continue
		}
		h := schema.Heading{Page: 1, Heavy: f[1] == "H", Text: f[4]}
		var errs [3]error
		h.Size, errs[0] = strconv.ParseFloat(f[0], 64)
		h.Top, errs[1] = strconv.ParseFloat(f[2], 64)
		h.Bottom, errs[2] = strconv.ParseFloat(f[3], 64)
		if err := cmp.Or(errs[0], errs[1], errs[2]); err != nil || len(out) == 0 {
			return nil, fmt.Errorf("covers.tsv: %q: %w", f[4], err)
		}
		c := &out[len(out)-1]
		c.Headings = append(c.Headings, h)
	}
	return out, nil
}

// Document is the page as it is read of a PDF.
func (c Cover) Document() *schema.Document {
	var lines []string
	for _, h := range c.Headings {
		lines = append(lines, h.Text)
	}
	return &schema.Document{
		Original: schema.Original{MediaType: "application/pdf"},
		Pages:    []schema.Page{{Number: 1, Text: strings.Join(lines, "\n")}},
		Stated:   map[schema.Authority]schema.Known{schema.ByFile: {Headings: c.Headings}},
	}
}

// covers scores the titles of our own first pages. What is wrong is shown of the
// part that is learned from.
func (e *evaluation) covers() error {
	list, err := Covers()
	if err != nil {
		return err
	}
	for _, c := range list {
		doc := c.Document()
		e.Describe(doc)
		s := one(sameTitle(doc.Title, c.Title, c.Free))
		e.add("covers "+c.Part, c.Lang, s)
		if e.errors == nil || c.Part != "learn" || s.Right > 0 {
			continue
		}
		if _, err := fmt.Fprintf(e.errors, "covers %s:\n    got  %s\n    want %s\n", c.Part, doc.Title, c.Title); err != nil {
			return err
		}
	}
	return nil
}
