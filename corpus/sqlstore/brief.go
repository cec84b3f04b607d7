package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/simde/simde/schema"
)

// KeepBrief stores a briefing or returns the one that is there. See
// corpus.Briefs.
func (s *Store) KeepBrief(ctx context.Context, b schema.Brief) (schema.Brief, error) {
	body := s.pack.EncodeAll(b.Body, nil)
	kept := b
	err := s.writing(ctx, func(w *writing) (err error) {
		err = w.exec(ctx, `INSERT INTO briefs (corridor, language, day, fingerprint, body) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
			b.Corridor.String(), b.Lang, b.Day, b.Fingerprint, body)
		if err != nil {
			return err
		}
		if kept, err = s.brief(ctx, w.querier, b); err != nil || kept.Fingerprint != b.Fingerprint {
			return err
		}
		var quoted [][]any
		for _, id := range b.Documents {
			quoted = append(quoted, []any{id, b.Corridor.String(), b.Lang, b.Day})
		}
		return w.insert(ctx, `INSERT INTO brief_quotes (document, corridor, language, day)`, quoted, ` ON CONFLICT DO NOTHING`)
	})
	if err != nil {
		return schema.Brief{}, fmt.Errorf("keep a briefing: %w", err)
	}
	return kept, nil
}

// Brief returns a briefing that was kept. See corpus.Briefs.
func (s *Store) Brief(ctx context.Context, c schema.Corridor, l schema.Lang, day schema.Date) (b schema.Brief, err error) {
	err = s.asking(ctx, func(q querier) (err error) {
		b, err = s.brief(ctx, q, schema.Brief{Corridor: c, Lang: l, Day: day})
		return err
	})
	if err != nil {
		return schema.Brief{}, fmt.Errorf("read a briefing: %w", err)
	}
	return b, nil
}

// brief reads what is kept of the corridor, the language and the day of b.
func (s *Store) brief(ctx context.Context, q querier, b schema.Brief) (schema.Brief, error) {
	var body []byte
	b.Documents = nil
	err := q.queryRow(ctx, `SELECT fingerprint, body FROM briefs WHERE corridor = ? AND language = ? AND day = ?`, b.Corridor.String(), b.Lang, b.Day).Scan(&b.Fingerprint, &body)
	if errors.Is(err, sql.ErrNoRows) {
		return b, schema.ErrNotFound
	}
	if err == nil {
		b.Body, err = s.open.DecodeAll(body, nil)
	}
	return b, err
}

// forgetBriefs removes the briefings that quote a document.
func (w *writing) forgetBriefs(ctx context.Context, id schema.ID) error {
	err := w.exec(ctx, `
		DELETE FROM briefs WHERE EXISTS (SELECT 1 FROM brief_quotes AS q
			WHERE q.document = ? AND q.corridor = briefs.corridor AND q.language = briefs.language AND q.day = briefs.day)`, id)
	if err != nil {
		return err
	}
	return w.exec(ctx, `
		DELETE FROM brief_quotes WHERE NOT EXISTS (SELECT 1 FROM briefs AS b
			WHERE b.corridor = brief_quotes.corridor AND b.language = brief_quotes.language AND b.day = brief_quotes.day)`)
}
