package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// pictured is a PDF of a page with ink and no text.
const pictured = `%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R>> endobj
4 0 obj <</Length 17>> stream
10 10 200 50 re f
endstream endobj
trailer <</Root 1 0 R>>
%%EOF
`

// TestOCRAgain imports a scan before a program that reads scans is installed,
// and reads it afterwards: once.
func TestOCRAgain(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("skipped: a shell script stands in for tesseract")
	}
	data, bin := t.TempDir(), t.TempDir()
	path := filepath.Join(t.TempDir(), "scan.pdf")
	mustDo(t, os.WriteFile(path, []byte(pictured), 0o644))
	mustRun(t, data, "import", "--ocr", "", path)
	mustRun(t, data, "import", "--ocr", "", path) // unchanged

	t.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH"))
	_, err := simde(t, data, "import", "--ocr-again", "--ocr", "notesseract")
	if err == nil || !strings.Contains(err.Error(), "tesseract") {
		t.Errorf("without the program: %v", err)
	}
	script := `#!/bin/sh
case $1 in
--version) echo 'tesseract 9.9'; exit;;
--list-langs) echo eng; exit;;
esac
cat >/dev/null
for w in Remittances that Honduran families receive from their relatives; do
	printf '5\t1\t1\t1\t1\t1\t10\t10\t50\t20\t90\t%s\n' $w
done
`
	mustDo(t, os.WriteFile(filepath.Join(bin, "tesseract"), []byte(script), 0o755))
	if out := mustRun(t, data, "import", "--ocr-again"); !strings.Contains(out, "1 updated") {
		t.Errorf("import --ocr-again:\n%s", out)
	}
	if got := hits(t, data, "remittances"); len(got) != 1 {
		t.Errorf("%d documents found, want 1", len(got))
	}
	if out := mustRun(t, data, "import", "--ocr-again"); !strings.HasPrefix(out, "0 files") {
		t.Errorf("a second time:\n%s", out)
	}
}
