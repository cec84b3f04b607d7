package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/extract"
	"github.com/simde/simde/indexer"
	"github.com/simde/simde/search/kin"
)

// library is everything of one library that is open. Its folder holds the
// catalogue, the originals and the index, unless services do, and what can be
// made again at any time.
type library struct {
	at        place
	dir       string // the folder, as an absolute path
	store     corpus.Store
	originals corpus.Originals
	bodies    *bodies
}

// open opens the library of e and makes it where it is absent.
func (e *env) open(ctx context.Context) (*library, error) {
	return openLibrary(ctx, e.place)
}

func openLibrary(ctx context.Context, at place) (*library, error) {
	if err := at.resolve(); err != nil {
		return nil, err
	}
	dir, err := filepath.Abs(at.data)
	if err != nil {
		return nil, err
	}
	at.data = dir
	l := &library{at: at, dir: dir}
	if l.store, err = at.openCatalogue(ctx); err != nil {
		return nil, err
	}
	l.bodies = &bodies{store: l.store}
	if err := l.bodies.refresh(ctx); err != nil {
		return nil, errors.Join(err, l.store.Close())
	}
	if l.originals, err = at.openOriginals(ctx); err != nil {
		return nil, errors.Join(err, l.store.Close())
	}
	return l, nil
}

// sweep removes what imports that were killed left half-written among the
// originals. A failure of it stands in nobody's way.
func (l *library) sweep(ctx context.Context, e *env) {
	files, bytes, err := l.originals.Sweep(ctx)
	if err != nil {
		e.log().Warn("sweep", "path", l.dir, "err", err)
	}
	if files > 0 {
		e.log().Info("swept what interrupted imports left", "n", files, "bytes", bytes)
	}
}

// openExisting opens the library of e and refuses to make one.
func (e *env) openExisting(ctx context.Context) (*library, error) {
	if _, err := os.Stat(e.catalogueFile()); err != nil && e.catalogue == "" {
		return nil, fmt.Errorf("no library in %s; \"simde import\" makes one, --data names another folder", e.data)
	}
	return e.open(ctx)
}

func (l *library) close() error { return l.store.Close() }

// feed is the catalogue as an index follows it: with the groups of near-copies,
// which are found as documents come. It is for one goroutine.
func (l *library) feed() indexer.Feed {
	return &indexer.Grouped{Library: l.open(), Families: l.store, Kinship: new(kin.Reader)}
}

// open is the catalogue as everybody may see it.
func (l *library) open() indexer.Open {
	return indexer.Open{Library: indexer.Named{Library: l.store, Refresh: l.bodies.refresh}, Closed: l.store.Closed}
}

// indexDir is where the index lives; it can be deleted and grows back.
func (l *library) indexDir() string { return filepath.Join(l.dir, "index") }

// extractor returns a pool of workers that read files, each this same program.
func (l *library) extractor(engine, ocr string) (*extract.Pool, error) {
	return newExtractor(engine, ocr, filepath.Join(l.dir, "cache"))
}

// defaultOCR is the program that reads scanned pages, where it is installed.
const defaultOCR = "tesseract"

func newExtractor(engine, ocr, cache string) (*extract.Pool, error) {
	if ocr != "" {
		path, err := exec.LookPath(ocr)
		if err != nil && ocr != defaultOCR {
			return nil, fmt.Errorf("--ocr: %w", err)
		}
		ocr = path
	}
	self, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("find this program: %w", err)
	}
	return extract.New(extract.Config{Command: []string{self, "extract-worker"}, PDFEngine: engine, OCR: ocr, CacheDir: cache})
}
