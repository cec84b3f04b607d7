package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"time"

	"github.com/simde/simde/schema"
)

// Stamps returns when documents last changed or were withdrawn, in the order of
// their revisions.
func (s *Store) Stamps(ctx context.Context, r schema.StampRange) ([]schema.Stamp, error) {
	from, until := int64(0), int64(math.MaxInt64)
	if !r.From.IsZero() {
		from = r.From.UnixMilli()
	}
	if !r.Until.IsZero() {
		until = r.Until.UnixMilli()
	}
	rows, err := s.read.QueryContext(ctx, `
		SELECT id, revision, changed, 0, x'' FROM documents
		WHERE revision > $1 AND changed >= $2 AND changed < $3 AND ($4 = '' OR id = $4)
		UNION ALL
		SELECT id, revision, at, 1, body FROM tombstones
		WHERE revision > $1 AND at >= $2 AND at < $3 AND ($4 = '' OR id = $4)
		ORDER BY revision LIMIT $5`, r.After, from, until, r.ID, r.Most)
	if err != nil {
		return nil, fmt.Errorf("stamps: %w", err)
	}
	defer rows.Close()
	var out []schema.Stamp
	for rows.Next() {
		var x schema.Stamp
		var at int64
		var body sql.RawBytes
		if err := rows.Scan(&x.ID, &x.Revision, &at, &x.Gone, &body); err != nil {
			return nil, fmt.Errorf("stamps: %w", err)
		}
		if len(body) > 0 {
			var doc schema.Document
			if err := s.decode(body, &doc); err != nil {
				return nil, fmt.Errorf("stamp of %s: %w", x.ID, err)
			}
			if doc.Original.Name != "" { // of one that was erased nothing is known
				was := doc.Card()
				x.Was = &was
			}
		}
		x.At = time.UnixMilli(at).UTC()
		out = append(out, x)
	}
	return out, rows.Err()
}
