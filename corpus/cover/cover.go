// Package cover makes the picture of a collection of what somebody brings.
package cover

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	_ "image/png" // one of the formats that are taken
	"io"
	"slices"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp" // likewise

	"github.com/simde/simde/schema"
)

// Bounds of what is taken and of what is made of it.
const (
	MaxBytes  = 10 << 20 // of a file
	maxPixels = 40 << 20 // of a picture that is read
	maxWidth  = 1200     // of the cover, in pixels
	maxHeight = 800
	quality   = 82
)

// formats are those that are taken, by their content.
var formats = []string{"jpeg", "png", "webp"}

// Read makes a cover of a picture: a JPEG of at most 1200 × 800 pixels that holds
// nothing but what is seen, on white where it was transparent. What is no JPEG,
// PNG or WebP, is broken or too large is ErrInvalid.
func Read(r io.Reader) (made []byte, width, height int, err error) {
	b, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return nil, 0, 0, err
	}
	if len(b) > MaxBytes {
		return nil, 0, 0, fmt.Errorf("picture of more than %d MB: %w", MaxBytes>>20, schema.ErrInvalid)
	}
	size, format, err := image.DecodeConfig(bytes.NewReader(b))
	switch {
	case err != nil || !slices.Contains(formats, format):
		return nil, 0, 0, errors.Join(schema.ErrInvalid, err, errors.New("no picture in JPEG, PNG or WebP"))
	case size.Width < 1 || size.Height < 1 || size.Width > maxPixels/size.Height:
		return nil, 0, 0, fmt.Errorf("picture of %d × %d pixels: %w", size.Width, size.Height, schema.ErrInvalid)
	}
	picture, _, err := image.Decode(bytes.NewReader(b))
	if err != nil {
		return nil, 0, 0, errors.Join(schema.ErrInvalid, err)
	}
	width, height = within(picture.Bounds().Dx(), picture.Bounds().Dy())
	to := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(to, to.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.CatmullRom.Scale(to, to.Bounds(), picture, picture.Bounds(), draw.Over, nil)
	var out bytes.Buffer
	if err := jpeg.Encode(&out, to, &jpeg.Options{Quality: quality}); err != nil {
		return nil, 0, 0, err
	}
	return out.Bytes(), width, height, nil
}

// within returns a size of the same form within the bounds; one that is within
// them stays.
func within(w, h int) (width, height int) {
	if w > maxWidth {
		w, h = maxWidth, h*maxWidth/w
	}
	if h > maxHeight {
		w, h = w*maxHeight/h, maxHeight
	}
	return max(w, 1), max(h, 1)
}
