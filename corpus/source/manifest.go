package source

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// Mapping names the Dublin Core term of columns that a catalogue calls by
// other names: "Countries Covered" → "spatial".
type Mapping map[string]string

// Manifest yields the rows of a manifest: a table in the CSV form, one row a
// document, whose header names Dublin Core terms (identifier, title, creator,
// publisher, date, language, type, subject, spatial, source, description,
// rights), "file", "corridor" and "sha256", the hash of the file. Repeated values are separated by "|", files
// are named from the manifest's folder and lie within it. The table is UTF-8
// or Windows-1252, with commas, semicolons or tabs.
//
// A row that cannot be used is an Item whose error names the manifest and the
// row; the rows after it go on. So is a row which names the file of a row
// before it: one file is one document, and of two descriptions none is
// better. Columns of other names are passed over; Survey
// lists them.
func Manifest(ctx context.Context, path string, m Mapping) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		t, err := openTable(path)
		if err != nil {
			yield(unopened(path, err))
			return
		}
		defer t.Close()
		columns, _, err := t.header(m)
		if err != nil {
			yield(unusable(path, schema.FailMetadata, "%w", err))
			return
		}
		for ctx.Err() == nil {
			row, err := t.next()
			if errors.Is(err, io.EOF) {
				return
			}
			it := t.item(row, columns, err)
			it.Name, it.Row = corpus.FileKey(it.Name), corpus.FileKey(t.rowName())
			if !yield(it) {
				return
			}
		}
	}
}

// Overview is what a manifest holds, seen before it is read.
type Overview struct {
	Rows    int      // documents it names
	Unknown []string // columns that are passed over
}

// Survey reads through a manifest without opening the files it names.
func Survey(path string, m Mapping) (Overview, error) {
	t, err := openTable(path)
	if err != nil {
		return Overview{}, fmt.Errorf("manifest: %w", err)
	}
	defer t.Close()
	_, unknown, err := t.header(m)
	if err != nil {
		return Overview{}, fmt.Errorf("manifest %s: %w", path, err)
	}
	o := Overview{Unknown: unknown}
	for {
		if _, err := t.next(); errors.Is(err, io.EOF) {
			return o, nil
		}
		o.Rows++ // a broken row is an item too
	}
}

// terms are the columns that are read, with other names for them.
var terms = map[string]string{
	"identifier": "identifier", "identifiers": "identifier", "id": "identifier", "doi": "identifier", "isbn": "identifier",
	"title": "title", "description": "description", "abstract": "description",
	"creator": "creator", "author": "creator", "authors": "creator", "creators": "creator",
	"publisher": "publisher", "date": "date", "issued": "date", "published": "date",
	"language": "language", "lang": "language", "languages": "language", "type": "type", "kind": "type",
	"subject": "subject", "subjects": "subject", "keywords": "subject",
	"spatial": "spatial", "coverage": "spatial", "country": "spatial", "countries": "spatial",
	"source": "source", "source_url": "source", "url": "source",
	"rights": "rights", "license": "rights", "licence": "rights",
	"corridor": "corridor", "corridors": "corridor",
	"file": "file", "filename": "file", "path": "file",
	"sha256": hashColumn, "exported": exportColumn,
}

// term returns the term of a column, or "".
func term(column string, m Mapping) string {
	c := strings.ToLower(strings.TrimSpace(column))
	for from, to := range m {
		if strings.EqualFold(strings.TrimSpace(from), c) {
			return terms[strings.ToLower(to)]
		}
	}
	c = strings.TrimPrefix(strings.TrimPrefix(c, "dcterms:"), "dc:")
	c = strings.TrimPrefix(strings.TrimPrefix(c, "dcterms."), "dc.")
	return terms[strings.ReplaceAll(c, " ", "_")]
}

// table is an open manifest.
type table struct {
	file *os.File
	path string
	csv  *csv.Reader
	row  int // of the last record; the header is row 1
	cols int
	seen map[string]int // the row that named a file first
}

// Close closes the manifest.
func (t *table) Close() error { return t.file.Close() }

// header reads the first row: the term of each column, and the columns that
// are none.
func (t *table) header(m Mapping) (columns, unknown []string, err error) {
	names, err := t.csv.Read()
	if err != nil {
		return nil, nil, fmt.Errorf("no header: %w", err)
	}
	t.row, t.cols = 1, len(names)
	for _, n := range names {
		x := term(n, m)
		columns = append(columns, x)
		if x == "" && strings.TrimSpace(n) != "" {
			unknown = append(unknown, strings.TrimSpace(n))
		}
	}
	if !slices.Contains(columns, "file") {
		return nil, nil, fmt.Errorf("no column \"file\" among %q", names)
	}
	return columns, unknown, nil
}

// next returns the next row that is not empty.
func (t *table) next() ([]string, error) {
	for {
		row, err := t.csv.Read()
		if errors.Is(err, io.EOF) {
			return nil, err
		}
		t.row++
		if err != nil || slices.ContainsFunc(row, func(c string) bool { return strings.TrimSpace(c) != "" }) {
			return row, err
		}
	}
}

// rowName names the last row where no file does.
func (t *table) rowName() string { return fmt.Sprintf("%s#%d", t.path, t.row) }

// first returns the row that named a file before this one.
func (t *table) first(name string) (row int, again bool) {
	if row, again = t.seen[name]; !again {
		t.seen[name] = t.row
	}
	return row, again
}

// item returns a row as an item.
func (t *table) item(row, columns []string, err error) Item {
	where := fmt.Sprintf("%s row %d", filepath.Base(t.path), t.row)
	bad := func(class schema.FailureClass, name, format string, args ...any) Item {
		if name == "" {
			name = t.rowName()
		}
		it := unusable(name, class, format, args...)
		var f *schema.FileError
		if errors.As(it.Err, &f) {
			f.Err = fmt.Errorf("%s: %w", where, f.Err)
		}
		return it
	}
	switch {
	case err != nil:
		return bad(schema.FailMetadata, "", "%w", err)
	case len(row) < t.cols:
		return bad(schema.FailMetadata, "", "%d columns, want %d", len(row), t.cols)
	case len(row) > t.cols && strings.TrimSpace(strings.Join(row[t.cols:], "")) != "":
		return bad(schema.FailMetadata, "", "%d columns, want %d: a separator without quotes?", len(row), t.cols)
	}
	row = cells(row)
	known, file, err := knownOf(row, columns)
	name := filepath.ToSlash(filepath.Join(filepath.Dir(t.path), file))
	if first, again := t.first(name); file != "" && again {
		return bad(schema.FailMetadata, "", "names %q, as row %d does", file, first)
	}
	switch {
	case err != nil && file != "":
		return bad(schema.FailMetadata, name, "%w", err)
	case err != nil:
		return bad(schema.FailMetadata, "", "%w", err)
	case file == "":
		return bad(schema.FailMetadata, "", "names no file")
	case strings.Contains(file, "://"):
		return bad(schema.FailMetadata, "", "names an address and no file: %s", file)
	case !safe(file):
		return bad(schema.FailArchive, "", "a path outside the manifest's folder: %q", file)
	}
	it := t.located(name, file, known, bad)
	return exported(it, row, columns, bad)
}
