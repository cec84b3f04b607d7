package extract

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
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
	return fmt.Sprintf("5\t1\t%d\t1\t%d\t1\t100\t200\t50\t20\t%s\t%s\n", block, line, confidence, word)
}

func TestWordsOfAPicture(t *testing.T) {
	got := readTSV("level\tpage_num\n"+row(1, 1, "90", "Remesas")+row(1, 1, "70", "familiares"), 1000, 2000)
	if got.text != "Remesas familiares" || len(got.Words) != 2 || got.Confidence < 0.799 || got.Confidence > 0.801 {
		t.Fatalf("readTSV = %+v", got)
	}
	if w := got.Words[1]; w != (schema.WordBox{Text: "familiares", X0: 0.1, Y0: 0.1, X1: 0.15, Y1: 0.11}) {
		t.Errorf("a word stands at %+v", w)
	}
}

// TestWhichPagesArePictures: a page with a stamp over a picture is one, a page
// with a heading over a small one is not.
func TestWhichPagesArePictures(t *testing.T) {
	stamp := strings.Repeat("Recibido 12 ", 5)
	pages := []schema.Page{{Number: 1}, {Number: 2, Text: stamp}, {Number: 3, Text: stamp}, {Number: 4, Text: strings.Repeat(stamp, 20)}}
	got := pictured(pages, func(asked []int) map[int]float64 {
		if !slices.Equal(asked, []int{2, 3}) {
			t.Errorf("asked of pages %v, want 2 and 3", asked)
		}
		return map[int]float64{2: 0.95, 3: 0.3}
	})
	if !slices.Equal(got, []int{1, 2}) {
		t.Errorf("pictured = %v, want 1 and 2", got)
	}
}

// TestStampedScanIsReadOnce reads a picture of a page under a line of text: what
// is recognised takes the place of both.
func TestStampedScanIsReadOnce(t *testing.T) {
	scan := stamped(t, pictureOf(t, "testdata/accents.pdf"), "Recibido en la oficialia de partes el 12 de marzo")
	want := strings.TrimSpace(strings.Repeat("palabra ", 30))
	var table strings.Builder
	for range 30 {
		table.WriteString(row(1, 1, "90", "palabra"))
	}
	p := newPool(t, func(c *Config) { c.OCR = program(t, "cat >/dev/null\ncat <<'END'\n"+table.String()+"END\n") })
	r, err := p.Extract(t.Context(), write(t, "stamped.pdf", scan), "stamped.pdf")
	if err != nil {
		t.Fatal(err)
	}
	if got := r.Pages[0]; got.Text != want || got.Seen == nil || len(got.Seen.Words) != 30 || got.Seen.Confidence < 0.899 {
		t.Errorf("page %+v", got)
	}
}

// stamped writes a line of text over the page of pictureOf.
func stamped(t *testing.T, scan []byte, text string) []byte {
	t.Helper()
	s := string(scan)
	draw := "/I Do"
	at := strings.Index(s, draw)
	stream := strings.LastIndex(s[:at], "<< /Length ")
	if at < 0 || stream < 0 {
		t.Fatal("no picture to write over")
	}
	begin := strings.Index(s[stream:], "stream\n") + stream + len("stream\n")
	body := "q " + s[begin:at+len(draw)] + " Q BT /F 12 Tf 40 20 Td (" + text + ") Tj ET"
	end := strings.Index(s[begin:], "\nendstream") + begin
	s = s[:stream] + fmt.Sprintf("<< /Length %d>>\nstream\n", len(body)) + body + s[end:]
	s = strings.Replace(s, "/Resources <<", "/Resources <</Font <</F <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>> ", 1)
	return []byte(s) // its cross references are wrong, and PDFium makes them anew
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
		"without a program":   {"", "no text on pages 1"},
		"a program that dies": {program(t, "cat >/dev/null; echo out of memory >&2; exit 1\n"), "page that could not be recognised: 1: exit status 1: out of memory; no text on pages 1"},
		"no program at all":   {"/none/tesseract", "OCR: /none/tesseract: fork/exec /none/tesseract: no such file or directory; no text on pages 1"},
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
	if r, err := p.Extract(t.Context(), "testdata/scan.pdf", "scan.pdf"); !isClass(err, schema.FailNoText) || len(r.Warnings) != 1 {
		t.Errorf("Extract of a blank page = %+v, %v, want no try at all", r, err)
	}
}

// TestTesseract reads a scan with the real program.
func TestTesseract(t *testing.T) {
	path, err := exec.LookPath("tesseract")
	if err != nil {
		t.Skip("skipped: no tesseract on PATH; \"make test\" installs it as root")
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
	seen := r.Pages[0].Seen
	if seen == nil || seen.Confidence < 0.7 {
		t.Fatalf("recognised: %+v", seen)
	}
	for _, w := range seen.Words {
		if w.X0 < 0 || w.X1 > 1 || w.X1 <= w.X0 || w.Y0 < 0 || w.Y1 > 1 || w.Y1 <= w.Y0 {
			t.Errorf("word at %+v", w)
		}
	}
	if found*10 < len(words)*8 {
		t.Errorf("%d of %d words recognised in\n%s", found, len(words), r.Pages[0].Text)
	}
}
