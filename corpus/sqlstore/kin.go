package sqlstore

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
)

// atOnce is how many identifiers one statement takes.
const atOnce = 500

// Portray stores portraits. See corpus.Kindred.
func (s *Store) Portray(ctx context.Context, ps []schema.Portrait) error {
	err := s.writing(ctx, func(w *writing) error {
		for _, p := range ps {
			if err := w.portray(ctx, p); err != nil {
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

func (w *writing) portray(ctx context.Context, p schema.Portrait) error {
	if err := w.forgetPortrait(ctx, p.ID); err != nil {
		return err
	}
	err := w.exec(ctx, `INSERT INTO portraits (document, language, revision, rules, bound, keys, data) VALUES (?, ?, ?, ?, 0, ?, ?)`,
		p.ID, p.Lang, p.Revision, p.Rules, packKeys(p.Keys), p.Data)
	if err != nil {
		return err
	}
	var keys [][]any
	for _, k := range p.Keys {
		keys = append(keys, []any{k, p.ID})
	}
	return w.insert(ctx, `INSERT INTO portrait_keys (code, document)`, keys, ` ON CONFLICT DO NOTHING`)
}

// forgetPortrait leaves nothing of a portrait.
func (w *writing) forgetPortrait(ctx context.Context, id schema.ID) error {
	var packed []byte
	err := w.queryRow(ctx, `DELETE FROM portraits WHERE document = ? RETURNING keys`, id).Scan(&packed)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	for some := range slices.Chunk(unpackKeys(packed), atOnce) {
		args := []any{id}
		for _, k := range some {
			args = append(args, k)
		}
		if err := w.exec(ctx, `DELETE FROM portrait_keys WHERE document = ? AND code IN (`+marks(len(some))+`)`, args...); err != nil {
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

// among returns the rows of a query in which each %s stands for the marks of
// documents, so many at a time.
func among[T any](ctx context.Context, s *Store, scan func(rows) (T, error), query string, ids []schema.ID) ([]T, error) {
	var out []T
	for some := range slices.Chunk(ids, atOnce) {
		var args []any
		for range strings.Count(query, "%s") {
			for _, id := range some {
				args = append(args, id)
			}
		}
		err := s.asking(ctx, func(q querier) error {
			found, err := collect(ctx, q, scan, strings.ReplaceAll(query, "%s", marks(len(some))), args...)
			if err == nil {
				out = append(out, found...)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Bound returns which portraits are bound. See corpus.Kindred.
func (s *Store) Bound(ctx context.Context, ids []schema.ID) (map[schema.ID]schema.Portrait, error) {
	found, err := among(ctx, s, func(r rows) (p schema.Portrait, err error) {
		err = r.Scan(&p.ID, &p.Lang, &p.Revision, &p.Rules)
		return p, err
	}, `SELECT document, language, revision, rules FROM portraits WHERE bound = 1 AND document IN (%s)`, ids)
	if err != nil {
		return nil, fmt.Errorf("read portraits: %w", err)
	}
	out := map[schema.ID]schema.Portrait{}
	for _, p := range found {
		out[p.ID] = p
	}
	return out, nil
}

// keysAtOnce is how many keys one statement looks for.
const keysAtOnce = 40

// sharingSQL returns of each of keysAtOnce keys how many documents have it, so
// many at most, and which: a row a document would take longer to hand over than
// to find.
var sharingSQL = strings.TrimSuffix(strings.Repeat(`
	SELECT code, count(*), string_agg(document, ' ')
	FROM (SELECT code, document FROM portrait_keys WHERE code = CAST(? AS BIGINT) LIMIT CAST(? AS BIGINT)) AS one GROUP BY code UNION ALL`, keysAtOnce), "UNION ALL")

// sharedKey is a key with the documents that have it.
type sharedKey struct {
	code      int64
	n         int
	documents string // parted by spaces
}

// Sharing finds documents by keys. See corpus.Kindred.
func (s *Store) Sharing(ctx context.Context, keys []int64, most int) (of map[schema.ID][]int64, crowded []int64, err error) {
	of = map[schema.ID][]int64{}
	for some := range slices.Chunk(keys, keysAtOnce) {
		args := make([]any, 0, 2*keysAtOnce)
		for i := range keysAtOnce {
			args = append(args, some[min(i, len(some)-1)], most+1) // the last again: the statement is the same for fewer
		}
		found, err := collectPrepared(ctx, s, s.manySharing, func(r rows) (k sharedKey, err error) {
			err = r.Scan(&k.code, &k.n, &k.documents)
			return k, err
		}, args)
		if err != nil {
			return nil, nil, fmt.Errorf("find by keys: %w", err)
		}
		for _, k := range once(found, func(k sharedKey) int64 { return k.code }) {
			if k.n > most {
				crowded = append(crowded, k.code)
				continue
			}
			for id := range strings.FieldsSeq(k.documents) {
				of[schema.ID(id)] = append(of[schema.ID(id)], k.code)
			}
		}
	}
	return of, crowded, nil
}

// Portraits returns portraits. See corpus.Kindred.
func (s *Store) Portraits(ctx context.Context, ids []schema.ID) ([]schema.Portrait, error) {
	out, err := among(ctx, s, func(r rows) (p schema.Portrait, err error) {
		var packed []byte
		err = r.Scan(&p.ID, &p.Lang, &p.Revision, &p.Rules, &packed, &p.Data)
		p.Keys = unpackKeys(packed)
		return p, err
	}, `SELECT document, language, revision, rules, keys, data FROM portraits WHERE document IN (%s)`, ids)
	if err != nil {
		return nil, fmt.Errorf("read portraits: %w", err)
	}
	return out, nil
}

// Bonds returns the bonds of documents. See corpus.Kindred.
func (s *Store) Bonds(ctx context.Context, ids []schema.ID) ([]schema.Bond, error) {
	found, err := among(ctx, s, func(r rows) (b schema.Bond, err error) {
		err = r.Scan(&b.A, &b.B, &b.Kind, &b.Strength)
		return b, err
	}, `SELECT a, b, kind, strength FROM bonds WHERE a IN (%s) UNION SELECT a, b, kind, strength FROM bonds WHERE b IN (%s)`, ids)
	if err != nil {
		return nil, fmt.Errorf("read bonds: %w", err)
	}
	return once(found, func(b schema.Bond) schema.Bond { return b }), nil
}

// once returns the first of those that have one key.
func once[T any, K comparable](found []T, key func(T) K) []T {
	seen := map[K]bool{}
	var out []T
	for _, x := range found {
		if k := key(x); !seen[k] {
			seen[k] = true
			out = append(out, x)
		}
	}
	return out
}

const kinColumns = `SELECT document, language, copies, work, since FROM kin `

func scanKin(r rows) (k schema.Kin, err error) {
	err = r.Scan(&k.ID, &k.Lang, &k.Copies, &k.Work, &k.Since)
	return k, err
}

// Kin returns the rows of documents. See corpus.Kindred.
func (s *Store) Kin(ctx context.Context, ids []schema.ID) ([]schema.Kin, error) {
	out, err := among(ctx, s, scanKin, kinColumns+`WHERE document IN (%s)`, ids)
	if err != nil {
		return nil, fmt.Errorf("read groups: %w", err)
	}
	return out, nil
}

// membersSQL reads the rows of the groups of so many documents as a page of
// results has.
var membersSQL = kinColumns + `WHERE copies <> '' AND copies IN (SELECT copies FROM kin WHERE document IN (` + marks(cardsAtOnce) + `))
	UNION ` + kinColumns + `WHERE work <> '' AND work IN (SELECT work FROM kin WHERE document IN (` + marks(cardsAtOnce) + `))`

// Members returns the rows of the groups of documents. See corpus.Kindred.
func (s *Store) Members(ctx context.Context, ids []schema.ID) ([]schema.Kin, error) {
	var all []schema.Kin
	for some := range slices.Chunk(ids, cardsAtOnce) {
		args := make([]any, 0, 2*cardsAtOnce)
		for i := range cap(args) {
			args = append(args, some[min(i%cardsAtOnce, len(some)-1)]) // the statement is parsed once, for as many
		}
		found, err := collectPrepared(ctx, s, s.manyMembers, scanKin, args)
		if err != nil {
			return nil, fmt.Errorf("read groups: %w", err)
		}
		all = append(all, found...)
	}
	return once(all, func(k schema.Kin) schema.ID { return k.ID }), nil
}

// Regrouped returns the rows written lately. See corpus.Kindred.
func (s *Store) Regrouped(ctx context.Context, after schema.Revision) (out []schema.Kin, err error) {
	err = s.asking(ctx, func(q querier) error {
		out, err = collect(ctx, q, scanKin, kinColumns+`WHERE since > ? ORDER BY document`, after)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read groups: %w", err)
	}
	return out, nil
}

// Bind stores what was found. See corpus.Kindred.
func (s *Store) Bind(ctx context.Context, b schema.Binding) error {
	if err := s.writing(ctx, func(w *writing) error { return s.bind(ctx, w, b) }); err != nil {
		return fmt.Errorf("store groups: %w", err)
	}
	return nil
}

func (s *Store) bind(ctx context.Context, w *writing, b schema.Binding) error {
	for _, id := range b.Gone {
		if err := w.forgetPortrait(ctx, id); err != nil {
			return err
		}
		if err := w.exec(ctx, `DELETE FROM kin WHERE document = ?`, id); err != nil {
			return err
		}
	}
	for _, id := range slices.Concat(b.Bound, b.Gone) {
		if err := w.exec(ctx, `DELETE FROM bonds WHERE a = ? OR b = ?`, id, id); err != nil {
			return err
		}
	}
	for _, id := range b.Bound {
		if err := w.exec(ctx, `UPDATE portraits SET bound = 1 WHERE document = ?`, id); err != nil {
			return err
		}
	}
	for _, x := range b.Bonds {
		err := w.exec(ctx, `INSERT INTO bonds (a, b, kind, strength) VALUES (?, ?, ?, ?) ON CONFLICT (a, b, kind) DO UPDATE SET strength = excluded.strength`,
			x.A, x.B, x.Kind, x.Strength)
		if err != nil {
			return err
		}
	}
	for _, k := range b.Kin {
		if err := w.putKin(ctx, k); err != nil {
			return err
		}
	}
	for _, id := range b.Bound {
		if err := s.findCopies(ctx, w, id); err != nil {
			return fmt.Errorf("document %s: %w", id, err)
		}
	}
	return nil
}

// putKin writes the row of a document. A document that has come to be alone
// keeps an empty one, so that those who follow see that it changed.
func (w *writing) putKin(ctx context.Context, k schema.Kin) error {
	return w.exec(ctx, `
		INSERT INTO kin (document, language, copies, work, since) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (document) DO UPDATE SET language = excluded.language, copies = excluded.copies, work = excluded.work, since = excluded.since`,
		k.ID, k.Lang, k.Copies, k.Work, k.Since)
}
