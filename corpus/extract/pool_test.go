package extract

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/simde/simde/schema"
)

func TestPoolOutlivesItsWorkers(t *testing.T) {
	for what, want := range map[string]schema.FailureClass{"hang": schema.FailTimeout, "crash": schema.FailCrash, "grow": schema.FailMemory, "babble": schema.FailCrash} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			p := newPool(t, func(c *Config) { c.Command = []string{os.Args[0], "bad-worker", what}; c.Memory = 256 << 20 })
			limit := time.Minute
			if what == "hang" {
				limit = 300 * time.Millisecond
			}
			path := write(t, "a.txt", []byte("Some text."))
			_, err := p.extract(t.Context(), &job{request: request{Op: opExtract, Path: path}, limit: limit, memory: p.config.Memory}, false)
			if !isClass(err, want) {
				t.Errorf("a worker that does %s: %v, want class %s", what, err, want)
			}
			if what == "crash" && !strings.Contains(err.Error(), "out of memory") {
				t.Errorf("the worker's last words are lost: %v", err)
			}
		})
	}
}

func TestNextEngine(t *testing.T) {
	p := newPool(t, func(c *Config) { c.Command = []string{os.Args[0], "half-worker", "early"} })
	r, err := p.Extract(t.Context(), "testdata/running.pdf", "running.pdf")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(r.Engine, "ledongthuc") || len(r.Warnings) == 0 || !strings.Contains(r.Warnings[len(r.Warnings)-1], "PDFium is gone") {
		t.Errorf("after a crash: read by %s, warnings %q", r.Engine, r.Warnings)
	}
}

func TestPartialReadingIsKept(t *testing.T) {
	p := newPool(t, func(c *Config) { c.Command = []string{os.Args[0], "half-worker", "late"} })
	j := &job{request: request{Op: opExtract, Path: "testdata/running.pdf", Engines: Engines(), CacheDir: p.config.CacheDir},
		limit: time.Minute, second: 200 * time.Millisecond, memory: p.config.Memory}
	r, err := p.extract(t.Context(), j, true)
	if err != nil || r.Engine != "the first" || len(r.Warnings) != 1 {
		t.Errorf("a worker that dies over the second opinion: %+v, %v, want the first reading with a warning", r, err)
	}
}

func TestWorkerEndsWithItsPool(t *testing.T) {
	in, out := io.Pipe()
	done := make(chan error, 1)
	go func() { done <- Worker(t.Context(), in, io.Discard) }()
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	select {
	case err := <-done:
		if err != nil {
			t.Errorf("Worker after the end of its input: %v", err)
		}
	case <-time.After(10 * time.Second):
		t.Error("Worker goes on after the end of its input")
	}
}

func TestPoolStopsWithItsContext(t *testing.T) {
	p := newPool(t, func(c *Config) { c.Command = []string{os.Args[0], "bad-worker", "hang"} })
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	start := time.Now()
	_, err := p.Extract(ctx, write(t, "a.txt", []byte("Some text.")), "a.txt")
	if !errors.Is(err, context.DeadlineExceeded) || time.Since(start) > 5*time.Second {
		t.Errorf("Extract after its context ended: %v after %v, want %v at once", err, time.Since(start), context.DeadlineExceeded)
	}
}

func TestPoolClosed(t *testing.T) {
	p := newPool(t, nil)
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Extract(t.Context(), write(t, "a.txt", []byte("Some text.")), "a.txt"); !errors.Is(err, errClosed) {
		t.Errorf("Extract on a closed pool: %v, want %v", err, errClosed)
	}
}

func TestNewRefuses(t *testing.T) {
	for name, cfg := range map[string]Config{
		"no command": {}, "unknown engine": {Command: []string{"x"}, PDFEngine: "acrobat"},
	} {
		if _, err := New(cfg); !errors.Is(err, schema.ErrInvalid) {
			t.Errorf("New with %s: %v, want %v", name, err, schema.ErrInvalid)
		}
	}
}

// TestPoolReadsAll reads a file of each format through real workers, more than
// once and at the same time.
func TestPoolReadsAll(t *testing.T) {
	p := newPool(t, nil)
	files, err := filepath.Glob("testdata/*.*")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error)
	n := 0
	for range 2 {
		for _, f := range files {
			if strings.HasSuffix(f, ".golden") {
				continue
			}
			n++
			go func() {
				_, err := p.Extract(t.Context(), f, f)
				done <- err
			}()
		}
	}
	for range n {
		if err := <-done; err != nil && !isClass(err, schema.FailNoText) && !isClass(err, schema.FailEncrypted) {
			t.Error(err)
		}
	}
}
