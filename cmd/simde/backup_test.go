package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// knownBy returns the answers by which a library is known.
func knownBy(t *testing.T, data string) []hitLine {
	t.Helper()
	var out []hitLine
	for _, q := range []string{"remesas", "return migration", `"envois de fonds"`, "corridor:MX-US", "lang:fr"} {
		out = append(out, hits(t, data, q)...)
	}
	return out
}

// TestBackup backs a library up while an import runs, goes on, and puts the
// backup into an empty folder: the same queries have the same answers, and the
// same person has said the same.
func TestBackup(t *testing.T) {
	data, dir := t.TempDir(), filepath.Join(t.TempDir(), "backup")
	files := unpackDemo(t)
	mustRun(t, data, "import", "--manifest", filepath.Join(files, "catalogue.csv"))
	first := string(hits(t, data, "remesas")[0].ID)
	mustRun(t, data, "correct", first, "title=Un título de persona", "--by", "ana")
	want := knownBy(t, data)
	if len(want) < 10 {
		t.Fatalf("%d hits", len(want))
	}

	more := filepath.Join(t.TempDir(), "more")
	if err := os.MkdirAll(more, 0o755); err != nil {
		t.Fatal(err)
	}
	for i := range 30 {
		if err := os.WriteFile(filepath.Join(more, "note"+strings.Repeat("x", i)+".txt"), []byte("Remesas, nota "+strings.Repeat("y", i+1)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if out := mustRun(t, data, "backup", dir); !strings.Contains(out, "43 documents") {
		t.Errorf("backup: %s", out)
	}
	ended := make(chan error, 1)
	go func() {
		ended <- run(t.Context(), []string{"import", more, "--data", data}, strings.NewReader(""), new(strings.Builder), new(strings.Builder))
	}()
	archive := filepath.Join(t.TempDir(), "while.tar")
	if err := run(t.Context(), []string{"backup", archive, "--data", data}, strings.NewReader(""), new(strings.Builder), new(strings.Builder)); err != nil {
		t.Errorf("while an import runs: %v", err)
	}
	if err := <-ended; err != nil {
		t.Fatal(err)
	}

	restored := filepath.Join(t.TempDir(), "restored")
	if out := mustRun(t, restored, "restore", dir); strings.Contains(out, "ILL") {
		t.Errorf("restore:\n%s", out)
	}
	// A score also counts what an index deleted and has not yet merged away.
	if d := cmp.Diff(want, knownBy(t, restored), cmpopts.IgnoreFields(hitLine{}, "Score")); d != "" {
		t.Errorf("answers (-before +restored):\n%s", d)
	}
	if out := mustRun(t, restored, "log"); !strings.Contains(out, "ana") {
		t.Errorf("log:\n%s", out)
	}
	if out := mustRun(t, restored, "doctor"); strings.Contains(out, "ILL") {
		t.Errorf("doctor:\n%s", out)
	}
	fromTar := filepath.Join(t.TempDir(), "tar")
	if out := mustRun(t, fromTar, "restore", archive); strings.Contains(out, "ILL") {
		t.Errorf("restore of what was backed up while an import ran:\n%s", out)
	}

	// Again only what is new is copied, and what was erased goes.
	mustRun(t, data, "erase", first, "--yes")
	if out := mustRun(t, data, "backup", dir); !strings.Contains(out, "(30 new") || !strings.Contains(out, "1 gone") {
		t.Errorf("backup again: %s", out)
	}
	if _, err := simde(t, restored, "restore", dir); err == nil {
		t.Error("a library is overwritten without a word")
	}
	mustRun(t, restored, "restore", dir, "--over")
	if out, err := simde(t, restored, "search", "--json", "id:"+first); err == nil && strings.Contains(out, first) {
		t.Error("what was erased is there again")
	}
}

// TestBackupRefuses holds what is not overwritten and not believed.
func TestBackupRefuses(t *testing.T) {
	data, other := t.TempDir(), t.TempDir()
	files := unpackDemo(t)
	mustRun(t, data, "import", filepath.Join(files, "remittance-costs.en.pdf"))
	mustRun(t, other, "import", filepath.Join(files, "remittance-costs.en.pdf"))
	full := t.TempDir()
	if err := os.WriteFile(filepath.Join(full, "letter.txt"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "backup")
	mustRun(t, data, "backup", dir)
	for name, args := range map[string][]string{"a folder of something else": {data, full}, "within itself": {data, filepath.Join(data, "backup")}, "the backup of another library": {other, dir}} {
		if _, err := simde(t, args[0], "backup", args[1]); err == nil {
			t.Errorf("%s is written to", name)
		}
	}
	if _, err := simde(t, other, "restore", dir, "--over"); err == nil {
		t.Error("another library is overwritten")
	}
	f, err := os.OpenFile(filepath.Join(dir, "catalogue.db"), os.O_WRONLY, 0)
	if err == nil {
		_, err = f.WriteAt([]byte("damaged"), 5000)
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := simde(t, filepath.Join(t.TempDir(), "new"), "restore", dir); err == nil {
		t.Error("a damaged backup is restored")
	}
}
