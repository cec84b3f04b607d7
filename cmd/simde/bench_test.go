package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

// TestBenchPages makes a small library, measures its pages, and finds the library
// made when it is asked again.
func TestBenchPages(t *testing.T) {
	dir := t.TempDir()
	for _, l := range schema.Langs {
		at := filepath.Join(dir, "material", "corpus", string(l))
		if err := os.MkdirAll(at, 0o700); err != nil {
			t.Fatal(err)
		}
		var text strings.Builder
		for i := range 40 {
			fmt.Fprintf(&text, "migration remesas travail words together in a paragraph %d with some more text to be long enough for a page\n\n", i)
		}
		if err := os.WriteFile(filepath.Join(at, "a.txt"), []byte(text.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	answers := filepath.Join(dir, "answers")
	bench := func() string {
		t.Helper()
		out, err := simde(t, t.TempDir(), "bench", "--material", filepath.Join(dir, "material"), "--library", filepath.Join(dir, "library"), "--documents", "4", "--answers", answers)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	first := bench()
	for _, want := range []string{"4 made documents stored", "library: 4 documents", "results", "corridor", "document", "home", "explorer", "sitemap part"} {
		if !strings.Contains(first, want) {
			t.Errorf("report lacks %q:\n%s", want, first)
		}
	}
	if again := bench(); strings.Contains(again, "stored") {
		t.Errorf("the library is made anew:\n%s", again)
	}
	b, err := os.ReadFile(answers)
	if n := strings.Count(string(b), "\n"); err != nil || n < 200 {
		t.Errorf("%d answers, %v", n, err)
	}
}
