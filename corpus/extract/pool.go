package extract

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"sync"
	"time"

	"github.com/simde/simde/corpus/extract/pdf"
	"github.com/simde/simde/schema"
)

// Config says how a Pool works. The zero value of every field but Command is
// a default that works.
type Config struct {
	Command   []string // the program and arguments that run Worker on stdin and stdout
	Workers   int      // processes at most; the number of cores by default
	PDFEngine string   // the engine that reads a PDF first; one of Engines
	CacheDir  string   // where PDFium's machine code is kept between starts
	Memory    int64    // bytes of resident memory of a worker; 1 GiB by default
	OCR       string   // the program tesseract, which reads pages that are pictures; without it they stay empty
}

// Engines are the names of the engines for PDF, the default first.
func Engines() []string { return pdf.Engines() }

// errClosed is the answer of a Pool after Close.
var errClosed = errors.New("extract: the pool is closed")

// Pool extracts in worker processes, started when they are needed and stopped
// when they are idle. It is safe for concurrent use.
type Pool struct {
	config  Config
	engines []string
	slots   chan struct{} // one a running job
	ctx     context.Context
	cancel  context.CancelCauseFunc

	compiling sync.Mutex // held while a worker compiles PDFium, so that the next finds the cache

	mu   sync.Mutex
	all  []*process // that were ever started
	free []*process // of them, the idle ones; the last used last
}

// New returns a Pool. No process is started yet.
func New(cfg Config) (*Pool, error) {
	if len(cfg.Command) == 0 {
		return nil, fmt.Errorf("extract: no command for the workers: %w", schema.ErrInvalid)
	}
	engines := pdf.Engines()
	if cfg.PDFEngine != "" {
		i := slices.Index(engines, cfg.PDFEngine)
		if i < 0 {
			return nil, fmt.Errorf("extract: no PDF engine %q, want one of %v: %w", cfg.PDFEngine, engines, schema.ErrInvalid)
		}
		engines = append([]string{cfg.PDFEngine}, slices.Delete(slices.Clone(engines), i, i+1)...)
	}
	if cfg.Workers <= 0 {
		cfg.Workers = runtime.NumCPU()
	}
	if cfg.Memory <= 0 {
		cfg.Memory = memoryLimit
	}
	if cfg.CacheDir != "" {
		if err := os.MkdirAll(cfg.CacheDir, 0o755); err != nil {
			return nil, fmt.Errorf("extract: cache: %w", err)
		}
	}
	p := &Pool{config: cfg, engines: engines, slots: make(chan struct{}, cfg.Workers)}
	p.ctx, p.cancel = context.WithCancelCause(context.Background())
	go p.retire()
	return p, nil
}

// Close ends every worker and returns when they are gone. A job under way
// fails.
func (p *Pool) Close() error {
	p.cancel(errClosed)
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, w := range p.all {
		w.stop()
		<-w.ended
	}
	p.free = nil
	return nil
}

// Extract reads the file at path, which was offered under name. What is wrong
// with the file is a *schema.FileError; any other error is a fault of ours or
// the end of ctx. With an error of class no-text the Reading is returned too:
// it holds the number of pages and what the file says of itself.
func (p *Pool) Extract(ctx context.Context, path, name string) (*schema.Reading, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, &schema.FileError{Stage: schema.StageRead, Class: schema.FailUnreadable, Err: err}
	}
	if info.Size() == 0 {
		return nil, &schema.FileError{Stage: schema.StageRead, Class: schema.FailEmpty, Err: errors.New("the file has no bytes")}
	}
	isPDF, err := headIsPDF(path)
	if err != nil {
		return nil, &schema.FileError{Stage: schema.StageRead, Class: schema.FailUnreadable, Err: err}
	}
	limit := min(longestTime, baseTime+time.Duration(info.Size()>>20)*timePerMiB)
	req := request{Op: opExtract, Path: path, Name: name, Engines: p.engines, CacheDir: p.config.CacheDir, OCR: p.config.OCR}
	return p.extract(ctx, &job{request: req, limit: limit, memory: p.config.Memory}, isPDF)
}

