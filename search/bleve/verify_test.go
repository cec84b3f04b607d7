package bleve

import (
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/simde/simde/indexer"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/enginetest"
)

// written makes an index of the small library in dir and returns its segments.
func written(t *testing.T, dir string, lib *enginetest.Library) []string {
	t.Helper()
	x, err := Open(dir, lib, quiet)
	must(t, err)
	follow(t, lib, x)
	gen := x.generation().dir
	must(t, x.Close())
	segments, err := filepath.Glob(filepath.Join(gen, "*.zap"))
	must(t, err)
	if len(segments) == 0 {
		t.Fatal("no segment was written")
	}
	return segments
}

// TestVerifyFindsEveryFlippedByte changes one byte at places all over a segment.
// Many of them open and answer all the same; none passes the check.
func TestVerifyFindsEveryFlippedByte(t *testing.T) {
	dir := t.TempDir()
	lib := enginetest.NewLibrary(enginetest.Documents()...)
	path := written(t, dir, lib)[0]
	whole, err := os.ReadFile(path)
	must(t, err)
	if err := verifyFile(path); err != nil {
		t.Fatalf("a sound segment: %v", err)
	}
	for i := 0; i < len(whole); i += 1 + len(whole)/97 {
		b := append([]byte(nil), whole...)
		b[i] ^= 0x40
		must(t, os.WriteFile(path, b, 0o600))
		if err := verifyFile(path); !errors.Is(err, errChecksum) {
			t.Errorf("byte %d of %d changed: %v, want a wrong checksum", i, len(whole), err)
		}
	}
	must(t, os.WriteFile(path, whole[:2], 0o600))
	if err := verifyFile(path); err == nil {
		t.Error("a segment of two bytes is sound")
	}
}

// TestNoDamageEndsTheProcess opens indexes with damage of many kinds, which
// scorch would ask for terabytes at or break off at: each is moved aside, and
// one that may be damaged without being moved aside is closed without harm.
func TestNoDamageEndsTheProcess(t *testing.T) {
	dir := t.TempDir()
	lib := enginetest.NewLibrary(enginetest.Documents()...)
	path := written(t, dir, lib)[0]
	whole, err := os.ReadFile(path)
	must(t, err)
	generation := filepath.Base(filepath.Dir(path))
	r := rand.New(rand.NewPCG(7, 7))
	for try := range 40 {
		b := slices.Clone(whole)
		from := r.IntN(len(b))
		for i := from; i < min(len(b), from+1+r.IntN(200)); i++ {
			b[i] ^= byte(1 + r.IntN(255))
		}
		hurt := t.TempDir()
		must(t, os.CopyFS(hurt, os.DirFS(dir)))
		must(t, os.WriteFile(filepath.Join(hurt, generation, filepath.Base(path)), b, 0o600))
		x, err := Open(hurt, lib, quiet)
		must(t, err)
		if filepath.Base(x.generation().dir) == generation {
			t.Errorf("try %d: damage at %d of %d is opened", try, from, len(b))
		}
		must(t, x.Close())
	}
}

// TestWhatWasNotClosedIsRead: a large index is compared with its checksums when
// its process did not close it, and one that was being written is no damage.
func TestWhatWasNotClosedIsRead(t *testing.T) {
	dir := t.TempDir()
	lib := enginetest.NewLibrary(enginetest.Documents()...)
	path := written(t, dir, lib)[0]
	gen := filepath.Dir(path)
	if _, err := os.Stat(filepath.Join(gen, openFile)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("an index that was closed is marked as open: %v", err)
	}
	must(t, os.WriteFile(filepath.Join(gen, "00000000ffff.zap"), []byte("half a segm"), 0o600))
	x, err := Open(dir, lib, quiet)
	must(t, err)
	if x.generation().dir != gen {
		t.Error("a segment that nothing names is taken for damage")
	}
	if _, err := os.Stat(filepath.Join(gen, openFile)); err != nil {
		t.Errorf("an open index is not marked: %v", err)
	}
	must(t, x.Close())
	large, err := os.OpenFile(path, os.O_WRONLY, 0)
	must(t, err)
	must(t, errors.Join(large.Truncate(soundAtOnce+1), large.Close())) // sparse
	if err := sound(gen, []string{path}); err != nil {
		t.Errorf("a large index that was closed is read whole: %v", err)
	}
	must(t, os.WriteFile(filepath.Join(gen, openFile), nil, 0o600))
	if err := sound(gen, []string{path}); !errors.Is(err, errChecksum) {
		t.Errorf("a large index that was not closed: %v, want a wrong checksum", err)
	}
}

