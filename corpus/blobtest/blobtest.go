// Package blobtest is the contract of corpus.Originals as a suite that every
// adapter runs.
package blobtest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// Adapter is what the suite needs of a kind of originals.
type Adapter struct {
	// New makes an empty place for originals, which is gone after the test, and
	// returns where it is.
	New func(t *testing.T) (place string)
	// Open opens the originals of a place. It is called several times for one
	// place, also in other processes.
	Open func(ctx context.Context, place string) (corpus.Originals, error)
	// Damage replaces the bytes of an original behind the adapter's back.
	Damage func(t *testing.T, place string, h schema.Hash, by []byte)
	// HalfWritten reports how many files of killed processes Sweep finds at
	// most for each: 0 where a place keeps nothing of what is not whole.
	HalfWritten int
}

// suite is the contract on one new place.
type suite struct {
	Adapter
	*testing.T
	place string
	o     corpus.Originals
}

// Test runs the contract.
func Test(t *testing.T, a Adapter) {
	for name, test := range map[string]func(*suite){
		"keeps bytes":                    (*suite).keeps,
		"reads ranges":                   (*suite).readsRanges,
		"keeps the same bytes once":      (*suite).keepsTheSameOnce,
		"notices damage":                 (*suite).noticesDamage,
		"refuses files":                  (*suite).refuses,
		"stops with its context":         (*suite).stops,
		"deletes":                        (*suite).deletes,
		"says what is absent":            (*suite).saysAbsent,
		"keeps the same bytes at once":   (*suite).keepsAtOnce,
		"sweeps nothing that is written": (*suite).sweepsNothingWritten,
		"survives a kill":                (*suite).survivesAKill,
	} {
		t.Run(name, func(t *testing.T) {
			s := &suite{Adapter: a, T: t, place: a.New(t)}
			s.o = s.open()
			test(s)
		})
	}
}

// open opens the place once more.
func (s *suite) open() corpus.Originals {
	s.Helper()
	o, err := s.Open(s.Context(), s.place)
	if err != nil {
		s.Fatal(err)
	}
	return o
}

// limit is the largest file of the suite in bytes.
const limit = 8 << 20

func (s *suite) keep(o corpus.Originals, b []byte) schema.Hash {
	s.Helper()
	h, n, err := o.Keep(s.Context(), bytes.NewReader(b), limit)
	if err != nil || n != int64(len(b)) || h != hashOf(b) {
		s.Fatalf("Keep = %s, %d, %v, want %s and %d bytes", h, n, err, hashOf(b), len(b))
	}
	return h
}

func hashOf(b []byte) schema.Hash {
	sum := sha256.Sum256(b)
	return schema.Hash(hex.EncodeToString(sum[:]))
}

// large returns bytes of which no two pieces are alike.
func large(n int) []byte {
	var b []byte
	for sum := sha256.Sum256(nil); len(b) < n; sum = sha256.Sum256(sum[:]) {
		b = append(b, sum[:]...)
	}
	return b[:n]
}

// read returns an original as Open gives it.
func (s *suite) read(o corpus.Originals, h schema.Hash) []byte {
	s.Helper()
	f, size, err := o.Open(s.Context(), h)
	if err != nil {
		s.Fatal(err)
	}
	b, err := io.ReadAll(f)
	if err = errors.Join(err, f.Close()); err != nil || size != int64(len(b)) {
		s.Fatalf("%d bytes are read, %v, of %d", len(b), err, size)
	}
	return b
}

func (s *suite) keeps() {
	for _, b := range [][]byte{[]byte("x"), {0, 255, '\n', 0}, large(3<<20 + 1)} {
		h := s.keep(s.o, b)
		for _, o := range []corpus.Originals{s.o, s.open()} {
			if !bytes.Equal(s.read(o, h), b) {
				s.Errorf("%d bytes are read as others", len(b))
			}
			if n, err := o.Stat(s.Context(), h); err != nil || n != int64(len(b)) {
				s.Errorf("Stat = %d, %v, want %d", n, err, len(b))
			}
			if err := o.Verify(s.Context(), h); err != nil {
				s.Errorf("a sound original: %v", err)
			}
			s.local(o, h, b)
		}
	}
}

