package bleve

import (
	"log/slog"
	"testing"
	"time"

	"github.com/simde/simde/search/enginetest"
	"github.com/simde/simde/search/plan"
)

// open returns an empty index that shows texts. It has patience: on a busy
// machine a search may wait longer for its turn than a server would let it.
func open(t testing.TB, texts plan.Texts) *Index {
	t.Helper()
	x, err := Open(t.TempDir(), texts, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	x.Patience = time.Minute
	t.Cleanup(func() {
		if err := x.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	return x
}

func TestContract(t *testing.T) {
	enginetest.Run(t, func(t *testing.T, texts enginetest.Texts) enginetest.Engine { return open(t, texts) })
}
