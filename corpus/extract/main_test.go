package extract

import (
	"context"
	"encoding/gob"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/simde/simde/corpus/extract/pdf"
	"github.com/simde/simde/schema"
)

// TestMain lets the test binary be the worker of the pools under test, or a
// worker that misbehaves on files named for it.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == "extract-worker" {
		if err := Worker(context.Background(), os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	if len(os.Args) > 1 && os.Args[1] == "bad-worker" {
		badWorker(os.Args[2])
		return
	}
	if len(os.Args) > 1 && os.Args[1] == "half-worker" {
		if err := halfWorker(os.Args[2]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// halfWorker is a worker that dies over PDFium, before or after its first
// reading, and lives with the other engine.
func halfWorker(when string) error {
	dec := gob.NewDecoder(os.Stdin)
	w := &worker{out: gob.NewEncoder(os.Stdout)}
	for {
		var req request
		if err := dec.Decode(&req); err != nil {
			return err
		}
		if req.Op == opExtract && req.Engines[0] == pdf.PDFium {
			if when == "late" {
				if err := w.out.Encode(reply{Reading: &schema.Reading{Engine: "the first"}}); err != nil {
					return err
				}
				time.Sleep(time.Hour)
			}
			panic("PDFium is gone")
		}
		if err := w.serve(req); err != nil {
			return err
		}
	}
}

// badWorker does what a reader may do to its process.
func badWorker(what string) {
	switch what {
	case "hang":
		time.Sleep(time.Hour)
	case "crash":
		fmt.Fprintln(os.Stderr, "fatal error: runtime: out of memory")
		os.Exit(2)
	case "grow":
		var held [][]byte
		for {
			b := make([]byte, 16<<20)
			for i := range b {
				b[i] = 1
			}
			held = append(held, b)
			time.Sleep(time.Millisecond * time.Duration(len(held)))
		}
	case "babble":
		fmt.Println(strings.Repeat("no gob at all ", 1000))
		time.Sleep(time.Hour)
	}
}

// newPool returns a pool of real workers.
func newPool(t testing.TB, change func(*Config)) *Pool {
	t.Helper()
	cfg := Config{Command: []string{os.Args[0], "extract-worker"}, CacheDir: cacheDir(t), Workers: 2}
	if change != nil {
		change(&cfg)
	}
	p, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	})
	return p
}

// cacheDir is where PDFium's machine code is kept between runs of the tests.
func cacheDir(t testing.TB) string {
	t.Helper()
	dir, err := os.UserCacheDir()
	if err != nil {
		return t.TempDir()
	}
	return filepath.Join(dir, "simde-test", "wazero")
}

// write puts a file into a folder of the test and returns its path.
func write(t testing.TB, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}
