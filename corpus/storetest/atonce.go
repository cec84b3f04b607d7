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
// sees two revisions of a document as one, and that no write is lost.
func worksAtOnce(t *testing.T, s corpus.Store) {
	for w := range atOnceWriters {
		must(t, s.Put(t.Context(), edition(w, 0)))
	}
	ctx, stop := context.WithCancel(t.Context())
	var readers sync.WaitGroup
	for _, work := range []func(context.Context, corpus.Store) error{readsWhole, followsWhole, lists} {
		readers.Go(func() {
			for ctx.Err() == nil {
				if err := work(ctx, s); err != nil && ctx.Err() == nil {
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
				if err := s.Put(t.Context(), doc, corpus.Row{Name: doc.Original.Name, State: corpus.Updated, Document: doc.ID}); err != nil {
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
