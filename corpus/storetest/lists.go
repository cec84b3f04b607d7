package storetest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// manyDocuments is more than an adapter reads with one statement.
const manyDocuments = 45

// puts stores documents of four pages and returns them.
func puts(t *testing.T, s corpus.Store) []*schema.Document {
	t.Helper()
	var docs []*schema.Document
	for i := range manyDocuments {
		d := &schema.Document{ID: schema.ID(fmt.Sprint("d", i))}
		for n := range 4 {
			d.Pages = append(d.Pages, schema.Page{Number: n + 1, Label: "p", Language: schema.French, Engine: "e", Text: fmt.Sprint("page ", n+1, " of ", d.ID)})
		}
		must(t, s.Put(t.Context(), d))
		docs = append(docs, d)
	}
	return docs
}

func givesHashes(t *testing.T, s corpus.Store) {
	want := map[schema.ID]schema.Hashed{}
	for _, d := range puts(t, s) {
		want[d.ID] = schema.Hashed{ID: d.ID, Hash: d.ContentHash()}
	}
	in := &schema.Document{ID: "in", Title: `He said "Collections"`, Collections: []string{"Años", "b"}}
	must(t, s.Put(t.Context(), in))
	want["in"] = schema.Hashed{ID: "in", Hash: in.ContentHash(), Collections: in.Collections}
	must(t, s.Withdraw(t.Context(), corpus.Withdrawal{ID: "d7"}))
	delete(want, "d7")
	got := map[schema.ID]schema.Hashed{}
	last := schema.ID("")
	for h, err := range s.Hashes(t.Context()) {
		must(t, err)
		if h.ID <= last {
			t.Errorf("%s comes after %s", h.ID, last)
		}
		got[h.ID], last = h, h.ID
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("hashes (-want +got):\n%s", d)
	}
	for range s.Hashes(t.Context()) {
		break // who has seen enough may leave
	}
}

func givesPages(t *testing.T, s corpus.Store) {
	docs := puts(t, s)
	for _, c := range []struct {
		numbers []int
		want    []schema.Page
	}{{nil, docs[1].Pages}, {[]int{4, 2, 9}, []schema.Page{docs[1].Pages[1], docs[1].Pages[3]}}, {[]int{}, nil}, {[]int{9}, nil}} {
		got, err := s.Pages(t.Context(), "d1", c.numbers)
		if diff := cmp.Diff(c.want, got); diff != "" || err != nil {
			t.Errorf("pages %v: %v (-want +got):\n%s", c.numbers, err, diff)
		}
	}
	if got, err := s.Pages(t.Context(), "absent", nil); err != nil || len(got) != 0 {
		t.Errorf("pages of no document: %v, %v", got, err)
	}
	wanted := map[schema.ID][]int{"absent": {1, 2}}
	want := map[schema.ID][]schema.Page{}
	for _, d := range docs {
		wanted[d.ID] = []int{3, 1, 9}
		want[d.ID] = []schema.Page{d.Pages[0], d.Pages[2]}
	}
	got, err := s.PagesOf(t.Context(), wanted)
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("pages: %v (-want +got):\n%s", err, diff)
	}
	if got, err := s.PagesOf(t.Context(), nil); err != nil || len(got) != 0 {
		t.Errorf("no pages: %v, %v", got, err)
	}
	docs[1].Pages = docs[1].Pages[:1]
	docs[1].Revision = 0
	must(t, s.Put(t.Context(), docs[1]))
	if got, err := s.Pages(t.Context(), "d1", nil); err != nil || len(got) != 1 {
		t.Errorf("pages after three are gone: %d, %v", len(got), err)
	}
}

