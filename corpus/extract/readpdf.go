package extract

import (
	"unicode"

	"github.com/simde/simde/corpus/extract/pdf"
	"github.com/simde/simde/schema"
)

// A text below poorQuality asks for a second engine's opinion, which is taken
// where it is better by betterBy.
const (
	poorQuality = 0.45
	betterBy    = 0.15
)

// readPDF reads a PDF with the engines of req in turn, until one makes a
// sound text of it.
func (w *worker) readPDF(req request, data []byte) (*schema.Reading, error) {
	var best *schema.Reading
	var first error
	for _, engine := range req.Engines {
		r, err := w.readWith(engine, req.CacheDir, data)
		if err != nil {
			if first == nil {
				first = err
			}
			if isClass(err, schema.FailTooLarge) {
				break // the next engine has the same limits
			}
			continue
		}
		if best == nil || quality(r) > quality(best)+betterBy {
			if best == nil && first != nil {
				r.Warnings = append(r.Warnings, schema.WarnEngine.Sentence(first))
			}
			best = r
		}
		if lettersIn(best) == 0 || quality(best) >= poorQuality {
			break // without letters it is a scan, which no engine reads
		}
		if err := w.out.Encode(reply{Reading: finishPages(best)}); err != nil {
			return nil, err
		}
	}
	if best == nil {
		return nil, first
	}
	w.listAttachments(req, data, best)
	if err := w.recognise(req, data, best); err != nil {
		return nil, err
	}
	if lettersIn(best) == 0 {
		best.Self = tidyKnown(best.Self)
		if len(best.Pages) == 0 {
			return nil, fail(schema.FailCorrupt, "no pages in it")
		}
		best.Warnings = append(best.Warnings, schema.WarnNoText.Sentence(blankPages(best.Pages)))
		return best, fail(schema.FailNoText, "%d pages without a text layer: pictures of pages, perhaps", len(best.Pages))
	}
	return finishPages(best), nil
}

// readWith reads a PDF with one engine, and tells the pool the number of its
// pages.
func (w *worker) readWith(engine, cacheDir string, data []byte) (*schema.Reading, error) {
	var lost error
	counted := func(pages int) { lost = w.out.Encode(reply{Pages: pages}) }
	read := func() (*schema.Reading, error) { return pdf.ReadLedongthuc(data, pdfLimits, counted) }
	if engine == pdf.PDFium {
		if err := w.open(cacheDir); err != nil {
			return nil, err
		}
		read = func() (*schema.Reading, error) { return w.pdfium.Read(data, pdfLimits, counted) }
	}
	r, err := read()
	if lost != nil {
		return nil, lost
	}
	return r, err
}

// quality is that of the whole text of a reading.
func quality(r *schema.Reading) float64 { return pdf.Quality(wholeText(r)) }

// lettersIn counts the letters and digits of a reading.
func lettersIn(r *schema.Reading) int {
	n := 0
	for _, p := range r.Pages {
		n += lettersOf(p.Text)
	}
	return n
}

// lettersOf counts the letters and digits of a text.
func lettersOf(text string) int {
	n := 0
	for _, c := range text {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			n++
		}
	}
	return n
}

// listAttachments notes what a PDF carries. What fails is a warning: the pages
// are read.
func (w *worker) listAttachments(req request, data []byte, r *schema.Reading) {
	if len(r.Attachments) == 0 {
		return
	}
	e, err := w.enclosedInPDF(req.CacheDir, data)
	if err != nil {
		e.leave("", err.Error())
	}
	r.Attachments = e.attachments()
	r.Warnings = append(r.Warnings, e.warnings...)
}
