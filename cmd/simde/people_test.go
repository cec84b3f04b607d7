package main

import (
	"strings"
	"testing"
)

// TestPeople walks through an account on the command line.
func TestPeople(t *testing.T) {
	dir := t.TempDir()
	link := mustRun(t, dir, "people", "add", "ana", "maría", "--role", "archivist", "--base-url", "https://simde.example/")
	if !strings.HasPrefix(link, "https://simde.example/es/invitacion/") {
		t.Errorf("link %q", link)
	}
	if list := mustRun(t, dir, "people"); !strings.Contains(list, "ana maría") || !strings.Contains(list, "invited") {
		t.Errorf("list:\n%s", list)
	}
	if log := mustRun(t, dir, "log"); !strings.Contains(log, "archivist ana maría") {
		t.Errorf("the log lacks the invitation:\n%s", log)
	}
	for _, args := range [][]string{{"people", "add", "bo", "--role", "king"}, {"people", "add"}, {"people", "leave", "nobody"}, {"people", "dance", "ana"}} {
		if out, err := simde(t, dir, args...); err == nil {
			t.Errorf("%v is no error: %q", args, out)
		}
	}
}
