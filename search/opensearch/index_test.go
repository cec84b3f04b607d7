package opensearch

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/schematest"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/enginetest"
	"github.com/simde/simde/search/plan"
)

// addresses returns those of the cluster that tests may use, or skips.
func addresses(t testing.TB) []string {
	t.Helper()
	return strings.Split(schematest.Service(t, "SIMDE_TEST_OPENSEARCH"), ",")
}

// open returns an empty index that shows texts, and removes it when the test
// ends.
func open(t testing.TB, texts plan.Texts, shards int) *Index {
	t.Helper()
	c := Config{Addresses: addresses(t), Prefix: "test-" + strings.ToLower(rand.Text()[:10]), Shards: shards}
	x, err := Open(t.Context(), c, texts, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	x.Patience = time.Minute
	t.Cleanup(func() {
		if err := x.Remove(context.WithoutCancel(t.Context())); err != nil {
			t.Errorf("remove the test's indices: %v", err)
		}
		if err := x.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	return x
}

// all returns the names of all indices of x.
func (x *Index) all(t testing.TB) []string {
	t.Helper()
	var got map[string]any
	if err := x.client.do(context.WithoutCancel(t.Context()), http.MethodGet, "/"+x.config.Prefix+"-*", nil, &got); err != nil {
		t.Error(err)
	}
	return slices.Collect(maps.Keys(got))
}

// TestSweep tests that a generation which nobody writes to goes, and nothing
// else: not the one that serves, nor what another index calls nearly the same.
func TestSweep(t *testing.T) {
	x := open(t, enginetest.NewLibrary(), 1)
	c := x.config
	c.Prefix += "-other"
	other, err := Open(t.Context(), c, enginetest.NewLibrary(), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	if err := x.named("lost").make(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := x.sweep(t.Context(), time.Hour); err != nil || len(x.all(t)) != 9 {
		t.Errorf("at once %d indices, %v; want 9", len(x.all(t)), err)
	}
	if err := x.sweep(t.Context(), 0); err != nil || len(x.all(t)) != 6 {
		t.Errorf("later %d indices, %v; want 6", len(x.all(t)), err)
	}
	for _, i := range []*Index{x, other} {
		if _, err := i.Position(t.Context()); err != nil {
			t.Errorf("%s: %v", i.config.Prefix, err)
		}
	}
}

// TestStale tests that an index of another analysis is known for one by who asks
// where it is.
func TestStale(t *testing.T) {
	x := open(t, enginetest.NewLibrary(), 1)
	if _, err := x.Position(t.Context()); err != nil || x.Stale() {
		t.Errorf("a new index is stale, or %v", err)
	}
	if err := x.serving.setPosition(t.Context(), position{Revision: 3, State: "s", Analysis: "s0-a0"}); err != nil {
		t.Fatal(err)
	}
	if at, err := x.Position(t.Context()); err != nil || at.Revision != 3 || !x.Stale() {
		t.Errorf("position %+v, %v, stale %v; want 3, and that it is", at, err, x.Stale())
	}
}

// slowly is a network in which calls of one sort never come back.
type slowly struct {
	http.RoundTripper
	what string
}

func (s slowly) RoundTrip(r *http.Request) (*http.Response, error) {
	if strings.Contains(r.URL.Path, s.what) {
		<-r.Context().Done()
		return nil, r.Context().Err()
	}
	return s.RoundTripper.RoundTrip(r)
}

// TestSlowPagesCostSnippetsNotHits tests that a search shows what it has where
// its pages are not found in time, and says so.
func TestSlowPagesCostSnippetsNotHits(t *testing.T) {
	lib := enginetest.NewLibrary(enginetest.Documents()...)
	x := open(t, lib, 1)
	changes := slices.Collect(func(yield func(schema.Change) bool) {
		for c, err := range lib.Changes(t.Context(), 0) {
			if err != nil || !yield(c) {
				return
			}
		}
	})
	if err := x.Apply(t.Context(), "slow", changes); err != nil {
		t.Fatal(err)
	}
	x.Patience = time.Second
	x.client.http.Transport = slowly{x.client.http.Transport, "-pages/_search"}
	r, err := x.Search(t.Context(), search.Query{Text: "remesas familiares", Lang: schema.Spanish})
	if err != nil || len(r.Hits) == 0 || len(r.Hits[0].Pages) > 0 || !slices.Contains(r.Notes, search.Note{Code: search.NoteCut}) {
		t.Errorf("%d hits, notes %v, %v; want hits without pages, and a note", len(r.Hits), r.Notes, err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	x.client.http.Transport = slowly{http.DefaultTransport, "-docs/_search"}
	if _, err := x.Search(ctx, search.Query{Text: "hogares", Lang: schema.Spanish}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a search whose context ends: %v", err)
	}
	x.client.http.Transport = http.DefaultTransport
}

func TestContract(t *testing.T) {
	enginetest.Run(t, func(t *testing.T, texts enginetest.Texts) enginetest.Engine { return open(t, texts, 2) })
}

// TestPagesInHalves tests that no page is left out where more are found than are
// asked for at a time, and that what cannot be counted whole is said to be cut.
func TestPagesInHalves(t *testing.T) {
	lib := enginetest.NewLibrary(enginetest.Notes(t)...)
	x := open(t, lib, 1)
	if err := x.Apply(t.Context(), "halves", noteFeed{lib}.changes()); err != nil {
		t.Fatal(err)
	}
	q := search.Query{Text: "migrantes OR remesas", Lang: schema.Spanish, Size: 50}
	want, err := x.Search(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	x.mostPages = 3
	got, err := x.Search(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	want.Took, got.Took = 0, 0
	if d := cmp.Diff(want.Hits, got.Hits); d != "" || len(got.Hits) < 5 {
		t.Errorf("%d hits; pages asked for at once, and three at a time (-want +got):\n%s", len(got.Hits), d)
	}
}
