package eval

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPress holds that an article of a general newspaper is right where no corridor
// is stated of it, that those about migration are not asked, and that one which
// states a corridor is named.
func TestPress(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "corpus"), 0o700); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(filepath.Join(dir, pressFile))
	if err != nil {
		t.Fatal(err)
	}
	z := gzip.NewWriter(f)
	if _, err := io.WriteString(z, `{"id":"a","title":"Llueve","text":"Llueve en el norte de Chile y en el sur del Perú."}
{"id":"b","title":"Vecinos","text":"Unos 240.000 peruanos viven en Chile, donde trabajan en el comercio."}
{"id":"c","title":"Otros","text":"Unos 240.000 peruanos viven en Chile.","migration":1}
`); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := Run(&b, dir, Options{Only: "press", Errors: true}); err != nil {
		t.Fatal(err)
	}
	rows := strings.Join(strings.Fields(b.String()), " ")
	if !strings.Contains(rows, "press states [PE-CL]: Vecinos") || !strings.Contains(rows, "press, no corridor es 2 0.500 0.500 0.500 1 1 1") {
		t.Errorf("press is scored so:\n%s", b.String())
	}
}
