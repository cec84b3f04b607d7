package pdf

import (
	"regexp"
	"slices"
	"strings"

	"github.com/klippa-app/go-pdfium/references"
)

// reLongNumber matches a number so long that it may be several, of cells that
// stand close to one another.
var reLongNumber = regexp.MustCompile(`\d[\d.,]{4,}\d`)

// A gap between two characters parts them where it is wider than is usual in the
// number by gapShare of a character; so does a step back, up or down, and type so
// much smaller that it is a mark of a note.
const (
	gapShare  = 0.15
	markShare = 0.8
)

// maxNumbers is how many long numbers of a page are looked at.
const maxNumbers = 300

// parted returns the long numbers of a page's text that are several, each with
// spaces where they part.
func (in *instance) parted(tp references.FPDF_TEXTPAGE, text string) []string {
	found := reLongNumber.FindAllStringIndex(text, maxNumbers)
	if len(found) == 0 {
		return nil
	}
	s := sheet{in: in, text: tp}
	s.turned(splitLines(text))
	var out []string
	at, char := 0, 0
	for _, f := range found {
		char += units(text[at:f[0]])
		at = f[0]
		if spaced := s.spaced(text[f[0]:f[1]], char); spaced != "" {
			out = append(out, text[f[0]:f[1]], spaced)
		}
	}
	return out
}

// spaced returns a number whose first character of the page is char with spaces
// where its characters stand apart, or "" where none do.
func (s *sheet) spaced(number string, char int) string {
	boxes := make([]box, len(number))
	width := 0.0
	for i := range boxes {
		var ok bool
		if boxes[i], ok = s.at(char + i); !ok {
			return ""
		}
		width = max(width, boxes[i].width())
	}
	gaps := make([]float64, 0, len(boxes))
	for i := range boxes[1:] {
		gaps = append(gaps, boxes[i+1].left-boxes[i].right)
	}
	sorted := slices.Sorted(slices.Values(gaps))
	usual := sorted[len(sorted)/2]
	var b strings.Builder
	for i := range boxes {
		if i > 0 && (gaps[i-1]-usual > gapShare*width || gaps[i-1] < -width || boxes[i].along(boxes[i-1]) <= 0 || boxes[i].height() < markShare*boxes[i-1].height()) {
			b.WriteByte(' ')
		}
		b.WriteByte(number[i])
	}
	if b.Len() == len(number) {
		return ""
	}
	return b.String()
}
