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
// of the file, and when the table was made and of what. They tell that a row
// holds what its document said then.
const (
	hashColumn   = "sha256"
	exportColumn = "exported"
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

// exported adds to the items of a row what it says of each file's hash and of
// the export.
func exported(items []Item, known schema.Known, row, columns []string, bad func(string, schema.FailureClass, string, ...any) Item) []Item {
	x := exportOf(known, row, columns)
	var hashes []string
	if i := slices.Index(columns, hashColumn); i >= 0 {
		hashes = split(strings.ToLower(row[i]))
	}
	for i, it := range items {
		if it.Err != nil {
			continue
		}
		items[i].Export = x
		switch {
		case len(hashes) == 0:
		case len(hashes) != len(items):
			items[i] = bad(it.Name, schema.FailMetadata, "%d hashes for %d files", len(hashes), len(items))
		case !isHash(hashes[i]):
			items[i] = bad(it.Name, schema.FailMetadata, "sha256 %q: want 64 hexadecimal digits", hashes[i])
		default:
			items[i].Hash = schema.Hash(hashes[i])
		}
	}
	return items
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
		case c == "language" && known.Language == "":
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
