//go:build unix

package web_test

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"syscall"
	"testing"
	"time"
)

// spent is the processor time of this process so far.
func spent(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkPagesOfFigures asks the pages of twenty corridors, of places and of
// comparisons again and again, and reports what they cost of a processor: the
// median, the slowest twentieth, and the first time of each.
func BenchmarkPagesOfFigures(b *testing.B) {
	handler := siteOf(b, documents()).Config.Handler
	paths := []string{"/en/countries/mx", "/es/paises/us", "/fr/regions/013", "/en/regions/150", "/es/corredores/compare?c=mx-us&c=gt-us&c=hn-us", "/en/corridors/mx-us/remittances.svg", "/en/corridors/mx-us/stock.csv"}
	for _, slug := range twenty {
		paths = append(paths, "/es/corredores/"+slug)
	}
	ask := func(path string) time.Duration {
		began := spent(b)
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, httptest.NewRequestWithContext(b.Context(), http.MethodGet, path, nil))
		if w.Code != http.StatusOK {
			b.Fatalf("%s: %d", path, w.Code)
		}
		return spent(b) - began
	}
	var first, again []time.Duration
	for _, p := range paths {
		first = append(first, ask(p))
	}
	for b.Loop() {
		for _, p := range paths {
			again = append(again, ask(p))
		}
	}
	slices.Sort(first)
	slices.Sort(again)
	milliseconds := func(of []time.Duration, share int) float64 {
		return float64(of[min(len(of)-1, len(of)*share/100)].Microseconds()) / 1000
	}
	b.ReportMetric(milliseconds(again, 50), "p50-ms-cpu")
	b.ReportMetric(milliseconds(again, 95), "p95-ms-cpu")
	b.ReportMetric(milliseconds(first, 50), "first-p50-ms-cpu")
	b.ReportMetric(milliseconds(first, 95), "first-p95-ms-cpu")
}
