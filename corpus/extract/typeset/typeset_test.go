package typeset

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
)

// TestHeadings holds which lines are joined to blocks by their type and their
// places, and which blocks are kept.
func TestHeadings(t *testing.T) {
	line := func(text string, size, top, left float64) Line {
		return Line{Text: text, Size: size, Top: top, Bottom: top - size, Left: left, Right: left + float64(len(text))*size/2}
	}
	page := []Line{
		line("body of the page that is long enough to be the most of it", 10, 600, 50),
		line("and goes on in a second line that is as long as the first", 10, 588, 50),
		line("A title in", 20, 700, 50), // drawn late, and in two lines
		line("two lines", 20, 676, 50),
		line("A box", 14, 690, 400), // beside the title
		line("12 June 2020", 12, 650, 50),
	}
	want := []schema.Heading{
		{Page: 1, Text: "A title in two lines", Size: 2, Top: 70, Bottom: 65.6},
		{Page: 1, Text: "A box", Size: 1.4, Top: 69, Bottom: 67.6},
		{Page: 1, Text: "12 June 2020", Size: 1.2, Top: 65, Bottom: 63.8},
		{Page: 1, Text: page[0].Text + " " + page[1].Text, Size: 1, Top: 60, Bottom: 57.8},
	}
	if diff := cmp.Diff(want, Headings([][]Line{page})); diff != "" {
		t.Errorf("Headings (-want +got):\n%s", diff)
	}
	if got := Headings(nil); got != nil {
		t.Errorf("Headings of no page = %v", got)
	}
}