// local holds that a program finds the bytes of an original in a file.
func (s *suite) local(o corpus.Originals, h schema.Hash, want []byte) {
	s.Helper()
	path, release, err := o.Local(s.Context(), h)
	if err != nil {
		s.Fatal(err)
	}
	if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, want) {
		s.Errorf("the file of an original has %d bytes, %v, want %d", len(got), err, len(want))
	}
	if err := release(); err != nil {
		s.Error(err)
	}
}

func (s *suite) readsRanges() {
	b := large(1 << 20)
	f, _, err := s.o.Open(s.Context(), s.keep(s.o, b))
	if err != nil {
		s.Fatal(err)
	}
	defer f.Close()
	for _, c := range []struct {
		offset int64
		whence int
		at     int64
	}{{700_000, io.SeekStart, 700_000}, {-20, io.SeekCurrent, 700_080}, {0, io.SeekStart, 0}, {-100, io.SeekEnd, 1<<20 - 100}, {5, io.SeekStart, 5}} {
		at, err := f.Seek(c.offset, c.whence)
		if err != nil || at != c.at {
			s.Fatalf("Seek(%d, %d) = %d, %v, want %d", c.offset, c.whence, at, err, c.at)
		}
		got := make([]byte, 100)
		if _, err := io.ReadFull(f, got); err != nil || !bytes.Equal(got, b[at:at+100]) {
			s.Errorf("100 bytes from %d on are others, %v", at, err)
		}
	}
	if n, err := f.Seek(0, io.SeekEnd); err != nil || n != int64(len(b)) {
		s.Errorf("the end is at %d, %v", n, err)
	}
	if n, err := f.Read(make([]byte, 1)); n != 0 || err != io.EOF {
		s.Errorf("Read at the end = %d, %v, want io.EOF", n, err)
	}
}

func (s *suite) keepsTheSameOnce() {
	b := []byte("the same")
	for range 2 {
		s.keep(s.o, b)
	}
	h := s.keep(s.open(), b)
	if err := s.o.Delete(s.Context(), h); err != nil {
		s.Fatal(err)
	}
	if _, err := s.o.Stat(s.Context(), h); !errors.Is(err, schema.ErrNotFound) {
		s.Errorf("what was kept three times and deleted: %v, want ErrNotFound", err)
	}
}

func (s *suite) noticesDamage() {
	b := []byte("bytes")
	h := s.keep(s.o, b)
	for _, by := range []string{"bytez", "b", ""} {
		s.Damage(s.T, s.place, h, []byte(by))
		if err := s.o.Verify(s.Context(), h); err == nil || errors.Is(err, schema.ErrNotFound) {
			s.Errorf("Verify of an original that became %q = %v, want the damage", by, err)
		}
		s.keep(s.o, b)
		if err := s.o.Verify(s.Context(), h); err != nil || !bytes.Equal(s.read(s.o, h), b) {
			s.Errorf("after the good file was kept again: %v, want the damage healed", err)
		}
	}
}

// unreadable is a file that breaks off.
type unreadable struct{ r io.Reader }

func (u unreadable) Read(p []byte) (int, error) {
	n, err := u.r.Read(p)
	if err == io.EOF {
		err = errors.New("the disk is broken")
	}
	return n, err
}

