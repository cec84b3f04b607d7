package figure

import (
	"bytes"
	"net/http"
	"path"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/chart"
	"github.com/simde/simde/web/cite"
	"github.com/simde/simde/web/export"
	"github.com/simde/simde/web/frame"
)

// The endings of the address of a chart as a file.
const (
	AsSVG    = ".svg"
	AsPNG    = ".png"
	AsCSV    = ".csv"
	AsRIS    = ".ris"
	AsBibTeX = ".bib"
)

// File takes the name of a file apart: the section and the ending.
func File(name string) (section, ending string) {
	ending = path.Ext(name)
	return strings.TrimSuffix(name, ending), ending
}

// Send gives out a section as a file, in the form of its ending: the drawing,
// which says by itself what it shows and whence it is, its values, or its
// reference. A section without figures, or another ending, is ErrNotFound.
func (d *Drawer) Send(r *frame.Request, x Section, ending string) error {
	if len(x.Drawn) == 0 || x.Chart.Empty() {
		return schema.ErrNotFound
	}
	write, ok := writers[ending]
	if !ok {
		return schema.ErrNotFound
	}
	var b bytes.Buffer
	words := chart.Words{Lang: r.Lang, Provisional: d.Site.Locale(r.Lang).Say("chart.provisional"), Sources: x.Sources(), Address: x.Permanent}
	if err := write.to(&b, x, words); err != nil {
		return err
	}
	h := r.Writer.Header()
	h.Set("Content-Disposition", frame.ContentDisposition(write.as, "simde-"+frame.Slug(x.Title())+"-"+frame.Slug(x.Name)+ending))
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Cross-Origin-Resource-Policy", "cross-origin") // it may be shown on any page
	r.Data(http.StatusOK, write.media, b.Bytes())
	return nil
}

// writer writes a section in one form.
type writer struct {
	media, as string
	to        func(*bytes.Buffer, Section, chart.Words) error
}

var writers = map[string]writer{
	AsSVG: {"image/svg+xml; charset=utf-8", "inline", func(b *bytes.Buffer, x Section, w chart.Words) error {
		_, err := b.WriteString(chart.SVG(x.Chart, w))
		return err
	}},
	AsPNG: {"image/png", "inline", func(b *bytes.Buffer, x Section, w chart.Words) error {
		data, err := chart.PNG(x.Chart, w)
		b.Write(data)
		return err
	}},
	AsCSV: {"text/csv; charset=utf-8", "attachment", func(b *bytes.Buffer, x Section, _ chart.Words) error { return x.table(b) }},
	AsRIS: {"application/x-research-info-systems; charset=utf-8", "attachment", func(b *bytes.Buffer, x Section, _ chart.Words) error {
		return cite.RIS(b, x.work(x.Permanent))
	}},
	AsBibTeX: {"application/x-bibtex; charset=utf-8", "attachment", func(b *bytes.Buffer, x Section, _ chart.Words) error {
		return cite.BibTeX(b, x.work(x.Permanent))
	}},
}

// table writes the values that a chart shows, a row a value.
func (x Section) table(b *bytes.Buffer) error {
	w, err := export.Sheet(b)
	if err != nil {
		return err
	}
	if err := w.Write([]string{"series", "name", "measure", "definition", "unit", "period", "value", "status", "source", "vintage", "licence", "url"}); err != nil {
		return err
	}
	for _, f := range x.Drawn {
		for _, v := range f.Values {
			err := w.Write(export.Cells(f.Series.ID, f.Name, string(f.Series.Measure), string(v.Definition), string(f.Series.Unit), v.Period.String(),
				Number(v), string(v.Code), f.Series.Source, f.Series.Vintage, f.Series.Licence, f.Series.URL))
			if err != nil {
				return err
			}
		}
	}
	w.Flush()
	return w.Error()
}

// Number writes a value for programs, whole.
func Number(v bank.Value) string { return strconv.FormatFloat(v.Value, 'f', -1, 64) }
