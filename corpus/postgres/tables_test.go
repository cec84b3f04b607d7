package postgres

import (
	"context"
	"database/sql"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite"

	"github.com/simde/simde/corpus/sqlstore"
	"github.com/simde/simde/schema/migrations"
)

func itoa(n uint16) string { return strconv.Itoa(int(n)) }

// TestTables holds that the steps of both databases make the same tables: the
// same columns of the same kinds in the same order, keys, indexes and
// references, and that PostgreSQL compares every text by its bytes.
func TestTables(t *testing.T) {
	address := newDatabase(t)
	cfg, err := configure(address)
	if err != nil {
		t.Fatal(err)
	}
	pg := connect(cfg, 1)
	defer pg.Close()
	if err := prepare(t.Context(), pg); err != nil {
		t.Fatal(err)
	}
	lite, err := sql.Open("sqlite", filepath.Join(t.TempDir(), "catalogue.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer lite.Close()
	steps, err := fs.Sub(migrations.SQLite, "sqlite")
	if err != nil {
		t.Fatal(err)
	}
	if err := sqlstore.Migrate(t.Context(), lite, goose.DialectSQLite3, steps); err != nil {
		t.Fatal(err)
	}
	want, got := read(t, lite, liteTables), read(t, pg, pgTables)
	if len(want) < 50 {
		t.Fatalf("only %d columns and keys were read", len(want))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("tables (-SQLite +PostgreSQL):\n%s", diff)
	}
	if odd := read(t, pg, `
		SELECT table_name, column_name, coalesce(collation_name, 'that of the database'), '', '' FROM information_schema.columns
		WHERE table_schema = current_schema() AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'`); len(odd) > 0 {
		t.Errorf("columns that are not ordered by their bytes: %q", odd)
	}
}

// liteTables lists columns, and those of keys, indexes and references, of
// SQLite.
const liteTables = `
	WITH tables AS (SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'goose_%')
	SELECT t.name, 'column ' || c.name,
		CASE c.type WHEN 'TEXT' THEN 'text' WHEN 'INTEGER' THEN 'bigint' WHEN 'BLOB' THEN 'bytea' WHEN 'REAL' THEN 'double precision' END,
		CASE WHEN c."notnull" = 1 OR c.pk > 0 THEN 'never null' ELSE '' END, ''
	FROM tables t, pragma_table_info(t.name) c
	UNION ALL
	SELECT t.name, 'key', (SELECT group_concat(name, ',') FROM (SELECT name FROM pragma_table_info(t.name) WHERE pk > 0 ORDER BY pk)), '', '' FROM tables t
	UNION ALL
	SELECT t.name, CASE i."unique" WHEN 1 THEN 'unique' ELSE 'index' END,
		(SELECT group_concat(name, ',') FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno)), '', ''
	FROM tables t, pragma_index_list(t.name) i WHERE i.origin <> 'pk'
	UNION ALL
	SELECT t.name, 'reference', f."from", f."table" || '.' || f."to", f.on_delete FROM tables t, pragma_foreign_key_list(t.name) f`

// pgTables lists the same of PostgreSQL.
const pgTables = `
	SELECT c.table_name, 'column ' || c.column_name, c.data_type, CASE c.is_nullable WHEN 'NO' THEN 'never null' ELSE '' END, ''
	FROM information_schema.columns c WHERE c.table_schema = current_schema() AND c.table_name NOT LIKE 'goose_%'
	UNION ALL
	SELECT t.relname, CASE WHEN i.indisprimary THEN 'key' WHEN i.indisunique THEN 'unique' ELSE 'index' END,
		(SELECT string_agg(a.attname, ',' ORDER BY k.n) FROM unnest(i.indkey) WITH ORDINALITY k (num, n)
			JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.num), '', ''
	FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid JOIN pg_namespace s ON s.oid = t.relnamespace
	WHERE s.nspname = current_schema() AND t.relname NOT LIKE 'goose_%'
	UNION ALL
	SELECT t.relname, 'reference', a.attname, r.relname || '.' || b.attname, CASE f.confdeltype WHEN 'c' THEN 'CASCADE' ELSE 'NO ACTION' END
	FROM pg_constraint f JOIN pg_class t ON t.oid = f.conrelid JOIN pg_class r ON r.oid = f.confrelid
	JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = f.conkey[1] JOIN pg_attribute b ON b.attrelid = r.oid AND b.attnum = f.confkey[1]
	WHERE f.contype = 'f'`

// read returns the rows of a query, sorted.
func read(t *testing.T, db *sql.DB, query string) []string {
	t.Helper()
	found, err := db.QueryContext(context.Background(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer found.Close()
	var out []string
	for found.Next() {
		var cells [5]string
		if err := found.Scan(&cells[0], &cells[1], &cells[2], &cells[3], &cells[4]); err != nil {
			t.Fatal(err)
		}
		out = append(out, strings.TrimSpace(strings.Join(cells[:], " ")))
	}
	if err := found.Err(); err != nil {
		t.Fatal(err)
	}
	slices.Sort(out)
	return out
}
