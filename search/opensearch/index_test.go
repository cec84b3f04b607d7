package opensearch

import (
	"context"
	"crypto/rand"
	"log/slog"
	"maps"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/simde/simde/search/enginetest"
	"github.com/simde/simde/search/plan"
)

// addresses returns those of the cluster that tests may use, or skips.
func addresses(t testing.TB) []string {
	t.Helper()
	a := os.Getenv("SIMDE_TEST_OPENSEARCH")
	if a == "" {
		t.Skip("skipped: SIMDE_TEST_OPENSEARCH=http://127.0.0.1:9200 names a search server to test with")
	}
	return strings.Split(a, ",")
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
		if err := x.remove(context.WithoutCancel(t.Context()), x.all(t)); err != nil {
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

func TestContract(t *testing.T) {
	enginetest.Run(t, func(t *testing.T, texts enginetest.Texts) enginetest.Engine { return open(t, texts, 2) })
}
