package indexer

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"log/slog"

	"github.com/simde/simde/schema"
)

// Shelves are the indices of what is closed: one for all documents that are in
// the same closed collections, so that who may see these sees all of the index,
// and nothing of another has a part in what it answers, were it a count, a word
// that is known, or a rank. They are made as they are needed and removed when one
// of their collections is opened.
type Shelves struct {
	Library Library // all of it
	// Refresh puts in force what is said of organisations by now; see Named.
	Refresh func(ctx context.Context) error
	// Closed returns the names of the closed collections.
	Closed func(ctx context.Context) ([]string, error)
	List   ShelfList
	Stacks Stacks

	empty Position // up to where there was nothing to put on any shelf
}

// ShelfList is where it is noted which shelves there are.
type ShelfList interface {
	Shelves(ctx context.Context) ([]schema.Shelf, error)
	PutShelves(ctx context.Context, shelves []schema.Shelf) error
	DropShelf(ctx context.Context, key string) error
}

// Stacks are where the shelves stand.
type Stacks interface {
	// Shelf returns the index of a shelf; an empty one where there was none.
	Shelf(ctx context.Context, s schema.Shelf) (Whole, error)
	// Clear removes the index of a shelf.
	Clear(ctx context.Context, s schema.Shelf) error
}

// stocked is a shelf with its index.
type stocked struct {
	schema.Shelf
	index Whole
}

// Sync applies to the shelves what changed since they were followed last. Run
// again it does nothing. Shelves of another history of the catalogue, or whose
// texts the program reads in another way now, are made anew.
func (s *Shelves) Sync(ctx context.Context, lg *slog.Logger) error {
	closed, err := s.Closed(ctx)
	if err != nil {
		return err
	}
	held, err := s.tidy(ctx, closed)
	if err != nil {
		return err
	}
	if len(closed) == 0 {
		s.empty = Position{}
		return nil
	}
	now, err := s.now(ctx)
	if err != nil {
		return err
	}
	after, err := s.position(ctx, held)
	if errors.Is(err, errAnew) {
		lg.Info("shelves of closed collections are made anew", "n", len(held))
		s.empty = Position{}
		held, after, err = nil, Position{}, s.clear(ctx, held)
	}
	if err != nil {
		return err
	}
	if len(held) == 0 && s.empty.Epoch == now.Epoch && s.empty.Revision <= now.Revision {
		after = s.empty
	}
	if err := s.Refresh(ctx); err != nil {
		return err
	}
	after.Epoch = now.Epoch
	if err := apply(ctx, lg, reserved{s.Library, closed, now}, &shelving{s, closed, held}, after); err != nil {
		return fmt.Errorf("closed collections: %w", err)
	}
	s.empty = now
	return nil
}

// Follow keeps the shelves as Sync does until ctx ends. See Follow.
func (s *Shelves) Follow(ctx context.Context, lg *slog.Logger, pace Pace) {
	keep(ctx, lg, "closed collections behind", func() error { return s.Sync(ctx, lg) }, nil, pace)
}

// Check compares the shelves with the corpus. See Check.
func (s *Shelves) Check(ctx context.Context) (Drift, error) {
	var all Drift
	closed, err := s.Closed(ctx)
	if err != nil {
		return all, err
	}
	listed, err := s.List.Shelves(ctx)
	if err != nil {
		return all, err
	}
	for _, x := range listed {
		index, err := s.Stacks.Shelf(ctx, x)
		if err != nil {
			return all, err
		}
		d, err := Check(ctx, onShelf{s.Library, closed, x.Key}, index)
		if err != nil {
			return all, err
		}
		all.Documents += d.Documents
		all.Missing = append(all.Missing, d.Missing...)
		all.Stale = append(all.Stale, d.Stale...)
		all.Superfluous = append(all.Superfluous, d.Superfluous...)
	}
	return all, nil
}

// Rebuild makes all shelves anew.
func (s *Shelves) Rebuild(ctx context.Context, lg *slog.Logger) error {
	listed, err := s.List.Shelves(ctx)
	if err != nil {
		return err
	}
	var all []stocked
	for _, x := range listed {
		all = append(all, stocked{Shelf: x})
	}
	s.empty = Position{}
	if err := s.clear(ctx, all); err != nil {
		return err
	}
	return s.Sync(ctx, lg)
}

// tidy removes the shelves of collections that are closed no more, and returns
// the others.
func (s *Shelves) tidy(ctx context.Context, closed []string) ([]stocked, error) {
	listed, err := s.List.Shelves(ctx)
	if err != nil {
		return nil, err
	}
	var out []stocked
	for _, x := range listed {
		if !x.Within(closed) {
			if err := s.clear(ctx, []stocked{{Shelf: x}}); err != nil {
				return nil, err
			}
			continue
		}
		index, err := s.Stacks.Shelf(ctx, x)
		if err != nil {
			return nil, err
		}
		out = append(out, stocked{x, index})
	}
	return out, nil
}

// clear removes shelves: first what they hold, so that where it is cut short none
// is left that looks whole beside others that are gone.
func (s *Shelves) clear(ctx context.Context, some []stocked) error {
	for _, x := range some {
		if err := s.Stacks.Clear(ctx, x.Shelf); err != nil {
			return fmt.Errorf("shelf %s: %w", x.Key, err)
		}
	}
	for _, x := range some {
		if err := s.List.DropShelf(ctx, x.Key); err != nil {
			return err
		}
	}
	return nil
}

