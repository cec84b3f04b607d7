package sqlstore

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
)

// caseCell is how many cases share all that a queue is filtered by.
type caseCell struct {
	kind        schema.CaseKind
	language    schema.Lang
	certainty   schema.Certainty
	batch       int
	collections string
	mine        bool // who asks was not sure of them
	others      bool // another was
	n           int
}

// CaseFacets counts the cases by facets. See corpus.Cases. The database counts
// each combination once, which are few; the facets are summed up from them.
func (s *Store) CaseFacets(ctx context.Context, q schema.CaseQuery) (out schema.CaseFacets, err error) {
	cells, err := s.caseCells(ctx, q)
	if err != nil {
		return out, fmt.Errorf("count cases: %w", err)
	}
	f := caseFilter{q}
	sum := func(facet int, values func(caseCell) []string) []schema.CaseCount {
		counts := map[string]int{}
		for _, c := range cells {
			if f.passes(c, facet) {
				for _, v := range values(c) {
					counts[v] += c.n
				}
			}
		}
		var list []schema.CaseCount
		for v, n := range counts {
			if n == 0 {
				continue
			}
			list = append(list, schema.CaseCount{Value: v, Cases: n})
		}
		slices.SortFunc(list, func(a, b schema.CaseCount) int {
			return cmp.Or(cmp.Compare(b.Cases, a.Cases), cmp.Compare(a.Value, b.Value))
		})
		return list
	}
	out.Kinds = sum(byKind, func(c caseCell) []string { return []string{string(c.kind)} })
	out.Languages = sum(byLanguage, func(c caseCell) []string { return nonEmpty(string(c.language)) })
	out.Collections = sum(byCollection, caseCell.names)
	out.Batches = sum(byBatch, func(c caseCell) []string {
		if c.batch == 0 {
			return nil
		}
		return []string{strconv.Itoa(c.batch)}
	})
	slices.SortFunc(out.Batches, func(a, b schema.CaseCount) int {
		return cmp.Or(cmp.Compare(len(b.Value), len(a.Value)), cmp.Compare(b.Value, a.Value))
	})
	out.Certainties = sum(byCertainty, func(c caseCell) []string { return []string{string(c.certainty)} })
	slices.SortFunc(out.Certainties, func(a, b schema.CaseCount) int {
		return cmp.Compare(slices.Index(schema.Certainties, schema.Certainty(a.Value)), slices.Index(schema.Certainties, schema.Certainty(b.Value)))
	})
	out.Unsure = sum(byUnsure, func(c caseCell) []string {
		switch {
		case q.By != "" && c.mine:
			return []string{string(schema.UnsureMe)}
		case c.others:
			return []string{string(schema.UnsureOthers)}
		}
		return nil
	})
	return out, nil
}

// caseCells counts the cases of each combination. Those that somebody was not
// sure of are few, and are counted by themselves.
func (s *Store) caseCells(ctx context.Context, q schema.CaseQuery) (cells []caseCell, err error) {
	const columns = `c.kind, c.language, c.certainty, c.batch, c.collections`
	where, args := chosen(schema.CaseQuery{Alike: q.Alike, Document: q.Document})
	err = s.asking(ctx, func(x querier) error {
		cells, err = collect(ctx, x, func(r rows) (c caseCell, err error) {
			err = r.Scan(&c.kind, &c.language, &c.certainty, &c.batch, &c.collections, &c.n)
			return c, err
		}, `SELECT `+columns+`, count(*) FROM cases c WHERE `+where+` GROUP BY `+columns, args...)
		if err != nil {
			return err
		}
		noted, err := collect(ctx, x, func(r rows) (c caseCell, err error) {
			var mine, others int
			err = r.Scan(&c.kind, &c.language, &c.certainty, &c.batch, &c.collections, &mine, &others)
			c.mine, c.others, c.n = mine > 0, others > 0, 1
			return c, err
		}, `SELECT `+columns+`, max(CASE WHEN u.by_whom = ? THEN 1 ELSE 0 END), max(CASE WHEN u.by_whom <> ? THEN 1 ELSE 0 END)
			FROM unsure u JOIN cases c ON c.code = u.code WHERE `+where+` GROUP BY c.code, `+columns, append([]any{q.By, q.By}, args...)...)
		for _, c := range noted {
			cells = append(cells, c)
			c.mine, c.others, c.n = false, false, -1 // it is no longer one that all were sure of
			cells = append(cells, c)
		}
		return err
	})
	return cells, err
}

func nonEmpty(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// names returns the collections of the cases.
func (c caseCell) names() []string {
	return strings.FieldsFunc(c.collections, func(r rune) bool { return r == '\n' })
}

// The facets of a queue.
const (
	byKind = iota
	byLanguage
	byCollection
	byBatch
	byCertainty
	byUnsure
)

// caseFilter tells which combinations a query chooses.
type caseFilter struct{ q schema.CaseQuery }

// passes reports whether a query chooses the cases of a cell, the choice of one
// facet left out.
func (f caseFilter) passes(c caseCell, but int) bool {
	q := f.q
	return (but == byKind || holds(q.Kinds, c.kind)) && (but == byLanguage || holds(q.Languages, c.language)) &&
		(but == byBatch || holds(q.Batches, c.batch)) && (but == byCertainty || holds(q.Certainties, c.certainty)) &&
		(but == byCollection || len(q.Collections) == 0 || slices.ContainsFunc(c.names(), func(n string) bool { return slices.Contains(q.Collections, n) })) &&
		(but == byUnsure || f.asked(c))
}

// holds reports whether nothing is chosen of a facet, or a value is.
func holds[T comparable](chosen []T, v T) bool { return len(chosen) == 0 || slices.Contains(chosen, v) }

// asked reports whether the query asks for what persons were not sure of as the
// cell is.
func (f caseFilter) asked(c caseCell) bool {
	switch f.q.Unsure {
	case schema.UnsureMe:
		return c.mine
	case schema.UnsureOthers:
		return c.others && !c.mine
	}
	return f.q.By == "" || !c.mine
}
