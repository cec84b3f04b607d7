package bench

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// FTS5 is SQLite's full-text search over the same documents, one row each, with
// the facets in a table beside it: what SIMDE would be without an engine of its
// own.
type FTS5 struct{ db *sql.DB }

// NewFTS5 makes the tables in an empty database.
func NewFTS5(db *sql.DB) (*FTS5, error) {
	for _, s := range []string{
		`PRAGMA journal_mode = WAL`, `PRAGMA synchronous = NORMAL`, `PRAGMA cache_size = -65536`,
		`CREATE VIRTUAL TABLE text USING fts5(title, body, tokenize = "unicode61 remove_diacritics 2")`,
		`CREATE TABLE facet (doc INTEGER, facet TEXT, value TEXT)`,
	} {
		if _, err := db.Exec(s); err != nil {
			return nil, fmt.Errorf("fts5: %w", err)
		}
	}
	return &FTS5{db}, nil
}

// Index adds documents in one transaction.
func (f *FTS5) Index(ctx context.Context, docs []*schema.Document) (err error) {
	tx, err := f.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = fmt.Errorf("fts5: %w (rollback: %v)", err, tx.Rollback())
		}
	}()
	for _, d := range docs {
		var b strings.Builder
		for _, p := range d.Pages {
			b.WriteString(p.Text + "\n")
		}
		r, err := tx.ExecContext(ctx, `INSERT INTO text (title, body) VALUES (?, ?)`, d.Title, b.String())
		if err != nil {
			return err
		}
		id, err := r.LastInsertId()
		if err != nil {
			return err
		}
		for _, v := range facetRows(d) {
			if _, err := tx.ExecContext(ctx, `INSERT INTO facet VALUES (?, ?, ?)`, id, v[0], v[1]); err != nil {
				return err
			}
		}
	}
	return tx.Commit()
}

func facetRows(d *schema.Document) [][2]string {
	out := [][2]string{{string(search.FacetLang), string(d.Language)}, {string(search.FacetKind), string(d.Kind)},
		{string(search.FacetPublisher), d.Publisher}, {string(search.FacetYear), string(d.Published)}}
	for _, c := range d.Corridors {
		out = append(out, [2]string{"corridor", c.Corridor.String()}, [2]string{"o", string(c.Corridor.Origin)}, [2]string{"d", string(c.Corridor.Destination)})
	}
	for _, p := range d.Places {
		out = append(out, [2]string{"country", string(p.Place)})
	}
	for _, t := range d.Topics {
		out = append(out, [2]string{"topic", string(t.Topic)})
	}
	return out
}

// Flush merges the index and makes the facets quick to find.
func (f *FTS5) Flush(ctx context.Context) error {
	for _, s := range []string{`INSERT INTO text (text) VALUES ('optimize')`, `CREATE INDEX IF NOT EXISTS facet_doc ON facet (doc)`, `PRAGMA optimize`} {
		if _, err := f.db.ExecContext(ctx, s); err != nil {
			return fmt.Errorf("fts5: %w", err)
		}
	}
	return nil
}

// Ask answers the first ten, the number of all, the counts of every facet and
// the snippets.
func (f *FTS5) Ask(ctx context.Context, k Kind, text string, _ schema.Lang) (int, error) {
	if text == "" {
		return f.drain(ctx, `SELECT facet, value, count(*) FROM facet GROUP BY 1, 2`)
	}
	if !strings.ContainsAny(text, `"*`) && !strings.Contains(text, " OR ") {
		text = strings.ReplaceAll(text, " ", " AND ")
	}
	const found = `FROM text WHERE text MATCH ?`
	where, order, args := found, "rank LIMIT 10", []any{text}
	switch k {
	case Filtered:
		where += ` AND rowid IN (SELECT doc FROM facet WHERE facet = ? AND value = ?)`
		args = append(args, string(search.FacetKind), filterValue())
	case Newest:
		order = fmt.Sprintf(`(SELECT value FROM facet WHERE doc = text.rowid AND facet = '%s') DESC LIMIT 10`, search.FacetYear)
	case Deep:
		order = fmt.Sprintf("rank LIMIT 10 OFFSET %d", 10*(deepPage-1))
	}
	if _, err := f.drain(ctx, `SELECT rowid, title, snippet(text, 1, '<b>', '</b>', '…', 30) `+where+` ORDER BY `+order, args...); err != nil {
		return 0, err
	}
	if _, err := f.drain(ctx, `SELECT facet, value, count(*) FROM facet WHERE doc IN (SELECT rowid `+where+`) GROUP BY 1, 2`, args...); err != nil {
		return 0, err
	}
	n := 0
	if err := f.db.QueryRowContext(ctx, `SELECT count(*) `+where, args...).Scan(&n); err != nil {
		return 0, fmt.Errorf("fts5: %w", err)
	}
	return n, nil
}

// drain reads all rows, as a page of results would.
func (f *FTS5) drain(ctx context.Context, query string, args ...any) (n int, err error) {
	rows, err := f.db.QueryContext(ctx, query, args...)
	if err != nil {
		return 0, fmt.Errorf("fts5: %w", err)
	}
	defer rows.Close()
	var a, b, c any
	for rows.Next() {
		if err := rows.Scan(&a, &b, &c); err != nil {
			return 0, fmt.Errorf("fts5: %w", err)
		}
		n++
	}
	return n, rows.Err()
}

// Close closes the database.
func (f *FTS5) Close() error { return f.db.Close() }
