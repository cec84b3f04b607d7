package sqlite

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/pressly/goose/v3"

	"github.com/simde/simde/corpus/storetest"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/migrations"
)

// TestCopiesGoApart copies a database, as a backup does, and lets both go on to
// the same revision: their common changes keep their identities, those after
// the copy have different ones.
func TestCopiesGoApart(t *testing.T) {
	dir := t.TempDir()
	first, second := filepath.Join(dir, "catalogue.db"), filepath.Join(dir, "copy.db")
	put(t, first, "a", "b")
	b, err := os.ReadFile(first)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(second, b, 0o600); err != nil {
		t.Fatal(err)
	}
	one, other := put(t, first, "c"), put(t, second, "d")
	for i, same := range []bool{true, true, false} {
		if (one[i] == other[i]) != same {
			t.Errorf("revision %d is %s and %s, want the same: %v", i+1, one[i], other[i], same)
		}
	}
}

// put stores documents in the database at path and returns the identities of
// its revisions.
func put(t *testing.T, path string, ids ...schema.ID) []string {
	t.Helper()
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range ids {
		if err := s.Put(t.Context(), storetest.Full(id)); err != nil {
			t.Fatal(err)
		}
	}
	last, err := s.Revision(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for r := range last {
		identity, err := s.Identity(t.Context(), r+1)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, identity)
	}
	if err := s.Close(); err != nil { // writes the whole database into its one file
		t.Fatal(err)
	}
	return out
}

// TestOldRevisionsStand opens a database from before changes had identities:
// those that can be followed get one.
func TestOldRevisionsStand(t *testing.T) {
	path := filepath.Join(t.TempDir(), "catalogue.db")
	put(t, path, "a", "b")
	write, read, err := open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	steps, err := fs.Sub(migrations.SQLite, "sqlite")
	if err != nil {
		t.Fatal(err)
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, write, steps)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.DownTo(t.Context(), 3); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(write.Close(), read.Close()); err != nil {
		t.Fatal(err)
	}
	for i, identity := range put(t, path, "c") {
		if identity == "" {
			t.Errorf("revision %d has no identity", i+1)
		}
	}
}
