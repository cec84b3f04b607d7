package cover

import (
	"bytes"
	"encoding/base64"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

// webp is a picture of one pixel.
const webp = "UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vuUAAA="

func TestRead(t *testing.T) {
	picture := image.NewNRGBA(image.Rect(0, 0, 3000, 300))
	var asPNG, asJPEG, asGIF bytes.Buffer
	if err := errors.Join(png.Encode(&asPNG, picture), jpeg.Encode(&asJPEG, image.NewRGBA(image.Rect(0, 0, 40, 1600)), nil), gif.Encode(&asGIF, image.NewPaletted(image.Rect(0, 0, 4, 4), color.Palette{color.White}), nil)); err != nil {
		t.Fatal(err)
	}
	one, err := base64.StdEncoding.DecodeString(webp)
	if err != nil {
		t.Fatal(err)
	}
	exif := append(append([]byte{0xff, 0xd8, 0xff, 0xe1, 0, 10}, "SECRETxx"...), asJPEG.Bytes()[2:]...)
	for what, c := range map[string]struct {
		bytes []byte
		w, h  int
	}{"png": {asPNG.Bytes(), 1200, 120}, "jpeg": {asJPEG.Bytes(), 20, 800}, "webp": {one, 1, 1}, "with more in it": {exif, 20, 800}} {
		made, w, h, err := Read(bytes.NewReader(c.bytes))
		if err != nil || w != c.w || h != c.h {
			t.Errorf("%s: %d × %d, %v", what, w, h, err)
			continue
		}
		back, err := jpeg.Decode(bytes.NewReader(made))
		if err != nil || back.Bounds().Dx() != c.w || back.Bounds().Dy() != c.h || bytes.Contains(made, []byte("SECRET")) {
			t.Errorf("%s: what is made is %v, %v", what, back, err)
		} else if r, _, _, _ := back.At(0, 0).RGBA(); what == "png" && r < 0xf000 {
			t.Error("what was transparent is dark")
		}
	}
	bomb := bytes.Clone(asPNG.Bytes())
	copy(bomb[16:24], []byte{0, 1, 0, 0, 0, 1, 0, 0}) // 65536 × 65536
	for what, b := range map[string][]byte{"nothing": nil, "text": []byte("<svg onload=alert(1)>"), "gif": asGIF.Bytes(), "cut": asPNG.Bytes()[:60], "bomb": bomb, "long": []byte(strings.Repeat("x", MaxBytes+1))} {
		if _, _, _, err := Read(bytes.NewReader(b)); !errors.Is(err, schema.ErrInvalid) {
			t.Errorf("%s: %v", what, err)
		}
	}
}