func givesCards(t *testing.T, s corpus.Store) {
	docs := puts(t, s)
	var ids []schema.ID
	for i := range docs {
		ids = append(ids, docs[len(docs)-1-i].ID, "absent")
	}
	cards, err := s.Cards(t.Context(), ids)
	if err != nil || len(cards) != len(docs) || cards[0].ID != "d44" || cards[44].ID != "d0" {
		t.Errorf("%d cards of %d documents in another order, %v", len(cards), len(docs), err)
	}
	if cards, err := s.Cards(t.Context(), nil); err != nil || len(cards) != 0 {
		t.Errorf("cards of nothing: %v, %v", cards, err)
	}
	titles, err := s.Titles(t.Context(), ids)
	if err != nil || len(titles) != len(docs) || titles[0].ID != "d44" || titles[44].ID != "d0" || titles[44].Title != docs[0].Title {
		t.Errorf("%d titles of %d documents in another order, %v", len(titles), len(docs), err)
	}
	filed := 0
	full := Full("full")
	full.Imported = time.Now().UTC().Truncate(time.Millisecond).Add(time.Hour)
	must(t, s.Put(t.Context(), full))
	recent, err := s.Recent(t.Context(), 2)
	if err != nil || len(recent) != 2 || recent[0].ID != "full" {
		t.Fatalf("Recent = %v, %v, want the last of two", recent, err)
	}
	at, err := s.Stamps(t.Context(), schema.StampRange{ID: "full", Most: 1})
	if err != nil || len(at) != 1 {
		t.Fatal(at, err)
	}
	want := full.Card()
	want.Changed = at[0].At
	cards, err = s.Cards(t.Context(), []schema.ID{"full"})
	must(t, err)
	for _, got := range [][]schema.Card{cards, recent[:1]} {
		if diff := cmp.Diff([]schema.Card{want}, got); diff != "" {
			t.Errorf("card (-want +got):\n%s", diff)
		}
	}
	titles, err = s.Titles(t.Context(), []schema.ID{"full"})
	must(t, err)
	if diff := cmp.Diff([]schema.Titled{{ID: "full", Title: full.Title, Collections: full.Collections}}, titles); diff != "" {
		t.Errorf("title (-want +got):\n%s", diff)
	}
	for f, err := range s.Filed(t.Context()) {
		must(t, err)
		doc, err := s.Head(t.Context(), f.ID)
		must(t, err)
		var want schema.Filed
		for _, o := range doc.Files() {
			want.Files = append(want.Files, o.Hash)
		}
		for _, v := range doc.Earlier {
			for _, o := range v.Files() {
				want.Earlier = append(want.Earlier, o.Hash)
			}
		}
		want.ID = f.ID
		if diff := cmp.Diff(want, f); diff != "" {
			t.Errorf("files of %s (-want +got):\n%s", f.ID, diff)
		}
		filed++
	}
	if filed != len(docs)+1 {
		t.Errorf("%d documents by their files, want %d", filed, len(docs)+1)
	}
	head, err := s.Head(t.Context(), "full")
	must(t, err)
	full.Pages = nil
	if diff := cmp.Diff(full, head); diff != "" {
		t.Errorf("head (-put +got):\n%s", diff)
	}
	must(t, s.Withdraw(t.Context(), corpus.Withdrawal{ID: "full"}))
	for id, want := range map[schema.ID]error{"full": schema.ErrGone, "never": schema.ErrNotFound} {
		if _, err := s.Head(t.Context(), id); !errors.Is(err, want) {
			t.Errorf("Head(%s): %v, want %v", id, err, want)
		}
	}
}

func counts(t *testing.T, s corpus.Store) {
	if size, err := s.Size(t.Context()); err != nil || size != (corpus.Size{}) {
		t.Errorf("Size of nothing = %+v, %v", size, err)
	}
	puts(t, s)
	if size, err := s.Size(t.Context()); err != nil || size.Documents != manyDocuments || size.Pages != 4*manyDocuments || size.Bytes < 180 {
		t.Errorf("Size = %+v, %v, want %d documents of 4 pages", size, err, manyDocuments)
	}
	if err := s.Check(t.Context()); err != nil {
		t.Error(err)
	}
}

