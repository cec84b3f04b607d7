package source

import (
	"encoding/hex"
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

// exported adds to an item what its row says of the file's hash and of the
// export.
func exported(it Item, row, columns []string, bad func(schema.FailureClass, string, string, ...any) Item) Item {
	if it.Err != nil {
		return it
	}
	for i, c := range columns {
		cell := strings.TrimSpace(row[i])
		switch {
		case cell == "":
		case c == hashColumn:
			it.Hash = schema.Hash(strings.ToLower(cell))
			if b, err := hex.DecodeString(cell); err != nil || len(b) != 32 {
				return bad(schema.FailMetadata, it.Name, "sha256 %q: want 64 hexadecimal digits", cell)
			}
		case c == exportColumn:
			it.Export = ReadExport(cell)
		}
	}
	return it
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
