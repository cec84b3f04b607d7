package field

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/corpus/describe/title"
	"github.com/simde/simde/corpus/describe/wording"
	"github.com/simde/simde/schema"
)

// Lengths of an abstract in bytes.
const (
	leastAbstract = 80  // of a paragraph that says something
	fullAbstract  = 300 // after which a sentence ends it
	mostAbstract  = 700
)

// Abstract keeps the abstract that stands; a PDF's or a DOCX's own only where
// it is whole sentences. Else it is the first sentences of the first paragraph
// that says something.
func (f *Reader) Abstract(d *text.Document) {
	b := d.Doc.Basis[schema.FieldAbstract]
	own := b.By == schema.ByFile && title.Typeset(d.Doc.Original.MediaType) && sentencesOf(d.Doc.Abstract) == ""
	if d.Doc.Abstract != "" && b.By.Rank() > schema.Inferred.Rank() && !own {
		return
	}
	d.Doc.Abstract = ""
	delete(d.Doc.Basis, schema.FieldAbstract)
	heads := headsOf(d.Doc)
	title := d.Doc.Title
	if e := d.Doc.Basis[schema.FieldTitle].Evidence; len(e) > 0 && e[0].End > 0 {
		title = e[0].Passage
	}
	for i, r := range d.Pages {
		if i > 5 {
			return
		}
		if abstract, start, end := firstParagraph(r.Body, title, heads); abstract != "" {
			d.Doc.Abstract = abstract
			d.Doc.Basis[schema.FieldAbstract] = schema.Basis{By: schema.Inferred, Confidence: 0.6, Evidence: []schema.Evidence{r.Passage(start, end, "abstract.paragraph")}}
			return
		}
	}
}

// headsOf returns the words of the title and of what opens the first pages in
// large type, which are no part of a paragraph below them.
func headsOf(doc *schema.Document) []string {
	heads := []string{wording.Words(doc.Title)}
	for _, h := range doc.Stated[schema.ByFile].Headings {
		if h.Size > title.StandsOut {
			heads = append(heads, wording.Words(h.Text))
		}
	}
	return heads
}

// firstParagraph returns the abstract that the first fitting paragraph of a
// page makes, and where that paragraph stands; "" where none fits.
func firstParagraph(content, title string, heads []string) (abstract string, start, end int) {
	lines := text.MeasureLines(content)
	for pos := 0; pos < len(content); {
		stop := pos
		for stop < len(content) && !(content[stop] == '\n' && lines.BreaksAt(content, stop)) {
			stop++
		}
		from := pos + belowHeads(content[pos:stop], title, heads)
		p := strings.TrimSpace(content[from:stop])
		if abstract := sentencesOf(p); abstract != "" && !reBoilerplate().MatchString(abstract) {
			start = from + strings.Index(content[from:stop], p)
			return abstract, start, start + len(p)
		}
		pos = stop + 1
	}
	return "", 0, 0
}

// belowHeads returns where a paragraph begins below the lines that belong to
// headings, or after the title on its line.
func belowHeads(p, title string, heads []string) int {
	at := 0
	for line := range strings.Lines(p) {
		if len(line) > wording.LongestTitle {
			break
		}
		words := wording.Words(line)
		if words != "" && !slices.ContainsFunc(heads, func(h string) bool { return strings.Contains(h, words) }) {
			break
		}
		at += len(line)
	}
	if at > 0 || title == "" {
		return at
	}
	if start := strings.Index(p, title); start >= 0 && strings.Trim(p[:start], " \t\n#*_") == "" && len(p)-start-len(title) > leastAbstract {
		return start + len(title)
	}
	return 0
}

var (
	reBoilerplate     = wording.Lazy(func() string { return `(?i)` + wording.Pattern("boilerplate") })
	reMarkedLink      = wording.Lazy(func() string { return `!?\[([^\[\]]*)\]\([^()\s]*\)` })
	reLabelledSection = wording.Lazy(func() string { return `(?i)^` + wording.Pattern("section") + ` ?: ` })
	reListLead        = wording.Lazy(func() string { return `^(?:[•▪●○■–—*-]\s*|\d{1,2}[.)]\s+|\|\s*)+` })
)

