package extract

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestEdges(t *testing.T) {
	frame := func(n int, body string) string {
		return fmt.Sprintf("Portal of the Agency\nHome\nNews (%d)\nContact\n%s\n© The Agency 20%d\nLegal notice\nPrivacy", n, body, 10+n)
	}
	bodies := []string{"First title\nFirst body.", "Second title\nSecond body.\nHome", "Third title\nThird body."}
	var e Edges
	for i, b := range bodies {
		if got, n := e.Cut("agency", frame(i, b)); n != 0 || got != frame(i, b) {
			t.Errorf("with %d texts observed %d lines are cut", i, n)
		}
		e.Observe("agency", frame(i, b))
	}
	stored, err := json.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	var again Edges
	if err := json.Unmarshal(stored, &again); err != nil {
		t.Fatal(err)
	}
	for i, b := range append(bodies, "A fourth\nnever seen.") {
		got, n := again.Cut("agency", frame(i, b))
		if diff := cmp.Diff(b, got); diff != "" || n != 7 {
			t.Errorf("text %d: %d lines cut (-want +got):\n%s", i, n, diff)
		}
	}
	if got, n := again.Cut("other", frame(1, "x")); n != 0 || got != frame(1, "x") {
		t.Errorf("another source's text lost %d lines", n)
	}
	if _, n := again.Cut("agency", "Portal of the Agency\nHome\nNews (7)\nContact"); n != 0 {
		t.Errorf("a page without a body lost %d lines", n)
	}
}
