package pdf

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/klippa-app/go-pdfium"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"

	"github.com/simde/simde/corpus/extract/typeset"
	"github.com/simde/simde/schema"
)

// pdfiumVersion is the version of go-pdfium that carries the engine.
const pdfiumVersion = "pdfium/go-pdfium-1.17.0"

// memoryPages bounds the memory of one document: 8192 pages of 64 KiB.
const memoryPages = 8192

// A Runtime is PDFium, compiled and ready. It is safe for one document at a
// time; each gets an instance of its own with a clean memory.
type Runtime struct {
	pool  pdfium.Pool
	cache wazero.CompilationCache
}

// Open compiles PDFium. With a cacheDir the machine code is kept there, so
// that the next start takes a tenth of a second in place of several seconds.
func Open(cacheDir string) (*Runtime, error) {
	config := wazero.NewRuntimeConfig().WithMemoryLimitPages(memoryPages)
	r := &Runtime{}
	if cacheDir != "" {
		cache, err := wazero.NewCompilationCacheWithDir(cacheDir)
		if err != nil {
			return nil, fmt.Errorf("compilation cache %s: %w", cacheDir, err)
		}
		r.cache = cache
		config = config.WithCompilationCache(cache)
	}
	pool, err := webassembly.Init(webassembly.Config{
		MaxTotal:      1,
		RuntimeConfig: config,
		FSConfig:      wazero.NewFSConfig(), // PDFium sees no file but the one in memory
		Stdout:        io.Discard,
		Stderr:        io.Discard,
	})
	if err != nil {
		return nil, fmt.Errorf("start pdfium: %w", err)
	}
	r.pool = pool
	return r, nil
}

// instance is one PDFium with one open document.
type instance struct {
	pdfium.Pdfium
	doc   references.FPDF_DOCUMENT
	pages int
	form  form
	// mayPin is set where files may be pinned to pages, pins where one was seen.
	mayPin, pins bool
}

// open opens data in an instance of its own, and again with a mended trailer
// where that fails.
func (r *Runtime) open(data []byte) (*instance, error) {
	in, err := r.load(data)
	if err == nil || isEncrypted(err) {
		return in, err
	}
	mended, ok := withTrailer(data)
	if !ok {
		return nil, err
	}
	if in, again := r.load(mended); again == nil {
		return in, nil
	}
	return nil, err
}

func isEncrypted(err error) bool {
	var f *schema.FileError
	return errors.As(err, &f) && f.Class == schema.FailEncrypted
}

// load starts an instance and opens data in it.
func (r *Runtime) load(data []byte) (*instance, error) {
	p, err := r.pool.GetInstance(time.Minute)
	if err != nil {
		return nil, fmt.Errorf("pdfium instance: %w", err)
	}
	in := &instance{Pdfium: p}
	if err := lookUpOnce(p); err != nil {
		in.end()
		return nil, fmt.Errorf("pdfium instance: %w", err)
	}
	if err := in.load(data); err != nil {
		in.end()
		return nil, err
	}
	return in, nil
}

// end frees the instance; a second time it does nothing. An error of Close says
// that the file broke it, and its memory is gone either way.
func (in *instance) end() {
	in.closeForm()
	in.Close()
}

func (in *instance) load(data []byte) error {
	res, err := in.OpenDocument(&requests.OpenDocument{File: &data})
	switch {
	case errors.Is(err, pdfiumerrors.ErrPassword):
		return failure(schema.FailEncrypted, "the PDF asks for a password")
	case errors.Is(err, pdfiumerrors.ErrSecurity):
		return failure(schema.FailEncrypted, "the PDF is encrypted in a way that is not known")
	case err != nil:
		return failure(schema.FailCorrupt, "pdfium: %w", err)
	}
	in.doc = res.Document
	count, err := in.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: in.doc})
	if err != nil {
		return failure(schema.FailCorrupt, "pdfium: count pages: %w", err)
	}
	in.pages = count.PageCount
	in.openForm()
	return nil
}

// freshStarts is how often a file may break PDFium on a page and be opened
// anew for the next.
const freshStarts = 20

// Read reads a PDF with PDFium. It calls counted, where that is not nil, with
// the number of pages before it reads the first. What is wrong with the file
// is a *schema.FileError.
func (r *Runtime) Read(data []byte, lim Limits, counted func(pages int)) (*schema.Reading, error) {
	in, err := r.open(data)
	if err != nil {
		return nil, err
	}
	defer func() { in.end() }()
	if in.pages > lim.Pages {
		return nil, failure(schema.FailTooLarge, "%d pages; the limit is %d", in.pages, lim.Pages)
	}
	if counted != nil {
		counted(in.pages)
	}
	in.mayPin = mayPin(data)
	out := &schema.Reading{MediaType: MediaType, Engine: pdfiumVersion, Self: withXMP(known(in.info), data), Created: date(in.info("CreationDate"))}
	b := builder{reading: out, limits: lim}
	broken := 0
	var set [][]typeset.Line
	for i := range in.pages {
		text, lines, err := in.read(i)
		if i < typesetPages {
			set = append(set, lines)
		}
		b.add(i+1, in.label(i), PDFium, text, err)
		if err == nil {
			continue
		}
		if broken++; broken > freshStarts {
			b.warn(schema.WarnStopped, i+1)
			break
		}
		in.end() // what broke may be left in no state to go on
		fresh, err := r.open(data)
		if err != nil {
			return nil, err
		}
		fresh.mayPin, fresh.pins = in.mayPin, in.pins
		in = fresh
	}
	out.Self.Headings = typeset.Headings(set)
	out.Attachments = in.attachments()
	in.readXFA(out)
	return b.done()
}

