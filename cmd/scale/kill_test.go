package scale

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/simde/simde/schema/schematest"
)

// TestKilledLeader kills the process that keeps the index while documents come
// in, and tests that the one that waited goes on.
func TestKilledLeader(t *testing.T) {
	l := newLibrary(t)
	m := l.machine()
	leader := m.start("index", "--follow")
	leader.says("leads")
	heir := l.machine().start("index", "--follow")
	heir.says("another process keeps the index")
	files := notes(t, 120)
	coming := m.start("import", files)
	eventually(t, "some files are in", func() bool { return count(m.ledger(), "imported") >= 20 })
	leader.kill()
	heir.says("leads")
	must(t, coming.wait(patience))
	m.well()
	if got := m.serve().search(word).Total; got != 120 {
		t.Errorf("%d documents are found, want 120", got)
	}
}

// TestKilledPrimary kills the server that takes the writes of an import, and
// makes its standby the one that does.
func TestKilledPrimary(t *testing.T) {
	schematest.Service(t, schematest.Services)
	pg := newServer(t)
	kept(t, libraryOn(t, pg.address), func() {
		pg.do("kill", "primary")
		pg.do("promote")
	}, func() {})
}

// TestKilledNode kills one of three nodes of the cluster.
func TestKilledNode(t *testing.T) {
	l := newLibrary(t)
	if n := strings.Count(l.search, ",") + 1; n < 3 {
		t.Skipf("skipped: the cluster has %d nodes; the long form of \"make scale\" starts three", n)
	}
	cluster := filepath.Join(schematest.Service(t, schematest.Services), "opensearch")
	kept(t, l, func() { service(t, "opensearch", "kill", cluster, "2") }, func() { service(t, "opensearch", "again", cluster, "2") })
}

// kept has an import run while a service is killed, and holds that nothing which
// was acknowledged is missing then, and that a visitor is answered or told 503
// all the while.
func kept(t *testing.T, l *library, kill, mend func()) {
	t.Helper()
	const all = 240
	m := l.machine()
	m.run("import", "--manifest", demonstration)
	m.start("index", "--follow")
	m.well()
	s := l.machine().serve()
	want := s.search("remittances").Total
	v := s.visit("remittances", func(a answer) bool { return a.Total == want })
	coming := m.start("import", notes(t, all))
	eventually(t, "some files are in", func() bool { return count(m.ledger(), "imported") >= 80 })
	acknowledged := m.ledger()
	kill()
	if err := coming.wait(3 * patience); err != nil {
		t.Fatalf("the import: %v\n%s", err, coming.out.tail())
	}
	eventually(t, "a visitor is answered", func() bool { return s.status(searchPath+"remittances") == 200 })
	v.leave(t)
	after := m.ledger()
	for name, state := range acknowledged {
		if state == "imported" && after[name] != state {
			t.Errorf("%s was imported before, and is %q", name, after[name])
		}
	}
	t.Logf("%d files were in before the kill, %d are after", count(acknowledged, "imported"), count(after, "imported"))
	m.well()
	eventually(t, "every document is found", func() bool { return s.search(word).Total == all })
	mend()
	m.well()
}

// count counts the files of a state.
func count(ledger map[string]string, state string) int {
	n := 0
	for _, s := range ledger {
		if s == state {
			n++
		}
	}
	return n
}

// word is in each of the notes, and in no other text.
const word = "zarzamoral"

// notes writes n short files, none like another, and returns their folder.
func notes(t testing.TB, n int) string {
	t.Helper()
	dir := t.TempDir()
	for i := range n {
		var b strings.Builder
		fmt.Fprintf(&b, "Informe %d del %s\n\n", i, word)
		for j := range 30 {
			fmt.Fprintf(&b, "La palabra número %d de las %d se lee en el año %d. ", (i*7919+j*104729)%100003, i, 1950+(i*31+j)%70)
		}
		must(t, os.WriteFile(filepath.Join(dir, fmt.Sprintf("note-%03d.txt", i)), []byte(b.String()), 0o644))
	}
	return dir
}

// server is a PostgreSQL server of the test's own, with a standby.
type server struct {
	t       testing.TB
	dir     string
	address string
}

// newServer starts one.
func newServer(t testing.TB) *server {
	t.Helper()
	s := &server{t: t, dir: filepath.Join(schematest.Service(t, schematest.Services), "killed")}
	must(t, os.RemoveAll(s.dir))
	t.Cleanup(func() {
		s.do("stop")
		if err := os.RemoveAll(s.dir); err != nil {
			t.Error(err)
		}
	})
	s.address = service(t, "postgres", "start", s.dir, strconv.Itoa(freePorts(t, 2)), "standby")
	return s
}

// do asks the script of the server for something.
func (s *server) do(verb string, args ...string) {
	s.t.Helper()
	service(s.t, "postgres", append([]string{verb, s.dir}, args...)...)
}

// service calls a script that starts and ends services, and returns what it
// prints.
func service(t testing.TB, script string, args ...string) string {
	t.Helper()
	c := exec.Command(filepath.Join("..", "services", script), args...)
	var log strings.Builder
	c.Stderr = &log
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", script, strings.Join(args, " "), err, log.String())
	}
	return strings.TrimSpace(string(out))
}

// freePorts returns the first of n ports in a row that nobody uses.
func freePorts(t testing.TB, n int) int {
	t.Helper()
	for first := 20000 + os.Getpid()%9000; first < 32000; first += n {
		if allFree(first, n) {
			return first
		}
	}
	t.Fatal("no free ports")
	return 0
}

func allFree(first, n int) bool {
	for p := first; p < first+n; p++ {
		ln, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(p)))
		if err != nil {
			return false
		}
		if ln.Close() != nil {
			return false
		}
	}
	return true
}
