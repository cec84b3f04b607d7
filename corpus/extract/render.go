package extract

import (
	"context"
	"errors"
	"fmt"

	"github.com/simde/simde/corpus/extract/pdf"
	"github.com/simde/simde/schema"
)

// Rendering is a page of a PDF as it looks.
type Rendering struct {
	Image         []byte
	MediaType     string // of Image
	Width, Height int    // pixels
	Words         []schema.WordBox
}

// Render draws a page, counted from 1, of the PDF at path, at dpi dots an
// inch (at most 300). A page that the file does not have is
// schema.ErrNotFound; a file that is no PDF is a *schema.FileError.
func (p *Pool) Render(ctx context.Context, path string, page, dpi int) (Rendering, error) {
	ok, err := headIsPDF(path)
	if err != nil {
		return Rendering{}, fmt.Errorf("render: %w", err)
	}
	if !ok {
		return Rendering{}, fail(schema.FailUnsupported, "only the pages of a PDF can be drawn")
	}
	const sharpest = 300
	j := &job{limit: renderTime, memory: p.config.Memory,
		request: request{Op: opRender, Path: path, Page: page, DPI: min(max(dpi, 1), sharpest),
			Engines: []string{pdf.PDFium}, CacheDir: p.config.CacheDir}}
	r, err := p.serve(ctx, j, true)
	if err != nil {
		return Rendering{}, err
	}
	if r.Picture == nil {
		return Rendering{}, errors.New("render: the worker sent no picture")
	}
	return *r.Picture, nil
}

// rendering returns a picture of package pdf as one of this package.
func rendering(p *pdf.Rendering) *Rendering {
	return &Rendering{Image: p.JPEG, MediaType: "image/jpeg", Width: p.Width, Height: p.Height, Words: p.Words}
}
