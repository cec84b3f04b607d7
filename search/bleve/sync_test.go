package bleve

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/indexer"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/enginetest"
)

var quiet = slog.New(slog.DiscardHandler)

func follow(t testing.TB, lib *enginetest.Library, x *Index) {
	t.Helper()
	if err := indexer.Sync(t.Context(), quiet, lib, x); err != nil {
		t.Fatalf("Sync: %v", err)
	}
}

// noDrift tests that index and library agree.
func noDrift(t *testing.T, lib *enginetest.Library, x *Index) {
	t.Helper()
	d, err := indexer.Check(t.Context(), lib, x)
	if err != nil {
		t.Fatal(err)
	}
	if !d.None() {
		t.Errorf("drift: missing %v, stale %v, superfluous %v", d.Missing, d.Stale, d.Superfluous)
	}
}

func TestSyncFollowsTheLibrary(t *testing.T) {
	lib := enginetest.NewLibrary(enginetest.Documents()...)
	x := open(t, lib)
	follow(t, lib, x)
	noDrift(t, lib, x)
	lib.Withdraw("ht-cl")
	follow(t, lib, x)
	noDrift(t, lib, x)
	before, err := x.Position(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	follow(t, lib, x)
	if after, err := x.Position(t.Context()); err != nil || after != before {
		t.Errorf("a second Sync moved the index from %v to %v, %v", before, after, err)
	}
}

func TestSyncRebuildsForAnotherDatabase(t *testing.T) {
	lib := enginetest.NewLibrary(enginetest.Documents()...)
	x := open(t, lib)
	follow(t, lib, x)
	old := x.generation().dir

	restored := enginetest.NewLibrary(enginetest.Documents()[:2]...) // went back in time
	follow(t, restored, x)
	noDrift(t, restored, x)
	if _, err := os.Stat(old); !os.IsNotExist(err) {
		t.Errorf("the generation %s is still there: %v", old, err)
	}
	other := enginetest.NewLibrary(enginetest.Documents()[1:4]...) // went on from a backup, beyond where the index was
	other.SetHistory("another")
	follow(t, other, x)
	noDrift(t, other, x)
	restored.SetEpoch("another")
	follow(t, restored, x)
	if at, err := x.Position(t.Context()); err != nil || at.Epoch != "another" {
		t.Errorf("position = %v, %v", at, err)
	}
}

func TestReopenKeepsTheIndex(t *testing.T) {
	dir := t.TempDir()
	lib := enginetest.NewLibrary(enginetest.Documents()...)
	x, err := Open(dir, lib, quiet)
	if err != nil {
		t.Fatal(err)
	}
	follow(t, lib, x)
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	x, err = Open(dir, lib, quiet)
	if err != nil {
		t.Fatal(err)
	}
	noDrift(t, lib, x)
	if got := enginetest.Find(t, x, search.Query{Text: "haïtiens"}); len(got) != 1 {
		t.Errorf("after reopening, found %v", got)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestTwoProcessesCannotOpen(t *testing.T) {
	dir := t.TempDir()
	lib := enginetest.NewLibrary()
	x, err := Open(dir, lib, quiet)
	if err != nil {
		t.Fatal(err)
	}
	if y, err := Open(dir, lib, quiet); err == nil {
		t.Errorf("opened twice: %v", y.Close())
	} else if !strings.Contains(err.Error(), "another process has the index") || !strings.Contains(err.Error(), "end that process") {
		t.Errorf("a locked index is told as: %v", err)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestDamagedIndexIsMovedAside(t *testing.T) {
	damage := map[string]func(t *testing.T, gen string){
		"no root": func(t *testing.T, gen string) { must(t, os.Remove(filepath.Join(gen, "root.bolt"))) },
		"short segment": func(t *testing.T, gen string) {
			segs, err := filepath.Glob(filepath.Join(gen, "*.zap"))
			must(t, err)
			if len(segs) == 0 {
				t.Fatal("no segment was written")
			}
			for _, s := range segs {
				must(t, os.Truncate(s, 100))
			}
		},
		"garbled root": func(t *testing.T, gen string) {
			b, err := os.ReadFile(filepath.Join(gen, "root.bolt"))
			must(t, err)
			for i := range b {
				b[i] ^= 0x5a
			}
			must(t, os.WriteFile(filepath.Join(gen, "root.bolt"), b, 0o600))
		},
		"no folder": func(t *testing.T, gen string) { must(t, os.RemoveAll(gen)) },
	}
	for name, hurt := range damage {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			lib := enginetest.NewLibrary(enginetest.Documents()...)
			x, err := Open(dir, lib, quiet)
			must(t, err)
			follow(t, lib, x)
			gen := x.generation().dir
			must(t, x.Close())
			hurt(t, gen)
			x, err = Open(dir, lib, quiet)
			must(t, err)
			follow(t, lib, x)
			noDrift(t, lib, x)
			must(t, x.Close())
		})
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestRepair(t *testing.T) {
	lib := enginetest.NewLibrary(enginetest.Documents()...)
	x := open(t, lib)
	follow(t, lib, x)
	at, err := x.Position(t.Context())
	must(t, err)
	alien := &schema.Document{ID: "alien", Language: schema.English, Title: "An alien"}
	wrong := *enginetest.Documents()[0]
	wrong.Title = "Otro título"
	must(t, x.Apply(t.Context(), at.Epoch, []schema.Change{{Revision: at.Revision, ID: "alien", Document: alien}, {Revision: at.Revision, ID: wrong.ID, Document: &wrong},
		{Revision: at.Revision, Identity: at.Identity, ID: "ht-cl"}}))
	d, err := indexer.Check(t.Context(), lib, x)
	must(t, err)
	want := indexer.Drift{Documents: 7, Missing: []schema.ID{"ht-cl"}, Stale: []schema.ID{wrong.ID}, Superfluous: []schema.ID{"alien"}}
	if diff := cmp.Diff(want, d); diff != "" {
		t.Errorf("drift (-want +got):\n%s", diff)
	}
	must(t, indexer.Repair(t.Context(), quiet, lib, x, d))
	noDrift(t, lib, x)
	if after, err := x.Position(t.Context()); err != nil || after != at {
		t.Errorf("the repair moved the index from %v to %v, %v", at, after, err)
	}
}

func TestFollow(t *testing.T) {
	lib := enginetest.NewLibrary(enginetest.Documents()...)
	x := open(t, lib)
	ctx, cancel := context.WithCancel(t.Context())
	wake, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		indexer.Follow(ctx, quiet, lib, x, wake, indexer.Pace{Poll: time.Hour, Retry: time.Millisecond, Longest: time.Second})
	}()
	lib.Put(&schema.Document{ID: "new", Language: schema.English, Title: "Zebra crossing"})
	for range 2 { // the first may wake the round that began before the document came
		wake <- struct{}{}
	}
	deadline := time.Now().Add(5 * time.Second)
	for len(enginetest.Find(t, x, search.Query{Text: "zebra"})) == 0 {
		if time.Now().After(deadline) {
			t.Fatal("the new document was not found in five seconds")
		}
		time.Sleep(time.Millisecond)
	}
	cancel()
	<-done
}

// TestOtherVocabulariesAreStale holds that an index that was written with other
// vocabularies serves, and is made anew at the next synchronisation.
func TestOtherVocabulariesAreStale(t *testing.T) {
	dir := t.TempDir()
	lib := enginetest.NewLibrary(enginetest.Documents()...)
	x, err := Open(dir, lib, quiet)
	must(t, err)
	follow(t, lib, x)
	if x.Stale() {
		t.Error("a new index is stale")
	}
	now := filepath.Base(x.generation().dir)
	must(t, x.Close())
	old := strings.Replace(now, schema.VocabularyVersion(), "0123456789ab", 1)
	must(t, os.Rename(filepath.Join(dir, now), filepath.Join(dir, old)))
	must(t, os.WriteFile(filepath.Join(dir, currentFile), []byte(old), 0o644))
	x, err = Open(dir, lib, quiet)
	must(t, err)
	defer func() { must(t, x.Close()) }()
	if got := enginetest.Find(t, x, search.Query{Text: "haïtiens"}); !x.Stale() || len(got) != 1 {
		t.Errorf("of other vocabularies: stale %v, finds %v", x.Stale(), got)
	}
	follow(t, lib, x)
	if x.Stale() {
		t.Error("still stale after a synchronisation")
	}
}
