// Package enginetest is the contract of search.Engine: every engine passes
// Run. It holds a small library in three languages to search in.
package enginetest

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"sync"

	"github.com/simde/simde/schema"
)

// Library is a corpus in memory, for tests: a feed to index and texts to show.
// It is safe for concurrent use.
type Library struct {
	mu      sync.Mutex
	docs    map[schema.ID]*schema.Document
	kin     map[schema.ID]schema.Kin
	changes map[schema.ID]schema.Revision
	last    schema.Revision
	epoch   string
	history string // see SetHistory
}

// NewLibrary returns a library with documents.
func NewLibrary(docs ...*schema.Document) *Library {
	l := &Library{docs: map[schema.ID]*schema.Document{}, kin: map[schema.ID]schema.Kin{}, changes: map[schema.ID]schema.Revision{}, epoch: "test"}
	l.Put(docs...)
	return l
}

// Put adds documents or changes them.
func (l *Library) Put(docs ...*schema.Document) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, d := range docs {
		l.last++
		l.docs[d.ID], l.changes[d.ID] = d, l.last
	}
}

// Join makes documents near-copies of one another, or translations, as rows of
// a catalogue say. Those whose near-copies are others come again in the feed.
func (l *Library) Join(rows ...schema.Kin) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, k := range rows {
		if l.docs[k.ID] != nil && l.kin[k.ID].Copies != k.Copies {
			l.last++
			l.changes[k.ID] = l.last
		}
		l.kin[k.ID] = k
	}
}

// Members returns the rows of the groups of documents.
func (l *Library) Members(_ context.Context, ids []schema.ID) ([]schema.Kin, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	var out []schema.Kin
	for _, k := range l.kin {
		if slices.ContainsFunc(ids, func(id schema.ID) bool {
			of := l.kin[id]
			return k.Copies != "" && k.Copies == of.Copies || k.Work != "" && k.Work == of.Work
		}) {
			out = append(out, k)
		}
	}
	return out, nil
}

// Withdraw takes a document out.
func (l *Library) Withdraw(id schema.ID) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.last++
	delete(l.docs, id)
	l.changes[id] = l.last
}

// SetEpoch makes l another database.
func (l *Library) SetEpoch(epoch string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.epoch = epoch
}

// SetHistory gives the changes of l other identities, as those have that follow
// a backup.
func (l *Library) SetHistory(name string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.history = name
}

// Identity names the change that made a revision.
func (l *Library) Identity(_ context.Context, r schema.Revision) (string, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if r < 1 || r > l.last {
		return "", nil
	}
	return l.identity(r), nil
}

func (l *Library) identity(r schema.Revision) string { return fmt.Sprint(l.history, r) }

// Epoch identifies the database.
func (l *Library) Epoch(context.Context) (string, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.epoch, nil
}

// Revision returns the last revision.
func (l *Library) Revision(context.Context) (schema.Revision, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.last, nil
}

// Changes yields what changed after a revision, each document once.
func (l *Library) Changes(ctx context.Context, after schema.Revision) iter.Seq2[schema.Change, error] {
	return l.ChangesIn(ctx, after, func([]string) bool { return true })
}

// ChangesIn yields what changed after a revision, with the documents whose
// collections are wanted.
func (l *Library) ChangesIn(_ context.Context, after schema.Revision, wanted func(collections []string) bool) iter.Seq2[schema.Change, error] {
	return func(yield func(schema.Change, error) bool) {
		for _, c := range l.since(after) {
			if c.Document != nil && !wanted(c.Document.Collections) {
				c.Document = nil
			}
			if !yield(c, nil) {
				return
			}
		}
	}
}

// Document returns a document with its pages.
func (l *Library) Document(_ context.Context, id schema.ID) (*schema.Document, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if d := l.docs[id]; d != nil {
		return d, nil
	}
	return nil, fmt.Errorf("document %s: %w", id, schema.ErrGone)
}

// Hashes yields every document by its content hash, in no order.
func (l *Library) Hashes(context.Context) iter.Seq2[schema.Hashed, error] {
	return func(yield func(schema.Hashed, error) bool) {
		for _, c := range l.since(0) {
			if c.Document != nil && !yield(schema.Hashed{ID: c.ID, Hash: c.Document.ContentHash(), Collections: c.Document.Collections}, nil) {
				return
			}
		}
	}
}

func (l *Library) since(after schema.Revision) []schema.Change {
	l.mu.Lock()
	defer l.mu.Unlock()
	var out []schema.Change
	for id, r := range l.changes {
		if r > after {
			c := schema.Change{Revision: r, Identity: l.identity(r), ID: id}
			if d := l.docs[id]; d != nil {
				stored := *d
				stored.Revision = r
				c.Document, c.Group = &stored, l.kin[id].Copies
			}
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b schema.Change) int { return int(a.Revision - b.Revision) })
	return out
}

// Cards returns the cards of documents in the order of ids.
func (l *Library) Cards(_ context.Context, ids []schema.ID) ([]schema.Card, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	var out []schema.Card
	for _, id := range ids {
		if d := l.docs[id]; d != nil {
			out = append(out, d.Card())
		}
	}
	return out, nil
}

// Pages returns some pages of a document.
func (l *Library) Pages(_ context.Context, id schema.ID, numbers []int) ([]schema.Page, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	d := l.docs[id]
	if d == nil {
		return nil, schema.ErrNotFound
	}
	var out []schema.Page
	for _, p := range d.Pages {
		if slices.Contains(numbers, p.Number) {
			out = append(out, p)
		}
	}
	return out, nil
}

// PagesOf returns some pages of several documents.
func (l *Library) PagesOf(ctx context.Context, wanted map[schema.ID][]int) (map[schema.ID][]schema.Page, error) {
	out := map[schema.ID][]schema.Page{}
	for id, numbers := range wanted {
		pages, err := l.Pages(ctx, id, numbers)
		if err != nil && !errors.Is(err, schema.ErrNotFound) {
			return nil, err
		}
		out[id] = pages
	}
	return out, nil
}

// Documents returns all documents in the order of their identifiers.
func (l *Library) Documents() []*schema.Document {
	l.mu.Lock()
	defer l.mu.Unlock()
	var out []*schema.Document
	for _, d := range l.docs {
		out = append(out, d)
	}
	slices.SortFunc(out, func(a, b *schema.Document) int {
		if a.ID < b.ID {
			return -1
		}
		return 1
	})
	return out
}
