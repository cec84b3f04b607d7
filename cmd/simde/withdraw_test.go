package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

func TestWithdraw(t *testing.T) {
	dir, data := t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte("Remesas y desarrollo\n\nLas remesas llegan cada mes."), 0o644); err != nil {
		t.Fatal(err)
	}
	mustRun(t, data, "import", dir)
	mustRun(t, data, "index")
	id := string(hits(t, data, "remesas")[0].ID)
	mustRun(t, data, "withdraw", id, "--reason", "the author asked for it", "--by", "Ana")
	mustRun(t, data, "index")
	if got := hits(t, data, "remesas"); len(got) != 0 {
		t.Errorf("a withdrawn document is found: %+v", got)
	}
	if out := mustRun(t, data, "import", "--dry-run", dir); !strings.Contains(out, "would stay out: "+id) {
		t.Errorf("dry run of what was withdrawn: %s", out)
	}
	if out := mustRun(t, data, "import", dir); !strings.Contains(out, "1 files, 1 withdrawn") {
		t.Errorf("import of what was withdrawn: %s", out)
	}
	for _, out := range []string{mustRun(t, data, "ledger"), mustRun(t, data, "withdraw", "--list")} {
		if !strings.Contains(out, id) || !strings.Contains(out, "the author asked for it") {
			t.Errorf("%q lacks the document or the reason", out)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte("Remesas y desarrollo\n\nLas remesas llegan cada año."), 0o644); err != nil {
		t.Fatal(err)
	}
	if out := mustRun(t, data, "import", "--dry-run", dir); !strings.Contains(out, "would be held back") {
		t.Errorf("dry run under the name of what was withdrawn: %s", out)
	}
	if out := mustRun(t, data, "import", dir); !strings.Contains(out, "1 files, 1 held") || !strings.Contains(out, "--held") {
		t.Errorf("import under the name of what was withdrawn: %s", out)
	}
	if out := mustRun(t, data, "ledger", "--held"); !strings.Contains(out, id) || !strings.Contains(out, "the author asked for it") {
		t.Errorf("ledger --held: %s, want the document and the reason", out)
	}
	mustRun(t, data, "withdraw", "--undo", id)
	mustRun(t, data, "index")
	if got := hits(t, data, "remesas"); len(got) != 1 || string(got[0].ID) != id {
		t.Errorf("after --undo: %+v, want the document", got)
	}
	if out := mustRun(t, data, "import", dir); !strings.Contains(out, "1 files, 1 updated") {
		t.Errorf("import of the changed file once its document is back: %s", out)
	}
	if _, err := simde(t, data, "withdraw", "none"); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("withdrawing what is not there: %v, want ErrNotFound", err)
	}
}
