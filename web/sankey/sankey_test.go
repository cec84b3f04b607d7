package sankey

import (
	"math"
	"strings"
	"testing"
)

// TestDraw holds that ribbons are as wide as what goes there, that they fill the
// bars on both sides, and that places have room for their names.
func TestDraw(t *testing.T) {
	flows := []Flow{{From: "GT", To: "US", Value: 40}, {From: "SV", To: "US", Value: 50}, {From: "GT", To: "MX", Value: 5}, {From: "NI", To: "CR", Value: 0.1}}
	d := Draw(flows)
	if len(d.Ribbons) != 4 || d.Ribbons[0].From != "SV" || d.Left[0].Name != "SV" || d.Right[0].Name != "US" {
		t.Fatalf("ribbons %v, left %v, right %v", d.Ribbons, d.Left, d.Right)
	}
	scale := d.Left[0].Height / 50
	for _, nodes := range [][]Node{d.Left, d.Right} {
		end := 0.0
		for _, n := range nodes {
			if math.Abs(n.Height-n.value*scale) > 1e-9 || math.Abs(n.used-n.Height) > 1e-9 {
				t.Errorf("%s has a bar of %.1f for %.1f, of which ribbons fill %.1f", n.Name, n.Height, n.value, n.used)
			}
			middle := n.Top + n.Height/2
			if middle-n.slot/2 < end-1e-9 || n.slot < leastOf-1e-9 || n.Top+n.Height > side+1e-9 {
				t.Errorf("%s stands at %.1f with %.1f, after %.1f", n.Name, n.Top, n.slot, end)
			}
			end = middle + n.slot/2 + gap
		}
	}
	if p := d.Ribbons[0].Path; !strings.HasPrefix(p, "M12.0,") || !strings.HasSuffix(p, "Z") {
		t.Errorf("a ribbon is %s", p)
	}
	if s := d.Left[0].Share(); !strings.HasSuffix(s, "%") {
		t.Errorf("a share is %s", s)
	}
}

// TestManyPlaces holds that more places than have room for names still stand
// within the drawing.
func TestManyPlaces(t *testing.T) {
	var flows []Flow
	for i := range 40 {
		flows = append(flows, Flow{From: string(rune('A' + i)), To: "x", Value: float64(1 + i%3)})
	}
	for _, n := range Draw(flows).Left {
		if n.Top < -1e-9 || n.Top+n.Height > side+1e-6 {
			t.Errorf("%s stands from %.1f to %.1f", n.Name, n.Top, n.Top+n.Height)
		}
	}
	if d := Draw(nil); len(d.Ribbons) != 0 {
		t.Errorf("of nothing there are %v", d.Ribbons)
	}
}
