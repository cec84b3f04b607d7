package sqlite

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"strings"

	"github.com/simde/simde/schema"
)

// Pages returns pages of a document in order: those of numbers, or all where
// numbers is nil. A page that the document lacks is left out.
func (s *Store) Pages(ctx context.Context, id schema.ID, numbers []int) ([]schema.Page, error) {
	query := `SELECT number, label, language, engine, text FROM pages WHERE document = ?`
	args := []any{id}
	if numbers != nil {
		query += ` AND number IN (` + marks(len(numbers)) + `)`
		for _, n := range numbers {
			args = append(args, n)
		}
	}
	rows, err := s.read.QueryContext(ctx, query+` ORDER BY number`, args...)
	if err != nil {
		return nil, fmt.Errorf("pages of %s: %w", id, err)
	}
	defer rows.Close()
	var pages []schema.Page
	for rows.Next() {
		var p schema.Page
		var packed []byte
		if err := rows.Scan(&p.Number, &p.Label, &p.Language, &p.Engine, &packed); err != nil {
			return nil, fmt.Errorf("pages of %s: %w", id, err)
		}
		text, err := s.open.DecodeAll(packed, nil)
		if err != nil {
			return nil, fmt.Errorf("page %d of %s: %w", p.Number, id, err)
		}
		p.Text = string(text)
		pages = append(pages, p)
	}
	return pages, rows.Err()
}

func marks(n int) string { return strings.TrimSuffix(strings.Repeat("?,", n), ",") }

// Cards returns the cards of documents in the order of ids. A document that is
// not held is left out.
func (s *Store) Cards(ctx context.Context, ids []schema.ID) ([]schema.Card, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	args := make([]any, len(ids))
	for i, id := range ids {
		args[i] = id
	}
	cards, err := s.cards(ctx, `SELECT card FROM documents WHERE id IN (`+marks(len(ids))+`)`, args...)
	if err != nil {
		return nil, err
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
	return s.cards(ctx, `SELECT card FROM documents ORDER BY imported DESC, id LIMIT ?`, n)
}

func (s *Store) cards(ctx context.Context, query string, args ...any) ([]schema.Card, error) {
	rows, err := s.read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("cards: %w", err)
	}
	defer rows.Close()
	var out []schema.Card
	for rows.Next() {
		var text string
		var c schema.Card
		if err := rows.Scan(&text); err != nil {
			return nil, fmt.Errorf("cards: %w", err)
		}
		if err := json.Unmarshal([]byte(text), &c); err != nil {
			return nil, fmt.Errorf("cards: %w", err)
		}
		out = append(out, c)
	}
	return out, rows.Err()
}

// Size is how much the corpus holds.
type Size struct {
	Documents int
	Pages     int
	Bytes     int64 // of the page texts, compressed
}

// Size counts what the corpus holds.
func (s *Store) Size(ctx context.Context) (Size, error) {
	var n Size
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
