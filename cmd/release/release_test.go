package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestArchivesAreReproducible writes the same files twice.
func TestArchivesAreReproducible(t *testing.T) {
	path := filepath.Join(t.TempDir(), "f")
	if err := os.WriteFile(path, []byte(strings.Repeat("simde ", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 11, 30, 1, 2, 3, 0, time.UTC)
	var first, second [2]bytes.Buffer
	for _, out := range []*[2]bytes.Buffer{&first, &second} {
		if err := writeTar(&out[0], "simde", []packed{{"simde", path, 0o755}}, at); err != nil {
			t.Fatal(err)
		}
		if err := writeZip(&out[1], "simde", []packed{{"simde.exe", path, 0o755}}, at); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, time.Time{}, at.Add(time.Hour)); err != nil {
			t.Fatal(err)
		}
	}
	for i := range first {
		if first[i].Len() == 0 || !bytes.Equal(first[i].Bytes(), second[i].Bytes()) {
			t.Errorf("archive %d differs when it is written again", i)
		}
	}
}

// TestLicences holds that every module in the program states a licence that
// the program may be given away under.
func TestLicences(t *testing.T) {
	if testing.Short() {
		t.Skip("asks Go for the modules of three systems")
	}
	t.Chdir("../..")
	all, err := linked(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 20 || all[0].Version != "" {
		t.Fatalf("%d modules, the first %+v", len(all), all[0])
	}
	for _, m := range all {
		licence, err := licenceOf(m.Dir)
		if err != nil {
			t.Fatal(err)
		}
		if licence == noAssertion || strings.Contains(licence, "GPL") {
			t.Errorf("%s has the licence %s", m.Path, licence)
		}
	}
}
