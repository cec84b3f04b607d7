package extract

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/simde/simde/schema/schematest"
)

func TestEvaluate(t *testing.T) {
	e, err := Evaluate(t.Context(), filepath.Dir(schematest.SharedData(t, "seeds")))
	if err != nil {
		t.Fatal(err)
	}
	if e.SeedsCut != e.Seeds || e.Seeds == 0 {
		t.Errorf("menus cut of %d texts out of %d: %q", e.SeedsCut, e.Seeds, e.Faults)
	}
	if kept, dropped := float64(e.All.Kept)/float64(e.All.Keep), float64(e.All.Dropped)/float64(e.All.Drop); kept < 0.88 || dropped < 0.84 {
		t.Errorf("web pages: %.2f kept, %.2f left out\n%s", kept, dropped, e)
	}
	if os.Getenv("FAULTS") != "" {
		for _, f := range e.Faults {
			t.Log(f)
		}
	}
	t.Log("\n" + e.String())
}

// BenchmarkPDF prints the CPU time of extraction over the real PDFs, for one
// pass, as a multiple of pdftotext's.
func BenchmarkPDF(b *testing.B) {
	var files []string
	for _, f := range filesBelow(b, schematest.SharedData(b, "corpus")) {
		if filepath.Ext(f) == ".pdf" {
			files = append(files, f)
		}
	}
	poppler, err := Pdftotext(b.Context(), files)
	if err != nil {
		b.Skip(err)
	}
	for b.Loop() {
		cost, err := Measure(b.Context(), Config{Command: []string{os.Args[0], "extract-worker"}, CacheDir: cacheDir(b)}, files)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(cost.CPU.Seconds(), "cpu-s")
		b.ReportMetric(float64(cost.CPU)/float64(poppler), "×pdftotext")
		b.ReportMetric(float64(cost.Pages)/cost.Wall.Seconds(), "pages/s")
		b.ReportMetric(float64(cost.Peak>>20), "MiB")
	}
}
