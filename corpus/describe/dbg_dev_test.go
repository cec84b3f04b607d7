package describe

import (
	"fmt"
	"github.com/simde/simde/schema"
	"os"
	"testing"
)

func TestDbg(t *testing.T) {
	b, err := os.ReadFile(os.Getenv("DBG"))
	if err != nil {
		t.Skip()
	}
	doc := &schema.Document{Basis: map[schema.Field]schema.Basis{}, Pages: []schema.Page{{Number: 1, Text: string(b)}}}
	d := New()
	w := d.newWork(doc)
	w.languages()
	w.read()
	for _, r := range w.pages {
		var m memory
		for _, s := range r.sentences() {
			gs := r.groups(s)
			if len(gs) == 0 {
				continue
			}
			w.assign(r, s, gs)
			x := w.link(r, s, gs, w.about(), &m)
			fmt.Printf("%q\n  factor %.2f\n", r.text[r.tokens[s.first].start:r.tokens[s.end-1].end], x.factor)
			for _, g := range gs {
				var ps []schema.Place
				for _, p := range g.places {
					ps = append(ps, w.places[p])
				}
				gov := ""
				if g.governor >= 0 {
					gov = r.text[r.tokens[g.governor].start:r.tokens[g.governor].end]
				}
				fmt.Printf("   %v %q sort %d slot %s role %s %.2f rule %s gov %q\n", ps, r.text[r.tokens[g.first].start:r.tokens[g.end-1].end], g.sort, slotNames[g.slot], g.role, g.weight, g.rule, gov)
			}
			for _, f := range x.found {
				fmt.Printf("      => %s-%s %.2f %s\n", w.places[f.origin], w.places[f.destination], f.confidence, f.rule)
			}
		}
	}
}
