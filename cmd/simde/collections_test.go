package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestClosedCollection closes a collection: what is in it is found no more.
func TestClosedCollection(t *testing.T) {
	data, files := t.TempDir(), unpackDemo(t)
	mustRun(t, data, "import", "--manifest", filepath.Join(files, "catalogue.csv"), "--collection", "Actas internas")
	if out := mustRun(t, data, "collections"); !strings.Contains(out, "Actas internas") || !strings.Contains(out, "open") {
		t.Errorf("list:\n%s", out)
	}
	if len(hits(t, data, "remesas")) == 0 {
		t.Fatal("nothing is found while it is open")
	}
	mustRun(t, data, "collections", "close", "Actas", "internas", "--by", "ana")
	if n := len(hits(t, data, "remesas")); n > 0 {
		t.Errorf("%d documents are found after it was closed", n)
	}
	if out := mustRun(t, data, "doctor"); strings.Contains(out, "ILL") {
		t.Errorf("doctor:\n%s", out)
	}
	if out := mustRun(t, data, "log"); !strings.Contains(out, "close") || !strings.Contains(out, "ana") {
		t.Errorf("log:\n%s", out)
	}
	mustRun(t, data, "collections", "open", "Actas internas")
	if len(hits(t, data, "remesas")) == 0 {
		t.Error("nothing is found after it was opened again")
	}
}