// Drawn returns the text of each page as it is drawn, for who marks in which
// order it is read.
func (r *Runtime) Drawn(data []byte) ([]string, error) {
	in, err := r.open(data)
	if err != nil {
		return nil, err
	}
	defer in.end()
	out := make([]string, in.pages)
	for i := range out {
		page, err := in.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: in.doc, Index: i})
		if err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
		got, err := in.GetPageText(&requests.GetPageText{Page: requests.Page{ByReference: &page.Page}})
		if err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
		out[i] = plain(got.Text)
		if _, err := in.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: page.Page}); err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
	}
	return out, nil
}

// read returns the text of a page, counted from 0, with what was filled into its
// form, and of the first pages how it is set.
func (in *instance) read(i int) (text string, set []typeset.Line, err error) {
	res, err := in.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: in.doc, Index: i})
	if err != nil {
		return "", nil, err
	}
	defer in.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: res.Page})
	page := requests.Page{ByReference: &res.Page}
	if in.mayPin && !in.pins {
		in.pinned(page, func(references.FPDF_ATTACHMENT) bool {
			in.pins = true
			return false
		})
	}
	if text, set, err = in.pageText(page, i < typesetPages); err != nil {
		return "", nil, err
	}
	if filled := in.fields(page); filled != "" {
		text += "\n\n" + filled
	}
	return text, set, nil
}

// pageText returns the text of a page, and how it is set where that is asked.
func (in *instance) pageText(page requests.Page, typed bool) (text string, set []typeset.Line, err error) {
	tp, err := in.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: page})
	if err != nil {
		return "", nil, err
	}
	defer in.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: tp.TextPage})
	n, err := in.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: tp.TextPage})
	if err != nil || n.Count <= 0 {
		return "", nil, err
	}
	whole, err := in.FPDFText_GetText(&requests.FPDFText_GetText{TextPage: tp.TextPage, Count: n.Count})
	if err != nil {
		return "", nil, err
	}
	text = in.visible(page, tp.TextPage, whole.Text)
	if text == whole.Text {
		if typed {
			set = in.typeset(tp.TextPage, text)
		}
		numbers := strings.NewReplacer(in.parted(tp.TextPage, text)...)
		text = numbers.Replace(in.ordered(tp.TextPage, text))
	}
	return text, set, nil
}

// visibleShare is the share of a page's text that must lie on the page for the
// whole to be kept. Clipping always costs the hyphens that PDFium marks, so a
// page is clipped only where much of its text lies outside.
const visibleShare = 0.85

// visible returns whole, or the part of it that lies on the page where that is
// much less: text off the page is the refuse of layout programs.
func (in *instance) visible(page requests.Page, tp references.FPDF_TEXTPAGE, whole string) string {
	box, err := in.FPDF_GetPageBoundingBox(&requests.FPDF_GetPageBoundingBox{Page: page})
	if err != nil {
		return whole
	}
	on, err := in.FPDFText_GetBoundedText(&requests.FPDFText_GetBoundedText{TextPage: tp,
		Left: float64(box.Rect.Left), Top: float64(box.Rect.Top), Right: float64(box.Rect.Right), Bottom: float64(box.Rect.Bottom)})
	if err != nil || on.Text == "" || float64(len(on.Text)) >= visibleShare*float64(len(whole)) {
		return whole
	}
	return on.Text
}

// label returns the number printed on a page, or "".
func (in *instance) label(i int) string {
	res, err := in.FPDF_GetPageLabel(&requests.FPDF_GetPageLabel{Document: in.doc, Page: i})
	if err != nil {
		return "" // the library's answer where a file has no labels
	}
	return res.Label
}

// info returns a value of the information dictionary, or "".
func (in *instance) info(key string) string {
	res, err := in.FPDF_GetMetaText(&requests.FPDF_GetMetaText{Document: in.doc, Tag: key})
	if err != nil {
		return "" // the library's answer where a file has no such key
	}
	return res.Value
}

// Close frees PDFium.
func (r *Runtime) Close() error {
	err := r.pool.Close()
	if r.cache != nil {
		err = errors.Join(err, r.cache.Close(context.Background()))
	}
	return err
}
