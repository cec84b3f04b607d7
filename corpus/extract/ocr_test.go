package extract

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

// pictureOf returns a PDF of one page that is a picture of the first page of
// another, as a scanner makes it.
func pictureOf(t *testing.T, path string) []byte {
	t.Helper()
	r, err := newPool(t, nil).Render(t.Context(), path, 1, 200)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	var at []int
	object := func(body string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), body)
	}
	stream := func(dict string, data []byte) string {
		return fmt.Sprintf("<<%s /Length %d>>\nstream\n%s\nendstream", dict, len(data), data)
	}
	b.WriteString("%PDF-1.4\n")
	w, h := float64(r.Width)*72/200, float64(r.Height)*72/200
	object("<</Type /Catalog /Pages 2 0 R>>")
	object("<</Type /Pages /Kids [3 0 R] /Count 1>>")
	object(fmt.Sprintf("<</Type /Page /Parent 2 0 R /MediaBox [0 0 %.1f %.1f] /Contents 4 0 R /Resources <</XObject <</I 5 0 R>>>>>>", w, h))
	object(stream("", fmt.Appendf(nil, "%.1f 0 0 %.1f 0 0 cm /I Do", w, h)))
	object(stream(fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode", r.Width, r.Height), r.Image))
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, o := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, xref)
	return b.Bytes()
}

// program writes a shell script that stands in for tesseract.
func program(t *testing.T, script string) string {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("skipped: shell scripts stand in for tesseract")
	}
	path := filepath.Join(t.TempDir(), "tesseract")
	if err := os.WriteFile(path, []byte("#!/bin/sh\ncase $1 in\n--version) echo 'tesseract 9.9'; exit;;\n--list-langs) echo spa; echo deu; exit;;\nesac\n"+script), 0o755); err != nil {
		t.Fatal(err)
	}
	return path
}

func row(block, line int, confidence, word string) string {
	return fmt.Sprintf("5\t1\t%d\t1\t%d\t1\t0\t0\t9\t9\t%s\t%s\n", block, line, confidence, word)
}

func TestScanIsRecognised(t *testing.T) {
	scan := write(t, "scan.pdf", pictureOf(t, "testdata/accents.pdf"))
	table := row(1, 1, "90", "Remesas") + row(1, 1, "80", "familiares") + row(1, 2, "70", "recibidas") + row(2, 1, "-1", " ") + row(2, 1, "80", "México") + "broken\n"
	p := newPool(t, func(c *Config) {
		c.OCR = program(t, "[ \"$4\" = spa ] || exit 3\nhead -c 2 | grep -q P5 || exit 4\ncat >/dev/null\ncat <<'END'\n"+table+"END\n")
	})
	r, err := p.Extract(t.Context(), scan, "scan.pdf")
	if err != nil {
		t.Fatal(err)
	}
	if want := "Remesas familiares\nrecibidas\n\nMéxico"; len(r.Pages) != 1 || r.Pages[0].Text != want || r.Pages[0].Engine != "tesseract 9.9" || r.Engine != "tesseract 9.9" {
		t.Errorf("pages %+v by %s, want %q by tesseract 9.9", r.Pages, r.Engine, want)
	}
	if w := strings.Join(r.Warnings, "; "); w != "pages recognised from their pictures: 1 (tesseract 9.9, 80 %)" {
		t.Errorf("warnings %q, want the number of pages and the mean confidence", w)
	}
}

func TestScanNotRecognised(t *testing.T) {
	scan := write(t, "scan.pdf", pictureOf(t, "testdata/accents.pdf"))
	for name, c := range map[string]struct{ ocr, warning string }{
		"without a program":   {"", ""},
		"a program that dies": {program(t, "cat >/dev/null; echo out of memory >&2; exit 1\n"), "page that could not be recognised: 1: exit status 1: out of memory"},
		"no program at all":   {"/none/tesseract", "OCR: /none/tesseract: fork/exec /none/tesseract: no such file or directory"},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := newPool(t, func(cfg *Config) { cfg.OCR = c.ocr }).Extract(t.Context(), scan, "scan.pdf")
			if !isClass(err, schema.FailNoText) || r == nil || strings.Join(r.Warnings, "; ") != c.warning {
				t.Errorf("Extract = %+v, %v, want class no-text and the warning %q", r, err, c.warning)
			}
		})
	}
}

func TestBlankPageIsNotRecognised(t *testing.T) {
	p := newPool(t, func(c *Config) { c.OCR = program(t, "cat >/dev/null; exit 1\n") })
	if r, err := p.Extract(t.Context(), "testdata/scan.pdf", "scan.pdf"); !isClass(err, schema.FailNoText) || len(r.Warnings) != 0 {
		t.Errorf("Extract of a blank page = %+v, %v, want no try at all", r, err)
	}
}

// TestTesseract reads a scan with the real program.
func TestTesseract(t *testing.T) {
	path, err := exec.LookPath("tesseract")
	if err != nil {
		t.Skip("skipped: no tesseract on PATH")
	}
	if _, err := newRecogniser(path); err != nil {
		t.Skip("skipped: " + err.Error())
	}
	scan := write(t, "scan.pdf", pictureOf(t, "testdata/running.pdf"))
	r, err := newPool(t, func(c *Config) { c.OCR = path }).Extract(t.Context(), scan, "scan.pdf")
	if err != nil {
		t.Fatal(err)
	}
	want, err := newPool(t, nil).Extract(t.Context(), "testdata/running.pdf", "running.pdf")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	words := strings.Fields(want.Pages[0].Text)
	for _, w := range words {
		if strings.Contains(r.Pages[0].Text, w) {
			found++
		}
	}
	if found*10 < len(words)*8 {
		t.Errorf("%d of %d words recognised in\n%s", found, len(words), r.Pages[0].Text)
	}
}
