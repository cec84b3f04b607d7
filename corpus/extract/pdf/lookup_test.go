package pdf

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/klippa-app/go-pdfium/requests"
	"github.com/tetratelabs/wazero/api"
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

// counted counts how often a function is called.
type counted struct {
	api.Function
	calls int
}

func (c *counted) Call(ctx context.Context, params ...uint64) ([]uint64, error) {
	c.calls++
	return c.Function.Call(ctx, params...)
}

// TestFormLoadsOnce reads a page with a form, which is loaded once for its text
// and for what was filled in.
func TestFormLoadsOnce(t *testing.T) {
	in := opened(t, []byte(`%PDF-1.7
1 0 obj <</Type /Catalog /Pages 2 0 R /AcroForm <</Fields [4 0 R]>>>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [4 0 R]>> endobj
4 0 obj <</Type /Annot /Subtype /Widget /Rect [100 600 300 620] /P 3 0 R /FT /Tx /T (pais) /V (Colombia)>> endobj
trailer <</Root 1 0 R>>
%%EOF`))
	field, err := moduleOf(in.Pdfium)
	if err != nil {
		t.Fatal(err)
	}
	functions, ok := field.Interface().(*lookup)
	if !ok {
		t.Fatalf("the module is a %T", field.Interface())
	}
	load := &counted{Function: functions.ExportedFunction("FPDF_LoadPage")}
	functions.found["FPDF_LoadPage"] = load
	text, _, err := in.read(0)
	if err != nil || strings.TrimSpace(text) != "Colombia" {
		t.Errorf("the page says %q, %v", text, err)
	}
	if load.calls != 1 {
		t.Errorf("the page was loaded %d times", load.calls)
	}
}
