package source

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/archive"
	"github.com/simde/simde/schema"
)

// entry returns a row as an item.
func (t *table) entry(row []string, err error) corpus.Item {
	if err == nil {
		err = t.broken(row)
	}
	if err != nil {
		return t.unusable(t.rowName(), schema.FailMetadata, "%w", err)
	}
	row = cells(row)
	known, files, remarks := t.knownOf(row)
	var it corpus.Item
	switch record := t.record(known); {
	case len(files) > 0:
		it = t.filed(files)
		it.Record = record
	case record == "":
		return t.unusable(t.rowName(), schema.FailMetadata, "names no file, and states no title, identifier or source by which it could be found")
	default:
		it = corpus.Item{Name: record, Record: record, NoFile: true}
	}
	it.Known, it.Row, it.Remarks = known, t.rowName(), remarks
	return t.exported(it, row)
}

// filed returns the item of a row that names files.
func (t *table) filed(files []string) corpus.Item {
	var parts []corpus.File
	var first corpus.Item
	for i, file := range files {
		name := t.rowName()
		if i > 0 {
			name = fmt.Sprintf("%s.%d", name, i+1)
		}
		it := t.item(name, strings.ReplaceAll(file, `\`, "/"))
		if i == 0 {
			first = it
		}
		parts = append(parts, corpus.File{Name: it.Name, Err: it.Err, Open: it.Open})
	}
	if len(parts) == 1 {
		return first
	}
	return corpus.Item{Name: first.Name, Parts: parts}
}

// record returns the name of what the last row describes for as long as it has
// no file, or "" where nothing tells it from others. Of several rows that are
// known by the same each has a name of its own.
func (t *table) record(k schema.Known) string {
	by := ""
	switch {
	case len(k.Identifiers) > 0:
		by = "identifier:" + strings.Join(k.Identifiers, "|")
	case k.SourceURL != "":
		by = "source:" + k.SourceURL
	case k.Title != "":
		by = "title:" + k.Title
	default:
		return ""
	}
	name := t.path + "#" + by
	if t.records[name]++; t.records[name] > 1 {
		return fmt.Sprintf("%s#%d", name, t.records[name])
	}
	return name
}

// broken says why a record of the table is no row, or nil.
func (t *table) broken(row []string) error {
	switch {
	case len(row) < len(t.columns):
		return fmt.Errorf("%d columns, want %d", len(row), len(t.columns))
	case len(row) > len(t.columns) && strings.TrimSpace(strings.Join(row[len(t.columns):], "")) != "":
		return fmt.Errorf("%d columns, want %d: a separator without quotes?", len(row), len(t.columns))
	}
	return nil
}

// item returns a file that the last row names as an item. rowName is its name
// where the file cannot be named.
func (t *table) item(rowName, file string) corpus.Item {
	name := filepath.ToSlash(filepath.Join(filepath.Dir(t.path), file))
	if first, again := t.first(name); again {
		return t.unusable(rowName, schema.FailMetadata, "names %q, as row %d does", file, first)
	}
	switch {
	case strings.Contains(file, "://"):
		return t.unusable(rowName, schema.FailMetadata, "names an address and no file: %s", file)
	case !archive.Safe(file):
		return t.unusable(rowName, schema.FailArchive, "a path outside the manifest's folder: %q", file)
	}
	return t.located(name, file)
}

// unusable returns an item that cannot be offered, with the row in the reason.
func (t *table) unusable(name string, class schema.FailureClass, format string, args ...any) corpus.Item {
	return unusable(name, class, "%s row %d: %w", filepath.Base(t.path), t.row, fmt.Errorf(format, args...))
}

// located returns the item of a row whose cells are sound.
func (t *table) located(name, file string) corpus.Item {
	dir := filepath.Dir(t.path)
	local := filepath.FromSlash(file)
	open := func() (*os.File, error) { return os.OpenInRoot(dir, local) } // no link leads out of the folder
	f, err := open()
	if errors.Is(err, os.ErrNotExist) { // disks differ in how they write accented names
		for _, form := range []norm.Form{norm.NFC, norm.NFD} {
			if other := form.String(local); other != local && err != nil {
				local = other
				f, err = open()
			}
		}
	}
	if errors.Is(err, os.ErrNotExist) {
		return t.unusable(name, schema.FailMissing, "no file %q", file)
	}
	if err != nil {
		return t.unusable(name, schema.FailUnreadable, "%q: %w", file, err)
	}
	info, err := f.Stat()
	if err = errors.Join(err, f.Close()); err != nil {
		return t.unusable(name, schema.FailUnreadable, "%q: %w", file, err)
	}
	if !info.Mode().IsRegular() {
		return t.unusable(name, schema.FailUnsupported, "%q is not a file", file)
	}
	return corpus.Item{Name: name, Open: func() (io.ReadCloser, error) { return open() }}
}
