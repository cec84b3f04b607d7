package main

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// foundIDs returns the documents that a search lists.
func foundIDs(t *testing.T, data, words string) []string {
	t.Helper()
	var out []string
	for line := range strings.Lines(mustRun(t, data, "search", words, "--json")) {
		var h struct{ ID string }
		if err := json.Unmarshal([]byte(line), &h); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		out = append(out, h.ID)
	}
	slices.Sort(out)
	return out
}

// TestGroupAndPart holds that what a person says of a work shows in results,
// stands when a document changes and when the library is moved and restored, and
// is taken back.
func TestGroupAndPart(t *testing.T) {
	data, ids := smallLibrary(t, boletin, "Otro texto de remesas\n\nLas remesas de Choluteca bajan en invierno y suben en diciembre, dice el banco.")
	a, b := ids[0], ids[1]
	if got := foundIDs(t, data, "remesas"); len(got) != 2 {
		t.Fatalf("before: %v", got)
	}
	has(t, "dry run", mustRun(t, data, "group", a, b, "--as", "copy", "--dry-run"), "2 documents would say so")
	out := mustRun(t, data, "group", a, b, "--as", "copy", "--by", "Ana")
	has(t, "group", out, a+"  copy of "+b, "undo --step 2")
	if got := foundIDs(t, data, "remesas"); len(got) != 1 {
		t.Errorf("two copies are %v", got)
	}
	has(t, "again", mustRun(t, data, "group", a, b, "--as", "copy"), "all was said already")
	has(t, "log", mustRun(t, data, "log", "2"), "Ana  group")

	copied := filepath.Join(t.TempDir(), "backup")
	mustRun(t, data, "backup", copied)
	mustRun(t, data, "correct", a, "title=Otro nombre")
	if got := foundIDs(t, data, "remesas"); len(got) != 1 {
		t.Errorf("after a correction: %v", got)
	}
	moved := filepath.Join(t.TempDir(), "moved")
	mustRun(t, data, "move", "--to-data", moved)
	mustRun(t, moved, "index", "--rebuild")
	if got := foundIDs(t, moved, "remesas"); len(got) != 1 {
		t.Errorf("moved, with a new index: %v", got)
	}
	has(t, "part", mustRun(t, moved, "part", a, "--by", "Ana"), a+"  apart from "+b)
	if got := foundIDs(t, moved, "remesas"); len(got) != 2 {
		t.Errorf("parted: %v", got)
	}
	steps := mustRun(t, moved, "log", "-n", "1")
	has(t, "log of the parting", steps, "Ana  part")
	restored := t.TempDir()
	mustRun(t, restored, "restore", copied, "--over")
	mustRun(t, restored, "index")
	if got := foundIDs(t, restored, "remesas"); len(got) != 1 {
		t.Errorf("restored: %v", got)
	}
	mustRun(t, restored, "undo", "--step", "2")
	if got := foundIDs(t, restored, "remesas"); len(got) != 2 {
		t.Errorf("taken back: %v", got)
	}
	if _, err := simde(t, restored, "part", a); err == nil || !strings.Contains(err.Error(), "of one work with no other") {
		t.Errorf("part of what is alone: %v", err)
	}
}
