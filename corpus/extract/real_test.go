package extract

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/schematest"
)

// filesBelow returns the files below a folder.
func filesBelow(t testing.TB, dir string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			out = append(out, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// outcome is how a file ended.
type outcome struct {
	path    string
	reading *schema.Reading
	class   schema.FailureClass // "" where it was read
	err     error
	took    time.Duration
}

// readAll extracts files with both workers of a pool.
func readAll(t testing.TB, p *Pool, files []string) []outcome {
	t.Helper()
	out := make([]outcome, len(files))
	var wg sync.WaitGroup
	slots := make(chan struct{}, 2)
	for i, f := range files {
		slots <- struct{}{}
		wg.Go(func() {
			defer func() { <-slots }()
			start := time.Now()
			r, err := p.Extract(context.Background(), f, f)
			out[i] = outcome{path: f, reading: r, err: err, took: time.Since(start)}
			var fe *schema.FileError
			if errors.As(err, &fe) {
				out[i].class = fe.Class
			} else if err != nil {
				t.Errorf("%s: %v: not an error about the file", f, err)
			}
		})
	}
	wg.Wait()
	return out
}

// checkPages fails where the pages are not as the package promises.
func checkPages(t *testing.T, name string, r *schema.Reading) {
	t.Helper()
	for i, p := range r.Pages {
		if p.Number != i+1 {
			t.Errorf("%s: page %d has number %d", name, i+1, p.Number)
		}
		if !utf8.ValidString(p.Text) || !norm.NFC.IsNormalString(p.Text) || strings.ContainsAny(p.Text, "\x00\r\f\uFFFE\uFEFF") {
			t.Errorf("%s: page %d is not clean text: %.60q", name, i+1, p.Text)
		}
	}
}

// TestRealCorpus reads every real document and names every file that is none.
func TestRealCorpus(t *testing.T) {
	p := newPool(t, nil)
	files := filesBelow(t, schematest.SharedData(t, "corpus"))
	if testing.Short() {
		files = files[:len(files)/4]
	}
	for _, o := range readAll(t, p, files) {
		if o.err == nil {
			checkPages(t, o.path, o.reading)
		}
		want := schema.FailureClass("")
		switch filepath.Ext(o.path) {
		case ".csv", ".json":
			want = schema.FailNoDocument
		case ".gz":
			want = schema.FailUnsupported
		}
		if o.class != want {
			t.Errorf("%s: %v, want class %q", o.path, o.err, want)
		}
		if o.err == nil && len(o.reading.Warnings) > 0 {
			t.Logf("%s: %q", o.path, o.reading.Warnings)
		}
	}
}

// TestHostile reads PDFs that break readers: each ends as text, without text
// or as a failure with a name.
func TestHostile(t *testing.T) {
	files := filesBelow(t, schematest.SharedData(t, "hostile", "pdf"))
	if testing.Short() {
		files = files[:len(files)/4]
	}
	ends := map[schema.FailureClass]int{}
	for _, o := range readAll(t, newPool(t, nil), files) {
		ends[o.class]++
		if o.err == nil {
			checkPages(t, o.path, o.reading)
			continue
		}
		if os.Getenv("HOSTILE") != "" {
			t.Logf("%s %v %v", filepath.Base(o.path), o.took, o.err)
		}
	}
	t.Logf("%d files: %v", len(files), ends)
}

// TestHostileRender draws the first page of PDFs that break readers: each is
// a picture or a failure with a name.
func TestHostileRender(t *testing.T) {
	p := newPool(t, nil)
	for i, f := range filesBelow(t, schematest.SharedData(t, "hostile", "pdf")) {
		if i%6 != 0 && filepath.Base(f) != "bug_jpx.pdf" {
			continue
		}
		r, err := p.Render(t.Context(), f, 1, 60)
		var fe *schema.FileError
		switch {
		case err == nil && len(r.Image) == 0:
			t.Errorf("%s: no picture", f)
		case err != nil && !errors.As(err, &fe) && !errors.Is(err, schema.ErrNotFound):
			t.Errorf("%s: %v is not about the file", f, err)
		}
	}
}
