package describe

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestScan(t *testing.T) {
	if os.Getenv("SCAN") == "" {
		t.Skip()
	}
	for _, th := range []float64{.5,.6,.7} {
		l := DefaultThresholds
		l.Corridor = th
		l.Region = max(th,0.85)
		d := New(WithThresholds(l))
		e := &evaluation{Describer: d, dir: "../../../shared/data", scores: map[string]*Score{}, items: map[string]int{}}
		for _, f := range []func() error{e.corridors, e.sentences, e.fresh, e.passages, e.documents} {
			if err := f(); err != nil { t.Fatal(err) }
		}
		var line strings.Builder
		var held Score
		for _, r := range e.results() {
			if r.Language != "" { continue }
			if strings.Contains(r.Set, "tune") { continue }
			if r.Set != "documents report" && r.Set != "corridors" { held.add(r.Score); continue }
			fmt.Fprintf(&line, " | %s P%.3f R%.3f", strings.ReplaceAll(strings.ReplaceAll(r.Set, "sentences", "sent"), "documents", "docs"), r.P, r.R)
		}
		fmt.Printf("%.2f%s | held-out sentences+fresh+passages P%.3f R%.3f F%.3f\n", th, line.String(), held.Precision(), held.Recall(), held.F1())
	}
}
