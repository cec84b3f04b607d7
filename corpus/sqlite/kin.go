package sqlite

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

var _ corpus.Kindred = (*Store)(nil)

// atOnce is how many identifiers or keys one statement takes.
const atOnce = 500

// Portray stores portraits. See corpus.Kindred.
func (s *Store) Portray(ctx context.Context, ps []schema.Portrait) error {
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		for _, p := range ps {
			if err := portray(ctx, tx, p); err != nil {
				return fmt.Errorf("document %s: %w", p.ID, err)
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("store portraits: %w", err)
	}
	return nil
}

func portray(ctx context.Context, tx *sql.Tx, p schema.Portrait) error {
	if err := forgetPortrait(ctx, tx, p.ID); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO portraits (document, language, revision, rules, bound, keys, data) VALUES (?, ?, ?, ?, 0, ?, ?)`,
		p.ID, p.Lang, p.Revision, p.Rules, packKeys(p.Keys), p.Data)
	if err != nil {
		return err
	}
	for _, k := range p.Keys {
		if _, err := tx.ExecContext(ctx, `INSERT INTO portrait_keys (code, document) VALUES (?, ?) ON CONFLICT DO NOTHING`, k, p.ID); err != nil {
			return err
		}
	}
	return nil
}

// forgetPortrait leaves nothing of a portrait.
func forgetPortrait(ctx context.Context, tx *sql.Tx, id schema.ID) error {
	var packed []byte
	err := tx.QueryRowContext(ctx, `DELETE FROM portraits WHERE document = ? RETURNING keys`, id).Scan(&packed)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, k := range unpackKeys(packed) {
		if _, err := tx.ExecContext(ctx, `DELETE FROM portrait_keys WHERE code = ? AND document = ?`, k, id); err != nil {
			return err
		}
	}
	return nil
}

func packKeys(keys []int64) []byte {
	b := make([]byte, 0, 8*len(keys))
	for _, k := range keys {
		b = binary.LittleEndian.AppendUint64(b, uint64(k))
	}
	return b
}

func unpackKeys(b []byte) []int64 {
	var out []int64
	for ; len(b) >= 8; b = b[8:] {
		out = append(out, int64(binary.LittleEndian.Uint64(b)))
	}
	return out
}

// each reads the rows of a query whose %s stands for the marks of some of the
// arguments, so many at a time.
func each[T any](ctx context.Context, s *Store, query string, times int, of []T, scan func(*sql.Rows) error) error {
	for some := range slices.Chunk(of, atOnce) {
		in := marks(len(some))
		var args, fill []any
		for range times {
			for _, x := range some {
				args = append(args, x)
			}
			fill = append(fill, in)
		}
		if err := s.rows(ctx, fmt.Sprintf(query, fill...), args, scan); err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) rows(ctx context.Context, query string, args []any, scan func(*sql.Rows) error) error {
	rows, err := s.read.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Bound returns which portraits are bound. See corpus.Kindred.
func (s *Store) Bound(ctx context.Context, ids []schema.ID) (map[schema.ID]schema.Portrait, error) {
	out := map[schema.ID]schema.Portrait{}
	err := each(ctx, s, `SELECT document, language, revision, rules FROM portraits WHERE bound = 1 AND document IN (%s)`, 1, ids, func(rows *sql.Rows) error {
		var p schema.Portrait
		err := rows.Scan(&p.ID, &p.Lang, &p.Revision, &p.Rules)
		out[p.ID] = p
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read portraits: %w", err)
	}
	return out, nil
}

// Sharing finds documents by keys. See corpus.Kindred.
func (s *Store) Sharing(ctx context.Context, keys []int64, most int) (map[schema.ID][]int64, error) {
	out := map[schema.ID][]int64{}
	for _, k := range keys {
		var ids []schema.ID
		err := s.rows(ctx, `SELECT document FROM portrait_keys WHERE code = ? LIMIT ?`, []any{k, most + 1}, func(rows *sql.Rows) error {
			var id schema.ID
			err := rows.Scan(&id)
			ids = append(ids, id)
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("find by keys: %w", err)
		}
		if len(ids) > most {
			continue
		}
		for _, id := range ids {
			out[id] = append(out[id], k)
		}
	}
	return out, nil
}

// Portraits returns portraits. See corpus.Kindred.
func (s *Store) Portraits(ctx context.Context, ids []schema.ID) ([]schema.Portrait, error) {
	var out []schema.Portrait
	err := each(ctx, s, `SELECT document, language, revision, rules, keys, data FROM portraits WHERE document IN (%s)`, 1, ids, func(rows *sql.Rows) error {
		var p schema.Portrait
		var packed []byte
		err := rows.Scan(&p.ID, &p.Lang, &p.Revision, &p.Rules, &packed, &p.Data)
		p.Keys = unpackKeys(packed)
		out = append(out, p)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read portraits: %w", err)
	}
	return out, nil
}

// Bonds returns the bonds of documents. See corpus.Kindred.
func (s *Store) Bonds(ctx context.Context, ids []schema.ID) ([]schema.Bond, error) {
	var out []schema.Bond
	seen := map[schema.Bond]bool{}
	err := each(ctx, s, `SELECT a, b, kind, strength FROM bonds WHERE a IN (%s) UNION SELECT a, b, kind, strength FROM bonds WHERE b IN (%s)`, 2, ids, func(rows *sql.Rows) error {
		var b schema.Bond
		err := rows.Scan(&b.A, &b.B, &b.Kind, &b.Strength)
		if !seen[b] {
			seen[b] = true
			out = append(out, b)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read bonds: %w", err)
	}
	return out, nil
}

const kinColumns = `SELECT document, language, copies, work, since FROM kin `

func scanKin(into *[]schema.Kin) func(*sql.Rows) error {
	return func(rows *sql.Rows) error {
		var k schema.Kin
		err := rows.Scan(&k.ID, &k.Lang, &k.Copies, &k.Work, &k.Since)
		*into = append(*into, k)
		return err
	}
}

// Kin returns the rows of documents. See corpus.Kindred.
func (s *Store) Kin(ctx context.Context, ids []schema.ID) (out []schema.Kin, err error) {
	if err := each(ctx, s, kinColumns+`WHERE document IN (%s)`, 1, ids, scanKin(&out)); err != nil {
		return nil, fmt.Errorf("read groups: %w", err)
	}
	return out, nil
}

// Members returns the rows of the groups of documents. See corpus.Kindred.
func (s *Store) Members(ctx context.Context, ids []schema.ID) (out []schema.Kin, err error) {
	var rows []schema.Kin
	err = each(ctx, s, kinColumns+`WHERE copies <> '' AND copies IN (SELECT copies FROM kin WHERE document IN (%s))
		UNION `+kinColumns+`WHERE work <> '' AND work IN (SELECT work FROM kin WHERE document IN (%s))`, 2, ids, scanKin(&rows))
	if err != nil {
		return nil, fmt.Errorf("read groups: %w", err)
	}
	seen := map[schema.ID]bool{}
	for _, k := range rows {
		if !seen[k.ID] {
			seen[k.ID] = true
			out = append(out, k)
		}
	}
	return out, nil
}

// Regrouped returns the rows written lately. See corpus.Kindred.
func (s *Store) Regrouped(ctx context.Context, after schema.Revision) (out []schema.Kin, err error) {
	if err := s.rows(ctx, kinColumns+`WHERE since > ? ORDER BY document`, []any{after}, scanKin(&out)); err != nil {
		return nil, fmt.Errorf("read groups: %w", err)
	}
	return out, nil
}

// Bind stores what was found. See corpus.Kindred.
func (s *Store) Bind(ctx context.Context, b schema.Binding) error {
	if err := s.inTx(ctx, func(tx *sql.Tx) error { return bind(ctx, tx, b) }); err != nil {
		return fmt.Errorf("store groups: %w", err)
	}
	return nil
}

func bind(ctx context.Context, tx *sql.Tx, b schema.Binding) error {
	for _, id := range b.Gone {
		if err := forgetPortrait(ctx, tx, id); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM kin WHERE document = ?`, id); err != nil {
			return err
		}
	}
	for _, id := range slices.Concat(b.Bound, b.Gone) {
		if _, err := tx.ExecContext(ctx, `DELETE FROM bonds WHERE a = ? OR b = ?`, id, id); err != nil {
			return err
		}
	}
	for _, id := range b.Bound {
		if _, err := tx.ExecContext(ctx, `UPDATE portraits SET bound = 1 WHERE document = ?`, id); err != nil {
			return err
		}
	}
	for _, x := range b.Bonds {
		_, err := tx.ExecContext(ctx, `INSERT INTO bonds (a, b, kind, strength) VALUES (?, ?, ?, ?) ON CONFLICT (a, b, kind) DO UPDATE SET strength = excluded.strength`,
			x.A, x.B, x.Kind, x.Strength)
		if err != nil {
			return err
		}
	}
	for _, k := range b.Kin {
		if err := putKin(ctx, tx, k); err != nil {
			return err
		}
	}
	return nil
}

// putKin writes the row of a document. A document that has come to be alone
// keeps an empty one, so that those who follow see that it changed.
func putKin(ctx context.Context, tx *sql.Tx, k schema.Kin) error {
	_, err := tx.ExecContext(ctx, `
		INSERT INTO kin (document, language, copies, work, since) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (document) DO UPDATE SET language = excluded.language, copies = excluded.copies, work = excluded.work, since = excluded.since`,
		k.ID, k.Lang, k.Copies, k.Work, k.Since)
	return err
}
