package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestBrief writes a briefing in each form, twice the same, and refuses what has
// none.
func TestBrief(t *testing.T) {
	dir := t.TempDir()
	data, files := filepath.Join(dir, "lib"), filepath.Join(dir, "files")
	if err := os.Mkdir(files, 0o755); err != nil {
		t.Fatal(err)
	}
	text := "Remesas y retorno\n\nEn 2024 vivían en Estados Unidos 11 300 000 personas nacidas en México. Los mexicanos en Estados Unidos envían remesas a México.\n"
	if err := os.WriteFile(filepath.Join(files, "a.txt"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	mustRun(t, data, "import", files)
	read := func(name string, args ...string) (file, said string) {
		t.Helper()
		to := filepath.Join(dir, name)
		said = mustRun(t, data, append([]string{"brief", "MX-US", "-o", to, "--base-url", "https://simde.example"}, args...)...)
		b, err := os.ReadFile(to)
		if err != nil {
			t.Fatal(err)
		}
		return string(b), said
	}
	page, said := read("b.html", "--lang", "es")
	today := time.Now().UTC().Format(time.DateOnly)
	for _, want := range []string{"<h1>México hacia Estados Unidos</h1>", "https://simde.example/i/mx-us/" + today + "?hl=es", "vivían en Estados Unidos", "https://simde.example/d/"} {
		if !strings.Contains(page, want) {
			t.Errorf("the briefing lacks %q", want)
		}
	}
	_, mark, ok := strings.Cut(strings.TrimSpace(said), "fingerprint ")
	if !ok || !strings.Contains(page, mark) {
		t.Errorf("the command says %q", said)
	}
	for name, head := range map[string]string{"b.pdf": "%PDF-", "b.docx": "PK\x03\x04"} {
		first, said := read(name)
		if again, _ := read(name, "--day", today); !strings.HasPrefix(first, head) || again != first || !strings.Contains(said, mark) {
			t.Errorf("%s begins with %.5q, is written twice the same: %v, says %q", name, first, again == first, said)
		}
	}
	for _, args := range [][]string{{"MX-US"}, {"MX-US", "-o", "b.odt"}, {"-o", "b.pdf"}, {"MX-US", "-o", "b.pdf", "--lang", "de"}, {"QQ-US", "-o", "b.pdf"},
		{"FJ-MD", "-o", "b.pdf"}, {"MX-US", "-o", "b.pdf", "--day", "2020-02-01"}, {"MX-US", "-o", "b.pdf", "--day", "soon"}} {
		if _, err := simde(t, data, append([]string{"brief"}, args...)...); err == nil {
			t.Errorf("brief %v: no error", args)
		}
		if _, err := os.Stat("b.pdf"); err == nil {
			t.Fatalf("brief %v wrote a file", args)
		}
	}
}
