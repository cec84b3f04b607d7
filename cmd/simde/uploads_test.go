package main

import (
	"context"
	"io"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

// TestUploads publishes what was brought, from the command line.
func TestUploads(t *testing.T) {
	data := t.TempDir()
	e := &env{stdout: io.Discard, stderr: io.Discard}
	e.data = data
	bring(t, e)
	list := mustRun(t, data, "uploads")
	if !strings.Contains(list, "open") || !strings.Contains(list, "1 files") {
		t.Errorf("list:\n%s", list)
	}
	if out := mustRun(t, data, "uploads", "publish", "1", "--by", "bo"); !strings.Contains(out, "import 1") {
		t.Errorf("publish: %s", out)
	}
	if out := mustRun(t, data, "uploads", "show", "1"); !strings.Contains(out, "read") || !strings.Contains(out, "a.txt") {
		t.Errorf("show:\n%s", out)
	}
	if out := mustRun(t, data, "imports"); !strings.Contains(out, "upload 1") || !strings.Contains(out, "bo, ana") {
		t.Errorf("imports:\n%s", out)
	}
	if _, err := simde(t, data, "uploads", "publish", "7"); err == nil {
		t.Error("one that is not there is published")
	}
}

// bring brings a file as a person does at the desk.
func bring(t *testing.T, e *env) {
	t.Helper()
	l, err := e.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer l.close()
	room, err := l.backroom(e, "")
	if err != nil {
		t.Fatal(err)
	}
	defer room.close()
	u, err := room.intake.Open(context.Background(), schema.Person{Number: 1, Name: "ana"})
	if err == nil {
		_, err = room.intake.Receive(t.Context(), u.Number, "a.txt", strings.NewReader("A title\n\nA text of some words."))
	}
	if err != nil {
		t.Fatal(err)
	}
}
