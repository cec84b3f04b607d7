package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// threeReports imports three short texts into the library in data.
func threeReports(t *testing.T, data string) {
	t.Helper()
	dir := t.TempDir()
	for i := range 3 {
		text := fmt.Sprintf("Report %d on migration\n\nRemittances number %d.", i, i)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("d%d.txt", i)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	mustRun(t, data, "import", dir)
}

// segments returns the files of the index in data.
func segments(t *testing.T, data string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(data, "index", "s*", "*.zap"))
	if err != nil || len(files) == 0 {
		t.Fatalf("segments %v, %v", files, err)
	}
	return files
}

// damages are what may happen to an index while no program runs.
var damages = map[string]func(t *testing.T, data string){
	"none":    func(*testing.T, string) {},
	"removed": func(t *testing.T, data string) { mustDo(t, os.RemoveAll(filepath.Join(data, "index"))) },
	"truncated": func(t *testing.T, data string) {
		for _, f := range segments(t, data) {
			mustDo(t, os.Truncate(f, 1000))
		}
	},
	"random bytes": func(t *testing.T, data string) {
		for _, f := range segments(t, data) {
			b, err := os.ReadFile(f)
			mustDo(t, err)
			rand.Read(b[len(b)/3 : len(b)/2])
			mustDo(t, os.WriteFile(f, b, 0o644))
		}
	},
	"a byte at the beginning": func(t *testing.T, data string) { flipByte(t, data, 0.1) },
	"a byte in the middle":    func(t *testing.T, data string) { flipByte(t, data, 0.5) },
	"a byte near the end":     func(t *testing.T, data string) { flipByte(t, data, 0.8) },
	"older structure": func(t *testing.T, data string) {
		now := filepath.Dir(segments(t, data)[0])
		then := filepath.Join(filepath.Dir(now), "s1-a1-00000000")
		mustDo(t, os.Rename(now, then))
		mustDo(t, os.WriteFile(filepath.Join(data, "index", "CURRENT"), []byte("s1-a1-00000000\n"), 0o644))
	},
	"older analysis": func(t *testing.T, data string) {
		now := filepath.Dir(segments(t, data)[0])
		structure, _, _ := strings.Cut(filepath.Base(now), "-")
		mustDo(t, os.Rename(now, filepath.Join(filepath.Dir(now), structure+"-a0-00000000")))
		mustDo(t, os.WriteFile(filepath.Join(data, "index", "CURRENT"), []byte(structure+"-a0-00000000\n"), 0o644))
	},
}

// flipByte changes one byte of each segment, some of which open all the same.
func flipByte(t *testing.T, data string, at float64) {
	t.Helper()
	for _, f := range segments(t, data) {
		b, err := os.ReadFile(f)
		mustDo(t, err)
		b[int(at*float64(len(b)))] ^= 0x55
		mustDo(t, os.WriteFile(f, b, 0o644))
	}
}

func mustDo(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestSearchFindsWhateverBecameOfTheIndex: a search never says that there is
// nothing where it could not know.
func TestSearchFindsWhateverBecameOfTheIndex(t *testing.T) {
	for name, hurt := range damages {
		t.Run(name, func(t *testing.T) {
			data := t.TempDir()
			threeReports(t, data)
			if got := hits(t, data, "remittances"); len(got) != 3 {
				t.Fatalf("a search right after the import finds %d documents, want 3", len(got))
			}
			hurt(t, data)
			if got := hits(t, data, "remittances"); len(got) != 3 {
				t.Errorf("%d documents, want 3", len(got))
			}
		})
	}
}

// TestDoctorSeesEveryDamage: what is damaged is never "well", and well after a
// repair.
func TestDoctorSeesEveryDamage(t *testing.T) {
	for name, hurt := range damages {
		t.Run(name, func(t *testing.T) {
			data := t.TempDir()
			threeReports(t, data)
			mustRun(t, data, "index")
			hurt(t, data)
			out, err := simde(t, data, "doctor")
			if ill := strings.Contains(out, "ILL"); ill != (name != "none") || ill != errors.Is(err, errPartly) {
				t.Errorf("doctor: %v\n%s", err, out)
			}
			if out := mustRun(t, data, "doctor", "--repair"); strings.Contains(out, "ILL") {
				t.Errorf("doctor --repair:\n%s", out)
			}
			if out := mustRun(t, data, "doctor"); strings.Contains(out, "ILL") {
				t.Errorf("doctor after the repair:\n%s", out)
			}
		})
	}
}

// TestRestoredCatalogue puts an older catalogue beside a newer index and imports
// up to the same revision.
func TestRestoredCatalogue(t *testing.T) {
	dir, data := t.TempDir(), t.TempDir()
	write := func(i int) string {
		path := filepath.Join(dir, fmt.Sprintf("a%d.txt", i))
		mustDo(t, os.WriteFile(path, fmt.Appendf(nil, "Rapport %d sur la migration\n\nDes migrants sont partis. ancienmot%d", i, i), 0o644))
		return path
	}
	catalogue := filepath.Join(data, "catalogue.db")
	mustRun(t, data, "import", write(1), write(2))
	backup, err := os.ReadFile(catalogue)
	mustDo(t, err)
	mustRun(t, data, "import", write(3), write(4))
	mustRun(t, data, "index")
	mustDo(t, os.WriteFile(catalogue, backup, 0o644))
	mustRun(t, data, "import", write(5), write(6))
	if out, err := simde(t, data, "doctor"); !errors.Is(err, errPartly) {
		t.Errorf("doctor before the index follows: %v\n%s", err, out)
	}
	mustRun(t, data, "index")
	for word, want := range map[string]int{"ancienmot1": 1, "ancienmot3": 0, "ancienmot4": 0, "ancienmot5": 1, "ancienmot6": 1} {
		if got := hits(t, data, "--only", `"`+word+`"`); len(got) != want {
			t.Errorf("%s: %d documents, want %d", word, len(got), want)
		}
	}
	if out := mustRun(t, data, "doctor"); strings.Contains(out, "ILL") {
		t.Errorf("doctor:\n%s", out)
	}
}

// TestBesideAServer searches and checks while a server has the index open.
func TestBesideAServer(t *testing.T) {
	data := t.TempDir()
	threeReports(t, data)
	_, stop := startServer(t, data)
	defer stop()
	if got := hits(t, data, "remittances"); len(got) != 3 {
		t.Errorf("beside a server %d documents are found, want 3", len(got))
	}
	if out := mustRun(t, data, "doctor"); strings.Contains(out, "ILL") || !strings.Contains(out, "a copy is checked") {
		t.Errorf("doctor beside a server:\n%s", out)
	}
	if _, err := simde(t, data, "index"); status(err, os.Stderr) != exitCannot {
		t.Errorf("index beside a server: %v, want status 2", err)
	}
}
