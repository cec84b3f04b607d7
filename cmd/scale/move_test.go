package scale

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/corpus/sqlite"
)

// TestMove carries a library from a folder to services, and from these to
// another folder, where everything is as it was.
func TestMove(t *testing.T) {
	l := newLibrary(t)
	from, to := t.TempDir(), t.TempDir()
	here, there := machine{t, []string{"--data", from}}, machine{t, []string{"--data", to}}
	here.run("import", "--manifest", demonstration)
	here.run("index")
	here.run("correct", firstID(t, here), "title=Corrected before the move", "--by", "an archivist")
	here.run("index")
	services := l.machine()
	moveTo := []string{"move", "--to-data", services.place[1], "--to-catalogue", l.catalogue, "--to-search", l.search, "--to-search-prefix", l.prefix, "--to-originals", l.originals}
	here.run(moveTo...)
	here.run(moveTo...) // again is free
	services.well()
	sameAnswers(t, here.serveAll(), services.serve())
	services.run("move", "--to-data", to)
	for _, m := range []machine{here, there} {
		m.well()
	}
	if d := cmp.Diff(originals(t, from), originals(t, to)); d != "" {
		t.Errorf("originals (-before +after):\n%s", d)
	}
	if d := cmp.Diff(rows(t, from), rows(t, to)); d != "" {
		t.Errorf("rows (-before +after):\n%s", d)
	}
	if a, b := here.run("search", "--json", "remittances"), there.run("search", "--json", "remittances"); a != b {
		t.Errorf("a search finds\n%safter the move, want\n%s", b, a)
	}
}

// firstID is the id of some document of a library.
func firstID(t *testing.T, m machine) string {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(m.place[1], "catalogue.db"))
	must(t, err)
	defer s.Close()
	for id, err := range s.IDs(t.Context(), "") {
		must(t, err)
		return string(id)
	}
	t.Fatal("no document")
	return ""
}

// rows writes all rows of the catalogue in a folder, in order.
func rows(t *testing.T, data string) []string {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(data, "catalogue.db"))
	must(t, err)
	defer s.Close()
	var out []string
	for r, err := range s.Dump(t.Context()) {
		must(t, err)
		out = append(out, fmt.Sprintf("%s %q %q", r.Table, r.Columns, r.Values))
	}
	if len(out) < 100 {
		t.Errorf("only %d rows", len(out))
	}
	slices.Sort(out)
	return out
}

// originals returns the hash of each file among the originals in a folder.
func originals(t *testing.T, data string) map[string]string {
	t.Helper()
	dir := filepath.Join(data, "originals")
	out := map[string]string{}
	must(t, filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		name, inside := filepath.Rel(dir, path)
		must(t, inside)
		out[name] = fmt.Sprintf("%x", sha256.Sum256(b))
		return err
	}))
	if len(out) < 40 {
		t.Errorf("only %d originals", len(out))
	}
	return out
}
