package postgres

import (
	"context"
	"crypto/rand"
	"net/url"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"github.com/simde/simde/corpus/storetest"
	"github.com/simde/simde/schema/schematest"
)

// adminVariable names a database, by its address as a URL, from which tests
// make databases of their own.
const adminVariable = "SIMDE_TEST_POSTGRES"

var adapter = storetest.Adapter{New: newDatabase, Open: Open}

// newDatabase makes a database that is dropped after the test, and returns its
// address.
func newDatabase(t testing.TB) string {
	t.Helper()
	admin := schematest.Service(t, adminVariable)
	name := "simde_test_" + strings.ToLower(rand.Text())
	run(t, admin, `CREATE DATABASE `+name)
	t.Cleanup(func() { run(t, admin, `DROP DATABASE `+name+` WITH (FORCE)`) })
	u, err := url.Parse(admin)
	if err != nil {
		t.Fatal(err)
	}
	u.Path = "/" + name
	return u.String()
}

// run runs a statement on the database at an address.
func run(t testing.TB, address, statement string) {
	t.Helper()
	ctx := context.WithoutCancel(t.Context()) // also when the test has ended
	conn, err := pgx.Connect(ctx, address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(ctx)
	if _, err := conn.Exec(ctx, statement); err != nil {
		t.Fatal(err)
	}
}

func TestMain(m *testing.M) { storetest.Main(m, adapter) }

func TestStore(t *testing.T) {
	schematest.Service(t, adminVariable)
	storetest.Test(t, adapter)
}
