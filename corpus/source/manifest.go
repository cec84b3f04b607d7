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

// Options say how a manifest is to be read.
type Options struct {
	Columns   Mapping
	Split     map[string]string // by column, what parts its values beside "|", whatever they are
	DateOrder DateOrder
}

// Check returns an ErrInvalid where the options name a column that the manifest
// at path does not have, or a term that there is none of.
func (o Options) Check(path string) error {
	t, err := openTable(path)
	if err != nil {
		return fmt.Errorf("manifest: %w", err)
	}
	defer t.Close()
	if _, err := t.header(o.Columns); err != nil {
		return fmt.Errorf("manifest %s: %w", path, err)
	}
	has := func(column string) bool {
		return slices.ContainsFunc(t.names, func(n string) bool { return sameColumn(n, column) })
	}
	for column, term := range o.Columns {
		if !has(column) {
			return fmt.Errorf("manifest %s has no column %q, only %q: %w", path, column, t.names, schema.ErrInvalid)
		}
		if terms[strings.ToLower(term)] == "" {
			return fmt.Errorf("column %q: there is no term %q: %w", column, term, schema.ErrInvalid)
		}
	}
	for column := range o.Split {
		if !has(column) {
			return fmt.Errorf("manifest %s has no column %q, only %q: %w", path, column, t.names, schema.ErrInvalid)
		}
	}
	return nil
}

// sameColumn reports whether two names are of one column.
func sameColumn(a, b string) bool {
	return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b))
}

// Manifest yields the rows of a manifest: a table in the CSV form, one row a
// record, whose header names Dublin Core terms (identifier, title, creator,
// publisher, date, language, type, subject, spatial, source, description,
// rights), "file", "corridor" and "sha256", the hash of the file. Repeated values
// are separated by "|", and those
// of a vocabulary also by ";" or "," where the whole is no known value and every
// part is one; files are named from the manifest's folder and lie within it. The
// table is UTF-8, UTF-16 with its mark or Windows-1252, with commas, semicolons
// or tabs, or what its first line "sep=" names.
//
// A row may name several files, parted by "|": each is a document with what the
// row states. A value that cannot be read is a remark on its row, which comes in without it.
// A row that cannot be used is an Item whose error names the manifest and the
// row; the rows after it go on. So is a row which names the file of a row
// before it: one file is one document, and of two descriptions none is
// better. Columns of other names are passed over; Survey
// lists them.
func Manifest(ctx context.Context, path string, o Options) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		t, err := openTable(path)
		if err != nil {
			yield(unopened(path, err))
			return
		}
		defer t.Close()
		t.options = o
		if _, err := t.header(o.Columns); err != nil {
			yield(unusable(path, schema.FailMetadata, "%w", err))
			return
		}
		for ctx.Err() == nil {
			row, err := t.next()
			if errors.Is(err, io.EOF) {
				return
			}
			for _, it := range t.items(row, err) {
				it.Name, it.Row = corpus.FileKey(it.Name), corpus.FileKey(it.Row)
				if !yield(it) {
					return
				}
			}
		}
	}
}

// Overview is what a manifest holds, seen before it is read.
type Overview struct {
	Rows    int      // records it holds
	Unknown []string // columns that are passed over
	Twice   []string // single-valued columns that stand twice, of which the first value counts
}

// Survey reads through a manifest without opening the files it names.
func Survey(path string, m Mapping) (Overview, error) {
	t, err := openTable(path)
	if err != nil {
		return Overview{}, fmt.Errorf("manifest: %w", err)
	}
	defer t.Close()
	o, err := t.header(m)
	if err != nil {
		return Overview{}, fmt.Errorf("manifest %s: %w", path, err)
	}
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
		if sameColumn(from, c) {
			return terms[strings.ToLower(to)]
		}
	}
	for _, set := range []string{"dcterms", "dc", "dublin core"} {
		if rest, ok := strings.CutPrefix(c, set); ok && strings.IndexAny(rest, ":.") == 0 {
			c = strings.TrimSpace(rest[1:])
		}
	}
	return terms[strings.ReplaceAll(c, " ", "_")]
}

// table is an open manifest.
type table struct {
	file    *os.File
	path    string
	csv     *csv.Reader
	row     int      // of the last record; the header is row 1
	names   []string // of the columns, as they are written
	columns []string // their terms
	options Options
	seen    map[string]int // the row that named a file first
}

// Close closes the manifest.
func (t *table) Close() error { return t.file.Close() }

// lists are the terms of which a row may state several values.
var lists = map[string]bool{"identifier": true, "creator": true, "subject": true, "spatial": true, "corridor": true}

// header reads the first row and returns what is to say of the columns.
func (t *table) header(m Mapping) (o Overview, err error) {
	if t.names, err = t.csv.Read(); err != nil {
		return o, fmt.Errorf("no header: %w", err)
	}
	t.row = 1
	for _, n := range t.names {
		x := term(n, m)
		if x == "" && strings.TrimSpace(n) != "" {
			o.Unknown = append(o.Unknown, strings.TrimSpace(n))
		}
		if x != "" && !lists[x] && slices.Contains(t.columns, x) {
			o.Twice = append(o.Twice, strings.TrimSpace(n))
		}
		t.columns = append(t.columns, x)
	}
	if !slices.Contains(t.columns, "file") {
		return o, fmt.Errorf("no column \"file\" among %q", t.names)
	}
	return o, nil
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

// items returns a row as items, one a file that it names.
func (t *table) items(row []string, err error) []Item {
	if err == nil {
		err = t.broken(row)
	}
	if err != nil {
		return []Item{t.unusable(t.rowName(), schema.FailMetadata, "%w", err)}
	}
	row = cells(row)
	known, files, remarks := t.knownOf(row)
	if len(files) == 0 {
		return []Item{t.unusable(t.rowName(), schema.FailMetadata, "names no file")}
	}
	var out []Item
	for i, file := range files {
		name := t.rowName()
		if i > 0 {
			name = fmt.Sprintf("%s.%d", name, i+1)
		}
		it := t.item(name, strings.ReplaceAll(file, `\`, "/"), known)
		it.Row, it.Remarks = name, remarks
		out = append(out, it)
	}
	return exported(out, known, row, t.columns, t.unusable)
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
func (t *table) item(rowName, file string, known schema.Known) Item {
	name := filepath.ToSlash(filepath.Join(filepath.Dir(t.path), file))
	if first, again := t.first(name); again {
		return t.unusable(rowName, schema.FailMetadata, "names %q, as row %d does", file, first)
	}
	switch {
	case strings.Contains(file, "://"):
		return t.unusable(rowName, schema.FailMetadata, "names an address and no file: %s", file)
	case !safe(file):
		return t.unusable(rowName, schema.FailArchive, "a path outside the manifest's folder: %q", file)
	}
	return t.located(name, file, known)
}

// unusable returns an item that cannot be offered, with the row in the reason.
func (t *table) unusable(name string, class schema.FailureClass, format string, args ...any) Item {
	return unusable(name, class, "%s row %d: %w", filepath.Base(t.path), t.row, fmt.Errorf(format, args...))
}
