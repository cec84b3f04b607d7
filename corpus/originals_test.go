package corpus_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

func TestOriginalsNoticeDamage(t *testing.T) {
	o, err := corpus.OpenOriginals(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	h, n, err := o.Keep(strings.NewReader("bytes"), 10)
	if err != nil || n != 5 {
		t.Fatalf("Keep = %d, %v", n, err)
	}
	if err := o.Verify(h); err != nil {
		t.Errorf("sound original: %v", err)
	}
	if err := os.Chmod(o.Path(h), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(o.Path(h), []byte("bytez"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := o.Verify(h); err == nil {
		t.Error("a damaged original passes")
	}
	if again, _, err := o.Keep(strings.NewReader("bytes"), 10); err != nil || again != h || o.Verify(h) != nil {
		t.Errorf("after the good file was offered again: %v, %v, want the damage healed", err, o.Verify(h))
	}
	var bad *schema.FileError
	if _, _, err := o.Keep(strings.NewReader("more than ten bytes"), 10); !errors.As(err, &bad) || bad.Class != schema.FailTooLarge {
		t.Errorf("too large: %v", err)
	}
	if _, err := o.Open(schema.Hash(strings.Repeat("0", 64))); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("absent original: %v, want ErrNotFound", err)
	}
}

// stalled is a file of which no more comes until it is let go.
type stalled struct {
	begun, goOn chan struct{}
	done        bool
}

func (s *stalled) Read(p []byte) (int, error) {
	if s.done {
		return 0, io.EOF
	}
	s.done = true
	close(s.begun)
	<-s.goOn
	return copy(p, "late bytes"), nil
}

func TestSweepLeavesWhatIsBeingWritten(t *testing.T) {
	dir := t.TempDir()
	o, err := corpus.OpenOriginals(dir)
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
	s := &stalled{begun: make(chan struct{}), goOn: make(chan struct{})}
	kept := make(chan error, 1)
	go func() {
		h, _, err := o.Keep(s, 100)
		kept <- errors.Join(err, o.Verify(h))
	}()
	<-s.begun
	if files, bytes, err := o.Sweep(); files != 1 || bytes != 4 || err != nil {
		t.Errorf("Sweep = %d, %d, %v, want the one file of 4 bytes that nobody writes", files, bytes, err)
	}
	close(s.goOn)
	if err := <-kept; err != nil {
		t.Errorf("a file that came in during the sweep: %v", err)
	}
	if in, err := os.ReadDir(filepath.Join(dir, "incoming")); err != nil || len(in) != 0 {
		t.Errorf("incoming holds %v, %v, want nothing", in, err)
	}
}
