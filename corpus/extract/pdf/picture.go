package pdf

import (
	"image"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/requests"
)

// Picture draws a page, counted from 1, at dpi dots an inch and hands it to
// take, which may keep it no longer than its own call.
func (r *Runtime) Picture(data []byte, page, dpi int, take func(img *image.RGBA) error) error {
	in, err := r.open(data)
	if err != nil {
		return err
	}
	defer in.end() // with it goes the memory of the picture: some 35 MB of an A4 page at 300 dpi
	img, _, err := in.picture(page, dpi)
	if err != nil {
		return err
	}
	return take(img)
}

// Pictured returns what share of each of some pages, counted from 1, is covered
// by pictures, as a sum that may be above 1. A page that cannot be looked at has
// none.
func (r *Runtime) Pictured(data []byte, pages []int) map[int]float64 {
	out := map[int]float64{}
	in, err := r.open(data)
	if err != nil {
		return out
	}
	defer in.end()
	for _, n := range pages {
		if share, err := in.pictured(n - 1); err == nil {
			out[n] = share
		}
	}
	return out
}

func (in *instance) pictured(index int) (share float64, err error) {
	page, err := in.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: in.doc, Index: index})
	if err != nil {
		return 0, err
	}
	defer in.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: page.Page})
	ref := requests.Page{ByReference: &page.Page}
	box, err := in.FPDF_GetPageBoundingBox(&requests.FPDF_GetPageBoundingBox{Page: ref})
	if err != nil {
		return 0, err
	}
	whole := (box.Rect.Right - box.Rect.Left) * (box.Rect.Top - box.Rect.Bottom)
	count, err := in.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: ref})
	if err != nil || whole <= 0 {
		return 0, err
	}
	for i := range min(count.Count, mostObjects) {
		o, err := in.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: ref, Index: i})
		if err != nil {
			return 0, err
		}
		kind, err := in.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: o.PageObject})
		if err != nil {
			return 0, err
		}
		if kind.Type != enums.FPDF_PAGEOBJ_IMAGE {
			continue
		}
		at, err := in.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: o.PageObject})
		if err != nil {
			return 0, err
		}
		share += float64((at.Right - at.Left) * (at.Top - at.Bottom) / whole)
	}
	return share, nil
}

// mostObjects is how many objects of a page are looked at: a scan has few.
const mostObjects = 200
