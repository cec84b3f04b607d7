package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestLinksOutStayOut offers a folder with a link out of it: it is a row of the
// ledger that says so, and a retry does not follow it either.
func TestLinksOutStayOut(t *testing.T) {
	dir, data := t.TempDir(), t.TempDir()
	secret, in := filepath.Join(dir, "secret.txt"), filepath.Join(dir, "in")
	mustDo(t, os.MkdirAll(in, 0o755))
	mustDo(t, os.WriteFile(secret, []byte("Secret of another folder: migrants from Mexico to Spain in 2019."), 0o644))
	mustDo(t, os.Symlink(secret, filepath.Join(in, "report.txt")))
	for _, args := range [][]string{{"import", in}, {"import", "--retry-failed"}} {
		if _, err := simde(t, data, args...); err != nil && !errors.Is(err, errPartly) {
			t.Fatal(err)
		}
		if out := mustRun(t, data, "ledger"); !strings.Contains(out, "not a file but a link") || strings.Contains(out, "imported") {
			t.Errorf("ledger after simde %v:\n%s", args, out)
		}
	}
	if out := mustRun(t, data, "import", filepath.Join(in, "report.txt")); !strings.Contains(out, "1 imported") {
		t.Errorf("a link that is named itself: %s", out)
	}
}

// TestNamesCannotWriteToTheTerminal imports files whose names move the cursor,
// begin a row of their own or are formulas: the ledger and its table have one
// row a file, and nothing in them that is not seen.
func TestNamesCannotWriteToTheTerminal(t *testing.T) {
	dir, data := t.TempDir(), t.TempDir()
	names := []string{"a\x1b[2J\x1b[31mred.pdf", "b\nimported  k3v9  c.pdf", "c\td.pdf", "=cmd|' C calc'!A0.pdf", "\u202efdp.exe.pdf", "＝1+1.pdf"}
	for _, n := range names {
		mustDo(t, os.WriteFile(filepath.Join(dir, n), []byte("%PDF-1.7\nnothing follows"), 0o644))
	}
	if _, err := simde(t, data, "import", dir); !errors.Is(err, errPartly) {
		t.Fatal(err)
	}
	out := mustRun(t, data, "ledger")
	if i := strings.IndexAny(out, "\x1b\u202e\t"); i >= 0 {
		t.Errorf("the ledger has %q in it:\n%q", out[i], out)
	}
	if n := strings.Count(out, "\n"); n != len(names)+1 {
		t.Errorf("the ledger has %d lines, want one a file and the sum:\n%s", n, out)
	}
	table := mustRun(t, data, "ledger", "--csv")
	rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if err != nil || len(rows) != len(names)+1 || strings.ContainsAny(table, "\x1b\u202e\t") {
		t.Errorf("the table has %d rows, %v:\n%q", len(rows), err, table)
	}
	var log bytes.Buffer
	if status(fmt.Errorf("read %s: %w", names[0], errDisk), &log); strings.Contains(log.String(), "\x1b") {
		t.Errorf("an error is printed as %q", log.String())
	}
}

var errDisk = errors.New("no space left on device")
