package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"strings"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"github.com/simde/simde/schema"
)

// maxPixels bounds the picture of a page.
const maxPixels = 64_000_000

// Rendering is a page as it looks, with where each word stands on it.
type Rendering struct {
	JPEG          []byte
	Width, Height int // pixels
	Words         []schema.WordBox
}

// Render draws a page, counted from 1, at dpi dots an inch.
func (r *Runtime) Render(data []byte, page, dpi int) (*Rendering, error) {
	in, err := r.open(data)
	if err != nil {
		return nil, err
	}
	defer in.end()
	return in.render(page, dpi)
}

func (in *instance) render(page, dpi int) (*Rendering, error) {
	img, ref, err := in.picture(page, dpi)
	if err != nil {
		return nil, err
	}
	p := &Rendering{Width: img.Rect.Dx(), Height: img.Rect.Dy()}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: 82}); err != nil {
		return nil, failure(schema.FailCorrupt, "draw page %d: %w", page, err)
	}
	p.JPEG = out.Bytes()
	if p.Words, err = in.words(ref); err != nil {
		return nil, failure(schema.FailCorrupt, "words of page %d: %w", page, err)
	}
	return p, nil
}

// picture draws a page, counted from 1, at dpi dots an inch. The picture is
// the instance's own and lasts as long.
func (in *instance) picture(page, dpi int) (*image.RGBA, requests.Page, error) {
	var none requests.Page
	if page < 1 || page > in.pages {
		return nil, none, fmt.Errorf("page %d of %d: %w", page, in.pages, schema.ErrNotFound)
	}
	res, err := in.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: in.doc, Index: page - 1})
	if err != nil {
		return nil, none, failure(schema.FailCorrupt, "page %d: %w", page, err)
	}
	ref := requests.Page{ByReference: &res.Page}
	pw, err := in.FPDF_GetPageWidthF(&requests.FPDF_GetPageWidthF{Page: ref})
	if err != nil {
		return nil, none, failure(schema.FailCorrupt, "page %d: %w", page, err)
	}
	ph, err := in.FPDF_GetPageHeightF(&requests.FPDF_GetPageHeightF{Page: ref})
	if err != nil {
		return nil, none, failure(schema.FailCorrupt, "page %d: %w", page, err)
	}
	w, h := pixels(pw.PageWidth, dpi), pixels(ph.PageHeight, dpi)
	if w*h > maxPixels || w*h == 0 {
		return nil, none, failure(schema.FailTooLarge, "page %d: a picture of %d × %d pixels; the limit is %d", page, w, h, maxPixels)
	}
	img, err := in.draw(ref, w, h)
	if err != nil {
		return nil, none, failure(schema.FailCorrupt, "draw page %d: %w", page, err)
	}
	return img, ref, nil
}

func pixels(points float32, dpi int) int { return int(points*float32(dpi)/72 + 0.5) }

// draw renders a page on white paper.
func (in *instance) draw(page requests.Page, w, h int) (*image.RGBA, error) {
	res, err := in.FPDFBitmap_Create(&requests.FPDFBitmap_Create{Width: w, Height: h})
	if err != nil {
		return nil, err
	}
	b := res.Bitmap
	if _, err := in.FPDFBitmap_FillRect(&requests.FPDFBitmap_FillRect{Bitmap: b, Width: w, Height: h, Color: 0xFFFFFFFF}); err != nil {
		return nil, err
	}
	flags := enums.FPDF_RENDER_FLAG_REVERSE_BYTE_ORDER | enums.FPDF_RENDER_FLAG_ANNOT
	if _, err := in.FPDF_RenderPageBitmap(&requests.FPDF_RenderPageBitmap{Bitmap: b, Page: page, SizeX: w, SizeY: h, Flags: flags}); err != nil {
		return nil, err
	}
	buf, err := in.FPDFBitmap_GetBuffer(&requests.FPDFBitmap_GetBuffer{Bitmap: b})
	if err != nil {
		return nil, err
	}
	return &image.RGBA{Pix: buf.Buffer, Stride: len(buf.Buffer) / h, Rect: image.Rect(0, 0, w, h)}, nil
}

// words returns the words of a page with their boxes.
func (in *instance) words(page requests.Page) ([]schema.WordBox, error) {
	res, err := in.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: page})
	if err != nil {
		return nil, err
	}
	count, err := in.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: res.TextPage})
	if err != nil {
		return nil, err
	}
	var out []schema.WordBox
	var word []rune
	for i := 0; i <= count.Count; i++ {
		r := ' ' // closes the last word
		if i < count.Count {
			c, err := in.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: res.TextPage, Index: i})
			if err != nil {
				return nil, err
			}
			r = rune(c.Unicode)
		}
		if r > ' ' && r != '\u00a0' {
			word = append(word, r)
			continue
		}
		if len(word) > 0 {
			boxes, err := in.boxes(page, res.TextPage, word, i-len(word))
			if err != nil {
				return nil, err
			}
			out = append(out, boxes...)
		}
		word = word[:0]
	}
	return out, nil
}

// boxes returns the box of a word that begins at a character of the page: one,
// or one a line where the word is broken over lines.
func (in *instance) boxes(page requests.Page, tp references.FPDF_TEXTPAGE, word []rune, start int) ([]schema.WordBox, error) {
	n, err := in.FPDFText_CountRects(&requests.FPDFText_CountRects{TextPage: tp, StartIndex: start, Count: len(word)})
	if err != nil {
		return nil, err
	}
	text := strings.ReplaceAll(plain(string(word)), string(softHyphen), "")
	var out []schema.WordBox
	for i := range n.Count {
		r, err := in.FPDFText_GetRect(&requests.FPDFText_GetRect{TextPage: tp, Index: i})
		if err != nil {
			return nil, err
		}
		x0, y0, err := in.fraction(page, r.Left, r.Top)
		if err != nil {
			return nil, err
		}
		x1, y1, err := in.fraction(page, r.Right, r.Bottom)
		if err != nil {
			return nil, err
		}
		w := schema.WordBox{Text: text, X0: min(x0, x1), Y0: min(y0, y1), X1: max(x0, x1), Y1: max(y0, y1)}
		if k := len(out) - 1; k >= 0 && sameLine(out[k], w) {
			w.X0, w.Y0, w.X1, w.Y1 = min(w.X0, out[k].X0), min(w.Y0, out[k].Y0), max(w.X1, out[k].X1), max(w.Y1, out[k].Y1)
			out = out[:k]
		}
		out = append(out, w)
	}
	return out, nil
}

// sameLine reports whether two boxes of one word overlap in height: some files
// place every letter by itself.
func sameLine(a, b schema.WordBox) bool { return min(a.Y1, b.Y1) > max(a.Y0, b.Y0) }

// fraction turns a point of the page's own coordinates into fractions of the
// page as it is seen, whatever its rotation and crop.
func (in *instance) fraction(page requests.Page, x, y float64) (fx, fy float64, err error) {
	const fine = 100_000
	d, err := in.FPDF_PageToDevice(&requests.FPDF_PageToDevice{Page: page, SizeX: fine, SizeY: fine, PageX: x, PageY: y})
	if err != nil {
		return 0, 0, err
	}
	return float64(d.DeviceX) / fine, float64(d.DeviceY) / fine, nil
}
