package title

import (
	"slices"
	"strings"

	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/corpus/describe/wording"
	"github.com/simde/simde/schema"
)

// typesetFormats are the formats that Typeset reports.
var typesetFormats = []string{"application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}

// Typeset reports whether what a file of a format states of itself is often of a
// template or of an earlier file, so that it counts only where the pages show it.
func Typeset(mediaType string) bool { return slices.Contains(typesetFormats, mediaType) }

// Read finds the title: the one that stands of a person or a catalogue; the
// file's own, unless it is junk or no page shows it; what the type of the first
// pages shows; the first meaningful line.
func (f *Reader) Read(d *text.Document) {
	b := d.Doc.Basis[schema.FieldTitle]
	if d.Doc.Title != "" && b.By.Rank() > schema.ByFile.Rank() {
		return
	}
	own := d.Doc.Title
	if b.By != schema.ByFile || junkTitle(own) {
		own = ""
	}
	if own != "" && !Typeset(d.Doc.Original.MediaType) {
		d.Doc.Title = trimTail(own)
		return
	}
	if f.typesetTitle(d, own) || own != "" && agrees(own, d.Doc.Pages) {
		return
	}
	for _, r := range d.Pages {
		if start, end, ok := f.lineTitle(r); ok {
			f.inferTitle(d, withLabelled(loose(Clean(r.Body[start:end])), r.Body[end:]), 0.7, r.Passage(start, end, "title.line"))
			return
		}
	}
	if b.By != schema.ByFile {
		return
	}
	f.inferTitle(d, d.Doc.Title, 0.3, schema.Evidence{Passage: d.Doc.Title, Rule: "title.file"})
}

// withLabelled adds to a title that says only which sort of document this is
// what the lines after it label as the title of its subject.
func withLabelled(title, after string) string {
	const lines = 6
	if !reGenre().MatchString(title) {
		return title
	}
	seen := 0
	for line := range strings.Lines(after) {
		s := strings.TrimSpace(line)
		if s == "" {
			continue
		}
		if seen++; seen > lines {
			break
		}
		if more, ok := labelledTitle(s); ok && titleLike(more) {
			return title + ": " + trimTail(cleanTitle(text.CutAt(more, wording.LongestTitle)))
		}
	}
	return title
}

func (f *Reader) inferTitle(d *text.Document, title string, sure float64, why schema.Evidence) {
	d.Doc.Title = title
	d.Doc.Basis[schema.FieldTitle] = schema.Basis{By: schema.Inferred, Confidence: sure, Evidence: []schema.Evidence{why}}
}

// typesetTitle sets the title that the type of the first pages shows. The
// file's own stands where it says more than that and the page agrees.
func (f *Reader) typesetTitle(d *text.Document, own string) bool {
	const pages, large = 2, 1.3
	for page := 1; page <= pages; page++ {
		title, size := headedTitle(d.Doc.Stated[schema.ByFile].Headings, page)
		if title == "" || junkTitle(title) {
			continue
		}
		if own != "" && agrees(own, d.Doc.Pages) && (size < large || strings.Contains(wording.Words(own), wording.Words(title))) {
			return false
		}
		f.inferTitle(d, title, 0.6+size/8, schema.Evidence{Page: page, Passage: title, Rule: "title.type"})
		return true
	}
	return false
}
