package chart

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"strconv"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// fine is how many points of a PNG a unit of a picture is: it stands sharp on
// paper, 16 cm wide, at 280 points an inch.
const fine = 1.5

// PNG draws a chart as a picture of 1800 by 1012 points, the same that SVG
// writes, in the letters of the Go fonts.
func PNG(c Chart, words Words) ([]byte, error) {
	b, err := newBitmap(fileWidth, fileHeight, paper)
	if err != nil {
		return nil, err
	}
	picture(b, c, words)
	return b.encode()
}

// newBitmap makes a pen that draws on a ground of a colour.
func newBitmap(width, height float64, ground string) (*bitmap, error) {
	letters, err := letterForms()
	if err != nil {
		return nil, err
	}
	b := &bitmap{Image: image.NewRGBA(image.Rect(0, 0, int(math.Round(width*fine)), int(math.Round(height*fine)))), ground: ground, letters: letters, faces: map[float64]font.Face{}}
	draw.Draw(b.Image, b.Image.Bounds(), image.NewUniform(shade(ground)), image.Point{}, draw.Src)
	b.area = vector.NewRasterizer(b.Image.Rect.Dx(), b.Image.Rect.Dy())
	return b, nil
}

// encode writes what was drawn.
func (b *bitmap) encode() ([]byte, error) {
	if b.err != nil {
		return nil, b.err
	}
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&out, b.Image); err != nil {
		return nil, fmt.Errorf("write a chart: %w", err)
	}
	return out.Bytes(), nil
}

// letterForms reads the font once.
var letterForms = sync.OnceValues(func() (*opentype.Font, error) {
	f, err := opentype.Parse(goregular.TTF)
	if err != nil {
		return nil, fmt.Errorf("font of charts: %w", err)
	}
	return f, nil
})

// bitmap is a pen that draws points.
type bitmap struct {
	Image   *image.RGBA
	ground  string
	area    *vector.Rasterizer
	letters *opentype.Font
	faces   map[float64]font.Face
	err     error
}

// shade reads a colour written as "#rrggbb".
func shade(colour string) color.RGBA {
	n, err := strconv.ParseUint(colour[1:], 16, 32)
	if err != nil {
		panic("chart: colour " + colour) // they stand in this package
	}
	return color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 0xff}
}

// fill fills a polygon, looking only at the points around it.
func (b *bitmap) fill(points [][2]float64, colour string) {
	left, top, right, bottom := math.Inf(1), math.Inf(1), 0.0, 0.0
	for _, p := range points {
		left, right = math.Min(left, p[0]*fine), math.Max(right, p[0]*fine)
		top, bottom = math.Min(top, p[1]*fine), math.Max(bottom, p[1]*fine)
	}
	around := image.Rect(int(left), int(top), int(right)+1, int(bottom)+1).Intersect(b.Image.Bounds())
	if around.Empty() {
		return
	}
	b.area.Reset(around.Dx(), around.Dy())
	for i, p := range points {
		x, y := float32(p[0]*fine-float64(around.Min.X)), float32(p[1]*fine-float64(around.Min.Y))
		if i == 0 {
			b.area.MoveTo(x, y)
		} else {
			b.area.LineTo(x, y)
		}
	}
	b.area.ClosePath()
	b.area.Draw(b.Image, around, image.NewUniform(shade(colour)), image.Point{})
}

func (b *bitmap) stroke(points [][2]float64, colour string, width float64, dash bool, _ string) {
	left, drawing := dashLength, true
	for i := 1; i < len(points); i++ {
		from, to := points[i-1], points[i]
		length := math.Hypot(to[0]-from[0], to[1]-from[1])
		if !dash {
			b.segment(from, to, width, colour)
			continue
		}
		for at := 0.0; at < length; {
			step := min(left, length-at)
			if drawing {
				b.segment(along(from, to, at/length), along(from, to, (at+step)/length), width, colour)
			}
			at += step
			if left -= step; left <= 0 {
				drawing = !drawing
				left = dashLength
				if !drawing {
					left = dashGap
				}
			}
		}
	}
	if !dash && width > 1 {
		for _, p := range points[1:max(1, len(points)-1)] {
			b.circle(p[0], p[1], width/2, colour) // round joints
		}
	}
}

// The dashes of a line and what is between them.
const (
	dashLength = 8.0
	dashGap    = 6.0
)

func along(from, to [2]float64, share float64) [2]float64 {
	return [2]float64{from[0] + share*(to[0]-from[0]), from[1] + share*(to[1]-from[1])}
}

// segment draws a straight line.
func (b *bitmap) segment(from, to [2]float64, width float64, colour string) {
	dx, dy := to[0]-from[0], to[1]-from[1]
	length := math.Hypot(dx, dy)
	if length == 0 {
		return
	}
	nx, ny := -dy/length*width/2, dx/length*width/2
	b.fill([][2]float64{{from[0] + nx, from[1] + ny}, {to[0] + nx, to[1] + ny}, {to[0] - nx, to[1] - ny}, {from[0] - nx, from[1] - ny}}, colour)
}

func (b *bitmap) circle(x, y, radius float64, colour string) {
	const corners = 24
	var points [][2]float64
	for i := range corners {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / corners)
		points = append(points, [2]float64{x + radius*cos, y + radius*sin})
	}
	b.fill(points, colour)
}

func (b *bitmap) dot(x, y, radius float64, colour string, hollow bool, _ string) {
	b.circle(x, y, radius+1.5, colour)
	if hollow {
		b.circle(x, y, radius-1.5, b.ground)
	}
}

func (b *bitmap) rect(x, y, w, h float64, colour string, hatched bool, _ string) {
	corners := [][2]float64{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}
	if !hatched {
		b.fill(corners, colour)
		return
	}
	const apart = 6
	for at := x - h; at < x+w; at += apart { // lines that rise to the right, cut at the sides
		from, to := [2]float64{at, y + h}, [2]float64{at + h, y}
		if from[0] < x {
			from = [2]float64{x, y + h - (x - at)}
		}
		if to[0] > x+w {
			to = [2]float64{x + w, y + h - (x + w - at)}
		}
		b.segment(from, to, 1.6, colour)
	}
	b.stroke(append(corners, corners[0]), colour, 1, false, "")
}

func (b *bitmap) text(x, y float64, words string, size float64, colour string, _ bool, at string) {
	face, ok := b.faces[size]
	if !ok {
		var err error
		if face, err = opentype.NewFace(b.letters, &opentype.FaceOptions{Size: size * fine, DPI: 72}); err != nil {
			b.err = fmt.Errorf("letters of a chart: %w", err)
			return
		}
		b.faces[size] = face
	}
	words = Letters(words)
	d := font.Drawer{Dst: b.Image, Src: image.NewUniform(shade(colour)), Face: face}
	start := fixed.I(int(x * fine))
	switch at {
	case "middle":
		start -= d.MeasureString(words) / 2
	case "end":
		start -= d.MeasureString(words)
	}
	d.Dot = fixed.Point26_6{X: start, Y: fixed.I(int(y * fine))}
	d.DrawString(words)
}