func listsIDs(t *testing.T, s corpus.Store) {
	want := []schema.ID{"0", "A", "B", "_", "a", "a-b", "ab", "b"}
	for _, i := range []int{3, 5, 0, 7, 1, 6, 2, 4} {
		doc := Full(want[i])
		doc.Describer = "rules " + string(want[i])
		must(t, s.Put(t.Context(), doc))
	}
	ids := func(describer string) (out []schema.ID) {
		for id, err := range s.IDs(t.Context(), describer) {
			must(t, err)
			out = append(out, id)
		}
		if n, err := s.CountIDs(t.Context(), describer); err != nil || n != len(out) {
			t.Errorf("of other rules than %q: counted %d, %v, want %d", describer, n, err, len(out))
		}
		return out
	}
	if diff := cmp.Diff(want, ids("")); diff != "" {
		t.Errorf("ids (-by their bytes +got):\n%s", diff)
	}
	if diff := cmp.Diff(append(want[:1:1], want[2:]...), ids("rules A")); diff != "" {
		t.Errorf("ids of other rules (-want +got):\n%s", diff)
	}
	for range s.IDs(t.Context(), "") {
		break // and nothing is left open
	}
}

func stamps(t *testing.T, s corpus.Store) {
	before := time.Now().Add(-time.Second)
	for _, id := range []schema.ID{"a", "b", "c"} {
		must(t, s.Put(t.Context(), Full(id)))
	}
	must(t, s.Withdraw(t.Context(), corpus.Withdrawal{ID: "b", At: time.Now()}))
	after := time.Now().Add(time.Second)
	for _, c := range []struct {
		name string
		r    schema.StampRange
		want string
	}{
		{"all", schema.StampRange{Most: 9}, "a c b!"},
		{"some", schema.StampRange{Most: 2}, "a c"},
		{"after the first", schema.StampRange{After: 1, Most: 9}, "c b!"},
		{"now", schema.StampRange{From: before, Until: after, Most: 9}, "a c b!"},
		{"later", schema.StampRange{From: after, Most: 9}, ""},
		{"earlier", schema.StampRange{Until: before, Most: 9}, ""},
		{"one", schema.StampRange{ID: "b", Most: 1}, "b!"},
		{"none", schema.StampRange{ID: "x", Most: 1}, ""},
	} {
		found, err := s.Stamps(t.Context(), c.r)
		must(t, err)
		var got []string
		for _, x := range found {
			word := string(x.ID)
			if x.Gone {
				word += "!"
			}
			if x.Gone != (x.Was != nil) || x.Gone && (x.Was.ID != x.ID || x.Was.Language != "es") {
				t.Errorf("%s: %s was %+v", c.name, word, x.Was)
			}
			got = append(got, word)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// endsWithItsContext holds that nothing goes on once a context has ended.
func endsWithItsContext(t *testing.T, s corpus.Store) {
	must(t, s.Put(t.Context(), Full("a")))
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if err := s.Put(ctx, Full("b")); err == nil {
		t.Error("a document was put after its context ended")
	}
	if _, err := s.Document(ctx, "a"); err == nil {
		t.Error("a document was read after its context ended")
	}
	for _, err := range s.Changes(ctx, 0) {
		if err == nil {
			t.Error("changes were read after their context ended")
		}
	}
	if rev, err := s.Revision(t.Context()); rev != 1 || err != nil {
		t.Errorf("revision = %d, %v, want 1", rev, err)
	}
	must(t, s.Put(t.Context(), Full("b")))
}

func givesAttached(t *testing.T, s corpus.Store) {
	letter, annex, copied := Full("letter"), Full("annex"), Full("copied")
	annex.AttachedTo, copied.AttachedTo = []schema.ID{"letter"}, []schema.ID{"other", "letter"}
	for _, doc := range []*schema.Document{letter, annex, copied} {
		must(t, s.Put(t.Context(), doc))
	}
	attached := func(to schema.ID, want ...schema.ID) {
		t.Helper()
		cards, err := s.Attached(t.Context(), to)
		var got []schema.ID
		for _, c := range cards {
			got = append(got, c.ID)
		}
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("attached to %s: %v (-want +got):\n%s", to, err, diff)
		}
	}
	attached("letter", "annex", "copied")
	attached("other", "copied")
	attached("absent")
	copied.AttachedTo = []schema.ID{"other"}
	must(t, s.Put(t.Context(), copied))
	must(t, s.Withdraw(t.Context(), corpus.Withdrawal{ID: "annex", By: "me", Reason: "r", At: time.Now()}))
	attached("letter")
	must(t, s.Withdraw(t.Context(), corpus.Withdrawal{ID: "letter", By: "me", Reason: "r", At: time.Now()}))
	attached("other", "copied")
}
