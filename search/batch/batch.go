// Package batch asks many queries at once, from a table and into a table, and
// tells what came and went since an earlier time.
package batch

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// Options say what is written.
type Options struct {
	Limit int       // hits a query; 0 for 100
	Since io.Reader // what Run wrote earlier for the same queries, or nil
}

// defaultLimit is how many hits of a query are written unless told.
const defaultLimit = 100

// Columns are the columns that Run writes. Change is "added" or "removed" where
// there is an earlier answer to compare with.
var Columns = []string{"query", "rank", "id", "title", "score", "pages", "total", "change"}

// Run reads a table of queries (CSV with a header line) and writes a table of
// hits. The columns of the queries are the parameters of an address, as
// search.Parse reads them; "interface" is the language of the words. Several
// values in a cell are parted by "|". A column that search.Parse does not know
// is an error; a value that it cannot use is left out of its query.
func Run(ctx context.Context, w io.Writer, r io.Reader, e search.Engine, o Options) error {
	if o.Limit <= 0 {
		o.Limit = defaultLimit
	}
	queries, err := read(r)
	if err != nil {
		return err
	}
	before, err := readBefore(o.Since)
	if err != nil {
		return err
	}
	out := csv.NewWriter(w)
	if err := out.Write(Columns); err != nil {
		return err
	}
	for _, q := range queries {
		if err := one(ctx, out, q, e, o.Limit, before); err != nil {
			return fmt.Errorf("query %s: %w", key(q), err)
		}
	}
	out.Flush()
	return out.Error()
}

// key names a query in the tables.
func key(q search.Query) string {
	q.Page, q.Size = 0, 0
	return q.Values().Encode()
}

// one asks one query and writes its hits, then what is no longer among them.
func one(ctx context.Context, out *csv.Writer, q search.Query, e search.Engine, limit int, before map[string][]string) error {
	earlier, compared := before[key(q)]
	gone := map[string]bool{}
	for _, id := range earlier {
		gone[id] = true
	}
	rank := 0
	for q.Page, q.Size = 1, min(limit, 100); rank < limit; q.Page++ {
		r, err := e.Search(ctx, q)
		if err != nil {
			return err
		}
		for _, h := range r.Hits[:min(len(r.Hits), limit-rank)] {
			rank++
			change := ""
			if compared && !gone[string(h.ID)] {
				change = "added"
			}
			delete(gone, string(h.ID))
			if err := out.Write(row(q, rank, h, r.Total, change)); err != nil {
				return err
			}
		}
		if len(r.Hits) < q.Size {
			break
		}
	}
	for _, id := range earlier {
		if gone[id] {
			if err := out.Write([]string{key(q), "", id, "", "", "", "", "removed"}); err != nil {
				return err
			}
		}
	}
	return nil
}

func row(q search.Query, rank int, h search.Hit, total int, change string) []string {
	var title strings.Builder
	for _, s := range h.Title {
		title.WriteString(s.Text)
	}
	var pages []string
	for _, p := range h.Pages {
		pages = append(pages, strconv.Itoa(p.Number))
	}
	return []string{key(q), strconv.Itoa(rank), string(h.ID), schema.Cell(title.String()),
		strconv.FormatFloat(h.Score, 'f', 3, 64), strings.Join(pages, "|"), strconv.Itoa(total), change}
}

// interfaceColumn holds the language of the words, which an address has in its
// path.
const interfaceColumn = "interface"

func read(r io.Reader) ([]search.Query, error) {
	rows, err := csv.NewReader(r).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("table of queries: %w", err)
	}
	if len(rows) == 0 {
		return nil, nil
	}
	known := map[string]bool{"q": true, "y1": true, "y2": true, "since": true, "sort": true, "only": true, "drop": true, interfaceColumn: true}
	for _, f := range search.Facets {
		known[string(f)], known["not."+string(f)] = true, true
	}
	for _, column := range rows[0] {
		if !known[column] {
			return nil, fmt.Errorf("table of queries: no column %q: %w", column, schema.ErrInvalid)
		}
	}
	var out []search.Query
	for _, cells := range rows[1:] {
		v := url.Values{}
		for i, cell := range cells {
			if cell == "" {
				continue
			}
			values := []string{cell}
			if rows[0][i] != "q" {
				values = strings.Split(cell, "|")
			}
			v[rows[0][i]] = values
		}
		q, err := search.Parse(v)
		if err != nil && !errors.Is(err, schema.ErrInvalid) {
			return nil, err
		}
		q.Lang = schema.Lang(v.Get(interfaceColumn))
		out = append(out, q)
	}
	return out, nil
}

// readBefore returns the identifiers that each query had found.
func readBefore(r io.Reader) (map[string][]string, error) {
	if r == nil {
		return nil, nil
	}
	rows, err := csv.NewReader(r).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("earlier hits: %w", err)
	}
	out := map[string][]string{}
	for i, cells := range rows {
		if len(cells) != len(Columns) {
			return nil, fmt.Errorf("earlier hits: %d columns in line %d, want %d: %w", len(cells), i+1, len(Columns), schema.ErrInvalid)
		}
		if i > 0 && cells[7] != "removed" {
			out[cells[0]] = append(out[cells[0]], cells[2])
		}
	}
	return out, nil
}
