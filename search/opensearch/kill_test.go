package opensearch

import (
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/enginetest"
)

// TestKilledNode kills a node of a cluster of three while documents come in, and
// tests that nothing which was acknowledged is missing, and that searches answer
// all the while or say that they cannot.
func TestKilledNode(t *testing.T) {
	kill := os.Getenv("SIMDE_TEST_OPENSEARCH_KILL")
	if kill == "" {
		t.Skip("skipped: SIMDE_TEST_OPENSEARCH_KILL holds a command that kills one of the nodes of SIMDE_TEST_OPENSEARCH")
	}
	lib := enginetest.NewLibrary(manyDocuments(3000)...)
	c := Config{Addresses: addresses(t), Prefix: "test-" + strings.ToLower(rand.Text()[:10]), Shards: 3}
	x, err := Open(t.Context(), c, lib, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := x.Remove(context.WithoutCancel(t.Context())); err != nil {
			t.Errorf("remove the test's indices: %v", err)
		}
	})
	stop, asked := askAllTheWhile(t, x)
	changes := slices.Collect(func(yield func(schema.Change) bool) {
		for c, err := range lib.Changes(t.Context(), 0) {
			if err != nil || !yield(c) {
				return
			}
		}
	})
	longest, failed, batch := time.Duration(0), 0, 0
	for some := range slices.Chunk(changes, 50) {
		if batch++; batch == 15 {
			if out, err := exec.CommandContext(t.Context(), "sh", "-c", kill).CombinedOutput(); err != nil {
				t.Fatalf("%s: %v\n%s", kill, err, out)
			}
		}
		began := time.Now()
		for err := x.Apply(t.Context(), "killed", some); err != nil; err = x.Apply(t.Context(), "killed", some) {
			failed++ // the indexer tries again as well
			if time.Since(began) > 2*time.Minute {
				t.Fatal(err)
			}
		}
		longest = max(longest, time.Since(began))
	}
	close(stop)
	answered, broken := asked()
	t.Logf("%d documents in batches of 50, longest batch %v, %d failed and were repeated; %d searches answered, %d gave an error", len(changes), longest.Round(time.Millisecond), failed, answered, broken)
	held := map[schema.ID]bool{}
	for c, err := range x.Contents(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		held[c.ID] = true
	}
	for _, d := range lib.Documents() {
		if !held[d.ID] {
			t.Errorf("%s was acknowledged and is missing", d.ID)
		}
	}
	if n, err := x.Count(t.Context(), search.Query{}); err != nil || n != len(changes) {
		t.Errorf("%d documents are found, %v; want %d", n, err, len(changes))
	}
}

// askAllTheWhile searches until stop is closed. asked returns how many searches
// were answered and how many gave an error.
func askAllTheWhile(t *testing.T, x *Index) (stop chan struct{}, asked func() (answered, broken int)) {
	t.Helper()
	stop = make(chan struct{})
	answered, broken := 0, 0
	var wg sync.WaitGroup
	wg.Go(func() {
		for {
			select {
			case <-stop:
				return
			case <-time.After(20 * time.Millisecond):
			}
			if _, err := x.Search(t.Context(), search.Query{Text: "palabra OR parole", Lang: schema.Spanish}); err != nil {
				broken++
			} else {
				answered++
			}
		}
	})
	return stop, func() (int, int) { wg.Wait(); return answered, broken }
}

// manyDocuments makes n short documents.
func manyDocuments(n int) []*schema.Document {
	var out []*schema.Document
	for i := range n {
		out = append(out, &schema.Document{ID: schema.ID(fmt.Sprintf("k%05d", i)), Language: schema.Spanish, Title: fmt.Sprint("Palabra ", i),
			Pages: []schema.Page{{Number: 1, Language: schema.Spanish, Text: fmt.Sprint("La palabra número ", i, " del informe.")}}})
	}
	return out
}
