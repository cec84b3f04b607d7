package enginetest

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/simde/simde/indexer"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

func position(t *testing.T, e Engine) indexer.Position {
	t.Helper()
	at, err := e.Position(t.Context())
	if err != nil {
		t.Fatalf("Position: %v", err)
	}
	return at
}

// noDrift tests that e holds the documents of lib and nothing else.
func noDrift(t *testing.T, e Engine, lib *Library) {
	t.Helper()
	want, got := map[schema.ID]string{}, map[schema.ID]string{}
	for _, d := range lib.Documents() {
		want[d.ID] = d.ContentHash()
	}
	for c, err := range e.Contents(t.Context()) {
		if err != nil {
			t.Fatalf("Contents: %v", err)
		}
		got[c.ID] = c.Hash
	}
	if !maps.Equal(got, want) {
		t.Errorf("the index holds %v, the library %v", slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
	}
}

// testAgain tests that the position is that of the last change, and that
// applying changes again changes nothing that is found. How rare a word is may
// count what was written over for a while.
func testAgain(t *testing.T, e Engine, lib *Library) {
	want := indexer.Position{Revision: lib.last, Epoch: lib.epoch, Identity: lib.identity(lib.last)}
	if at := position(t, e); at != want {
		t.Errorf("the position is %+v, want %+v", at, want)
	}
	q := search.Query{Text: "migrantes OR remesas", Lang: schema.Spanish, Sort: search.ByNewest}
	before := Find(t, e, q)
	apply(t, e, lib, 0)
	if at := position(t, e); at != want {
		t.Errorf("applied again, the position is %+v, want %+v", at, want)
	}
	if after := Find(t, e, q); !slices.Equal(after, before) {
		t.Errorf("applied again, a search finds %v, before %v", after, before)
	}
	noDrift(t, e, lib)
}

// testStale tests that an old change does not undo a newer one, as when it was
// sent by a process that was thought to be gone.
func testStale(t *testing.T, e Engine, lib *Library) {
	old := lib.since(0)
	changed := *lib.docs["ht-cl"]
	changed.Title = "Los haitianos en Valparaíso"
	lib.Put(&changed)
	lib.Withdraw("pt-brief")
	apply(t, e, lib, old[len(old)-1].Revision)
	want := position(t, e)
	for _, c := range old {
		if c.ID != "ht-cl" && c.ID != "pt-brief" {
			continue
		}
		if err := e.Apply(t.Context(), lib.epoch, []schema.Change{c}); err != nil {
			t.Errorf("an old change of %s: %v, want that it is passed over", c.ID, err)
		}
	}
	if at := position(t, e); at != want {
		t.Errorf("after old changes the position is %+v, before %+v", at, want)
	}
	if got := strings.Join(Find(t, e, search.Query{Text: "valparaíso", OnlyLang: true}), " "); got != "ht-cl" {
		t.Errorf("after an old change, the new title finds %q", got)
	}
	noDrift(t, e, lib)
}

// testRefused tests that a document which cannot be held is named, and that the
// position does not pass it.
func testRefused(t *testing.T, e Engine, lib *Library) {
	before := position(t, e)
	bad := *lib.docs["ht-cl"]
	bad.ID = "odd\x00name"
	lib.Put(&bad)
	err := e.Apply(t.Context(), lib.epoch, lib.since(before.Revision))
	if !errors.Is(err, schema.ErrInvalid) || !strings.Contains(err.Error(), `odd\x00name`) {
		t.Errorf("a document that cannot be held: %v, want its name", err)
	}
	if at := position(t, e); at != before {
		t.Errorf("the position passed it: %+v, before %+v", at, before)
	}
	lib.Withdraw(bad.ID)
	apply(t, e, lib, before.Revision)
	if at := position(t, e); at.Revision != lib.last {
		t.Errorf("once it is withdrawn the position is %+v, want revision %d", at, lib.last)
	}
	noDrift(t, e, lib)
}

// testRebuild tests that the index that serves stays where making it anew fails,
// and gives way where it does not.
func testRebuild(t *testing.T, e Engine, r indexer.Rebuilder, lib *Library) {
	failed := errors.New("no more paper")
	before := position(t, e)
	err := r.Rebuild(t.Context(), func(ctx context.Context, empty indexer.Index) error {
		if at, err := empty.Position(ctx); err != nil || at != (indexer.Position{}) {
			t.Errorf("the position of an empty index is %+v, %v", at, err)
		}
		if err := empty.Apply(ctx, lib.epoch, lib.since(0)[:1]); err != nil {
			t.Errorf("write to the new index: %v", err)
		}
		return failed
	})
	if !errors.Is(err, failed) || position(t, e) != before {
		t.Errorf("a rebuild that fails: %v, position %+v, want %+v", err, position(t, e), before)
	}
	noDrift(t, e, lib)
	lib.Withdraw("ma-fr")
	err = r.Rebuild(t.Context(), func(ctx context.Context, empty indexer.Index) error {
		return empty.Apply(ctx, "another", lib.since(0))
	})
	if at := position(t, e); err != nil || at.Epoch != "another" || at.Revision != lib.last {
		t.Errorf("after a rebuild: %v, position %+v", err, at)
	}
	if got := Find(t, e, search.Query{Text: "diaspora"}); len(got) > 0 {
		t.Errorf("after a rebuild without it, a document is found: %v", got)
	}
	noDrift(t, e, lib)
}
