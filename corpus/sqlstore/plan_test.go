package sqlstore

import (
	"database/sql"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite"

	"github.com/simde/simde/schema/migrations"
)

// TestPagesByKey holds that SQLite finds the pages of many documents by their
// key.
func TestPagesByKey(t *testing.T) {
	db, err := sql.Open("sqlite", filepath.Join(t.TempDir(), "catalogue.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	steps, err := fs.Sub(migrations.SQLite, "sqlite")
	if err != nil {
		t.Fatal(err)
	}
	if err := Migrate(t.Context(), db, goose.DialectSQLite3, steps); err != nil {
		t.Fatal(err)
	}
	found, err := db.QueryContext(t.Context(), `EXPLAIN QUERY PLAN `+manyPagesSQL, make([]any, 2*pagesAtOnce)...)
	if err != nil {
		t.Fatal(err)
	}
	defer found.Close()
	plan := ""
	for found.Next() {
		var a, b, c any
		var detail string
		if err := found.Scan(&a, &b, &c, &detail); err != nil {
			t.Fatal(err)
		}
		plan += detail + "\n"
	}
	if !strings.Contains(plan, "SEARCH pages USING INDEX sqlite_autoindex_pages_1 (document=? AND number=?)") {
		t.Errorf("pages are not found by their key:\n%s", plan)
	}
}
