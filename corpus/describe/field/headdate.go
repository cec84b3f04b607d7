package field

import (
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/corpus/describe/title"
	"github.com/simde/simde/schema"
)

// headDate finds the date that the type of the first page sets apart: alone in
// a heading, at the end of one, or at the end of the line above all others. Of a
// period within a month it is the month.
func (f *Reader) headDate(d *text.Document) (dated, *text.Text, string, float64) {
	const among = 8
	page := d.Pages[0]
	for i, h := range d.Doc.Stated[schema.ByFile].Headings {
		if h.Page > 1 || i >= among {
			break
		}
		line := f.ReadLine(title.Printed(h.Text), page.Lang)
		found := f.dates(line, 0, len(line.Tokens))
		if len(found) == 0 || lawful(line, found[len(found)-1].first) {
			continue
		}
		x := found[len(found)-1]
		ends := x.end >= len(line.Tokens)-1
		above := i == 0 && x.date.Precision() == schema.PrecisionDay
		if !ends || !title.OnlyDate(h.Text) && h.Size < title.Subtitle && !h.Heavy && !above {
			continue
		}
		if f.monthRange(line, x) {
			continue
		}
		if dayRange(line, x.first) {
			x.date = x.date[:min(len(x.date), 7)]
		}
		return x, line, "date.heading", 0.8
	}
	return dated{}, nil, "", 0
}
