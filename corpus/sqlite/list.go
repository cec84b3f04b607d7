package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// Pages returns pages of a document in order: those of numbers, or all where
// numbers is nil. A page that the document lacks is left out.
func (s *Store) Pages(ctx context.Context, id schema.ID, numbers []int) ([]schema.Page, error) {
	return s.pages(ctx, s.read, id, numbers)
}

func (s *Store) pages(ctx context.Context, q querier, id schema.ID, numbers []int) ([]schema.Page, error) {
	query := `SELECT document, number, label, language, engine, text FROM pages WHERE document = ?`
	args := []any{id}
	if numbers != nil {
		query += ` AND number IN (` + marks(len(numbers)) + `)`
		for _, n := range numbers {
			args = append(args, n)
		}
	}
	rows, err := q.QueryContext(ctx, query+` ORDER BY number`, args...)
	if err != nil {
		return nil, fmt.Errorf("pages of %s: %w", id, err)
	}
	defer rows.Close()
	var pages []schema.Page
	for rows.Next() {
		_, p, err := s.scanPage(rows)
		if err != nil {
			return nil, fmt.Errorf("pages of %s: %w", id, err)
		}
		pages = append(pages, p)
	}
	return pages, rows.Err()
}

// scanPage reads a row of pages with its document.
func (s *Store) scanPage(rows *sql.Rows) (schema.ID, schema.Page, error) {
	var id schema.ID
	var p schema.Page
	var packed sql.RawBytes
	if err := rows.Scan(&id, &p.Number, &p.Label, &p.Language, &p.Engine, &packed); err != nil {
		return id, p, err
	}
	text, err := s.open.DecodeAll(packed, nil)
	if err != nil {
		return id, p, fmt.Errorf("page %d: %w", p.Number, err)
	}
	p.Text = string(text)
	return id, p, nil
}

// PagesOf returns pages of several documents: of each those of its numbers, in
// order. What is not held is left out.
func (s *Store) PagesOf(ctx context.Context, wanted map[schema.ID][]int) (map[schema.ID][]schema.Page, error) {
	args := make([]any, 0, 2*pagesAtOnce)
	out := make(map[schema.ID][]schema.Page, len(wanted))
	for id, numbers := range wanted {
		for _, n := range numbers {
			if args = append(args, id, n); len(args) == cap(args) {
				if err := s.readPages(ctx, args, out); err != nil {
					return nil, err
				}
				args = args[:0]
			}
		}
	}
	if len(args) > 0 {
		if err := s.readPages(ctx, args, out); err != nil {
			return nil, err
		}
	}
	for _, pages := range out {
		slices.SortFunc(pages, func(a, b schema.Page) int { return a.Number - b.Number })
	}
	return out, nil
}

// How many documents and pages one statement reads; a page of results has as
// many.
const (
	cardsAtOnce = 20
	pagesAtOnce = 60
)

// readPages reads at most pagesAtOnce pages, whose documents and numbers
// alternate in args.
func (s *Store) readPages(ctx context.Context, args []any, into map[schema.ID][]schema.Page) error {
	for len(args) < 2*pagesAtOnce { // the statement is parsed once, for as many
		args = append(args, "", 0) // no page
	}
	rows, err := s.manyPages.QueryContext(ctx, args...)
	if err != nil {
		return fmt.Errorf("pages: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		id, p, err := s.scanPage(rows)
		if err != nil {
			return fmt.Errorf("pages of %s: %w", id, err)
		}
		into[id] = append(into[id], p)
	}
	return rows.Err()
}

func marks(n int) string { return strings.TrimSuffix(strings.Repeat("?,", n), ",") }

// Cards returns the cards of documents in the order of ids. A document that is
// not held is left out.
func (s *Store) Cards(ctx context.Context, ids []schema.ID) ([]schema.Card, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	var cards []schema.Card
	for some := range slices.Chunk(ids, cardsAtOnce) {
		args := make([]any, cardsAtOnce)
		for i := range args {
			args[i] = some[min(i, len(some)-1)] // the statement is parsed once, for as many
		}
		rows, err := s.manyCards.QueryContext(ctx, args...)
		if err != nil {
			return nil, fmt.Errorf("cards: %w", err)
		}
		if cards, err = readCards(rows, cards); err != nil {
			return nil, err
		}
	}
	byID := make(map[schema.ID]schema.Card, len(ids))
	for _, c := range cards {
		byID[c.ID] = c
	}
	out := make([]schema.Card, 0, len(ids))
	for _, id := range ids {
		if c, ok := byID[id]; ok {
			out = append(out, c)
		}
	}
	return out, nil
}

// Recent returns the cards of the n documents imported last, the newest first.
func (s *Store) Recent(ctx context.Context, n int) ([]schema.Card, error) {
	return s.cards(ctx, `SELECT card, changed FROM documents ORDER BY imported DESC, id LIMIT ?`, n)
}

func (s *Store) cards(ctx context.Context, query string, args ...any) ([]schema.Card, error) {
	rows, err := s.read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("cards: %w", err)
	}
	return readCards(rows, nil)
}

// readCards appends the cards of rows.
func readCards(rows *sql.Rows, out []schema.Card) ([]schema.Card, error) {
	defer rows.Close()
	for rows.Next() {
		var text sql.RawBytes
		var c schema.Card
		var changed int64
		if err := rows.Scan(&text, &changed); err != nil {
			return nil, fmt.Errorf("cards: %w", err)
		}
		if err := json.Unmarshal(text, &c); err != nil {
			return nil, fmt.Errorf("cards: %w", err)
		}
		c.Changed = time.UnixMilli(changed).UTC()
		out = append(out, c)
	}
	return out, rows.Err()
}

// Size counts what the corpus holds.
func (s *Store) Size(ctx context.Context) (corpus.Size, error) {
	var n corpus.Size
	err := s.read.QueryRowContext(ctx, `
		SELECT (SELECT count(*) FROM documents), count(*), coalesce(sum(length(text)), 0) FROM pages`).
		Scan(&n.Documents, &n.Pages, &n.Bytes)
	if err != nil {
		return n, fmt.Errorf("size of the corpus: %w", err)
	}
	return n, nil
}

// IDs yields every document of the corpus in the order of ids. With describer
// other than "", it leaves out the documents that this version described.
func (s *Store) IDs(ctx context.Context, describer string) iter.Seq2[schema.ID, error] {
	return func(yield func(schema.ID, error) bool) {
		var after schema.ID
		for {
			batch, err := s.idsAfter(ctx, after, describer)
			if err != nil {
				yield("", err)
				return
			}
			for _, id := range batch {
				if !yield(id, nil) {
					return
				}
			}
			if len(batch) == 0 {
				return
			}
			after = batch[len(batch)-1]
		}
	}
}

func (s *Store) idsAfter(ctx context.Context, after schema.ID, describer string) ([]schema.ID, error) {
	rows, err := s.read.QueryContext(ctx, `
		SELECT id FROM documents WHERE id > ? AND describer <> ? ORDER BY id LIMIT 1000`, after, describer)
	if err != nil {
		return nil, fmt.Errorf("list documents: %w", err)
	}
	defer rows.Close()
	var out []schema.ID
	for rows.Next() {
		var id schema.ID
		if err := rows.Scan(&id); err != nil {
			return nil, fmt.Errorf("list documents: %w", err)
		}
		out = append(out, id)
	}
	return out, rows.Err()
}
