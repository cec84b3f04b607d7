package field

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

var reJunkTitle = regexp.MustCompile(`(?i)^` + pattern("junk-title") + `|\.` + pattern("file-ending") + `"?$|^[\w.-]*_[\w.-]*$|^\W*$|^[0-9a-f-]{12,}$`)

// reNoTitle matches lines that stand on top of documents and are no title:
// dates, marks of the publisher, captions, page numbers.
var reNoTitle = regexp.MustCompile(`(?i)^` + pattern("no-title") + `|^(` + pattern("month") + `\b[\s\d,]*|[\d\s/.,-]+|\d{1,2} \p{L}+ \d{4})$`)

// junkTitle reports whether a file's own title says nothing to a reader.
func junkTitle(s string) bool {
	s = strings.TrimSpace(s)
	letters := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters < 4 || reJunkTitle.MatchString(s) || reNoTitle.MatchString(s) || !strings.Contains(s, " ") && (strings.ContainsAny(s, "_.") || strings.IndexFunc(s, unicode.IsDigit) >= 0)
}

// typesetFormats are the formats whose own title is often that of a template or
// of an earlier file: it counts only where the pages show it.
var typesetFormats = []string{"application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}

// Title finds the title: the one that stands of a person or a catalogue; the
// file's own, unless it is junk or no page shows it; what the type of the first
// pages shows; the first meaningful line.
func (f *Reader) Title(d *text.Document) {
	b := d.Doc.Basis[schema.FieldTitle]
	if d.Doc.Title != "" && b.By.Rank() > schema.ByFile.Rank() {
		return
	}
	own := d.Doc.Title
	if b.By != schema.ByFile || junkTitle(own) {
		own = ""
	}
	if own != "" && !slices.Contains(typesetFormats, d.Doc.Original.MediaType) {
		d.Doc.Title = trimTail(own)
		return
	}
	if f.typesetTitle(d, own) || own != "" && agrees(own, d.Doc.Pages) {
		return
	}
	for _, r := range d.Pages {
		if start, end, ok := titleLine(r); ok {
			f.inferTitle(d, trimTail(cleanTitle(r.Body[start:end])), 0.7, r.Passage(start, end, "title.line"))
			return
		}
	}
	if b.By != schema.ByFile {
		return
	}
	f.inferTitle(d, d.Doc.Title, 0.3, schema.Evidence{Passage: d.Doc.Title, Rule: "title.file"})
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
		if own != "" && agrees(own, d.Doc.Pages) && (size < large || strings.Contains(wordsOf(own), wordsOf(title))) {
			return false
		}
		f.inferTitle(d, title, 0.6+size/8, schema.Evidence{Page: page, Passage: title, Rule: "title.type"})
		return true
	}
	return false
}

// titleLine finds the first line that can be a title, and joins to it the
// short line that goes on with it.
func titleLine(r *text.Text) (start, end int, ok bool) {
	text := r.Body
	pos, seen := 0, 0
	office, last := false, ""
	for line := range strings.Lines(text) {
		at := pos
		pos += len(line)
		s := strings.TrimSpace(line)
		if s == "" {
			continue
		}
		if seen++; seen > 12 {
			return 0, 0, false
		}
		office = letterhead(s) || office && connects(strings.ToLower(lastWord(last)))
		last = s
		if office || !titleLike(s) {
			continue
		}
		start = at + strings.Index(line, s)
		end = start + len(s)
		for range 2 {
			rest := text[min(end+1, len(text)):]
			next, n := nextLine(rest)
			if n == 0 || end-start >= 130 || !goesOn(text[start:end], next) {
				break
			}
			end += 1 + n
		}
		return start, start + titleEnd(text[start:end], text[end:], lang.Of(r.Lang).BareNames), true
	}
	return 0, 0, false
}

func nextLine(rest string) (string, int) {
	line, _, _ := strings.Cut(rest, "\n")
	s := strings.TrimSpace(line)
	return s, strings.Index(line, s) + len(s)
}

