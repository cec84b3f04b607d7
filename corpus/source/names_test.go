package source

import (
	"archive/zip"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestEntriesOfOneName(t *testing.T) {
	p := filepath.Join(t.TempDir(), "x.zip")
	f, err := os.Create(p)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	for _, name := range []string{"a.txt", "a.txt", "a#2.txt", "a.txt", "d/a.txt"} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	var got []string
	for it := range Paths(t.Context(), []string{p}) {
		rel, err := filepath.Rel(p, it.Name)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, rel)
	}
	if want := []string{"a.txt", "a#3.txt", "a#2.txt", "a#4.txt", "d/a.txt"}; !slices.Equal(got, want) {
		t.Errorf("names = %q, want %q", got, want)
	}
}
