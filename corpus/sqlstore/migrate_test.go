package sqlstore

import (
	"database/sql"
	"errors"
	"io/fs"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/pressly/goose/v3"

	"github.com/simde/simde/schema/migrations"
)

// TestStepBetween holds that a database which has a later step gets one that came
// before it and was made afterwards.
func TestStepBetween(t *testing.T) {
	all, err := fs.Sub(migrations.SQLite, "sqlite")
	if err != nil {
		t.Fatal(err)
	}
	earlier := fstest.MapFS{}
	names, err := fs.Glob(all, "*.sql")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if name == "0020_bodies.sql" {
			continue
		}
		text, err := fs.ReadFile(all, name)
		if err != nil {
			t.Fatal(err)
		}
		earlier[name] = &fstest.MapFile{Data: text}
	}
	db, err := sql.Open("sqlite", filepath.Join(t.TempDir(), "catalogue.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := Migrate(t.Context(), db, goose.DialectSQLite3, earlier); err != nil {
		t.Fatal(err)
	}
	_, before := db.ExecContext(t.Context(), `SELECT 1 FROM bodies`)
	err = Migrate(t.Context(), db, goose.DialectSQLite3, all)
	_, after := db.ExecContext(t.Context(), `SELECT 1 FROM bodies`)
	if before == nil || errors.Join(err, after) != nil {
		t.Errorf("before %v, the step %v, after %v", before, err, after)
	}
}
