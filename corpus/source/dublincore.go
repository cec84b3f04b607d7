package source

import (
	"fmt"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/stated"
)

// DublinCore reads the values of Dublin Core terms, by the names that columns
// have ("title", "creator", "date" …), as those of a manifest's row are read.
// Remarks say what could not be read, or was read loosely. Of several dates the
// earliest counts, since repositories add the days on which they took a work in;
// of several kinds the first that the vocabulary has.
func DublinCore(values map[string][]string) (k schema.Known, remarks []string) {
	var t table
	for _, term := range []string{"identifier", "title", "description", "creator", "publisher", "date", "language", "type", "subject", "spatial", "source", "rights", "ispartof"} {
		for _, v := range cellsOf(term, values[term]) {
			for _, r := range t.cell(&k, term, column{cell: v}) {
				remarks = append(remarks, fmt.Sprintf("%s: %s", term, r))
			}
		}
	}
	return k, remarks
}

// cellsOf writes the values of a term as cells of a row.
func cellsOf(term string, values []string) []string {
	var out []string
	for _, v := range values {
		if v = strings.ReplaceAll(strings.TrimSpace(v), "|", "/"); v != "" && !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	if len(out) == 0 {
		return nil
	}
	switch term {
	case "date":
		return out[earliest(out):][:1]
	case "type":
		for i, v := range out {
			out[i] = v[strings.LastIndexByte(v, '/')+1:] // info:eu-repo/semantics/article
		}
		return out[max(slices.IndexFunc(out, isKind), 0):][:1]
	case "title", "description", "source":
		return out[:1]
	case "language", "publisher", "rights":
		return []string{strings.Join(out, "|")}
	}
	return out
}

// earliest returns the place of the earliest date that can be read, or 0.
func earliest(cells []string) int {
	at, found := 0, schema.Date("")
	for i, c := range cells {
		if d, _ := stated.Date(c, stated.OrderUnknown); d != "" && (found == "" || before(d, found)) {
			at, found = i, d
		}
	}
	return at
}

// before reports whether a date is earlier than another. One that says less of
// the same year is not.
func before(a, b schema.Date) bool {
	n := min(len(a), len(b))
	return a[:n] < b[:n] || a[:n] == b[:n] && len(a) > len(b)
}