// extract serves a job, and again with the next engine where a worker dies.
func (p *Pool) extract(ctx context.Context, j *job, isPDF bool) (*schema.Reading, error) {
	r, err := p.serve(ctx, j, isPDF)
	if !dead(err) {
		if r == nil {
			return nil, err
		}
		return r.Reading, err
	}
	if j.partial != nil {
		j.partial.Warnings = append(j.partial.Warnings, schema.WarnOpinion.Sentence(err))
		return j.partial, nil
	}
	if !isPDF || len(j.Engines) < 2 {
		return nil, err
	}
	failed := j.Engines[0]
	j.Engines = j.Engines[1:]
	reading, again := p.extract(ctx, j, isPDF)
	if again != nil {
		return nil, err // the better engine's reason
	}
	reading.Warnings = append(reading.Warnings, schema.WarnEngine.Sentence(fmt.Sprintf("%s: %v", failed, err)))
	return reading, nil
}

// serve hands a job to a worker, and to a fresh one where a used one died of
// more than the file's own slowness.
func (p *Pool) serve(ctx context.Context, j *job, isPDF bool) (*reply, error) {
	select {
	case p.slots <- struct{}{}:
		defer func() { <-p.slots }()
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	case <-p.ctx.Done():
		return nil, context.Cause(p.ctx)
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	defer context.AfterFunc(p.ctx, func() { cancel(errClosed) })()
	for {
		w, err := p.worker()
		if err != nil {
			return nil, err
		}
		used := w.jobs > 0
		r, err := p.try(ctx, w, j, isPDF)
		var f *schema.FileError
		if used && dead(err) && errors.As(err, &f) && f.Class != schema.FailTimeout && j.partial == nil {
			continue
		}
		return r, err
	}
}

// try serves a job with w and takes w back where it lives.
func (p *Pool) try(ctx context.Context, w *process, j *job, isPDF bool) (*reply, error) {
	if isPDF && !w.prepared && j.Engines[0] == pdf.PDFium {
		if err := p.prepare(ctx, w); err != nil {
			w.stop()
			return nil, fmt.Errorf("prepare pdfium: %w", err)
		}
	}
	r, err := w.do(ctx, j)
	if r != nil {
		p.release(w)
	}
	return r, err
}

// prepare lets w compile PDFium, one worker at a time. The time it takes is
// not counted against a file.
func (p *Pool) prepare(ctx context.Context, w *process) error {
	p.compiling.Lock()
	defer p.compiling.Unlock()
	_, err := w.do(ctx, &job{request: request{Op: opPrepare, CacheDir: p.config.CacheDir}, limit: prepareTime, memory: p.config.Memory})
	var f *schema.FileError
	if errors.As(err, &f) {
		return f.Err // no file is to blame
	}
	w.jobs--
	w.prepared = err == nil
	return err
}

// worker returns a free worker or a new one.
func (p *Pool) worker() (*process, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if n := len(p.free); n > 0 {
		w := p.free[n-1]
		p.free = p.free[:n-1]
		return w, nil
	}
	if p.ctx.Err() != nil {
		return nil, errClosed
	}
	w, err := startProcess(p.config.Command)
	if err == nil {
		p.all = append(p.all, w)
	}
	return w, err
}

// release takes a worker back, or ends it after its share of jobs.
func (p *Pool) release(w *process) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if w.jobs >= jobsPerWorker || p.ctx.Err() != nil {
		w.stop()
		return
	}
	w.idle = time.Now()
	p.free = append(p.free, w)
}

// retire stops workers that have been idle for long, until Close.
func (p *Pool) retire() {
	tick := time.NewTicker(idleTime / 2)
	defer tick.Stop()
	for {
		select {
		case <-p.ctx.Done():
			return
		case <-tick.C:
			p.mu.Lock()
			p.free = slices.DeleteFunc(p.free, func(w *process) bool {
				old := time.Since(w.idle) > idleTime
				if old {
					w.stop()
				}
				return old
			})
			p.mu.Unlock()
		}
	}
}

// headIsPDF reports whether the file at path begins as a PDF does.
func headIsPDF(path string) (bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	head := make([]byte, pdfHead)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return false, err
	}
	return isPDF(head[:n]), nil
}
