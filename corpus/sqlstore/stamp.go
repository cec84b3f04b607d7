package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"time"

	"github.com/simde/simde/schema"
)

// Stamps returns when documents last changed or were withdrawn. See
// corpus.Lists.
func (s *Store) Stamps(ctx context.Context, r schema.StampRange) (out []schema.Stamp, err error) {
	from, until := int64(0), int64(math.MaxInt64)
	if !r.From.IsZero() {
		from = r.From.UnixMilli()
	}
	if !r.Until.IsZero() {
		until = r.Until.UnixMilli()
	}
	of, only := "", []any{r.After, from, until}
	if r.ID != "" {
		of, only = ` AND id = ?`, append(only, r.ID)
	}
	args := append(append(append([]any{}, only...), only...), r.Most)
	err = s.asking(ctx, func(q querier) error {
		out, err = collect(ctx, q, s.scanStamp, `
			SELECT id, revision, changed, 0, '' FROM documents WHERE revision > ? AND changed >= ? AND changed < ?`+of+`
			UNION ALL
			SELECT id, revision, at, 1, body FROM tombstones WHERE revision > ? AND at >= ? AND at < ?`+of+`
			ORDER BY revision LIMIT ?`, args...)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("stamps: %w", err)
	}
	return out, nil
}

func (s *Store) scanStamp(r rows) (schema.Stamp, error) {
	var x schema.Stamp
	var at int64
	var body sql.RawBytes
	if err := r.Scan(&x.ID, &x.Revision, &at, &x.Gone, &body); err != nil {
		return x, err
	}
	x.At = time.UnixMilli(at).UTC()
	if len(body) == 0 {
		return x, nil
	}
	var doc schema.Document
	if err := s.decode(body, &doc); err != nil {
		return x, fmt.Errorf("%s: %w", x.ID, err)
	}
	if doc.Original.Name != "" { // of one that was erased nothing is known
		was := doc.Card()
		x.Was = &was
	}
	return x, nil
}
