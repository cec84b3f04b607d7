package plan

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

// TestFresh tests what an index has still to make.
func TestFresh(t *testing.T) {
	doc := func(id schema.ID, r schema.Revision) schema.Change {
		return schema.Change{ID: id, Revision: r, Document: &schema.Document{ID: id}}
	}
	written := func(cs []schema.Change) string {
		var out []string
		for _, c := range cs {
			out = append(out, fmt.Sprint(c.ID, c.Revision))
		}
		return strings.Join(out, " ")
	}
	all := []schema.Change{doc("a", 3), doc("b", 4), {ID: "odd\x00", Revision: 5}, doc("c", 6), doc("a", 7), {ID: "c", Revision: 8}}
	for _, c := range []struct {
		follows bool
		at      schema.Revision
		want    string
	}{{false, 9, "a7 b4 c8"}, {true, 0, "a7 b4 c8"}, {true, 4, "b4 c8 a7"}, {true, 8, "c8"}, {true, 9, ""}} {
		got, err := Fresh(all, c.follows, c.at)
		if err != nil || written(got) != c.want {
			t.Errorf("at %d, follows %v: %q, %v; want %q", c.at, c.follows, written(got), err, c.want)
		}
	}
	if _, err := Fresh([]schema.Change{doc("a", 1), doc("odd\x00", 2), doc("", 3)}, true, 0); !errors.Is(err, schema.ErrInvalid) || !strings.Contains(err.Error(), `odd\x00`) {
		t.Errorf("documents that cannot be held: %v", err)
	}
}
