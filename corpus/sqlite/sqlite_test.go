package sqlite

import (
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/storetest"
	"github.com/simde/simde/schema"
)

func open(t *testing.T) *Store {
	t.Helper()
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "a folder", "catalogue.db"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestStore(t *testing.T) {
	storetest.Test(t, func(t *testing.T) corpus.Store { return open(t) })
}

func TestReopen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "catalogue.db")
	var epochs []string
	for range 2 {
		s, err := Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Put(t.Context(), storetest.Full("a")); err != nil {
			t.Fatal(err)
		}
		if rev, err := s.Revision(t.Context()); rev != 1 || err != nil {
			t.Errorf("revision = %d, %v, want 1", rev, err)
		}
		epoch, err := s.Epoch(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		epochs = append(epochs, epoch)
		if err := s.Check(t.Context()); err != nil {
			t.Error(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if epochs[0] == "" || epochs[0] != epochs[1] {
		t.Errorf("epochs %q differ between two openings", epochs)
	}
}

// TestOpenAtOnce opens a new database from several sides at once, as two first
// imports do.
func TestOpenAtOnce(t *testing.T) {
	for range 5 {
		path := filepath.Join(t.TempDir(), "catalogue.db")
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() {
				s, err := Open(t.Context(), path)
				if err != nil {
					t.Error(err)
					return
				}
				if err := s.Put(t.Context(), storetest.Full("a")); err != nil {
					t.Error(err)
				}
				if err := s.Close(); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
	}
}

func TestLists(t *testing.T) {
	s := open(t)
	defer s.Close()
	for _, id := range []schema.ID{"a", "b"} {
		if err := s.Put(t.Context(), storetest.Full(id)); err != nil {
			t.Fatal(err)
		}
	}
	cards, err := s.Cards(t.Context(), []schema.ID{"b", "none", "a"})
	if err != nil || len(cards) != 2 || cards[0].ID != "b" || cards[1].ID != "a" {
		t.Errorf("Cards = %v, %v, want b and a", cards, err)
	}
	pages, err := s.Pages(t.Context(), "a", []int{2, 9})
	if err != nil || len(pages) != 1 || pages[0].Number != 2 {
		t.Errorf("Pages = %v, %v, want page 2", pages, err)
	}
	recent, err := s.Recent(t.Context(), 1)
	if err != nil || len(recent) != 1 {
		t.Errorf("Recent = %v, %v, want one", recent, err)
	}
	size, err := s.Size(t.Context())
	if err != nil || size.Documents != 2 || size.Pages != 4 {
		t.Errorf("Size = %+v, %v, want 2 documents of 4 pages", size, err)
	}
	n := 0
	for _, err := range s.IDs(t.Context(), "rules 1") {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	if n != 0 {
		t.Errorf("%d documents described by other rules, want none", n)
	}
}

func TestPagesOf(t *testing.T) {
	s := open(t)
	defer s.Close()
	wanted := map[schema.ID][]int{"absent": {1, 2}}
	want := map[schema.ID][]schema.Page{}
	for i := range 45 { // more pages than one statement reads
		d := &schema.Document{ID: schema.ID(fmt.Sprint("d", i))}
		for n := range 4 {
			d.Pages = append(d.Pages, schema.Page{Number: n + 1, Label: "p", Language: schema.French, Engine: "e", Text: fmt.Sprint("page ", n+1, " of ", d.ID)})
		}
		if err := s.Put(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		wanted[d.ID] = []int{3, 1, 9}
		want[d.ID] = []schema.Page{d.Pages[0], d.Pages[2]}
	}
	got, err := s.PagesOf(t.Context(), wanted)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("pages (-want +got):\n%s", d)
	}
	if got, err := s.PagesOf(t.Context(), nil); err != nil || len(got) != 0 {
		t.Errorf("no pages: %v, %v", got, err)
	}
	var ids []schema.ID
	for i := range 45 {
		ids = append(ids, schema.ID(fmt.Sprint("d", 44-i)), "absent")
	}
	cards, err := s.Cards(t.Context(), ids)
	if err != nil || len(cards) != 45 || cards[0].ID != "d44" || cards[44].ID != "d0" {
		t.Errorf("%d cards of 45 documents in another order, %v", len(cards), err)
	}
	var plan string
	rows, err := s.read.QueryContext(t.Context(), `EXPLAIN QUERY PLAN `+manyPagesSQL, make([]any, 2*pagesAtOnce)...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var a, b, c any
		var detail string
		if err := rows.Scan(&a, &b, &c, &detail); err != nil {
			t.Fatal(err)
		}
		plan += detail + "\n"
	}
	if !strings.Contains(plan, "SEARCH p USING PRIMARY KEY (document=? AND number=?)") {
		t.Errorf("pages are not found by their key:\n%s", plan)
	}
}
