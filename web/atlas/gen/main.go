// Command gen makes the map of package atlas from a TopoJSON file of the
// world's countries, whose objects carry UN M49 codes as ids (world-atlas,
// from Natural Earth).
//
//	go run ./web/atlas/gen countries-50m.json web/atlas
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/atlas"
)

func main() {
	if len(os.Args) != 3 {
		log.Fatal("usage: gen COUNTRIES.json FOLDER")
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		log.Fatal(err)
	}
}

// topology is as much of TopoJSON as the file has.
type topology struct {
	Transform struct {
		Scale     [2]float64 `json:"scale"`
		Translate [2]float64 `json:"translate"`
	} `json:"transform"`
	Arcs    [][][2]float64 `json:"arcs"`
	Objects struct {
		Countries struct {
			Geometries []geometry `json:"geometries"`
		} `json:"countries"`
	} `json:"objects"`
}

type geometry struct {
	Type string          `json:"type"`
	ID   string          `json:"id"`
	Arcs json.RawMessage `json:"arcs"`
}

// leastArea is the area, in square units of the map, below which a corner is
// left out of a line (Visvalingam) and an island out of the map.
const leastArea = 1.7

func run(in, out string) error {
	b, err := os.ReadFile(in)
	if err != nil {
		return err
	}
	var t topology
	if err := json.Unmarshal(b, &t); err != nil {
		return fmt.Errorf("%s: %w", in, err)
	}
	lines := make([][]atlas.Point, len(t.Arcs))
	for i, a := range t.Arcs {
		lines[i] = simplify(t.project(a))
	}
	var paths strings.Builder
	points := map[schema.Place]atlas.Point{}
	for _, g := range t.Objects.Countries.Geometries {
		if g.ID == "010" { // Antarctica
			continue
		}
		rings, err := g.rings(lines)
		if err != nil {
			return fmt.Errorf("country %s: %w", g.ID, err)
		}
		fmt.Fprintf(&paths, `<path d="%s"/>`, draw(rings))
		if p, ok := schema.PlaceByM49(g.ID); ok {
			points[p] = middle(rings)
		}
	}
	for p, at := range small {
		points[p] = place(at[0], at[1])
	}
	svg := fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg"><symbol id="land" viewBox="0 0 %d %d">%s</symbol></svg>`, atlas.Width, atlas.Height, paths.String())
	if err := os.WriteFile(filepath.Join(out, "land.svg"), []byte(svg), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, "points.tsv"), []byte(table(points)), 0o644)
}

// small are the places that the shapes lack: longitude and latitude, degrees.
var small = map[schema.Place][2]float64{
	"GP": {-61.5, 16.2}, "MQ": {-61.0, 14.7}, "GF": {-53.1, 4.0}, "RE": {55.5, -21.1}, "YT": {45.2, -12.8},
	"BQ": {-68.3, 12.2}, "GI": {-5.35, 36.1}, "TV": {179.2, -8.5}, "TK": {-171.8, -9.2}, "XK": {20.9, 42.6}, "SJ": {16, 78},
	"CC": {96.8, -12.2}, "CX": {105.7, -10.5},
}

func table(points map[schema.Place]atlas.Point) string {
	codes := make([]string, 0, len(points))
	for p := range points {
		codes = append(codes, string(p))
	}
	slices.Sort(codes)
	var b strings.Builder
	b.WriteString("# place\tx\ty: made by web/atlas/gen from Natural Earth\n")
	for _, c := range codes {
		fmt.Fprintf(&b, "%s\t%.1f\t%.1f\n", c, points[schema.Place(c)].X, points[schema.Place(c)].Y)
	}
	return b.String()
}

// project undoes the deltas of an arc and puts it on the map.
func (t *topology) project(arc [][2]float64) []atlas.Point {
	out := make([]atlas.Point, len(arc))
	x, y := 0.0, 0.0
	for i, d := range arc {
		x, y = x+d[0], y+d[1]
		out[i] = place(x*t.Transform.Scale[0]+t.Transform.Translate[0], y*t.Transform.Scale[1]+t.Transform.Translate[1])
	}
	return out
}

const (
	centre = 10.0 // degrees of longitude in the middle of the map
	// halfWidth and halfHeight are those of the Equal Earth projection of a
	// globe of radius 1.
	halfWidth  = 2.7066297
	halfHeight = 1.3173627
)

