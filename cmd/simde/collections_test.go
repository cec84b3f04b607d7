package main

import (
	"bytes"
	"image"
	"image/png"
	"os"
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
	out := mustRun(t, data, "search", "--closed", "remesas")
	has(t, "the search in what is closed", out, "Actas internas: ", "*remesas*")
	if out := mustRun(t, data, "search", "--closed", "--json", "-n", "1", "remesas"); strings.Count(out, "\n") != 1 {
		t.Errorf("as JSON:\n%s", out)
	}
	if out := mustRun(t, data, "doctor"); strings.Contains(out, "ILL") || !strings.Contains(out, "closed collections: ") {
		t.Errorf("doctor:\n%s", out)
	}
	if out := mustRun(t, data, "log"); !strings.Contains(out, "close") || !strings.Contains(out, "ana") {
		t.Errorf("log:\n%s", out)
	}
	mustRun(t, data, "people", "add", "Eva", "--role", "reader")
	if _, err := simde(t, data, "collections", "limit", "Actas internas", "--to", "Eva"); err == nil {
		t.Error("a person who has no account yet is named")
	}
	picture := filepath.Join(t.TempDir(), "cover.png")
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 30, 20))); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(picture, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"--file", picture}, {"--file", filepath.Join(files, "catalogue.csv"), "--es", "Un puente"}} {
		if _, err := simde(t, data, append([]string{"collections", "cover", "Actas internas"}, args...)...); err == nil {
			t.Errorf("cover %q is no error", args)
		}
	}
	mustRun(t, data, "collections", "cover", "Actas internas", "--file", picture, "--es", "Un puente", "--by", "ana")
	has(t, "the log of a cover", mustRun(t, data, "log", "-n", "1"), "cover", "Actas internas")
	mustRun(t, data, "collections", "cover", "Actas internas")
	mustRun(t, data, "collections", "open", "Actas internas")
	if len(hits(t, data, "remesas")) == 0 {
		t.Error("nothing is found after it was opened again")
	}
	if out := mustRun(t, data, "search", "--closed", "remesas"); out != "" {
		t.Errorf("found in what is closed after it was opened again:\n%s", out)
	}
	if left, err := filepath.Glob(filepath.Join(data, "index", "closed", "*")); err != nil || len(left) > 0 {
		t.Errorf("indices that are left: %v, %v", left, err)
	}
}