func (s *suite) refuses() {
	for _, c := range []struct {
		name  string
		r     io.Reader
		class schema.FailureClass
	}{
		{"too large", strings.NewReader("eleven bytes"), schema.FailTooLarge},
		{"empty", strings.NewReader(""), schema.FailEmpty},
		{"unreadable", unreadable{strings.NewReader("half")}, schema.FailUnreadable},
	} {
		var bad *schema.FileError
		if _, _, err := s.o.Keep(s.Context(), c.r, 11); !errors.As(err, &bad) || bad.Class != c.class {
			s.Errorf("%s: %v", c.name, err)
		}
	}
	for _, text := range []string{"eleven bytes", "half", ""} {
		if _, err := s.o.Stat(s.Context(), hashOf([]byte(text))); !errors.Is(err, schema.ErrNotFound) {
			s.Errorf("what was refused: %v, want ErrNotFound", err)
		}
	}
	if _, n, err := s.o.Keep(s.Context(), strings.NewReader("eleven byte"), 11); err != nil || n != 11 {
		s.Errorf("a file of the limit: %d, %v", n, err)
	}
	s.sweeps(0)
}

// sweeps holds how many files are left half-written at most.
func (s *suite) sweeps(most int) {
	s.Helper()
	files, _, err := s.o.Sweep(s.Context())
	if err != nil || files > most {
		s.Errorf("Sweep = %d, %v, want at most %d files", files, err, most)
	}
	if files, bytes, err := s.o.Sweep(s.Context()); files != 0 || bytes != 0 || err != nil {
		s.Errorf("Sweep again = %d, %d, %v, want nothing", files, bytes, err)
	}
}

func (s *suite) stops() {
	ctx, stop := context.WithCancel(s.Context())
	_, _, err := s.o.Keep(ctx, &slow{then: stop, text: "late"}, limit)
	var bad *schema.FileError
	if !errors.Is(err, context.Canceled) || errors.As(err, &bad) {
		s.Errorf("Keep after its context ended = %v, want the context's error and none of the file", err)
	}
	if _, err := s.o.Stat(s.Context(), hashOf([]byte("late"))); !errors.Is(err, schema.ErrNotFound) {
		s.Errorf("what was stopped: %v, want ErrNotFound", err)
	}
	s.sweeps(0)
}

func (s *suite) deletes() {
	h := s.keep(s.o, []byte("once"))
	other := s.keep(s.o, []byte("other"))
	for range 2 {
		if err := s.o.Delete(s.Context(), h); err != nil {
			s.Error(err)
		}
	}
	if err := s.o.Verify(s.Context(), other); err != nil {
		s.Errorf("another original: %v", err)
	}
	s.keep(s.o, []byte("once"))
	if got := s.read(s.o, h); string(got) != "once" {
		s.Errorf("kept again it is %q", got)
	}
}

func (s *suite) saysAbsent() {
	for _, h := range []schema.Hash{hashOf([]byte("never")), "", "ab"} {
		_, _, opened := s.o.Open(s.Context(), h)
		_, _, local := s.o.Local(s.Context(), h)
		_, stat := s.o.Stat(s.Context(), h)
		for what, err := range map[string]error{"Open": opened, "Local": local, "Stat": stat, "Verify": s.o.Verify(s.Context(), h)} {
			if !errors.Is(err, schema.ErrNotFound) {
				s.Errorf("%s of %q, which is not there: %v, want ErrNotFound", what, h, err)
			}
		}
	}
}

func (s *suite) keepsAtOnce() {
	b := large(2 << 20)
	second := s.open()
	var all sync.WaitGroup
	for i := range 6 {
		all.Go(func() {
			o := []corpus.Originals{s.o, second}[i%2]
			if h, n, err := o.Keep(s.Context(), bytes.NewReader(b), limit); err != nil || n != int64(len(b)) || h != hashOf(b) {
				s.Errorf("Keep = %s, %d, %v", h, n, err)
			}
			if _, _, err := o.Sweep(s.Context()); err != nil {
				s.Error(err)
			}
		})
	}
	all.Wait()
	if err := s.o.Verify(s.Context(), hashOf(b)); err != nil {
		s.Error(err)
	}
	s.sweeps(0)
}
