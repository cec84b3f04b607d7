package describe

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/simde/simde/schema"
)

func TestDF(t *testing.T) {
	if os.Getenv("DF") == "" {
		t.Skip()
	}
	d := New()
	root := "../../../shared/data/corpus"
	files, _ := filepath.Glob(root + "/*/*/*.txt")
	more, _ := filepath.Glob(root + "/us-declarations/*/*.md")
	df := map[int32]int{}
	n := 0
	for _, f := range append(files, more...) {
		b, _ := os.ReadFile(f)
		doc := &schema.Document{Basis: map[schema.Field]schema.Basis{}, Pages: []schema.Page{{Number: 1, Text: string(b)}}}
		w := d.newWork(doc)
		w.languages()
		w.read()
		n++
		seen := map[int32]bool{}
		for _, h := range w.pages[0].topics {
			if !seen[h.index] {
				seen[h.index] = true
				df[h.index]++
			}
		}
	}
	for i, tp := range schema.Topics() {
		fmt.Printf("DF %s\t%.3f\n", tp.ID, float64(df[int32(i)])/float64(n))
	}
}
