package main

import (
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/extract"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/page/document"
)

// pageDPI is the sharpness of the pictures of pages: legible on a screen of
// twice the usual density, small enough for a telephone.
const pageDPI = 110

// pageImages draws pages of originals and keeps the pictures in a folder that
// can be deleted at any time.
type pageImages struct {
	originals corpus.Originals
	pool      *extract.Pool
	dir       string
}

// Page draws a page of the original of h, or takes the picture that was kept.
func (p pageImages) Page(ctx context.Context, h schema.Hash, page int) (*document.PageImage, error) {
	at := filepath.Join(p.dir, string(h[:2]), fmt.Sprintf("%s-%d", h, page))
	if img, err := readImage(at); err == nil {
		return img, nil
	}
	path, release, err := p.originals.Local(ctx, h)
	if err != nil {
		return nil, err
	}
	drawn, err := p.pool.Render(ctx, path, page, pageDPI)
	if err = errors.Join(err, release()); err != nil {
		return nil, err
	}
	img := &document.PageImage{JPEG: drawn.Image, Width: drawn.Width, Height: drawn.Height, Words: drawn.Words}
	return img, keepImage(at, img)
}

func readImage(at string) (*document.PageImage, error) {
	f, err := os.Open(at)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	img := new(document.PageImage)
	return img, gob.NewDecoder(f).Decode(img)
}

// keepImage writes a picture whole or not at all.
func keepImage(at string, img *document.PageImage) error {
	if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(at), "*.part")
	if err != nil {
		return err
	}
	err = gob.NewEncoder(f).Encode(img)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(f.Name(), at)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}
