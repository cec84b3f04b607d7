package pdf

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/klippa-app/go-pdfium/requests"
)

// newRuntime is PDFium, whose machine code is kept between runs of the tests.
func newRuntime(t testing.TB) *Runtime {
	t.Helper()
	dir, err := os.UserCacheDir()
	if err != nil {
		dir = t.TempDir()
	}
	rt, err := Open(filepath.Join(dir, "simde-test", "wazero"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := rt.Close(); err != nil {
			t.Error(err)
		}
	})
	return rt
}

func opened(t *testing.T, data []byte) *instance {
	t.Helper()
	in, err := newRuntime(t).open(data)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(in.end)
	return in
}

// TestLookUpOnce asks for the place of a character again and again: each time
// takes a small part of the memory that looking a function up takes.
func TestLookUpOnce(t *testing.T) {
	data, err := os.ReadFile("../testdata/accents.pdf")
	if err != nil {
		t.Fatal(err)
	}
	in := opened(t, data)
	page, err := in.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: in.doc})
	if err != nil {
		t.Fatal(err)
	}
	tp, err := in.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: requests.Page{ByReference: &page.Page}})
	if err != nil {
		t.Fatal(err)
	}
	s := sheet{in: in, text: tp.TextPage}
	const times, most = 1000, 1000
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range times {
		if _, ok := s.at(0); !ok {
			t.Fatal("the first character stands nowhere")
		}
	}
	runtime.ReadMemStats(&after)
	if each := (after.TotalAlloc - before.TotalAlloc) / times; each > most {
		t.Errorf("the place of a character takes %d bytes, want %d at most", each, most)
	}
}
