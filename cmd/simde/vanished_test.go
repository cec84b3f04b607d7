package main

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestVanished holds which files are told to be gone, of which folder or
// catalogue, and that nothing happens to their documents.
func TestVanished(t *testing.T) {
	dir, data := t.TempDir(), t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	for name, text := range map[string]string{
		"one/a.txt": "Remesas y desarrollo\n\nLas remesas llegan.", "one/b.txt": "Retorno\n\nEl retorno de los migrantes.",
		"oneself/c.txt": "Asilo\n\nLas solicitudes de asilo.", "cat/d.txt": "Tránsito\n\nLos migrantes en tránsito.",
		"cat/e.txt": "Visas\n\nLas visas de trabajo.", "cat/m.csv": "file,title\nd.txt,D\ne.txt,E\n",
	} {
		mustDo(t, os.MkdirAll(filepath.Dir(path(name)), 0o755))
		mustDo(t, os.WriteFile(path(name), []byte(text), 0o644))
	}
	gone := func(roots ...string) []string {
		t.Helper()
		rows, err := csv.NewReader(strings.NewReader(mustRun(t, data, append([]string{"ledger", "--csv", "--vanished"}, roots...)...))).ReadAll()
		mustDo(t, err)
		var out []string
		for _, r := range rows[1:] {
			out = append(out, filepath.Base(r[0]))
			if r[5] == "" {
				t.Errorf("row %q says not why", r)
			}
		}
		return out
	}
	want := func(got []string, want ...string) {
		t.Helper()
		if !slices.Equal(got, want) {
			t.Errorf("vanished = %v, want %v", got, want)
		}
	}
	mustRun(t, data, "import", path("one"), path("oneself"))
	mustRun(t, data, "import", "--manifest", path("cat/m.csv"))
	want(gone())
	mustDo(t, os.Rename(path("one/a.txt"), path("one/renamed.txt")))
	mustDo(t, os.Remove(path("one/b.txt")))
	mustDo(t, os.Remove(path("oneself/c.txt")))
	mustDo(t, os.WriteFile(path("cat/m.csv"), []byte("file,title\ne.txt,E\n"), 0o644))
	if out := mustRun(t, data, "import", path("one")); !strings.Contains(out, "1 files, 1 updated") {
		t.Errorf("import after a move: %s", out)
	}
	mustRun(t, data, "import", "--manifest", path("cat/m.csv"))
	want(gone(), "d.txt", "b.txt", "c.txt")
	want(gone(path("one")), "b.txt")
	want(gone(path("one")+"/", path("oneself")), "b.txt", "c.txt")
	want(gone(path("cat/m.csv")), "d.txt")
	want(gone(path("nowhere")))
	mustRun(t, data, "index")
	if out := mustRun(t, data, "doctor"); !strings.Contains(out, "originals: 5 checked") {
		t.Errorf("doctor: %s, want every document held", out)
	}
	if _, err := simde(t, data, "ledger", path("one")); err == nil {
		t.Error("ledger took a folder without --vanished")
	}
}
