package atlas

import (
	"fmt"
	"math"

	"github.com/simde/simde/schema"
)

// Map is the world, or a part of it, with corridors as arcs with
// arrowheads. Their width grows with the square root of their value.
type Map struct {
	ID      string
	Title   string
	ViewBox string
	Arcs    []Arc
}

// Arc is a corridor on a map, in units of the drawing.
type Arc struct {
	Path     string
	Head     string // of the arrow, as the points of a polygon
	Width    string
	Label    string
	URL      string
	From, To Point
	Dot      string // radius of the point of origin
}

// Flow is a corridor with what its arc shows.
type Flow struct {
	Corridor   schema.Corridor
	Value      float64
	Label, URL string
}

// Draw draws the arcs of flows on the part of the world that holds them.
func Draw(id string, flows []Flow) Map {
	m := Map{ID: id}
	most := 0.0
	for _, f := range flows {
		most = max(most, f.Value)
	}
	box := newBox()
	type ends struct {
		f    Flow
		a, b Point
	}
	var drawn []ends
	for _, f := range flows {
		a, okA := Of(f.Corridor.Origin)
		b, okB := Of(f.Corridor.Destination)
		if !okA || !okB || a == b || most == 0 {
			continue
		}
		box.add(a)
		box.add(b)
		drawn = append(drawn, ends{f, a, b})
	}
	box.fit()
	m.ViewBox = fmt.Sprintf("%.0f %.0f %.0f %.0f", box.x0, box.y0, box.x1-box.x0, box.y1-box.y0)
	unit := (box.x1 - box.x0) / 500
	for _, d := range drawn {
		m.Arcs = append(m.Arcs, arc(d.f, d.a, d.b, unit, (0.7+3.3*math.Sqrt(d.f.Value/most))*unit))
	}
	return m
}

// arc is a curve from a to b that bends to the left of its way, the more the
// longer it is, and ends in an arrowhead.
func arc(f Flow, a, b Point, unit, width float64) Arc {
	dx, dy := b.X-a.X, b.Y-a.Y
	length := math.Hypot(dx, dy)
	bend := 0.22 * length
	cx, cy := (a.X+b.X)/2+dy/length*bend, (a.Y+b.Y)/2-dx/length*bend
	tx, ty := b.X-cx, b.Y-cy
	t := math.Hypot(tx, ty)
	tx, ty = tx/t, ty/t
	head := 1.8*width + 2.5*unit
	ex, ey := b.X-tx*head*0.8, b.Y-ty*head*0.8
	return Arc{
		Path:  fmt.Sprintf("M%.1f,%.1fQ%.1f,%.1f %.1f,%.1f", a.X, a.Y, cx, cy, ex, ey),
		Head:  fmt.Sprintf("%.1f,%.1f %.1f,%.1f %.1f,%.1f", b.X, b.Y, b.X-tx*head-ty*head*.45, b.Y-ty*head+tx*head*.45, b.X-tx*head+ty*head*.45, b.Y-ty*head-tx*head*.45),
		Width: fmt.Sprintf("%.2f", width), Label: f.Label, URL: f.URL, From: a, To: b, Dot: fmt.Sprintf("%.2f", width*.7+unit),
	}
}

// box is a part of the map.
type box struct{ x0, y0, x1, y1 float64 }

func newBox() *box { return &box{Width, Height, 0, 0} }

func (b *box) add(p Point) {
	b.x0, b.y0, b.x1, b.y1 = min(b.x0, p.X), min(b.y0, p.Y), max(b.x1, p.X), max(b.y1, p.Y)
}

// fit leaves room round what the box holds and gives it the shape of the
// drawing, five to three, without leaving the map.
func (b *box) fit() {
	if b.x1 < b.x0 {
		*b = box{0, 0, Width, Height}
		return
	}
	w, h := b.x1-b.x0, b.y1-b.y0
	margin := 0.25*max(w, h) + 15
	w, h = w+2*margin, h+2*margin
	if w/h < 5.0/3 {
		w = h * 5 / 3
	} else {
		h = w * 3 / 5
	}
	if w > Width {
		w, h = Width, min(h, Height)
	}
	h = min(h, Height)
	cx, cy := (b.x0+b.x1)/2, (b.y0+b.y1)/2
	b.x0 = min(max(0, cx-w/2), Width-w)
	b.y0 = min(max(0, cy-h/2), Height-h)
	b.x1, b.y1 = b.x0+w, b.y0+h
}
