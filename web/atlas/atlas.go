// Package atlas is the map of the world as the pages draw it: the land in the
// Equal Earth projection, centred on 10° E so that its seam lies in the Pacific
// and no country of weight is cut, and a point for every country.
//
// The shapes are Natural Earth's (public domain), simplified by the command
// gen. How a boundary is drawn says nothing of its status.
package atlas

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/simde/simde/schema"
)

// Width and Height are the size of the map in its own units.
const (
	Width  = 1000
	Height = 487
)

// Land is the land as an SVG document with one symbol, "land", whose view box
// is Width by Height. It takes its colours from where it is used.
//
//go:embed land.svg
var Land []byte

//go:embed points.tsv
var pointsTSV string

// Point is a place on the map, in its units from the upper left.
type Point struct{ X, Y float64 }

var points = sync.OnceValue(func() map[schema.Place]Point {
	out := map[schema.Place]Point{}
	for line := range strings.Lines(pointsTSV) {
		f := strings.Fields(line)
		if len(f) != 3 || f[0] == "#" {
			continue
		}
		x, errX := strconv.ParseFloat(f[1], 64)
		y, errY := strconv.ParseFloat(f[2], 64)
		if errX != nil || errY != nil {
			panic(fmt.Sprintf("atlas: point %q", line))
		}
		out[schema.Place(f[0])] = Point{x, y}
	}
	return out
})

// Of returns the point of a country, or for a region the middle of its
// countries.
func Of(p schema.Place) (Point, bool) {
	if at, ok := points()[p]; ok {
		return at, true
	}
	var sum Point
	n := 0.0
	for _, m := range p.Members() {
		if at, ok := points()[m]; ok {
			sum.X, sum.Y, n = sum.X+at.X, sum.Y+at.Y, n+1
		}
	}
	if n == 0 {
		return Point{}, false
	}
	return Point{sum.X / n, sum.Y / n}, true
}
