package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/stated"
)

// Mapping names the Dublin Core term of columns that a catalogue calls by
// other names: "Countries Covered" → "spatial".
type Mapping map[string]string

// Options say how a manifest is to be read.
type Options struct {
	Columns   Mapping
	Split     map[string]string            // by column, what parts its values beside "|", whatever they are
	Values    map[string]map[string]string // by column, what its values mean, in the words of a vocabulary; "" for nothing
	DateOrder stated.DateOrder
	Fixed     schema.Known // what every row states that states nothing else there; collections come beside the row's
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
	for _, column := range slices.Concat(slices.Collect(maps.Keys(o.Split)), slices.Collect(maps.Keys(o.Values))) {
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

// Manifest yields the rows of a manifest: a table in the CSV form or the first
// sheet of a workbook (XLSX, ODS), one row a record, whose header names Dublin
// Core terms (identifier, title, creator, publisher, date, language, type,
// subject, spatial, source, description, rights, isPartOf), "file", "corridor"
// and "sha256", the hash of the file. Repeated values are separated by "|", and
// those of a vocabulary also by ";" or "," where the whole is no known value and
// every part is one; files are named from the manifest's folder and lie within
// it. Text is UTF-8, UTF-16 with its mark or Windows-1252, with commas,
// semicolons or tabs, or what its first line "sep=" names.
//
// A row may name several files, parted by "|": they are the parts of one
// document, in order. A row that names none is a record without a file. A value
// that cannot be read is a remark on its row, which comes in without it. A row
// that cannot be used is an Item whose error names the manifest and the row; the
// rows after it go on. So is a row which names the file of a row before it: one
// file is one document, and of two descriptions none is better. Columns of other
// names are passed over; Survey lists them.
func Manifest(ctx context.Context, path string, o Options) iter.Seq[corpus.Item] {
	return func(yield func(corpus.Item) bool) {
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
			it := t.entry(row, err)
			it.Name, it.Row, it.Record = corpus.FileKey(it.Name), corpus.FileKey(it.Row), corpus.FileKey(it.Record)
			for i := range it.Parts {
				it.Parts[i].Name = corpus.FileKey(it.Parts[i].Name)
			}
			if !yield(it) {
				return
			}
		}
	}
}

// Overview is what a manifest holds, seen before it is read.
type Overview struct {
	Rows    int      // records it holds
	Unknown []string // columns that are passed over
	Twice   []string // single-valued columns that stand twice, of which the first value counts
	NoFiles bool     // no column names files: every row is a record without one
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
	"ispartof": "ispartof", "collection": "ispartof", "collections": "ispartof",
	"sha256": hashColumn, documentColumn: documentColumn, "exported": exportColumn,
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
	file    io.Closer
	path    string
	lines   lines
	row     int      // of the last record; the header is row 1
	names   []string // of the columns, as they are written
	columns []string // their terms
	options Options
	seen    map[string]int // the row that named a file first
	records map[string]int // how many rows were known by the same, of those without a file
}

// Close closes the manifest.
func (t *table) Close() error { return t.file.Close() }

// many are the terms of which a row may state several values.
var many = map[string]bool{"identifier": true, "creator": true, "subject": true, "spatial": true, "corridor": true, "ispartof": true}

// header reads the first row and returns what is to say of the columns.
func (t *table) header(m Mapping) (o Overview, err error) {
	if t.names, err = t.lines.Read(); err != nil {
		return o, fmt.Errorf("no header: %w", err)
	}
	t.row = 1
	for _, n := range t.names {
		x := term(n, m)
		if x == "" && strings.TrimSpace(n) != "" {
			o.Unknown = append(o.Unknown, strings.TrimSpace(n))
		}
		if x != "" && !many[x] && slices.Contains(t.columns, x) {
			o.Twice = append(o.Twice, strings.TrimSpace(n))
		}
		t.columns = append(t.columns, x)
	}
	o.NoFiles = !slices.Contains(t.columns, "file")
	if o.NoFiles && !slices.ContainsFunc(t.columns, func(c string) bool { return c == "title" || c == "identifier" || c == "source" }) {
		return o, fmt.Errorf("no column \"file\", nor title, identifier or source, among %q", t.names)
	}
	return o, nil
}

// next returns the next row that is not empty.
func (t *table) next() ([]string, error) {
	for {
		row, err := t.lines.Read()
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
