package sqlstore

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/review"
	"github.com/simde/simde/schema"
)

// mostPairs is how many other documents one makes a pair with at most: an
// identifier that hundreds bear is no identifier, and asking about each pair
// would help nobody.
const mostPairs = 20

// findCases puts the cases of a document, which stands in its tables already, in
// place of those it had. batch is the one that brings it, or 0.
func (s *Store) findCases(ctx context.Context, w *writing, doc *schema.Document, batch int) error {
	before, err := w.forgetCases(ctx, doc.ID, "")
	if err != nil {
		return err
	}
	cases := review.Of(doc)
	pairs, err := s.pairs(ctx, w, doc)
	if err != nil {
		return err
	}
	advised, err := w.advised(ctx, doc)
	if err != nil {
		return err
	}
	if cases = slices.Concat(cases, pairs, advised); len(cases) == 0 {
		return nil
	}
	if batch == 0 {
		err := w.queryRow(ctx, `SELECT coalesce(max(batch), 0) FROM ledger WHERE document = ?`, doc.ID).Scan(&batch)
		if err != nil {
			return err
		}
	}
	for i := range cases {
		cases[i].Subject.Batch = batch
	}
	return w.putCases(ctx, cases, before)
}

// forgetCases removes the cases of a document, of one kind where that is named,
// and returns when each of them came up. Those of a file that is held back since
// it is like the document stay: they go with the file's row.
func (w *writing) forgetCases(ctx context.Context, id schema.ID, kind schema.CaseKind) (map[string]int64, error) {
	type came struct {
		key string
		at  int64
	}
	found, err := collect(ctx, w.querier, func(r rows) (c came, err error) {
		err = r.Scan(&c.key, &c.at)
		return c, err
	}, `DELETE FROM cases WHERE (document = ? OR other = ? AND document <> '') AND (? = '' OR kind = ?) RETURNING code, found`, id, id, kind, kind)
	if err != nil {
		return nil, fmt.Errorf("forget cases: %w", err)
	}
	out := map[string]int64{}
	for _, c := range found {
		out[c.key] = c.at
	}
	return out, nil
}

// pairs returns the cases of a document with others.
func (s *Store) pairs(ctx context.Context, w *writing, doc *schema.Document) ([]schema.Case, error) {
	out, err := s.copies(ctx, w, doc)
	if err != nil {
		return nil, err
	}
	others := map[schema.ID]*schema.Document{}
	for _, identifier := range doc.Identifiers {
		ids, err := idsOf(ctx, w.querier, `SELECT document FROM identifiers WHERE identifier = ? AND document <> ? ORDER BY document LIMIT ?`,
			nameKey(identifier), doc.ID, mostPairs-len(out))
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			if others[id] == nil {
				if others[id], err = s.head(ctx, w.querier, id); err != nil {
					return nil, err
				}
			}
			if c, asks := review.Pair(schema.CaseIdentifier, doc, others[id], identifier); asks {
				out = append(out, c)
			}
		}
	}
	out = once(out, func(c schema.Case) string { return c.Key })
	return out, w.countPages(ctx, out)
}

// copies returns the cases of a document with its near-copies.
func (s *Store) copies(ctx context.Context, w *writing, doc *schema.Document) ([]schema.Case, error) {
	ids, err := idsOf(ctx, w.querier, `
		SELECT b FROM bonds WHERE a = ? AND kind = ? UNION SELECT a FROM bonds WHERE b = ? AND kind = ? ORDER BY 1 LIMIT ?`,
		doc.ID, schema.BondCopy, doc.ID, schema.BondCopy, mostPairs)
	if err != nil {
		return nil, err
	}
	var out []schema.Case
	for _, id := range ids {
		other, err := s.head(ctx, w.querier, id)
		if errors.Is(err, schema.ErrGone) || errors.Is(err, schema.ErrNotFound) {
			continue // and its bond is about to go
		}
		if err != nil {
			return nil, err
		}
		if c, asks := review.Pair(schema.CaseCopies, doc, other, ""); asks {
			out = append(out, c)
		}
	}
	return out, nil
}

