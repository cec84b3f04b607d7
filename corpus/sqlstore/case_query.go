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

	"github.com/simde/simde/schema"
)

// caseRow is a row of a queue: a case, or the first of those alike.
type caseRow struct {
	key, alike string
}

// asRows reports whether a queue has one row for all cases that are alike.
func asRows(order schema.CaseOrder) bool {
	return order != schema.CasesUnsure && order != schema.CasesNewest
}

// queue returns the rows of a queue in its order: as many as the query asks for,
// or all.
func (s *Store) queue(ctx context.Context, q schema.CaseQuery) (out []caseRow, err error) {
	where, args := chosen(q)
	first := ``
	if q.By != "" { // what another was not sure of comes first
		first, args = `min(CASE WHEN c.code IN (SELECT code FROM unsure WHERE by_whom <> ?) THEN 0 ELSE 1 END), `, append(args, q.By)
	}
	query := `SELECT min(c.code), c.alike FROM cases c WHERE ` + where + ` GROUP BY c.alike ORDER BY ` + first + `count(*) DESC, c.alike`
	switch q.Order {
	case schema.CasesUnsure:
		query = `SELECT c.code, c.alike FROM cases c WHERE ` + where + ` GROUP BY c.code ORDER BY ` + first + `c.confidence, c.code`
	case schema.CasesNewest:
		query = `SELECT c.code, c.alike FROM cases c WHERE ` + where + ` GROUP BY c.code ORDER BY ` + first + `c.found DESC, c.code`
	}
	if q.Most > 0 {
		query, args = query+` LIMIT ? OFFSET ?`, append(args, q.Most, max(q.Offset, 0))
	}
	err = s.asking(ctx, func(x querier) error {
		out, err = collect(ctx, x, func(r rows) (c caseRow, err error) {
			err = r.Scan(&c.key, &c.alike)
			return c, err
		}, query, args...)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list cases: %w", err)
	}
	return out, nil
}

// chosen returns the condition of a query with its arguments.
func chosen(q schema.CaseQuery) (string, []any) {
	where, args := []string{`TRUE`}, []any{}
	in := func(column string, values ...any) {
		if len(values) > 0 {
			where, args = append(where, column+` IN (`+marks(len(values))+`)`), append(args, values...)
		}
	}
	in(`c.kind`, anys(q.Kinds)...)
	in(`c.batch`, anys(q.Batches)...)
	in(`c.language`, anys(q.Languages)...)
	in(`c.certainty`, anys(q.Certainties)...)
	if len(q.Collections) > 0 {
		var either []string
		for _, name := range q.Collections {
			either, args = append(either, `replace(c.collections, ?, '') <> c.collections`), append(args, "\n"+name+"\n")
		}
		where = append(where, `(`+strings.Join(either, ` OR `)+`)`)
	}
	if q.Alike != "" {
		in(`c.alike`, q.Alike)
	}
	if q.Document != "" {
		where, args = append(where, `(c.document = ? OR c.other = ?)`), append(args, q.Document, q.Document)
	}
	switch {
	case q.Unsure == schema.UnsureMe:
		where, args = append(where, `c.code IN (SELECT code FROM unsure WHERE by_whom = ?)`), append(args, q.By)
	case q.Unsure == schema.UnsureOthers:
		where, args = append(where, `c.code IN (SELECT code FROM unsure WHERE by_whom <> ?) AND c.code NOT IN (SELECT code FROM unsure WHERE by_whom = ?)`), append(args, q.By, q.By)
	case q.By != "":
		where, args = append(where, `c.code NOT IN (SELECT code FROM unsure WHERE by_whom = ?)`), append(args, q.By)
	}
	return strings.Join(where, ` AND `), args
}

func anys[T any](list []T) []any {
	out := make([]any, len(list))
	for i, x := range list {
		out[i] = x
	}
	return out
}

// usualCases is how many cases a part of a queue has where nobody says.
const usualCases = 50

// Queue returns a part of a queue. See corpus.Cases.
func (s *Store) Queue(ctx context.Context, q schema.CaseQuery) (out schema.CaseList, err error) {
	q.Most = cmp.Or(q.Most, usualCases)
	list, err := s.queue(ctx, q)
	if err != nil {
		return out, err
	}
	where, args := chosen(q)
	err = s.asking(ctx, func(x querier) error {
		return x.queryRow(ctx, `SELECT count(*), count(DISTINCT nullif(c.document, '')), count(DISTINCT c.alike) FROM cases c WHERE `+where, args...).
			Scan(&out.Total, &out.Documents, &out.Rows)
	})
	if err != nil {
		return out, fmt.Errorf("count cases: %w", err)
	}
	if !asRows(q.Order) {
		out.Rows = out.Total
	}
	var keys []string
	for _, r := range list {
		keys = append(keys, r.key)
	}
	out.Cases, err = s.CasesOf(ctx, keys)
	return out, err
}

// CasesOf returns cases. See corpus.Cases.
func (s *Store) CasesOf(ctx context.Context, keys []string) ([]schema.Case, error) {
	byKey := make(map[string]schema.Case, len(keys))
	for some := range slices.Chunk(anys(keys), atOnce) {
		err := s.asking(ctx, func(q querier) error {
			found, err := collect(ctx, q, scanCase, `SELECT document, other, found, body FROM cases WHERE code IN (`+marks(len(some))+`)`, some...)
			if err != nil {
				return err
			}
			settles, err := settling(ctx, q, some)
			for _, c := range found {
				c.Settles = settles[c.Alike]
				byKey[c.Key] = c
			}
			if err == nil {
				err = unsureOf(ctx, q, byKey, some)
			}
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("read cases: %w", err)
		}
	}
	out := make([]schema.Case, 0, len(keys))
	for _, key := range keys {
		if c, open := byKey[key]; open {
			out = append(out, c)
		}
	}
	return out, nil
}

// settling returns, for what cases share with those alike, how many share it.
func settling(ctx context.Context, q querier, keys []any) (map[string]int, error) {
	type shared struct {
		alike string
		n     int
	}
	found, err := collect(ctx, q, func(r rows) (x shared, err error) {
		err = r.Scan(&x.alike, &x.n)
		return x, err
	}, `SELECT alike, count(*) FROM cases WHERE alike IN (SELECT alike FROM cases WHERE code IN (`+marks(len(keys))+`)) GROUP BY alike`, keys...)
	out := make(map[string]int, len(found))
	for _, x := range found {
		out[x.alike] = x.n
	}
	return out, err
}

func scanCase(r rows) (c schema.Case, err error) {
	var found int64
	var body string
	var document, other schema.ID
	if err := r.Scan(&document, &other, &found, &body); err != nil {
		return c, err
	}
	if err := json.Unmarshal([]byte(body), &c); err != nil {
		return c, err
	}
	c.Document, c.Other = document, other
	for p := range caseTexts(&c) {
		*p = unescape(*p)
	}
	c.Found = fromMillis(found)
	return c, nil
}

// unsureOf fills in who was not sure of cases.
func unsureOf(ctx context.Context, q querier, cases map[string]schema.Case, keys []any) error {
	type said struct{ key, by string }
	found, err := collect(ctx, q, func(r rows) (x said, err error) {
		err = r.Scan(&x.key, &x.by)
		return x, err
	}, `SELECT code, by_whom FROM unsure WHERE code IN (`+marks(len(keys))+`) ORDER BY at, by_whom`, keys...)
	for _, x := range found {
		if c, open := cases[x.key]; open {
			c.Unsure = append(c.Unsure, x.by)
			cases[x.key] = c
		}
	}
	return err
}

// Case returns a case. See corpus.Cases.
func (s *Store) Case(ctx context.Context, key string) (schema.Case, error) {
	found, err := s.CasesOf(ctx, []string{key})
	if err == nil && len(found) == 0 {
		err = schema.ErrNotFound
	}
	if err != nil {
		return schema.Case{}, fmt.Errorf("case %s: %w", key, err)
	}
	return found[0], nil
}

// Lend notes who has a case before them. See corpus.Cases.
func (s *Store) Lend(ctx context.Context, key, by string, at, until time.Time) error {
	err := s.writing(ctx, func(w *writing) error {
		var other string
		err := w.queryRow(ctx, `SELECT by_whom FROM loans WHERE code = ? AND until > ?`, key, at.UnixMilli()).Scan(&other)
		switch {
		case err != nil && !errors.Is(err, sql.ErrNoRows):
			return err
		case err == nil && other != by:
			return schema.ErrConflict
		}
		if err := w.exec(ctx, `DELETE FROM loans WHERE by_whom = ? OR code = ? OR until <= ?`, by, key, at.UnixMilli()); err != nil {
			return err
		}
		return w.exec(ctx, `INSERT INTO loans (code, by_whom, until) VALUES (?, ?, ?)`, key, by, until.UnixMilli())
	})
	if err != nil {
		return fmt.Errorf("lend case %s: %w", key, err)
	}
	return nil
}

// NoteUnsure notes who is not sure of cases. See corpus.Cases.
func (s *Store) NoteUnsure(ctx context.Context, by string, at time.Time, unsure bool, keys ...string) error {
	err := s.writing(ctx, func(w *writing) error {
		var noted [][]any
		for _, key := range keys {
			if err := w.exec(ctx, `DELETE FROM unsure WHERE code = ? AND by_whom = ?`, key, by); err != nil {
				return err
			}
			noted = append(noted, []any{key, by, at.UnixMilli()})
		}
		if !unsure {
			return nil
		}
		return w.insert(ctx, `INSERT INTO unsure (code, by_whom, at)`, noted, ``)
	})
	if err != nil {
		return fmt.Errorf("note who is not sure: %w", err)
	}
	return nil
}