// goesOn reports whether next continues a title that line begins: the title
// was wrapped, or is set in several short lines.
func goesOn(line, next string) bool {
	if next == "" || len(next) > 120 || !titleLike(next) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(next)
	if connects(strings.ToLower(line[strings.LastIndexByte(line, ' ')+1:])) {
		return true
	}
	if unicode.IsLower(r) {
		return len(line) > 30
	}
	last := line[len(line)-1]
	return len(line) < 70 && len(next) < 80 && last != '.' && last != ':' && next[len(next)-1] != '.' && next[len(next)-1] != ':'
}

func titleLike(s string) bool {
	letters, digits := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r):
			digits++
		}
	}
	if reNoTitle.MatchString(s) || strings.Contains(s, ".....") || letters < 8 || digits > letters || strings.HasPrefix(s, "http") || strings.HasPrefix(s, "---") || strings.HasPrefix(s, "![") {
		return false
	}
	return strings.Contains(strings.TrimSpace(s), " ") || letters > 12
}

// titleEnd returns where a title ends that has the first paragraph on the same
// line; after is the text after it.
func titleEnd(s, after string, capitals bool) int {
	for _, stop := range []string{" **", "\u200b", " | ", " _", " *", " [", "\t"} {
		if i := strings.Index(s, stop); i > 15 {
			s = s[:i]
		}
	}
	if i := leadAt(s, after, capitals); i > 0 && i <= longestTitle {
		return len(strings.TrimRight(s[:i], " "))
	}
	if len(s) <= longestTitle {
		return len(s)
	}
	s = text.CutAt(s, longestTitle)
	if i := strings.LastIndexByte(s, ' '); i > 0 {
		return i
	}
	return len(s)
}

// reTail matches what stands after a title on its line and is none of it: a tag
// of languages, the symbol of a document, a by-line, a time.
var reTail = regexp.MustCompile(`\s+(?:\[[A-Z]{2}(?:/[A-Z]{2})+\]|\p{Lu}{1,6}(?:/[\p{Lu}\d.-]+)+|\p{Lu}{2,6}\d{5,}(?:-\p{Lu}+)?|` + pattern("by-line") + `(?: \p{Lu}[\p{L}'’-]+){0,4}|(?i:` + pattern("by-line") + `)(?: \p{Lu}[\p{L}'’-]+){2,4}|[|–-] \d\d?[:.]\d\d)$`)

// reTailSection matches the heading that stands after a title that ends with a
// year or a bracket.
var reTailSection = regexp.MustCompile(`(?:\)|(?:19|20)\d\d) ((?i:` + pattern("section") + `)[ :]*)$`)

// reSite matches the name of a site before a title: "WHO EMRO | ".
var reSite = regexp.MustCompile(`^[\p{Lu} .]{2,25} \| `)

// reTailCapitals matches a heading in capitals after a title that is not in
// capitals.
var reTailCapitals = regexp.MustCompile(`[\p{Ll})] ((?:\p{Lu}{2,}[’'\p{Lu}]* ){1,6}(?:N[°º.]+ ?)?[\p{Lu}\d’'°-]{4,}(?: [\p{Lu}\d’'°-]+)*)$`)

// trimTail takes off a title what stands around it on its line.
func trimTail(s string) string {
	if loc := reSite.FindStringIndex(s); loc != nil && len(s)-loc[1] >= leastWas {
		s = s[loc[1]:]
	}
	for _, re := range []*regexp.Regexp{reTailSection, reTailCapitals} {
		if m := re.FindStringSubmatchIndex(s); m != nil && m[2] >= leastWas {
			s = s[:m[2]]
		}
	}
	for range 2 {
		if loc := reTail.FindStringIndex(s); loc != nil && loc[0] >= leastWas {
			s = s[:loc[0]]
		}
		s = trimTitle(s)
	}
	return s
}

func cleanTitle(s string) string {
	s = strings.Trim(strings.Join(strings.Fields(s), " "), "#*_ -–—:|")
	return strings.ReplaceAll(s, "**", "")
}
