package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

// holds names the files of a library, its index apart, that have a text in them
// or in their name.
func holds(t *testing.T, data, text string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(data, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		if bytes.Contains(b, []byte(text)) || strings.Contains(path, text) {
			out = append(out, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestErase holds that nothing of an erased document stays in the library, that
// its bytes are refused afterwards, and that everything else is well.
func TestErase(t *testing.T) {
	dir, data := t.TempDir(), t.TempDir()
	write := func(name, text string) string {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	body := "\n\nLas remesas de México llegan cada mes a las familias de los migrantes en los Estados Unidos, y de ellas viven muchas.\n"
	first := "# Zarzaparrilla" + body
	a := write("a.md", first)
	write("b.txt", "Another text\n\nMoroccans live in Spain.\n")
	mustRun(t, data, "import", "--ocr", "", dir)
	write("a.md", first+"Con una línea más.\n") // a new version
	mustRun(t, data, "import", "--ocr", "", dir)
	mustRun(t, data, "index")
	id := idAt(t, data, "a.md")
	hashes := []string{fmt.Sprintf("%x", sha256.Sum256([]byte(first))), fmt.Sprintf("%x", sha256.Sum256([]byte(first+"Con una línea más.\n")))}
	for _, h := range hashes {
		if len(holds(t, data, filepath.Join("originals", h[:2], h[2:4], h))) != 1 {
			t.Fatalf("the original %s is not there before", h)
		}
	}
	if _, err := simde(t, data, "erase", id); err == nil || len(hits(t, data, "zarzaparrilla")) != 1 {
		t.Errorf("erase without --yes: %v", err)
	}
	beside, err := (&env{place: place{data: data}}).openExisting(t.Context()) // as a server has it open
	if err != nil {
		t.Fatal(err)
	}
	mustRun(t, data, "erase", id, "--yes", "--reason", "a court says so")
	mustRun(t, data, "erase", id, "--yes")
	if left := holds(t, data, "Zarzaparrilla"); len(left) > 0 {
		t.Errorf("the title stands in %q", left)
	}
	for _, h := range hashes {
		if left := holds(t, data, filepath.Join("originals", h[:2], h[2:4], h)); len(left) > 0 {
			t.Errorf("an original stands: %q", left)
		}
	}
	if err := beside.close(); err != nil {
		t.Fatal(err)
	}
	mustRun(t, data, "index")
	if got := hits(t, data, "zarzaparrilla"); len(got) != 0 {
		t.Errorf("found: %+v", got)
	}
	mustRun(t, data, "doctor")

	again := write("other name.md", first) // the earlier version's bytes
	out := mustRun(t, data, "import", "--ocr", "", "--admit", again, a)
	if !strings.Contains(out, "2 withdrawn") {
		t.Errorf("the same bytes again: %s", out)
	}
	if left := holds(t, data, "Zarzaparrilla"); len(left) > 0 {
		t.Errorf("after the import the title stands in %q", left)
	}
	if out := mustRun(t, data, "ledger"); !strings.Contains(out, "erased: a court says so") {
		t.Errorf("ledger: %s", out)
	}
	if out := mustRun(t, data, "withdraw", "--list"); !strings.Contains(out, "(erased)") {
		t.Errorf("withdraw --list: %s", out)
	}
	if _, err := simde(t, data, "withdraw", "--undo", id); !errors.Is(err, schema.ErrGone) {
		t.Errorf("withdraw --undo: %v, want ErrGone", err)
	}
	if _, err := simde(t, data, "erase", "--yes", "never"); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("erasing what never was: %v, want ErrNotFound", err)
	}
	mustRun(t, data, "doctor")
}

// TestEraseShared holds that a file stays which another document has, and that
// a withdrawn document can be erased.
func TestEraseShared(t *testing.T) {
	dir, data := t.TempDir(), t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	body := "# Remesas\n\nLas remesas de México llegan cada mes a las familias de los migrantes en los Estados Unidos, y de ellas viven muchas.\n"
	write("a.md", body)
	mustRun(t, data, "import", "--ocr", "", dir)
	write("a.md", body+"Con una línea más.\n")
	mustRun(t, data, "import", "--ocr", "", dir)
	write("b.md", body) // the earlier version of the first is a document of its own
	mustRun(t, data, "import", "--ocr", "", dir)
	a, b := idAt(t, data, "a.md"), idAt(t, data, "b.md")
	if a == b {
		t.Fatal("one document, want two")
	}
	mustRun(t, data, "withdraw", a)
	mustRun(t, data, "erase", a, "--yes")
	mustRun(t, data, "index")
	if out := mustRun(t, data, "doctor"); !strings.Contains(out, "originals: 1 checked against their hashes, 0 wrong") {
		t.Errorf("doctor: %s", out)
	}
	mustRun(t, data, "import", "--ocr", "", filepath.Join(dir, "b.md"))
	if got := idAt(t, data, "b.md"); got != b {
		t.Errorf("b.md is %s, want %s", got, b)
	}
}
