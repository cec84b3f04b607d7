// Package brief is a short paper on one corridor: its figures and what they
// count, a chart of each measure, what documents say with their pages, what is
// missing, and where all of it comes from. A Brief holds words that are written
// out already, in one language; this package lays them out as PDF, as DOCX and
// as HTML, and knows nothing of where they come from.
package brief

import (
	"slices"
	"strings"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/chart"
)

// Brief is a paper. It is kept as JSON under its address, so that what is cited
// does not change. Addresses on the site are kept without its host: At puts it
// before them.
type Brief struct {
	Lang     schema.Lang
	Corridor string // its code, as MX-US
	Day      string // on which it was made, as 2026-11-29

	Label    string // what kind of paper it is, and its day in words
	Title    string
	Lede     string
	Keys     []Key
	Sections []Section
	Address  string // where it stands for good
	Foot     string // the words before the fingerprint and the number of the page

	Documents []schema.ID // those that it quotes or names
}

// Key is a key figure.
type Key struct {
	Label  string
	Value  string
	Detail string // period, character, source
}

// Section is a part of a paper under a heading. What of it is empty is not shown.
type Section struct {
	Heading string
	Text    string // a sentence before all else
	Charts  []Chart
	Quotes  []Quote
	Table   *Table
	List    []Item
}

// Chart is a picture of figures.
type Chart struct {
	Heading string
	Unit    string // what is counted, and whether a part of it is provisional
	Alt     string // what it shows, in words
	Note    string // source and breaks
	Drawing chart.Chart
}

// Quote is a passage of a document, word for word.
type Quote struct {
	Text string
	Lang schema.Lang
	From string // who says it, title, date, page
	URL  string // of the page
}

// Table is rows under a head, of as many cells each.
type Table struct {
	Head []string
	Rows [][]string
}

// Item is an entry of a list. What of it is empty is not shown.
type Item struct {
	Name string // stands out
	Text string
	Link string // the words of a link; the address itself where ""
	URL  string // where more stands
}

// Words are those of the link.
func (i Item) Words() string {
	if i.Link == "" {
		return i.URL
	}
	return i.Link
}

// At returns the paper with whole addresses: base, the scheme and the host of
// the site, before those that have none.
func (b Brief) At(base string) Brief {
	whole := func(address string) string {
		if strings.HasPrefix(address, "/") {
			return base + address
		}
		return address
	}
	b.Address = whole(b.Address)
	b.Sections = slices.Clone(b.Sections)
	for i := range b.Sections {
		s := &b.Sections[i]
		s.Quotes, s.List = slices.Clone(s.Quotes), slices.Clone(s.List)
		for j := range s.Quotes {
			s.Quotes[j].URL = whole(s.Quotes[j].URL)
		}
		for j := range s.List {
			s.List[j].URL = whole(s.List[j].URL)
		}
	}
	return b
}

// made is the day as a time, for the properties of a file: the same paper is the
// same bytes.
func (b Brief) made() time.Time {
	t, err := time.Parse(time.DateOnly, b.Day)
	if err != nil {
		return time.Unix(0, 0).UTC()
	}
	return t
}
