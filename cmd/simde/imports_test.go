package main

import (
	"encoding/csv"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

func TestImports(t *testing.T) {
	dir, data := t.TempDir(), t.TempDir()
	mustDo(t, os.WriteFile(filepath.Join(dir, "a.txt"), []byte("Remesas y desarrollo\n\nLas remesas llegan cada mes."), 0o644))
	mustDo(t, os.WriteFile(filepath.Join(dir, "b.pdf"), nil, 0o644))
	if _, err := simde(t, data, "import", "--by", "Ana\x1b[31m", dir); !errors.Is(err, errPartly) {
		t.Fatalf("import of a broken file: %v, want status 1", err)
	}
	mustRun(t, data, "import", filepath.Join(dir, "a.txt"))
	list := mustRun(t, data, "imports")
	for _, want := range []string{"2 files, 1 imported, 1 failed", "1 files, 1 unchanged", "Ana", "import --by", userName()} {
		if !strings.Contains(list, want) {
			t.Errorf("imports = %q, want %q in it", list, want)
		}
	}
	if strings.Contains(list, "\x1b") {
		t.Errorf("imports = %q, which a terminal obeys", list)
	}
	rows, err := csv.NewReader(strings.NewReader(mustRun(t, data, "imports", "--csv"))).ReadAll()
	if err != nil || len(rows) != 3 || rows[2][0] != "2" || rows[2][3] != "ended" || rows[1][9] != "1" || rows[1][16] != "1" {
		t.Errorf("imports --csv = %q, %v", rows, err)
	}
	show := mustRun(t, data, "imports", "show", "1")
	if !strings.Contains(show, "a.txt") || !strings.Contains(show, "failed") || !strings.Contains(show, "b.pdf") {
		t.Errorf("imports show 1 = %q, want both files", show)
	}
	rows, err = csv.NewReader(strings.NewReader(mustRun(t, data, "imports", "show", "2", "--csv"))).ReadAll()
	if err != nil || len(rows) != 2 || rows[1][2] != "unchanged" {
		t.Errorf("imports show 2 --csv = %q, %v", rows, err)
	}
	if _, err := simde(t, data, "imports", "show", "9"); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("imports show 9: %v, want ErrNotFound", err)
	}
	for _, bad := range [][]string{{"show"}, {"show", "x"}, {"lose", "1"}} {
		if _, err := simde(t, data, append([]string{"imports"}, bad...)...); err == nil {
			t.Errorf("imports %v ran", bad)
		}
	}
}

// TestUndoImport follows an undoing to the index, the doctor and the exit
// status.
func TestUndoImport(t *testing.T) {
	dir, data := t.TempDir(), t.TempDir()
	write := func(name, text string) {
		t.Helper()
		mustDo(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644))
	}
	write("a.txt", "Remesas y desarrollo\n\nLas remesas llegan cada mes a los hogares.")
	mustRun(t, data, "import", dir)
	write("a.txt", "Remesas y desarrollo\n\nLas remesas llegan cada mes a los hogares rurales.")
	write("b.txt", "Retorno\n\nEl retorno de los jornaleros.")
	mustRun(t, data, "import", dir)
	mustRun(t, data, "index")
	id := string(hits(t, data, "jornaleros")[0].ID)
	mustRun(t, data, "correct", id, "title=Vuelta", "--by", "Ana")
	out := mustRun(t, data, "imports", "undo", "2", "--by", "Eva")
	for _, want := range []string{"1 documents withdrawn, 1 put back", id + ": title=Vuelta (Ana)", "imports undo 3"} {
		if !strings.Contains(out, want) {
			t.Errorf("imports undo 2 = %q, want %q in it", out, want)
		}
	}
	mustRun(t, data, "index")
	if got := hits(t, data, "jornaleros"); len(got) != 0 {
		t.Errorf("what an undone import brought is found: %+v", got)
	}
	if got := hits(t, data, "rurales"); len(got) != 0 {
		t.Errorf("the file of an undone import is found: %+v", got)
	}
	if got := hits(t, data, "hogares"); len(got) != 1 {
		t.Errorf("the file of before = %+v, want it found", got)
	}
	mustRun(t, data, "doctor")
	if out := mustRun(t, data, "imports"); !strings.Contains(out, "Eva") || !strings.Contains(out, "undoes 2: 1 withdrawn, 1 put back, 0 brought back") {
		t.Errorf("imports = %q, want the undoing in it", out)
	}
	if out := mustRun(t, data, "import", dir); !strings.Contains(out, "1 updated, 1 withdrawn") {
		t.Errorf("import after an undoing: %s", out)
	}
	if out, err := simde(t, data, "imports", "undo", "1"); !errors.Is(err, errPartly) || !strings.Contains(out, "left alone") {
		t.Errorf("undoing what was changed since: %v, %s, want status 1", err, out)
	}
	mustRun(t, data, "withdraw", "--undo", id)
	mustRun(t, data, "index")
	if got := hits(t, data, "jornaleros"); len(got) != 1 || got[0].Title != "Vuelta" {
		t.Errorf("after withdraw --undo: %+v, want the document with its correction", got)
	}
	mustRun(t, data, "doctor")
}
