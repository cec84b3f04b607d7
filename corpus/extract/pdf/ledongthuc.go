package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	ledong "github.com/ledongthuc/pdf"

	"github.com/simde/simde/schema"
)

// ledongthucVersion is the version of the second engine.
const ledongthucVersion = "ledongthuc/pdf-2026-09-07"

// ReadLedongthuc reads a PDF with ledongthuc/pdf. Of each page it keeps the
// better of the engine's own text and of words set apart by their distance,
// because the engine glues words where spaces are not characters.
func ReadLedongthuc(data []byte, lim Limits, counted func(pages int)) (reading *schema.Reading, err error) {
	defer func() {
		if p := recover(); p != nil {
			reading, err = nil, failure(schema.FailCorrupt, "ledongthuc/pdf: %v", p)
		}
	}()
	r, err := ledong.NewReader(bytes.NewReader(data), int64(len(data)))
	if errors.Is(err, ledong.ErrInvalidPassword) {
		return nil, failure(schema.FailEncrypted, "the PDF asks for a password")
	}
	if err != nil {
		return nil, failure(schema.FailCorrupt, "ledongthuc/pdf: %w", err)
	}
	pages := r.NumPage()
	if pages > lim.Pages {
		return nil, failure(schema.FailTooLarge, "%d pages; the limit is %d", pages, lim.Pages)
	}
	if counted != nil {
		counted(pages)
	}
	info := func(key string) string { return r.Trailer().Key("Info").Key(key).Text() }
	out := &schema.Reading{MediaType: MediaType, Engine: ledongthucVersion, Self: withXMP(known(info), data), Created: date(info("CreationDate"))}
	b := builder{reading: out, limits: lim}
	for n := 1; n <= pages; n++ {
		text, err := ledongPage(r, n)
		b.add(n, "", Ledongthuc, text, err)
	}
	return b.done()
}

func ledongPage(r *ledong.Reader, n int) (text string, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("page %d: %v", n, p)
		}
	}()
	page := r.Page(n)
	if page.V.IsNull() {
		return "", fmt.Errorf("page %d is not there", n)
	}
	own, err := page.GetPlainText(nil)
	if err == nil && Quality(own) >= goodEnough {
		return own, nil
	}
	set := layout(page.Content().Text)
	if err == nil && Quality(own) >= Quality(set) {
		return own, nil
	}
	return set, nil
}

// layout sets glyphs in lines and words by where they stand: a new line where
// the baseline moves, a space where the gap is wider than a fifth of the type.
func layout(glyphs []ledong.Text) string {
	var b strings.Builder
	for i, g := range glyphs {
		if i > 0 {
			last := glyphs[i-1]
			gap := g.X - (last.X + last.W)
			switch size := max(g.FontSize, last.FontSize, 1); {
			case abs(g.Y-last.Y) > size/2:
				b.WriteByte('\n')
			case gap > size/5 || gap < -size:
				b.WriteByte(' ')
			}
		}
		b.WriteString(g.S)
	}
	return b.String()
}

func abs(x float64) float64 { return max(x, -x) }
