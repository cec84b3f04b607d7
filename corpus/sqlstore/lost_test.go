package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pressly/goose/v3"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/migrations"
)

// breaking is a database whose connection breaks at the first writing of a plan,
// after which another server writes one before the second attempt.
type breaking struct {
	Dialect
	begun *int
}

func (b breaking) Rebind(query string) string {
	if *b.begun == 1 && strings.HasPrefix(query, "INSERT INTO plans") {
		return "broken"
	}
	return query
}

func (b breaking) BeginWriting(ctx context.Context, tx *sql.Tx) (err error) {
	if *b.begun++; *b.begun == 2 {
		_, err = tx.ExecContext(ctx, `INSERT INTO plans (number, body) VALUES (1, '{"By":"Luis"}')`)
	}
	return err
}

func (b breaking) Lost(err error) bool { return strings.Contains(err.Error(), "broken") }

// TestPlanOfAnother holds that a plan which is stored once more, since the
// connection broke, does not take the place of another that came meanwhile.
func TestPlanOfAnother(t *testing.T) {
	db, err := sql.Open("sqlite", filepath.Join(t.TempDir(), "catalogue.db"))
	if err != nil {
		t.Fatal(err)
	}
	steps, err := fs.Sub(migrations.SQLite, "sqlite")
	if err == nil {
		err = Migrate(t.Context(), db, goose.DialectSQLite3, steps)
	}
	if err != nil {
		t.Fatal(errors.Join(err, db.Close()))
	}
	s, err := Open(t.Context(), Config{Write: db, Read: db, Dialect: breaking{begun: new(int)}})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	n, err := s.PutPlan(t.Context(), schema.Plan{By: "Ana"})
	if err != nil || n != 2 {
		t.Errorf("the plan is number %d, %v, want 2", n, err)
	}
	for number, by := range map[int]string{1: "Luis", 2: "Ana"} {
		if p, err := s.OnePlan(t.Context(), number); err != nil || p.By != by {
			t.Errorf("plan %d is that of %q, %v, want %s", number, p.By, err, by)
		}
	}
}
