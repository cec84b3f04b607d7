// Package brief is a short paper on one corridor: its figures and what they
// count, a chart of each measure, what documents say with their pages, what is
// missing, and where all of it comes from. A Brief holds words that are written
// out already, in one language; this package lays them out as PDF, as DOCX and
// as HTML, and knows nothing of where they come from.
package brief

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"github.com/simde/simde/schema"
)

// Brief is a paper. It is kept as JSON under its address, so that what is cited
// does not change.
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
	PNG     []byte // two by one or so
	SVG     string // the same, for pages
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

// Item is an entry of a list: a word that stands out, or "", and the rest.
type Item struct {
	Name string
	Text string
	URL  string // where more stands, or ""
}

// Fingerprint tells two papers apart by what they say: the first twelve digits
// of the SHA-256 of all their words and figures. Address and day do not count,
// nor how a chart is drawn.
func (b Brief) Fingerprint() string {
	said := b
	said.Address, said.Day, said.Label, said.Sections = "", "", "", nil
	for _, s := range b.Sections {
		s.Charts = append([]Chart(nil), s.Charts...)
		for i := range s.Charts {
			s.Charts[i].PNG, s.Charts[i].SVG = nil, ""
		}
		said.Sections = append(said.Sections, s)
	}
	text, err := json.Marshal(said)
	if err != nil {
		panic("brief: " + err.Error()) // every field can be encoded
	}
	sum := sha256.Sum256(text)
	digits := hex.EncodeToString(sum[:6])
	return fmt.Sprintf("%s %s %s", digits[:4], digits[4:8], digits[8:])
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
