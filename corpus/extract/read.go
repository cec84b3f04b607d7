package extract

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/simde/simde/schema"
)

// Read reads a file that is no PDF, in this process. name is the path under
// which it was offered. What is wrong with the file is a *schema.FileError.
//
// A Pool does the same in a worker process; Read is for callers that trust
// their files, and for tests.
func Read(data []byte, name string) (*schema.Reading, error) {
	t, media, err := readAs(data, name)
	if err != nil {
		return nil, err
	}
	r, err := t.reading(media)
	if r != nil {
		warnOfName(r, name)
	}
	return r, err
}

// readers read the formats that have one reader each.
var readers = map[string]func([]byte) (*text, error){
	typeHTML: readHTML, typeDOCX: readDOCX, typeMarkdown: readMarkdown, typeText: readText, typeRTF: readRTF, typeEPUB: readEPUB,
	typeODT: readODF, typeODP: readODF, typePPTX: readPPTX, typeXLSX: readSheets, typeODS: readSheets, typeMSG: readMSG, typeDOC: readDOC, typePPT: readPPT, typeXLS: readXLS,
}

// readAs reads a file as what it is.
func readAs(data []byte, name string) (t *text, media string, err error) {
	if media, err = mediaType(data, name); err != nil {
		return nil, "", err
	}
	if media == typeMail {
		return readMail(data)
	}
	t, err = readers[media](data)
	return t, media, err
}

// text is what a reader makes of a format without pages.
type text struct {
	body     string
	self     schema.Known
	created  schema.Date
	pages    []string // where the format has pages of its own, in place of body
	enclosed enclosures
	scraped  bool // plain text, perhaps taken from a web page with its menu and its line ends
	warnings []string
}

// reading cleans the text and cuts it into sections.
func (t *text) reading(media string) (*schema.Reading, error) {
	if r := pagedText(t); r != nil && lettersIn(r) > 0 {
		return r, nil
	}
	r := &schema.Reading{MediaType: media, Engine: Version(), Self: tidyKnown(t.self), Created: t.created, Warnings: t.warnings, Attachments: t.enclosed.attachments()}
	if len(t.pages) > 0 {
		return t.paged(r)
	}
	twice, n := mendTwice(t.body)
	if n > 0 {
		r.Warnings = append(r.Warnings, schema.WarnTwice.Sentence(n))
	}
	body := plainText(twice)
	if len(body) > maxText {
		body = strings.ToValidUTF8(body[:maxText], "")
		r.Warnings = append(r.Warnings, schema.WarnCut.Sentence("32 MiB"))
	}
	if t.scraped {
		var cut, below int
		body, cut = cutNavigation(body)
		body, below = cutFooter(body)
		if cut += below; cut > 0 {
			r.Warnings = append(r.Warnings, schema.WarnNavigation.Sentence(cut))
		}
		body = unwrap(joinHyphens(body, vocabulary(body)))
	}
	body = strings.ReplaceAll(body, "\u00AD", "")
	body = mendMail(tidyGlyphs(body))
	if looksFrench(body) {
		body = restoreOE(body)
	}
	body = reGap.ReplaceAllString(norm.NFC.String(trimLines(body)), "\n\n")
	for i, s := range sections(body) {
		r.Pages = append(r.Pages, schema.Page{Number: i + 1, Text: s, Engine: Version()})
	}
	if !hasLetters(body) {
		return r, fail(schema.FailNoText, "no words in it")
	}
	return r, nil
}

// paged fills in the pages of a format that has its own.
func (t *text) paged(r *schema.Reading) (*schema.Reading, error) {
	size := 0
	for i, p := range t.pages {
		if size += len(p); size > maxText || i >= pdfLimits.Pages {
			r.Warnings = append(r.Warnings, schema.WarnCut.Sentence(fmt.Sprintf("%d MiB or %d pages", maxText>>20, pdfLimits.Pages)))
			break
		}
		r.Pages = append(r.Pages, schema.Page{Number: i + 1, Text: p, Engine: Version()})
	}
	finishPages(r)
	if lettersIn(r) == 0 {
		return r, fail(schema.FailNoText, "no words in it")
	}
	return r, nil
}

// reGap is more than one blank line.
var reGap = regexp.MustCompile(`\n{3,}`)

func hasLetters(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
