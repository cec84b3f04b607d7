package corpus

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/simde/simde/schema"
)

// Portable is a catalogue that can be carried to another database whole.
type Portable interface {
	// Dump yields the rows of all tables as they are at one moment, in an order
	// in which they can be put in again.
	Dump(ctx context.Context) iter.Seq2[TableRow, error]
	// Fill puts such rows in place of what the catalogue holds, all or nothing.
	// One that holds another library is ErrOtherLibrary.
	Fill(ctx context.Context, rows iter.Seq2[TableRow, error]) error
}

// ErrOtherLibrary says that a catalogue would take the place of another one.
var ErrOtherLibrary = errors.New("the place holds another library, which stays as it is")

// TableRow is a row of a table, as a database holds it: int64, float64, string,
// []byte or nil.
type TableRow struct {
	Table   string
	Columns []string
	Values  []any
}

// Holding is a library as it is carried: its catalogue and its originals.
type Holding struct {
	Store     Store
	Originals Originals
}

// Moved is what was carried.
type Moved struct {
	Originals int // that the new place lacked
	There     int // that it had
	Bytes     int64
	Rows      int
}

// Move carries a library from one place to another, which holds nothing or what
// an earlier Move of the same library brought. Nothing is taken away. Originals
// that are there are not carried again, so that a Move goes on where one was
// interrupted; the catalogue comes last, whole. tell hears of each original and
// of every thousandth row. While an import runs a library cannot be carried:
// ErrConflict.
func Move(ctx context.Context, from, to Holding, tell func(Moved)) (Moved, error) {
	var m Moved
	if err := resting(ctx, from.Store); err != nil {
		return m, err
	}
	if err := welcome(ctx, from.Store, to.Store); err != nil {
		return m, err
	}
	for h, err := range OriginalsOf(ctx, from.Store) {
		if err != nil {
			return m, err
		}
		if err := m.Carry(ctx, from.Originals, to.Originals, h); err != nil {
			return m, err
		}
		tell(m)
	}
	const tellEvery = 1000
	err := to.Store.Fill(ctx, func(yield func(TableRow, error) bool) {
		m.Rows = 0
		for row, err := range from.Store.Dump(ctx) {
			if m.Rows++; m.Rows%tellEvery == 0 {
				tell(m)
			}
			if !yield(row, err) {
				return
			}
		}
	})
	return m, err
}

// resting returns an error where an import of the library runs.
func resting(ctx context.Context, s Store) error {
	for b, err := range s.Batches(ctx) {
		if err != nil {
			return err
		}
		if !b.Ended.IsZero() {
			continue
		}
		runs, err := Running(ctx, s, b.Number)
		if err != nil {
			return err
		}
		if runs {
			return fmt.Errorf("import %d runs: %w", b.Number, schema.ErrConflict)
		}
	}
	return nil
}

// welcome returns an error where the new place holds another library. Fill asks
// again, of what counts.
func welcome(ctx context.Context, from, to Store) error {
	mine, err := from.Epoch(ctx)
	if err != nil {
		return err
	}
	theirs, err := to.Epoch(ctx)
	if err != nil {
		return err
	}
	at, err := to.Revision(ctx)
	if err == nil && at > 0 && mine != theirs {
		err = ErrOtherLibrary
	}
	return err
}

// Carry carries one original, unless it is there.
func (m *Moved) Carry(ctx context.Context, from, to Originals, h schema.Hash) (err error) {
	f, size, err := from.Open(ctx, h)
	if errors.Is(err, schema.ErrNotFound) {
		return nil // erased, or lost: doctor says so of either place
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if there, err := to.Stat(ctx, h); err == nil && there == size {
		m.There++
		return nil
	} else if err != nil && !errors.Is(err, schema.ErrNotFound) {
		return err
	}
	got, n, err := to.Keep(ctx, f, size)
	if err != nil {
		return err
	}
	if got != h {
		return errors.Join(fmt.Errorf("original %s: its bytes have the hash %s", h, got), to.Delete(ctx, got))
	}
	m.Originals++
	m.Bytes += n
	return nil
}

// OriginalsOf yields the hash of every original that a library has, those of
// earlier versions, of what was withdrawn and of uploads too, each once.
func OriginalsOf(ctx context.Context, s Store) iter.Seq2[schema.Hash, error] {
	return func(yield func(schema.Hash, error) bool) {
		seen := map[schema.Hash]bool{}
		give := func(doc *schema.Document) bool {
			files := doc.Files()
			for _, v := range doc.Earlier {
				files = append(files, v.Files()...)
			}
			for _, f := range files {
				if f.Hash == "" || seen[f.Hash] {
					continue
				}
				seen[f.Hash] = true
				if !yield(f.Hash, nil) {
					return false
				}
			}
			return true
		}
		for id, err := range s.IDs(ctx, "") {
			if err != nil {
				yield("", err)
				return
			}
			doc, err := s.Head(ctx, id)
			if errors.Is(err, schema.ErrGone) {
				continue
			}
			if err != nil {
				yield("", err)
				return
			}
			if !give(doc) {
				return
			}
		}
		for w, err := range s.Withdrawn(ctx) {
			if err != nil {
				yield("", err)
				return
			}
			if w.Document != nil && !give(w.Document) {
				return
			}
		}
		const all = 1 << 30
		uploads, err := s.Uploads(ctx, 0, "", all)
		if err != nil {
			yield("", err)
			return
		}
		for _, u := range uploads {
			files, err := s.UploadFiles(ctx, u.Number)
			if err != nil {
				yield("", err)
				return
			}
			for _, f := range files {
				if !give(&schema.Document{Original: schema.Original{Hash: f.Hash}}) {
					return
				}
			}
		}
	}
}
