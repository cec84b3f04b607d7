package folder

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/blobtest"
	"github.com/simde/simde/schema"
)

var adapter = blobtest.Adapter{
	New:  func(t *testing.T) string { return t.TempDir() },
	Open: func(_ context.Context, place string) (corpus.Originals, error) { return Open(place) },
	Damage: func(t *testing.T, place string, h schema.Hash, by []byte) {
		path := (&Originals{place}).path(h)
		if err := os.Chmod(path, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, by, 0o644); err != nil {
			t.Fatal(err)
		}
	},
	HalfWritten: 1,
}

func TestMain(m *testing.M) { blobtest.Main(m, adapter) }

func TestOriginals(t *testing.T) { blobtest.Test(t, adapter) }

// TestSweep holds what a sweep counts, and that nothing stays in the folder of
// what comes in.
func TestSweep(t *testing.T) {
	dir := t.TempDir()
	o, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	left := filepath.Join(dir, "incoming", "123")
	if err := os.WriteFile(left, []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(left, time.Time{}, time.Now().Add(-48*time.Hour)); err != nil {
		t.Fatal(err)
	}
	if files, bytes, err := o.Sweep(t.Context()); files != 1 || bytes != 4 || err != nil {
		t.Errorf("Sweep = %d, %d, %v, want the one file of 4 bytes that nobody writes", files, bytes, err)
	}
	if in, err := os.ReadDir(filepath.Join(dir, "incoming")); err != nil || len(in) != 0 {
		t.Errorf("incoming holds %v, %v, want nothing", in, err)
	}
}

// TestKeepAgainWritesNothing keeps a file that is there: nothing is written beside
// the originals, which a folder that is gone would not allow.
func TestKeepAgainWritesNothing(t *testing.T) {
	o, err := Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	keep := func() (schema.Hash, error) {
		h, n, err := o.Keep(t.Context(), strings.NewReader("remesas"), 100)
		if err == nil && n != 7 {
			t.Errorf("%d bytes were kept, want 7", n)
		}
		return h, err
	}
	first, err := keep()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(o.incoming()); err != nil {
		t.Fatal(err)
	}
	if again, err := keep(); err != nil || again != first {
		t.Errorf("kept again: %s, %v, want %s", again, err, first)
	}
	if _, _, err := o.Keep(t.Context(), strings.NewReader("retorno"), 100); err == nil {
		t.Error("another file was kept in a folder that is gone")
	}
}
