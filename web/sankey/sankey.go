// Package sankey lays out how much goes from some places to others: places on
// two sides, and between them a ribbon a pair, as wide as what goes there.
package sankey

import (
	"cmp"
	"fmt"
	"slices"
)

// Flow is how much goes from one place to another.
type Flow struct {
	From, To string
	Value    float64 // more than 0
	Label    string  // what the ribbon says
	URL      string
}

// Diagram is a drawing in a square of a thousand units.
type Diagram struct {
	Left, Right []Node
	Ribbons     []Ribbon // the widest first
}

// Node is a place on one side.
type Node struct {
	Name        string
	Top, Height float64 // of its bar, in units
	value       float64
	slot        float64 // the height that it takes, with room for its name
	used        float64 // how much of the bar has ribbons
}

// Ribbon is a flow as it is drawn.
type Ribbon struct {
	Flow
	Path string
}

const (
	side    = 1000.0 // the square
	gap     = 8.0    // between two places
	leastOf = 44.0   // the height that a name needs
	bar     = 12.0   // the width of a place's bar
)

// Share writes where the middle of a place's bar is, as a share of the height.
func (n Node) Share() string { return fmt.Sprintf("%.2f%%", (n.Top+n.Height/2)/side*100) }

// Draw lays out flows. Those between the same two places are to be one.
func Draw(flows []Flow) Diagram {
	var d Diagram
	if len(flows) == 0 {
		return d
	}
	flows = slices.Clone(flows)
	slices.SortStableFunc(flows, func(a, b Flow) int { return cmp.Compare(b.Value, a.Value) })
	for _, f := range flows {
		add(&d.Left, f.From, f.Value)
		add(&d.Right, f.To, f.Value)
	}
	scale := min(scaleOf(d.Left), scaleOf(d.Right))
	place(d.Left, scale)
	place(d.Right, scale)
	for _, f := range between(d, flows) {
		from, to := find(d.Left, f.From), find(d.Right, f.To)
		h := f.Value * scale
		y0, y1 := from.Top+from.used, to.Top+to.used
		from.used, to.used = from.used+h, to.used+h
		d.Ribbons = append(d.Ribbons, Ribbon{f, ribbon(y0, y1, h)})
	}
	slices.SortStableFunc(d.Ribbons, func(a, b Ribbon) int { return cmp.Compare(b.Value, a.Value) })
	return d
}

// between orders flows by where they end on either side, so that ribbons of one
// place do not cross.
func between(d Diagram, flows []Flow) []Flow {
	at := func(nodes []Node, name string) int {
		return slices.IndexFunc(nodes, func(n Node) bool { return n.Name == name })
	}
	out := slices.Clone(flows)
	slices.SortStableFunc(out, func(a, b Flow) int {
		return cmp.Or(cmp.Compare(at(d.Left, a.From), at(d.Left, b.From)), cmp.Compare(at(d.Right, a.To), at(d.Right, b.To)))
	})
	return out
}

func add(nodes *[]Node, name string, value float64) {
	if n := find(*nodes, name); n != nil {
		n.value += value
		return
	}
	*nodes = append(*nodes, Node{Name: name, value: value})
}

func find(nodes []Node, name string) *Node {
	for i := range nodes {
		if nodes[i].Name == name {
			return &nodes[i]
		}
	}
	return nil
}

// scaleOf is how many units one of a value takes, so that all places of a side
// have room, the small ones for their names.
func scaleOf(nodes []Node) float64 {
	room := side - gap*float64(len(nodes)-1)
	least := min(leastOf, room/float64(max(1, len(nodes))))
	large, taken := 0.0, 0.0
	sorted := slices.Clone(nodes)
	slices.SortFunc(sorted, func(a, b Node) int { return cmp.Compare(a.value, b.value) })
	for _, n := range sorted {
		large += n.value
	}
	for _, n := range sorted { // the smallest take their least, until the others fill the rest
		scale := (room - taken) / large
		if n.value*scale >= least {
			return scale
		}
		taken, large = taken+least, large-n.value
	}
	return least / max(1, sorted[len(sorted)-1].value)
}

// place sets places below each other, the largest first, each bar in the middle
// of its room.
func place(nodes []Node, scale float64) {
	slices.SortStableFunc(nodes, func(a, b Node) int { return cmp.Compare(b.value, a.value) })
	least := min(leastOf, (side-gap*float64(len(nodes)-1))/float64(max(1, len(nodes))))
	y := 0.0
	for i := range nodes {
		n := &nodes[i]
		n.Height = n.value * scale
		n.slot = max(n.Height, least)
		n.Top = y + (n.slot-n.Height)/2
		y += n.slot + gap
	}
	for i := range nodes { // a side with room to spare stands in the middle
		nodes[i].Top += (side - (y - gap)) / 2
	}
}

// ribbon is the outline between two bars.
func ribbon(y0, y1, height float64) string {
	const from, to, middle = bar, side - bar, side / 2
	return fmt.Sprintf("M%.1f,%.1fC%.0f,%.1f %.0f,%.1f %.1f,%.1fV%.1fC%.0f,%.1f %.0f,%.1f %.1f,%.1fZ",
		from, y0, middle, y0, middle, y1, to, y1, y1+height, middle, y1+height, middle, y0+height, from, y0+height)
}