// place is the Equal Earth projection (Šavrič, Patterson and Jenny, 2018) of a
// longitude and a latitude in degrees.
func place(lon, lat float64) atlas.Point {
	lon -= centre
	for lon < -180 {
		lon += 360
	}
	for lon > 180 {
		lon -= 360
	}
	const a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
	theta := math.Asin(math.Sqrt(3) / 2 * math.Sin(lat*math.Pi/180))
	t2 := theta * theta
	t6 := t2 * t2 * t2
	x := 2 * math.Sqrt(3) * lon * math.Pi / 180 * math.Cos(theta) / (3 * (9*a4*t6*t2 + 7*a3*t6 + 3*a2*t2 + a1))
	y := theta * (a4*t6*t2 + a3*t6 + a2*t2 + a1)
	return atlas.Point{X: (x/halfWidth + 1) / 2 * atlas.Width, Y: (1 - y/halfHeight) / 2 * atlas.Height}
}

func area(a, b, c atlas.Point) float64 {
	return math.Abs((b.X-a.X)*(c.Y-a.Y)-(c.X-a.X)*(b.Y-a.Y)) / 2
}

// simplify leaves out the corners of the least area, one by one. The ends of
// an arc stay, so that neighbours still meet.
func simplify(line []atlas.Point) []atlas.Point {
	line = slices.Clone(line)
	for len(line) > 3 {
		at, least := -1, leastArea
		for i := 1; i < len(line)-1; i++ {
			if a := area(line[i-1], line[i], line[i+1]); a < least {
				at, least = i, a
			}
		}
		if at < 0 {
			break
		}
		line = slices.Delete(line, at, at+1)
	}
	return line
}

// rings joins the arcs of a country to closed lines.
func (g *geometry) rings(lines [][]atlas.Point) ([][]atlas.Point, error) {
	var polygons [][][]int
	if g.Type == "Polygon" {
		polygons = make([][][]int, 1)
		if err := json.Unmarshal(g.Arcs, &polygons[0]); err != nil {
			return nil, err
		}
	} else if err := json.Unmarshal(g.Arcs, &polygons); err != nil {
		return nil, err
	}
	var out [][]atlas.Point
	for _, p := range polygons {
		for _, arcs := range p {
			var ring []atlas.Point
			for _, i := range arcs {
				ring = append(ring, along(lines, i)...)
			}
			out = append(out, torn(ring)...)
		}
	}
	return out, nil
}

// along is an arc in the direction in which it is used: ^i is arc i backwards.
func along(lines [][]atlas.Point, i int) []atlas.Point {
	if i >= 0 {
		return lines[i]
	}
	back := slices.Clone(lines[^i])
	slices.Reverse(back)
	return back
}

// torn parts a ring where it leaves the map on one side and comes back on the
// other.
func torn(ring []atlas.Point) [][]atlas.Point {
	var out [][]atlas.Point
	begin := 0
	for i := 1; i < len(ring); i++ {
		if math.Abs(ring[i].X-ring[i-1].X) > atlas.Width/2 {
			out = append(out, ring[begin:i])
			begin = i
		}
	}
	return append(out, ring[begin:])
}

func ringArea(r []atlas.Point) float64 {
	sum := 0.0
	for i := range r {
		j := (i + 1) % len(r)
		sum += r[i].X*r[j].Y - r[j].X*r[i].Y
	}
	return math.Abs(sum) / 2
}

func draw(rings [][]atlas.Point) string {
	slices.SortStableFunc(rings, func(a, b []atlas.Point) int { return int(ringArea(b)*100 - ringArea(a)*100) })
	var b strings.Builder
	for i, r := range rings {
		if len(r) < 3 || i > 0 && ringArea(r) < leastArea {
			continue
		}
		for j, p := range r {
			op := "L"
			if j == 0 {
				op = "M"
			}
			fmt.Fprintf(&b, "%s%.1f,%.1f", op, p.X, p.Y)
		}
		b.WriteByte('Z')
	}
	return b.String()
}

// middle is the centre of the largest ring.
func middle(rings [][]atlas.Point) atlas.Point {
	r := slices.MaxFunc(rings, func(a, b []atlas.Point) int { return int(ringArea(a)*1000 - ringArea(b)*1000) })
	var sum atlas.Point
	weight := 0.0
	for i := range r {
		j := (i + 1) % len(r)
		w := r[i].X*r[j].Y - r[j].X*r[i].Y
		sum.X, sum.Y, weight = sum.X+(r[i].X+r[j].X)*w, sum.Y+(r[i].Y+r[j].Y)*w, weight+3*w
	}
	if weight == 0 {
		return r[0]
	}
	return atlas.Point{X: sum.X / weight, Y: sum.Y / weight}
}
