package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestProposals proposes values of a document from the command line, and decides.
func TestProposals(t *testing.T) {
	data, files := t.TempDir(), unpackDemo(t)
	mustRun(t, data, "import", filepath.Join(files, "diaspora-desarrollo.es.md"))
	id := idAt(t, data, "diaspora-desarrollo.es.md")
	if _, err := simde(t, data, "proposals", "add", id, "date=yesterday"); err == nil {
		t.Error("an impossible date is proposed")
	}
	has(t, "a proposal", mustRun(t, data, "proposals", "add", id, "rights=CC0", "--by", "Ana", "--why", "the cover says so"), "proposal 1 waits")
	mustRun(t, data, "proposals", "add", id, "subject+=gender", "--by", "Ana")
	has(t, "the list", mustRun(t, data, "proposals"), "rights set CC0", "Ana", "the cover says so", "subject add gender")
	has(t, "the queue", mustRun(t, data, "review", "--kind", "advice", "--list"), "CC0")
	has(t, "taking it up", mustRun(t, data, "proposals", "take", "1", "--by", "Eva"), "undo --step")
	mustRun(t, data, "proposals", "refuse", "2", "--by", "Eva", "--why", "it is not about that")
	if out := mustRun(t, data, "proposals"); strings.Contains(out, "Ana") {
		t.Errorf("what is decided waits still:\n%s", out)
	}
	has(t, "all", mustRun(t, data, "proposals", "list", "--all"), "taken", "refused", "Eva it is not about that")
	has(t, "the log", mustRun(t, data, "log"), "adopt", "Ana: the cover says so", "decline")
	if _, err := simde(t, data, "proposals", "take", "1"); err == nil {
		t.Error("it is taken up twice")
	}
	mustRun(t, data, "proposals", "reopen", "2")
	mustRun(t, data, "proposals", "drop", "2")
}
