package pdf

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/simde/simde/schema"
)

// builder gathers the pages of a Reading and holds them to the limits.
type builder struct {
	reading *schema.Reading
	limits  Limits
	size    int
	failed  []int // numbers of pages that could not be read
	cut     []int // numbers of pages of which a part was left out
}

func (b *builder) add(number int, label, engine, text string, err error) {
	if err != nil {
		b.failed = append(b.failed, number)
		text = ""
	}
	text = plain(text)
	room := max(0, min(b.limits.PageText, b.limits.Text-b.size))
	if len(text) > room {
		text = clip(text, room)
		b.cut = append(b.cut, number)
	}
	b.size += len(text)
	b.reading.Pages = append(b.reading.Pages, schema.Page{Number: number, Label: label, Text: text, Engine: engine})
}

// clip shortens s to at most n bytes, at the start of a character.
func clip(s string, n int) string {
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// done returns the reading, with a warning for each limit that bit.
func (b *builder) done() (*schema.Reading, error) {
	if n := len(b.failed); n > 0 && n == len(b.reading.Pages) {
		return nil, failure(schema.FailCorrupt, "none of %d pages could be read", n)
	}
	if len(b.failed) > 0 {
		b.warn(schema.WarnUnread, numbers(b.failed))
	}
	if len(b.cut) > 0 {
		b.warn(schema.WarnPagesCut, numbers(b.cut))
	}
	return b.reading, nil
}

func (b *builder) warn(c schema.WarningCode, what any) {
	b.reading.Warnings = append(b.reading.Warnings, c.Sentence(what))
}

// numbers writes page numbers for a person, at most ten of them.
func numbers(list []int) string {
	const most = 10
	var s []string
	for _, n := range list[:min(len(list), most)] {
		s = append(s, fmt.Sprint(n))
	}
	if len(list) > most {
		s = append(s, fmt.Sprintf("… (+%d)", len(list)-most))
	}
	return strings.Join(s, ", ")
}
