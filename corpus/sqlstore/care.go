package sqlstore

import (
	"context"
	"fmt"

	"github.com/simde/simde/schema"
)

// wordsSQL finds whose word stands in which document: of steps that were taken
// back none does, save where that was taken back too.
const wordsSQL = `SELECT DISTINCT p.document, s.by_whom, 0 FROM step_parts p JOIN steps s ON s.number = p.step
	WHERE p.document <> '' AND s.verb IN ('correct', 'confirm', 'reject', 'group', 'part')
	AND s.number NOT IN (SELECT u.undoes FROM steps u WHERE u.undoes <> 0 AND u.number NOT IN (SELECT undoes FROM steps WHERE undoes <> 0))
	ORDER BY p.document, s.by_whom`

// Cares returns what keepers know of documents. See corpus.Lists.
func (s *Store) Cares(ctx context.Context, describer string) (map[schema.ID]schema.Care, error) {
	out := map[schema.ID]schema.Care{}
	type row struct {
		id   schema.ID
		name string
		n    int
	}
	scan := func(r rows) (x row, err error) {
		err = r.Scan(&x.id, &x.name, &x.n)
		return x, err
	}
	err := s.snapshot(ctx, func(q querier) error {
		held, err := collect(ctx, q, scan, `SELECT id, describer, 0 FROM documents`)
		if err != nil {
			return err
		}
		for _, x := range held {
			out[x.id] = schema.Care{Old: x.name != describer}
		}
		for _, part := range []struct {
			query string
			put   func(c *schema.Care, x row)
		}{
			{`SELECT document, '', count(*) FROM cases GROUP BY document`, func(c *schema.Care, x row) { c.Cases += x.n }},
			{`SELECT other, '', count(*) FROM cases WHERE other <> '' GROUP BY other`, func(c *schema.Care, x row) { c.Cases += x.n }},
			{wordsSQL, func(c *schema.Care, x row) { c.By = append(c.By, x.name) }},
			{`SELECT document, '', max(batch) FROM batch_changes GROUP BY document`, func(c *schema.Care, x row) { c.Batch = x.n }},
		} {
			found, err := collect(ctx, q, scan, part.query)
			if err != nil {
				return err
			}
			for _, x := range found {
				if c, is := out[x.id]; is {
					part.put(&c, x)
					out[x.id] = c
				}
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("what is known of documents: %w", err)
	}
	return out, nil
}
