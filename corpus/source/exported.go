package source

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// The columns of a table that SIMDE exported which no catalogue has: the hash
// of the file, when the table was made and of what, and which document a row is.
// They tell that a row holds what its document said then.
const (
	hashColumn     = "sha256"
	exportColumn   = "exported"
	documentColumn = "document"
)

// cells returns the texts of a row: without the apostrophe that keeps a
// spreadsheet from running what begins like a formula.
func cells(row []string) []string {
	out := make([]string, len(row))
	for i, c := range row {
		out[i] = schema.ReadCell(c)
	}
	return out
}

// exported adds to the item of a row what that says of each file's hash and of
// the export.
func (t *table) exported(it corpus.Item, row []string) corpus.Item {
	if it.Err != nil {
		return it
	}
	it.Export = exportOf(it.Known, row, t.columns)
	if i := slices.Index(t.columns, documentColumn); i >= 0 && it.Export != nil {
		it.Document = schema.ID(strings.TrimSpace(row[i]))
		if !isID(it.Document) {
			return t.unusable(it.Name, schema.FailMetadata, "document %q: want at most %d lower-case letters and digits", it.Document, longestID)
		}
	}
	var hashes []string
	if i := slices.Index(t.columns, hashColumn); i >= 0 {
		hashes = split(strings.ToLower(row[i]))
	}
	want := max(len(it.Parts), 1)
	switch {
	case len(hashes) == 0 || it.NoFile:
		return it
	case len(hashes) != want:
		return t.unusable(it.Name, schema.FailMetadata, "%d hashes for %d files", len(hashes), want)
	case !isHash(hashes[0]):
		return t.unusable(it.Name, schema.FailMetadata, "sha256 %q: want 64 hexadecimal digits", hashes[0])
	}
	it.Hash = schema.Hash(hashes[0])
	for i := range it.Parts {
		if !isHash(hashes[i]) {
			it.Parts[i].Err = t.unusable(it.Parts[i].Name, schema.FailMetadata, "sha256 %q: want 64 hexadecimal digits", hashes[i]).Err
		}
		it.Parts[i].Hash = schema.Hash(hashes[i])
	}
	return it
}

// longestID is the most letters and digits that the name of a document has.
const longestID = 64

// isID reports whether a document may have this name, or whether it is none.
func isID(id schema.ID) bool {
	return len(id) <= longestID && strings.Trim(string(id), "abcdefghijklmnopqrstuvwxyz0123456789") == ""
}

func isHash(s string) bool {
	b, err := hex.DecodeString(s)
	return err == nil && len(b) == sha256.Size
}

// exportOf returns what a row says of the export, or nil where it is of none.
func exportOf(known schema.Known, row, columns []string) (x *corpus.Export) {
	var unread []schema.Field
	for i, c := range columns {
		cell := strings.TrimSpace(row[i])
		switch {
		case cell == "":
		case c == exportColumn:
			x = ReadExport(cell)
		case c == "date" && known.Published == "":
			unread = append(unread, schema.FieldPublished)
		case c == "language" && known.Language == "" && len(known.Languages) == 0:
			unread = append(unread, schema.FieldLanguage)
		}
	}
	if x != nil {
		x.Unread = unread
	}
	return x
}

// The words with which the column "exported" says what a table holds.
const (
	statedOnly = "stated"
	allValues  = "all"
)

// WriteExport writes the cell of the column "exported": "stated
// 2026-01-31T10:00:00.000Z", or "all …" for a table with what was inferred.
func WriteExport(x corpus.Export) string {
	word := statedOnly
	if x.All {
		word = allValues
	}
	return word + " " + x.At.UTC().Format("2006-01-02T15:04:05.000Z07:00")
}

// ReadExport reads what WriteExport wrote. Of a cell that something else has
// changed the time is not known.
func ReadExport(cell string) *corpus.Export {
	word, at, _ := strings.Cut(cell, " ")
	x := &corpus.Export{All: word == allValues}
	if t, err := time.Parse(time.RFC3339, at); err == nil {
		x.At = t
	}
	return x
}
