package sqlstore

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/simde/simde/schema"
)

// placeSQL counts the rows of a queue up to one and finds its neighbours that are
// lent to nobody else, without handing on the queue. The row h is missing where
// the case does not stand in the queue; then the first row is the next.
const placeSQL = `WITH g AS %s (%s), h AS MATERIALIZED (SELECT f, k, t FROM g WHERE t = (%s) LIMIT 1)
	SELECT (SELECT count(*) FROM g),
		(SELECT count(*) FROM h CROSS JOIN g WHERE (g.f, g.k, g.t) <= (h.f, h.k, h.t)),
		coalesce((SELECT g.code FROM h CROSS JOIN g WHERE (g.f, g.k, g.t) < (h.f, h.k, h.t) AND g.code NOT IN (%[4]s)
			ORDER BY g.f DESC, g.k DESC, g.t DESC LIMIT 1), ''),
		coalesce((SELECT g.code FROM h CROSS JOIN g WHERE (g.f, g.k, g.t) > (h.f, h.k, h.t) AND g.code NOT IN (%[4]s) ORDER BY g.f, g.k, g.t LIMIT 1),
			(SELECT g.code FROM g WHERE NOT EXISTS (SELECT 1 FROM h) AND g.code NOT IN (%[4]s) ORDER BY g.f, g.k, g.t LIMIT 1), '')`

// CasePlace returns where a case stands. See corpus.Cases.
func (s *Store) CasePlace(ctx context.Context, q schema.CaseQuery, key string, at time.Time) (p schema.CasePlace, err error) {
	err = s.snapshot(ctx, func(x querier) error {
		others, err := collect(ctx, x, scanOne[int], `SELECT count(*) FROM unsure WHERE by_whom <> ?`, q.By)
		if err != nil {
			return err
		}
		query, args := placeQuery(q, q.By != "" && others[0] > 0, key, at)
		return x.queryRow(ctx, query, args...).Scan(&p.Of, &p.Number, &p.Previous, &p.Next)
	})
	if err != nil {
		return p, fmt.Errorf("place of case %s: %w", key, err)
	}
	return p, nil
}

// placeQuery writes the statement with its arguments. Where others were not sure
// of a case it comes first. A queue in which nothing does so is read by an index.
func placeQuery(q schema.CaseQuery, unsure bool, key string, at time.Time) (string, []any) {
	where, args := chosen(q)
	first, how, of := `0`, `MATERIALIZED`, `SELECT code FROM cases WHERE code = ?`
	if unsure {
		first, args = `CASE WHEN c.code IN (SELECT code FROM unsure WHERE by_whom <> ?) THEN 0 ELSE 1 END`, append([]any{q.By}, args...)
	} else if !asRows(q.Order) {
		how = `NOT MATERIALIZED`
	}
	var rows string
	switch q.Order {
	case schema.CasesUnsure:
		rows = `SELECT c.code AS code, ` + first + ` AS f, c.confidence AS k, c.code AS t FROM cases c WHERE ` + where
	case schema.CasesNewest:
		rows = `SELECT c.code AS code, ` + first + ` AS f, -c.found AS k, c.code AS t FROM cases c WHERE ` + where
	default: // one stands for all that are alike
		rows = `SELECT min(c.code) AS code, min(` + first + `) AS f, -count(*) AS k, c.alike AS t FROM cases c WHERE ` + where + ` GROUP BY c.alike`
		of = `SELECT alike FROM cases WHERE code = ?`
	}
	args = append(args, key)
	for range 3 { // lent
		args = append(args, q.By, at.UnixMilli())
	}
	query := fmt.Sprintf(placeSQL, how, rows, of, `SELECT code FROM loans WHERE by_whom <> ? AND until > ?`)
	if !unsure { // f is the same of all
		query = strings.NewReplacer("g.f, ", "", "h.f, ", "", "g.f DESC, ", "").Replace(query)
	}
	return query, args
}