// markup takes off what is no part of a sentence.
var markup = strings.NewReplacer("**", "", "__", "", "*", "", "\u200b", "", "\u00ad", "")

// sentencesOf returns the whole sentences with which a paragraph begins,
// without markup and dateline; "" where it has none or is no prose.
func sentencesOf(p string) string {
	if len(p) < leastAbstract || !strings.ContainsAny(p, ".?!") {
		return ""
	}
	p = text.CutAt(p, 3*mostAbstract)
	if strings.Contains(p, "](") {
		p = reMarkedLink().ReplaceAllString(p, "$1")
	}
	p = markup.Replace(p)
	p = strings.TrimLeft(wording.OneLine(p), "#_ ")
	p = reListLead().ReplaceAllString(p, "")
	p = withoutDateline(strings.TrimLeft(p[len(reLabelledSection().FindString(p)):], " ,;|"))
	first, _ := utf8.DecodeRuneInString(p)
	if len(p) < leastAbstract || unicode.IsLower(first) || strings.HasPrefix(p, "http") || strings.Count(p, "|") > 2 || strings.Contains(p, "…") {
		return ""
	}
	end := 0
	for _, at := range sentenceEnds(p) {
		if at > mostAbstract {
			break
		}
		if end = at; end >= fullAbstract {
			break
		}
	}
	if end < leastAbstract || strings.Contains(p[:end], "://") {
		return ""
	}
	return strings.TrimRight(p[:end], " _")
}

// sentenceEnds returns the places after the marks that end sentences in a text
// of one line.
func sentenceEnds(p string) []int {
	var out []int
	for i, r := range p {
		if r != '.' && r != '?' && r != '!' && r != '…' {
			continue
		}
		end := i + utf8.RuneLen(r)
		closing := strings.TrimLeft(p[end:], "\"”»)")
		end = len(p) - len(closing)
		next, _ := utf8.DecodeRuneInString(strings.TrimLeft(closing, " "))
		word := wording.LastWord(p[:i])
		switch {
		case closing == "":
			out = append(out, end)
		case strings.HasPrefix(closing, " ") && !unicode.IsLower(next) && !(r == '.' && (utf8.RuneCountInString(word) < 3 && !strings.ContainsAny(word, "0123456789") || strings.Contains(word, "."))):
			out = append(out, end)
		}
	}
	return out
}

// withoutDateline returns a text without the place and the date that open a
// report: "LIMA, 15 de diciembre de 2017 -", "Geneva (AP) –".
func withoutDateline(p string) string {
	const longest = 90
	head := text.CutAt(p, longest)
	best, n := -1, 0
	for _, mark := range []string{" – ", " — ", " - ", ".- ", ".– ", "– ", "— ", ": "} {
		if i := strings.Index(head, mark); i > 0 && (best < 0 || i < best) {
			best, n = i, len(mark)
		}
	}
	if best < 0 || !placeAndDate(head[:best], head[best:best+n]) {
		return p
	}
	return strings.TrimSpace(p[best+n:])
}

// placeAndDate reports whether all words of s are those of a dateline: names,
// numbers, months and the small words of dates; before a colon it has a date.
func placeAndDate(s, mark string) bool {
	digits := strings.ContainsAny(s, "0123456789")
	names := 0
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune(" ,/()[].*", r) }) {
		first, _ := utf8.DecodeRuneInString(word)
		switch {
		case unicode.IsUpper(first):
			names++
		case unicode.IsDigit(first), reDateWord().MatchString(word):
		default:
			return false
		}
	}
	if strings.Contains(mark, ":") || mark == " - " && !digits {
		return digits && names > 0 || wording.Acronym(strings.TrimSpace(strings.SplitN(s, ",", 2)[0])) && strings.Contains(s, ",")
	}
	return names > 0 && (digits || names <= 4)
}

var reDateWord = wording.Lazy(func() string {
	return `(?i)^(?:` + wording.Pattern("month") + `|` + wording.Pattern("month-short") + `|` + wording.Pattern("date-word") + `)$`
})
