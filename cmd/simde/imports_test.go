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
