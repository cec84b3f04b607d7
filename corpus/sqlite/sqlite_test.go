package sqlite

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/storetest"
)

var adapter = storetest.Adapter{
	New:  func(t *testing.T) string { return filepath.Join(t.TempDir(), "a folder", "catalogue.db") },
	Open: func(ctx context.Context, path string) (corpus.Store, error) { return Open(ctx, path) },
}

func TestMain(m *testing.M) { storetest.Main(m, adapter) }

func TestStore(t *testing.T) { storetest.Test(t, adapter) }

// TestPagesByKey holds how the pages of many documents are found.
func TestPagesByKey(t *testing.T) {
	s, err := Open(t.Context(), adapter.New(t))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
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