// now returns where the corpus is.
func (s *Shelves) now(ctx context.Context) (at Position, err error) {
	if at.Epoch, err = s.Library.Epoch(ctx); err != nil {
		return at, err
	}
	if at.Revision, err = s.Library.Revision(ctx); err != nil {
		return at, err
	}
	if at.Revision > 0 {
		at.Identity, err = s.Library.Identity(ctx, at.Revision)
	}
	return at, err
}

// errAnew says that shelves are to be made anew.
var errAnew = errors.New("the shelves do not follow this corpus")

// position returns up to where all of some shelves have followed, or errAnew.
func (s *Shelves) position(ctx context.Context, held []stocked) (Position, error) {
	var least Position
	for i, x := range held {
		at, follows, err := position(ctx, s.Library, x.index)
		if err != nil {
			return Position{}, err
		}
		if !follows || x.index.Stale() || at.Revision == 0 { // what is listed has been written to
			return Position{}, errAnew
		}
		if i == 0 || at.Revision < least.Revision {
			least = at
		}
	}
	return least, nil
}

// reserved is a corpus of which nothing but what is closed is seen.
type reserved struct {
	Library
	closed []string
	now    Position
}

// Changes yields the changes of the corpus, and reads only what is closed, so that
// no document is read both here and for the index of what is open. From the beginning
// these are what is closed, as of now.
func (r reserved) Changes(ctx context.Context, after schema.Revision) iter.Seq2[schema.Change, error] {
	return func(yield func(schema.Change, error) bool) {
		if after == 0 {
			r.all(ctx, yield)
			return
		}
		for c, err := range r.Library.ChangesIn(ctx, after, func(in []string) bool { return within(in, r.closed) }) {
			if err == nil && c.Document != nil && !isClosed(c.Document, r.closed) {
				c.Document = nil
			}
			if !yield(c, err) {
				return
			}
		}
	}
}

func (r reserved) all(ctx context.Context, yield func(schema.Change, error) bool) {
	for h, err := range r.Hashes(ctx) {
		if err != nil {
			yield(schema.Change{}, err)
			return
		}
		if !within(h.Collections, r.closed) {
			continue
		}
		doc, err := r.Document(ctx, h.ID)
		if errors.Is(err, schema.ErrGone) || errors.Is(err, schema.ErrNotFound) {
			continue // withdrawn meanwhile
		}
		if !yield(schema.Change{Revision: r.now.Revision, Identity: r.now.Identity, ID: h.ID, Document: doc}, err) || err != nil {
			return
		}
	}
}

// shelving puts documents on their shelves.
type shelving struct {
	of     *Shelves
	closed []string
	held   []stocked
}

// Position is not asked.
func (s *shelving) Position(context.Context) (Position, error) { return Position{}, nil }

// Contents is not asked.
func (s *shelving) Contents(context.Context) iter.Seq2[Content, error] {
	return func(func(Content, error) bool) {}
}

// Apply writes changes to all shelves: to that of a document the document, to
// the others that they have it no more. New shelves are filled first, and noted
// together, so that one that is noted has all that lies before its position.
func (s *shelving) Apply(ctx context.Context, epoch string, changes []schema.Change) error {
	on := map[string]schema.Shelf{}
	for _, c := range changes {
		if c.Document != nil {
			if x := schema.ShelfOf(c.Document.Collections, s.closed); x.Key != "" {
				on[x.Key] = x
			}
		}
	}
	for _, x := range s.held {
		delete(on, x.Key)
	}
	var fresh []stocked
	var noted []schema.Shelf
	for _, x := range on {
		if err := s.of.Stacks.Clear(ctx, x); err != nil { // what a process that was killed left
			return err
		}
		index, err := s.of.Stacks.Shelf(ctx, x)
		if err == nil {
			err = index.Apply(ctx, epoch, s.as(x.Key, changes))
		}
		if err != nil {
			return err
		}
		fresh, noted = append(fresh, stocked{x, index}), append(noted, x)
	}
	if len(noted) > 0 {
		if err := s.of.List.PutShelves(ctx, noted); err != nil {
			return err
		}
	}
	for _, x := range s.held {
		if err := x.index.Apply(ctx, epoch, s.as(x.Key, changes)); err != nil {
			return err
		}
	}
	s.held = append(s.held, fresh...)
	return nil
}

// as returns changes as a shelf sees them.
func (s *shelving) as(key string, changes []schema.Change) []schema.Change {
	out := make([]schema.Change, len(changes))
	for i, c := range changes {
		if c.Document != nil && schema.ShelfOf(c.Document.Collections, s.closed).Key != key {
			c.Document = nil
		}
		c.Group = ""
		out[i] = c
	}
	return out
}

// onShelf is the documents of a shelf as a corpus.
type onShelf struct {
	Library
	closed []string
	key    string
}

// Document returns a document of the shelf, or schema.ErrGone.
func (s onShelf) Document(ctx context.Context, id schema.ID) (*schema.Document, error) {
	doc, err := s.Library.Document(ctx, id)
	if err == nil && schema.ShelfOf(doc.Collections, s.closed).Key != s.key {
		return nil, schema.ErrGone
	}
	return doc, err
}

// Hashes yields the documents of the shelf.
func (s onShelf) Hashes(ctx context.Context) iter.Seq2[schema.Hashed, error] {
	return func(yield func(schema.Hashed, error) bool) {
		for h, err := range s.Library.Hashes(ctx) {
			if err == nil && schema.ShelfOf(h.Collections, s.closed).Key != s.key {
				continue
			}
			if !yield(h, err) {
				return
			}
		}
	}
}