// findCopies puts the cases of near-copies of a document, whose bonds were made
// anew, in place of those it had.
func (s *Store) findCopies(ctx context.Context, w *writing, id schema.ID) error {
	before, err := w.forgetCases(ctx, id, schema.CaseCopies)
	if err != nil {
		return err
	}
	doc, err := s.head(ctx, w.querier, id)
	if errors.Is(err, schema.ErrGone) || errors.Is(err, schema.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	cases, err := s.copies(ctx, w, doc)
	if err == nil {
		err = w.countPages(ctx, cases)
	}
	if err != nil || len(cases) == 0 {
		return err
	}
	return w.putCases(ctx, cases, before)
}

// findHeld keeps the case of a file equal to its row in the ledger.
func (w *writing) findHeld(ctx context.Context, r corpus.Row) error {
	c := review.Held(r.Name, r.Reason, r.Document, r.Batch)
	if r.State != corpus.Held {
		return w.exec(ctx, `DELETE FROM cases WHERE code = ?`, c.Key)
	}
	return w.putCases(ctx, []schema.Case{c}, nil)
}

// countPages fills in how many pages the documents of pairs have, which were
// read without.
func (w *writing) countPages(ctx context.Context, pairs []schema.Case) error {
	count := func(id schema.ID, to *int) error {
		return w.queryRow(ctx, `SELECT count(*) FROM pages WHERE document = ?`, id).Scan(to)
	}
	for i := range pairs {
		if err := errors.Join(count(pairs[i].Document, &pairs[i].Subject.Pages), count(pairs[i].Other, &pairs[i].OtherSubject.Pages)); err != nil {
			return err
		}
	}
	return nil
}

// putCases writes cases. before says when those came up that were there.
func (w *writing) putCases(ctx context.Context, cases []schema.Case, before map[string]int64) error {
	var put [][]any
	for _, c := range cases {
		for p := range caseTexts(&c) {
			*p = escape(*p)
		}
		body, err := json.Marshal(c)
		if err != nil {
			return err
		}
		collections := ""
		if len(c.Subject.Collections) > 0 {
			collections = "\n" + strings.Join(c.Subject.Collections, "\n") + "\n"
		}
		put = append(put, []any{c.Key, c.Document, c.Other, c.Kind, c.Alike, schema.CertaintyOf(c.Confidence), c.Confidence,
			c.Subject.Language, collections, c.Subject.Batch, cmp.Or(before[c.Key], time.Now().UnixMilli()), string(body)})
	}
	err := w.insert(ctx, `INSERT INTO cases (code, document, other, kind, alike, certainty, confidence, language, collections, batch, found, body)`, put,
		` ON CONFLICT (code) DO UPDATE SET alike = excluded.alike, certainty = excluded.certainty, confidence = excluded.confidence,
			language = excluded.language, collections = excluded.collections, batch = excluded.batch, body = excluded.body`)
	if err != nil {
		return fmt.Errorf("cases: %w", err)
	}
	return nil
}

// caseTexts yields the texts of a case that may be names as a disk holds them.
func caseTexts(c *schema.Case) func(yield func(*string) bool) {
	return func(yield func(*string) bool) {
		all := []*string{&c.File, &c.Value, &c.Subject.Name}
		if c.OtherSubject != nil {
			other := *c.OtherSubject
			c.OtherSubject = &other
			all = append(all, &other.Name)
		}
		for i := range c.Doubts {
			for j := range c.Doubts[i].Args {
				all = append(all, &c.Doubts[i].Args[j])
			}
		}
		for _, p := range all {
			if !yield(p) {
				return
			}
		}
	}
}

// casesFrom is the name in state of the rules by which cases were found.
const casesFrom = "cases"

// FindCases finds all cases anew. See corpus.Cases.
func (s *Store) FindCases(ctx context.Context) (n int, err error) {
	rules, err := s.state(ctx, casesFrom)
	if err != nil && !errors.Is(err, sql.ErrNoRows) || rules == review.Version {
		return 0, err
	}
	for id, err := range s.IDs(ctx, "") {
		if err == nil {
			err = s.findCasesOf(ctx, id)
		}
		if err != nil {
			return n, fmt.Errorf("find cases: %w", err)
		}
		n++
	}
	for r, err := range s.Ledger(ctx, corpus.Filter{States: []corpus.State{corpus.Held}}) {
		if err == nil {
			err = s.writing(ctx, func(w *writing) error { return w.findHeld(ctx, r) })
		}
		if err != nil {
			return n, fmt.Errorf("find cases: %w", err)
		}
	}
	return n, s.writing(ctx, func(w *writing) error { return w.setState(ctx, casesFrom, review.Version) })
}

// findCasesOf finds the cases of a document anew, unless it changes meanwhile:
// whatever changes it finds them.
func (s *Store) findCasesOf(ctx context.Context, id schema.ID) error {
	doc, err := s.Document(ctx, id)
	if errors.Is(err, schema.ErrGone) || errors.Is(err, schema.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	return s.writing(ctx, func(w *writing) error {
		now, err := s.head(ctx, w.querier, id)
		switch {
		case errors.Is(err, schema.ErrGone) || errors.Is(err, schema.ErrNotFound):
			return nil
		case err != nil || now.Revision != doc.Revision:
			return err
		}
		return s.findCases(ctx, w, doc, 0)
	})
}
