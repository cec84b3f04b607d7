package sqlstore

import (
	"context"
	"fmt"
	"time"

	"github.com/simde/simde/schema"
)

// placeSQL counts the rows of a queue up to one and finds its neighbours that are
// lent to nobody else, without handing on the queue. The row h is missing where
// the case does not stand in the queue; then the first row is the next.
const placeSQL = `WITH g AS MATERIALIZED (%s), h AS (SELECT f, k, t FROM g WHERE t = (%s) LIMIT 1)
	SELECT (SELECT count(*) FROM g),
		(SELECT count(*) FROM g CROSS JOIN h WHERE (g.f, g.k, g.t) <= (h.f, h.k, h.t)),
		coalesce((SELECT g.code FROM g CROSS JOIN h WHERE (g.f, g.k, g.t) < (h.f, h.k, h.t) AND g.code NOT IN (%[3]s)
			ORDER BY g.f DESC, g.k DESC, g.t DESC LIMIT 1), ''),
		coalesce((SELECT g.code FROM g LEFT JOIN h ON TRUE WHERE (h.t IS NULL OR (g.f, g.k, g.t) > (h.f, h.k, h.t)) AND g.code NOT IN (%[3]s)
			ORDER BY g.f, g.k, g.t LIMIT 1), '')`

// CasePlace returns where a case stands. See corpus.Cases.
func (s *Store) CasePlace(ctx context.Context, q schema.CaseQuery, key string, at time.Time) (p schema.CasePlace, err error) {
	first, of := `0`, `SELECT code FROM cases WHERE code = ?`
	where, chosenBy := chosen(q)
	var args []any
	if q.By != "" { // what another was not sure of comes first
		first = `CASE WHEN c.code IN (SELECT code FROM unsure WHERE by_whom <> ?) THEN 0 ELSE 1 END`
		args = append(args, q.By)
	}
	rows := `SELECT c.code AS code, ` + first + ` AS f, c.confidence AS k, c.code AS t FROM cases c WHERE ` + where
	switch {
	case q.Order == schema.CasesNewest:
		rows = `SELECT c.code AS code, ` + first + ` AS f, -c.found AS k, c.code AS t FROM cases c WHERE ` + where
	case asRows(q.Order): // one stands for all that are alike
		rows = `SELECT min(c.code) AS code, min(` + first + `) AS f, -count(*) AS k, c.alike AS t FROM cases c WHERE ` + where + ` GROUP BY c.alike`
		of = `SELECT alike FROM cases WHERE code = ?`
	}
	lent := `SELECT code FROM loans WHERE by_whom <> ? AND until > ?`
	args = append(append(args, chosenBy...), key, q.By, at.UnixMilli(), q.By, at.UnixMilli())
	err = s.asking(ctx, func(x querier) error {
		return x.queryRow(ctx, fmt.Sprintf(placeSQL, rows, of, lent), args...).Scan(&p.Of, &p.Number, &p.Previous, &p.Next)
	})
	if err != nil {
		return p, fmt.Errorf("place of case %s: %w", key, err)
	}
	return p, nil
}
