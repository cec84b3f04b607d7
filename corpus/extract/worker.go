package extract

import (
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/simde/simde/corpus/extract/pdf"
	"github.com/simde/simde/schema"
)

// Worker serves the requests of a Pool from in, one at a time, and answers on
// out. It returns nil when in ends, even in the midst of a job: the pool is
// gone then.
func Worker(ctx context.Context, in io.Reader, out io.Writer) error {
	requests, ended := make(chan request), make(chan error, 1)
	go func() {
		dec := gob.NewDecoder(in)
		for {
			var req request
			if err := dec.Decode(&req); err != nil {
				ended <- err
				return
			}
			select {
			case requests <- req:
			case <-ctx.Done():
				return
			}
		}
	}()
	w := &worker{out: gob.NewEncoder(out)}
	go func() {
		for {
			select {
			case req := <-requests:
				if err := w.serve(req); err != nil {
					ended <- err
					return
				}
			case <-ctx.Done():
				return
			}
		}
	}()
	select {
	case err := <-ended:
		if errors.Is(err, io.EOF) {
			return nil
		}
		return fmt.Errorf("extract worker: %w", err)
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// worker is the state of a worker process.
type worker struct {
	out    *gob.Encoder
	pdfium *pdf.Runtime // nil until it is needed
	ocr    *recogniser  // nil until it is needed
}

// serve answers one request.
func (w *worker) serve(req request) error {
	r, err := w.answer(req)
	if err != nil {
		last := failed(err)
		last.Reading = r.Reading
		return w.out.Encode(last)
	}
	r.Done = true
	return w.out.Encode(r)
}

func (w *worker) answer(req request) (reply, error) {
	switch req.Op {
	case opPrepare:
		return reply{}, w.open(req.CacheDir)
	case opRender:
		return w.render(req)
	case opAttached:
		list, err := w.attached(req)
		return reply{Enclosures: list}, err
	case opExtract:
		reading, err := w.read(req)
		return reply{Reading: reading}, err
	}
	return reply{}, fmt.Errorf("no operation %q", req.Op)
}

// open makes PDFium ready.
func (w *worker) open(cacheDir string) error {
	if w.pdfium != nil {
		return nil
	}
	r, err := pdf.Open(cacheDir)
	if err != nil {
		return err
	}
	w.pdfium = r
	return nil
}

func (w *worker) render(req request) (reply, error) {
	data, err := load(req.Path, maxPDF)
	if err != nil {
		return reply{}, err
	}
	if err := w.open(req.CacheDir); err != nil {
		return reply{}, err
	}
	p, err := w.pdfium.Render(data, req.Page, req.DPI)
	if err != nil {
		return reply{}, err
	}
	return reply{Picture: rendering(p)}, nil
}

// read reads a file, cleans its text and cuts it into pages.
func (w *worker) read(req request) (*schema.Reading, error) {
	data, err := load(req.Path, maxPDF)
	if err != nil {
		return nil, err
	}
	if isPDF(data) {
		return w.readPDF(req, data)
	}
	if len(data) > maxFile {
		return nil, fail(schema.FailTooLarge, "%d MiB; the limit for this kind of file is %d MiB", len(data)>>20, maxFile>>20)
	}
	return Read(data, req.Name)
}

// load reads a file of at most limit bytes.
func load(path string, limit int64) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fail(schema.FailUnreadable, "%w", err)
	}
	if info.Size() > limit {
		return nil, fail(schema.FailTooLarge, "%d MiB; the limit is %d MiB", info.Size()>>20, limit>>20)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fail(schema.FailUnreadable, "%w", err)
	}
	return data, nil
}
