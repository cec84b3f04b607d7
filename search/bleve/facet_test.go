package bleve

import (
	"cmp"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/simde/simde/search/plan"
)

// sorted orders counts, which an engine gives in no order.
func sorted(c *plan.Counts) *plan.Counts {
	for _, values := range c.Values {
		slices.SortFunc(values, func(a, b plan.Count) int { return cmp.Compare(a.Value, b.Value) })
	}
	return c
}

// TestTotals tests that what segments keep of their counts is what counting all
// documents anew gives, while documents come, change and go.
func TestTotals(t *testing.T) {
	c := newChance(5)
	lib := c.library(60)
	x := open(t, lib)
	for round := range 8 {
		follow(t, lib, x)
		v, err := x.generation().acquire()
		must(t, err)
		anew := newCounter(v, nil)
		for _, s := range v.segs {
			var all []hit
			for slot, live := range s.live {
				if live {
					all = append(all, hit{seg: s, slot: int32(slot)})
				}
			}
			anew.add(s, all)
		}
		if d := gocmp.Diff(sorted(anew.result()), sorted(v.totals())); d != "" {
			t.Fatalf("round %d, %d segments (-counted anew +kept):\n%s", round, len(v.segs), d)
		}
		must(t, v.release())
		for range 5 {
			lib.Put(c.document(c.IntN(80)))
		}
		lib.Withdraw(c.document(c.IntN(60)).ID)
	}
}
