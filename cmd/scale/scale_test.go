package scale

import (
	"context"
	"crypto/rand"
	"flag"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"github.com/simde/simde/schema/schematest"
)

// program is the path of the program under test.
var program string

// TestMain builds the program, as "make build" does.
func TestMain(m *testing.M) {
	flag.Parse()
	if os.Getenv(schematest.Services) == "" {
		os.Exit(m.Run()) // every test is skipped, or fails
	}
	os.Exit(withProgram(m))
}

func withProgram(m *testing.M) int {
	dir, err := os.MkdirTemp("", "simde-scale")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	program = filepath.Join(dir, "simde")
	build := exec.Command("go", "build", "-trimpath", "-tags", "nomsgpack", "-ldflags", "-s -w", "-o", program, "../simde")
	if out, err := build.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "build the program: %v\n%s", err, out)
		return 1
	}
	return m.Run()
}

// library is one library on services. Each test has its own: a database, a
// prefix of names in the bucket and in the cluster.
type library struct {
	t         testing.TB
	catalogue string
	search    string
	originals string
	prefix    string
}

// newLibrary makes an empty library on the services that "make scale" started.
func newLibrary(t testing.TB) *library {
	t.Helper()
	admin := schematest.Service(t, "SIMDE_TEST_POSTGRES")
	l := libraryOn(t, admin)
	t.Cleanup(func() { sql(t, admin, fmt.Sprintf(`DROP DATABASE %q WITH (FORCE)`, l.prefix)) })
	return l
}

// libraryOn makes an empty library whose catalogue is a new database of a
// server.
func libraryOn(t testing.TB, admin string) *library {
	t.Helper()
	name := "scale-" + strings.ToLower(rand.Text()[:10])
	l := &library{t: t, search: schematest.Service(t, "SIMDE_TEST_OPENSEARCH"), prefix: name}
	sql(t, admin, fmt.Sprintf(`CREATE DATABASE %q`, name))
	l.catalogue = changed(t, admin, func(u *url.URL) { u.Path = "/" + name })
	t.Cleanup(l.remove)
	l.originals = changed(t, schematest.Service(t, "SIMDE_TEST_S3"), func(u *url.URL) { u.Path += "/" + name })
	return l
}

// remove takes the library's database and indices away.
func (l *library) remove() {
	ctx := context.WithoutCancel(l.t.Context())
	node, _, _ := strings.Cut(l.search, ",")
	req, err := http.NewRequestWithContext(ctx, http.MethodDelete, node+"/"+l.prefix+"-*", nil)
	must(l.t, err)
	res, err := browser.Do(req)
	if err != nil || res.StatusCode != http.StatusOK {
		l.t.Errorf("remove the indices: %v, %v", res, err)
		return
	}
	must(l.t, res.Body.Close())
}

// changed returns an address with a change.
func changed(t testing.TB, address string, change func(*url.URL)) string {
	t.Helper()
	u, err := url.Parse(address)
	must(t, err)
	change(u)
	return u.String()
}

// sql runs a statement on the database at an address.
func sql(t testing.TB, address, statement string) {
	t.Helper()
	ctx := context.WithoutCancel(t.Context())
	conn, err := pgx.Connect(ctx, address)
	must(t, err)
	_, err = conn.Exec(ctx, statement)
	must(t, err)
	must(t, conn.Close(ctx))
}

// place is the flags by which a command finds the library.
func (l *library) place() []string {
	return []string{"--catalogue", l.catalogue, "--search", l.search, "--search-prefix", l.prefix, "--originals", l.originals}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