// TestVerifiedIndexIsMadeAnew changes a byte of an index that is open: it is
// stale after the check, and sound after the next Sync.
func TestVerifiedIndexIsMadeAnew(t *testing.T) {
	lib := enginetest.NewLibrary(enginetest.Documents()...)
	dir := t.TempDir()
	path := written(t, dir, lib)[0]
	x, err := Open(dir, lib, quiet)
	must(t, err)
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	must(t, err)
	size, err := f.Seek(0, io.SeekEnd)
	must(t, err)
	var b [1]byte
	_, err = f.ReadAt(b[:], size/2)
	must(t, err)
	b[0] ^= 0xff
	_, err = f.WriteAt(b[:], size/2)
	must(t, errors.Join(err, f.Close()))
	if n, err := x.Verify(t.Context()); n == 0 || !errors.Is(err, errDamaged) || !x.Stale() {
		t.Errorf("a damaged index: %d files, %v, stale %v", n, err, x.Stale())
	}
	must(t, indexer.Sync(t.Context(), quiet, lib, x))
	must(t, x.generation().flush())
	if n, err := x.Verify(t.Context()); err != nil || x.Stale() {
		t.Errorf("after Sync: %d files, %v, stale %v", n, err, x.Stale())
	}
	noDrift(t, lib, x)
	must(t, x.Close())
}

// TestVerifyBesideAWriter checks an index whose segments are merged and removed
// meanwhile, which is no damage; a file that is missing is.
func TestVerifyBesideAWriter(t *testing.T) {
	lib := enginetest.NewLibrary()
	x, err := Open(t.TempDir(), lib, quiet)
	must(t, err)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for i := range 40 {
			d := newChance(uint64(i)).document(i)
			if err := x.Apply(t.Context(), "epoch", []schema.Change{{Revision: schema.Revision(i + 1), ID: d.ID, Document: d}}); err != nil {
				t.Error(err)
				return
			}
		}
	}()
	checks := 0
	for running := true; running; checks++ {
		select {
		case <-done:
			running = false
		default:
		}
		if _, err := x.Verify(t.Context()); err != nil || x.Stale() {
			t.Fatalf("check %d beside a writer: %v", checks, err)
		}
	}
	must(t, x.generation().flush())
	must(t, x.generation().refresh(x.generation().ix))
	paths, err := x.files()
	must(t, err)
	must(t, os.Rename(paths[0], paths[0]+".away"))
	if _, err := x.Verify(t.Context()); !errors.Is(err, errDamaged) || !x.Stale() {
		t.Errorf("an index without one of its files: %v", err)
	}
	must(t, os.Rename(paths[0]+".away", paths[0]))
	must(t, x.Close())
}

// TestOpenBeside reads an index that is open elsewhere, brings the copy up to
// date and leaves the index alone.
func TestOpenBeside(t *testing.T) {
	dir := t.TempDir()
	docs := enginetest.Documents()
	lib := enginetest.NewLibrary(docs[:3]...)
	serving, err := Open(dir, lib, quiet)
	must(t, err)
	follow(t, lib, serving)
	must(t, serving.generation().flush())
	lib.Put(docs[3:]...)
	x, err := OpenBeside(dir, lib, quiet)
	must(t, err)
	lag, err := indexer.Behind(t.Context(), lib, x)
	must(t, err)
	if want := (indexer.Lag{Changes: len(docs) - 3}); !x.Copied() || lag != want {
		t.Errorf("copied %v, lacks %+v, want %+v", x.Copied(), lag, want)
	}
	follow(t, lib, x)
	noDrift(t, lib, x)
	if got := len(enginetest.Find(t, serving, search.Query{})); got != 3 {
		t.Errorf("the index that serves has %d documents after its copy changed, want 3", got)
	}
	must(t, x.Close())
	if left, err := filepath.Glob(filepath.Join(dir, copyPrefix+"*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	must(t, serving.Close())
	x, err = OpenBeside(dir, lib, quiet)
	must(t, err)
	if x.Copied() {
		t.Error("an index that nobody has open is copied")
	}
	must(t, x.Close())
}

// TestState names what is searched.
func TestState(t *testing.T) {
	lib := enginetest.NewLibrary(enginetest.Documents()[:3]...)
	x := open(t, lib)
	state := func() string {
		t.Helper()
		s, err := x.State(t.Context())
		must(t, err)
		return s
	}
	empty := state()
	follow(t, lib, x)
	three := state()
	if three == empty || three != state() {
		t.Errorf("state %q of nothing, %q of three documents, then %q", empty, three, state())
	}
	lib.Withdraw(enginetest.Documents()[0].ID)
	follow(t, lib, x)
	if state() == three {
		t.Errorf("state %q before and after a withdrawal", three)
	}
}
