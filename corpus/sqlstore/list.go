package sqlstore

import (
	"bytes"
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

// How many documents and pages one statement reads; a page of results has as
// many.
const (
	cardsAtOnce  = 20
	pagesAtOnce  = 60
	titlesAtOnce = 200
)

var (
	oneCardSQL   = `SELECT card, imported, changed FROM documents WHERE id = ?`
	manyCardsSQL = `SELECT card, imported, changed FROM documents WHERE id IN (` + marks(cardsAtOnce) + `)`
	manyPagesSQL = `
		SELECT document, number, label, language, engine, text, seen FROM pages
		WHERE (document, number) IN (VALUES ` +
		strings.TrimSuffix(strings.Repeat("(CAST(? AS TEXT), CAST(? AS BIGINT)),", pagesAtOnce), ",") + `)`
)

// Pages returns pages of a document. See corpus.Lists.
func (s *Store) Pages(ctx context.Context, id schema.ID, numbers []int) (out []schema.Page, err error) {
	err = s.asking(ctx, func(q querier) error {
		out, err = s.pages(ctx, q, id, numbers)
		return err
	})
	return out, err
}

func (s *Store) pages(ctx context.Context, q querier, id schema.ID, numbers []int) ([]schema.Page, error) {
	if numbers != nil && len(numbers) == 0 {
		return nil, nil
	}
	query := `SELECT document, number, label, language, engine, text, seen FROM pages WHERE document = ?`
	args := []any{id}
	if numbers != nil {
		query += ` AND number IN (` + marks(len(numbers)) + `)`
		for _, n := range numbers {
			args = append(args, n)
		}
	}
	found, err := collect(ctx, q, s.scanPage, query+` ORDER BY number`, args...)
	if err != nil {
		return nil, fmt.Errorf("pages of %s: %w", id, err)
	}
	var out []schema.Page
	for _, p := range found {
		out = append(out, p.Page)
	}
	return out, nil
}

// pageOf is a page with its document.
type pageOf struct {
	document schema.ID
	schema.Page
}

func (s *Store) scanPage(r rows) (p pageOf, err error) {
	var packed, seen sql.RawBytes
	if err := r.Scan(&p.document, &p.Number, &p.Label, &p.Language, &p.Engine, &packed, &seen); err != nil {
		return p, err
	}
	if len(seen) > 0 {
		b, err := s.open.DecodeAll(seen, nil)
		if err == nil {
			err = json.Unmarshal(b, &p.Seen)
		}
		if err != nil {
			return p, fmt.Errorf("page %d of %s: %w", p.Number, p.document, err)
		}
	}
	text, err := s.open.DecodeAll(packed, nil)
	if err != nil {
		return p, fmt.Errorf("page %d of %s: %w", p.Number, p.document, err)
	}
	p.Text = string(text)
	return p, nil
}

// PagesOf returns pages of several documents. See corpus.Lists.
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

// readPages reads at most pagesAtOnce pages, whose documents and numbers
// alternate in args.
func (s *Store) readPages(ctx context.Context, args []any, into map[schema.ID][]schema.Page) error {
	for len(args) < 2*pagesAtOnce { // the statement is parsed once, for as many
		args = append(args, "", 0) // no page
	}
	found, err := collectPrepared(ctx, s, s.manyPages, s.scanPage, args)
	if err != nil {
		return fmt.Errorf("pages: %w", err)
	}
	for _, p := range found {
		into[p.document] = append(into[p.document], p.Page)
	}
	return nil
}

// Cards returns the cards of documents. See corpus.Lists.
func (s *Store) Cards(ctx context.Context, ids []schema.ID) ([]schema.Card, error) {
	byID := make(map[schema.ID]schema.Card, len(ids))
	for some := range slices.Chunk(ids, cardsAtOnce) {
		stmt, args := s.manyCards, make([]any, cardsAtOnce)
		if len(some) == 1 { // as the page of a document asks, five times
			stmt, args = s.oneCard, args[:1]
		}
		for i := range args {
			args[i] = some[min(i, len(some)-1)] // the statement is parsed once, for as many
		}
		cards, err := collectPrepared(ctx, s, stmt, s.scanCard, args)
		if err != nil {
			return nil, fmt.Errorf("cards: %w", err)
		}
		for _, c := range cards {
			byID[c.ID] = c
		}
	}
	out := make([]schema.Card, 0, len(ids))
	for _, id := range ids {
		if c, ok := byID[id]; ok {
			out = append(out, c)
		}
	}
	return out, nil
}

// Titles returns the titles of documents. See corpus.Lists.
func (s *Store) Titles(ctx context.Context, ids []schema.ID) ([]schema.Titled, error) {
	out := make([]schema.Titled, 0, len(ids))
	err := s.asking(ctx, func(q querier) error {
		out = out[:0] // where it is asked again
		for some := range slices.Chunk(ids, titlesAtOnce) {
			args := make([]any, len(some))
			place := make(map[schema.ID]int, len(some))
			for i, id := range some {
				args[i], place[id] = id, i
			}
			found, err := collect(ctx, q, scanTitled, `SELECT id, card FROM documents WHERE id IN (`+marks(len(some))+`)`, args...)
			if err != nil {
				return err
			}
			slices.SortFunc(found, func(a, b schema.Titled) int { return place[a.ID] - place[b.ID] })
			out = append(out, found...)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("titles: %w", err)
	}
	return out, nil
}

// scanTitled reads a title from a card, and nothing else of it.
func scanTitled(r rows) (t schema.Titled, err error) {
	var card sql.RawBytes
	if err := r.Scan(&t.ID, &card); err != nil {
		return t, err
	}
	var said struct {
		Title       string
		Collections []string
	}
	if err := json.Unmarshal(card, &said); err != nil {
		return t, fmt.Errorf("card of %s: %w", t.ID, err)
	}
	t.Title, t.Collections = said.Title, said.Collections
	return t, nil
}

// Recent returns the cards of the documents imported last. See corpus.Lists.
func (s *Store) Recent(ctx context.Context, n int) (out []schema.Card, err error) {
	err = s.asking(ctx, func(q querier) error {
		out, err = collect(ctx, q, s.scanCard, `SELECT card, imported, changed FROM documents ORDER BY imported DESC, id LIMIT ?`, n)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("recent documents: %w", err)
	}
	return out, nil
}

// scanCard reads a card of a list of the whole library.
func scanCard(r rows) (schema.Card, error) { return cardOf(r, decodeCard) }

// scanCard reads a card of a page, which is likely to be read again.
func (s *Store) scanCard(r rows) (schema.Card, error) { return cardOf(r, s.cards.of) }

func cardOf(r rows, decode func(text []byte) (schema.Card, error)) (schema.Card, error) {
	var text sql.RawBytes
	var imported, changed int64
	if err := r.Scan(&text, &imported, &changed); err != nil {
		return schema.Card{}, err
	}
	c, err := decode(text)
	c.Imported, c.Changed = time.UnixMilli(imported).UTC(), time.UnixMilli(changed).UTC()
	return c, err
}

// Attached returns what is attached to a document. See corpus.Lists.
func (s *Store) Attached(ctx context.Context, id schema.ID) ([]schema.Card, error) {
	return someOf(ctx, s, "attached", s.scanCard, `
		SELECT card, imported, changed FROM documents d JOIN attached a ON a.document = d.id
		WHERE a.carrier = ? ORDER BY d.imported, d.id`, id)
}

// Size counts what the corpus holds. See corpus.Lists.
func (s *Store) Size(ctx context.Context) (corpus.Size, error) {
	var n corpus.Size
	err := s.asking(ctx, func(q querier) error {
		return q.queryRow(ctx, `
			SELECT (SELECT count(*) FROM documents), count(*), coalesce(sum(length(text)), 0) FROM pages`).
			Scan(&n.Documents, &n.Pages, &n.Bytes)
	})
	if err != nil {
		return n, fmt.Errorf("size of the corpus: %w", err)
	}
	return n, nil
}

// IDs yields every document of the corpus in the order of ids. See
// corpus.Lists.
func (s *Store) IDs(ctx context.Context, describer string) iter.Seq2[schema.ID, error] {
	return func(yield func(schema.ID, error) bool) {
		var after schema.ID
		for {
			batch, err := s.idsAfter(ctx, after, describer)
			if err != nil {
				yield("", fmt.Errorf("list documents: %w", err))
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

// Hashes yields every document by its hash. See corpus.Lists.
func (s *Store) Hashes(ctx context.Context) iter.Seq2[schema.Hashed, error] {
	return eachDocument(ctx, s, "hashes of documents", scanHashed, func(h schema.Hashed) schema.ID { return h.ID },
		`SELECT id, content_hash, card FROM documents WHERE id > ? ORDER BY id LIMIT 1000`)
}

// eachDocument yields what a statement reads of every document, of those after an
// id some at a time.
func eachDocument[T any](ctx context.Context, s *Store, what string, scan func(rows) (T, error), id func(T) schema.ID, query string) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var after schema.ID
		for {
			var batch []T
			err := s.asking(ctx, func(q querier) (err error) {
				batch, err = collect(ctx, q, scan, query, after)
				return err
			})
			if err != nil {
				var none T
				yield(none, fmt.Errorf("%s: %w", what, err))
				return
			}
			for _, x := range batch {
				if !yield(x, nil) {
					return
				}
			}
			if len(batch) == 0 {
				return
			}
			after = id(batch[len(batch)-1])
		}
	}
}

// Filed yields every document by its files. See corpus.Lists.
func (s *Store) Filed(ctx context.Context) iter.Seq2[schema.Filed, error] {
	return eachDocument(ctx, s, "files of documents", s.scanFiled, func(f schema.Filed) schema.ID { return f.ID },
		`SELECT id, hash, body FROM documents WHERE id > ? ORDER BY id LIMIT 200`)
}

// scanFiled reads the files of a document. Most have one, whose hash stands in its
// row, and had no other.
func (s *Store) scanFiled(r rows) (f schema.Filed, err error) {
	var first schema.Hash
	var packed sql.RawBytes
	if err := r.Scan(&f.ID, &first, &packed); err != nil {
		return f, err
	}
	body, err := s.open.DecodeAll(packed, nil)
	if err != nil {
		return f, fmt.Errorf("document %s: %w", f.ID, err)
	}
	if !bytes.Contains(body, []byte(`"Parts"`)) && !bytes.Contains(body, []byte(`"Earlier"`)) {
		if first != "" {
			f.Files = []schema.Hash{first}
		}
		return f, nil
	}
	var said struct {
		Original schema.Original
		Parts    []schema.Part
		Earlier  []schema.Version
	}
	if err := json.Unmarshal(body, &said); err != nil {
		return f, fmt.Errorf("document %s: %w", f.ID, err)
	}
	doc := schema.Document{Original: said.Original, Parts: said.Parts}
	for _, o := range doc.Files() {
		f.Files = append(f.Files, o.Hash)
	}
	for _, v := range said.Earlier {
		for _, o := range v.Files() {
			f.Earlier = append(f.Earlier, o.Hash)
		}
	}
	return f, nil
}

func scanHashed(r rows) (h schema.Hashed, err error) {
	var card sql.RawBytes
	err = r.Scan(&h.ID, &h.Hash, &card)
	if err == nil {
		h.Collections, err = collectionsOf(card)
	}
	return h, err
}

// collectionsOf reads the collections of a document off its card. Most are in none.
func collectionsOf(card []byte) ([]string, error) {
	if !bytes.Contains(card, []byte(`"Collections"`)) {
		return nil, nil
	}
	c, err := decodeCard(card)
	return c.Collections, err
}

// CountIDs counts documents. See corpus.Lists.
func (s *Store) CountIDs(ctx context.Context, describer string) (n int, err error) {
	err = s.asking(ctx, func(q querier) error {
		return q.queryRow(ctx, `SELECT count(*) FROM documents WHERE describer <> ?`, describer).Scan(&n)
	})
	if err != nil {
		return 0, fmt.Errorf("count documents: %w", err)
	}
	return n, nil
}

func (s *Store) idsAfter(ctx context.Context, after schema.ID, describer string) (ids []schema.ID, err error) {
	err = s.asking(ctx, func(q querier) error {
		ids, err = idsOf(ctx, q, `SELECT id FROM documents WHERE id > ? AND describer <> ? ORDER BY id LIMIT 1000`, after, describer)
		return err
	})
	return ids, err
}
