package sqlite

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/simde/simde/corpus/sqlstore"
)

// TestEveryTableIsCarried holds that a step that adds a table adds it to those
// that are carried to another database.
func TestEveryTableIsCarried(t *testing.T) {
	path := filepath.Join(t.TempDir(), "catalogue.db")
	put(t, path, "a")
	write, read, err := open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer write.Close()
	defer read.Close()
	rows, err := read.QueryContext(t.Context(), `SELECT name FROM sqlite_master WHERE type = 'table'`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		own := strings.HasPrefix(name, "sqlite_") || strings.HasPrefix(name, "goose_")
		if !own && !slices.Contains(sqlstore.Tables, name) {
			t.Errorf("table %s stays behind", name)
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}
