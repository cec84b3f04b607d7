package storetest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// How much is written while others read and follow.
const (
	atOnceWriters = 3
	atOnceWrites  = 60
)

// worksAtOnce holds that nobody who reads or follows while others write ever
// sees two revisions of a document as one, and that no write is lost. Readers
// and writers have handles of their own.
func worksAtOnce(t *testing.T, a Adapter, address string) {
	s, other := a.open(t, address), a.open(t, address)
	for w := range atOnceWriters {
		must(t, s.Put(t.Context(), edition(w, 0)))
	}
	ctx, stop := context.WithCancel(t.Context())
	var readers sync.WaitGroup
	for _, work := range []func(context.Context, corpus.Store) error{readsWhole, followsWhole, lists} {
		readers.Go(func() {
			for ctx.Err() == nil {
				if err := work(ctx, other); err != nil && ctx.Err() == nil {
					t.Error(err)
					return
				}
			}
		})
	}
	var writers sync.WaitGroup
	for w := range atOnceWriters {
		writers.Go(func() {
			for n := 1; n <= atOnceWrites; n++ {
				doc := edition(w, n)
				row := corpus.Row{Name: doc.Original.Name, State: corpus.Updated, Document: doc.ID}
				if err := []corpus.Store{s, other}[n%2].Put(t.Context(), doc, row); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	writers.Wait()
	stop()
	readers.Wait()
	for w := range atOnceWriters {
		doc, err := s.Document(t.Context(), edition(w, 0).ID)
		if err != nil || doc.Title != edition(w, atOnceWrites).Title {
			t.Errorf("the last edition is %+v, %v", doc, err)
		}
	}
	if rev, err := s.Revision(t.Context()); err != nil || rev != atOnceWriters*(atOnceWrites+1) {
		t.Errorf("revision = %d, %v, want one for each write, %d", rev, err, atOnceWriters*(atOnceWrites+1))
	}
}

// How many follow, and what is followed.
const (
	followedWriters   = 4
	followedDocuments = 50 // of each writer
)

// missesNoChange holds that who follows the changes from the last revision seen
// sees every one, however those who make them overlap.
func missesNoChange(t *testing.T, a Adapter, address string) {
	follower := a.open(t, address)
	handles := []corpus.Store{a.open(t, address), a.open(t, address)}
	var writers sync.WaitGroup
	for w := range followedWriters {
		writers.Go(func() {
			for n := range followedDocuments {
				doc := Full(schema.ID(fmt.Sprintf("w%d-%d", w, n)))
				if err := handles[w%2].Put(t.Context(), doc); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	ended := make(chan struct{})
	go func() {
		writers.Wait()
		close(ended)
	}()
	seen := map[schema.ID]bool{}
	var last schema.Revision
	for more := true; more; {
		select {
		case <-ended:
			more = false // and once more, for what came last
		default:
		}
		for c, err := range follower.Changes(t.Context(), last) {
			must(t, err)
			if c.Revision != last+1 || seen[c.ID] {
				t.Fatalf("change %d of %s after %d, want the next revision of another document", c.Revision, c.ID, last)
			}
			last, seen[c.ID] = c.Revision, true
		}
	}
	if len(seen) != followedWriters*followedDocuments {
		t.Errorf("%d documents were seen of %d", len(seen), followedWriters*followedDocuments)
	}
}

// decidesOnce holds that of several who enter a file at the same time, having
// all found nothing, one does.
func decidesOnce(t *testing.T, a Adapter, address string) {
	handles := []corpus.Store{a.open(t, address), a.open(t, address)}
	for n := range 10 {
		key := corpus.Key{Name: fmt.Sprint("/in/", n), Hash: schema.Hash(fmt.Sprint("h", n)), Identifiers: []string{fmt.Sprint("id-", n)}}
		entered := make([]error, 4)
		var all sync.WaitGroup
		for i := range entered {
			all.Go(func() {
				doc := Full(schema.ID(fmt.Sprintf("d%d-%d", n, i)))
				doc.Identifiers, doc.Original.Hash = key.Identifiers, key.Hash
				entered[i] = handles[i%2].Enter(t.Context(), corpus.Entry{Key: key, Documents: []*schema.Document{doc},
					Rows: []corpus.Row{{Name: key.Name, State: corpus.Imported, Document: doc.ID}}})
			})
		}
		all.Wait()
		well := 0
		for _, err := range entered {
			switch {
			case err == nil:
				well++
			case !errors.Is(err, schema.ErrConflict):
				t.Error(err)
			}
		}
		if well != 1 {
			t.Errorf("%d of %d entered one file, want 1", well, len(entered))
		}
	}
}

// edition returns a document whose title and whose pages' texts are the same.
func edition(writer, n int) *schema.Document {
	doc := Full(schema.ID(fmt.Sprint("w", writer)))
	doc.Title = fmt.Sprint("edition ", n)
	doc.Pages = []schema.Page{{Number: 1, Text: doc.Title}, {Number: 2, Text: doc.Title}}
	return doc
}

// whole returns an error where doc mixes two editions.
func whole(doc *schema.Document) error {
	for _, p := range doc.Pages {
		if p.Text != doc.Title {
			return fmt.Errorf("page %d of %q has the text of %q", p.Number, doc.Title, p.Text)
		}
	}
	if len(doc.Pages) != 2 {
		return fmt.Errorf("%q has %d pages", doc.Title, len(doc.Pages))
	}
	return nil
}

func readsWhole(ctx context.Context, s corpus.Store) error {
	doc, err := s.Document(ctx, edition(0, 0).ID)
	if err != nil {
		return err
	}
	return whole(doc)
}

func followsWhole(ctx context.Context, s corpus.Store) error {
	var last schema.Revision
	for c, err := range s.Changes(ctx, 0) {
		if err != nil {
			return err
		}
		if c.Revision <= last {
			return fmt.Errorf("revision %d after %d", c.Revision, last)
		}
		last = c.Revision
		if c.Document == nil {
			return fmt.Errorf("change %d has no document", c.Revision)
		}
		if err := whole(c.Document); err != nil {
			return err
		}
	}
	return nil
}

func lists(ctx context.Context, s corpus.Store) error {
	for r, err := range s.Ledger(ctx, corpus.Filter{}) {
		if err != nil {
			return err
		}
		if r.Document == "" {
			return errors.New("a row without its document")
		}
	}
	return nil
}
