package scale

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/simde/simde/schema/schematest"
)

// demonstration is the catalogue of the demonstration library.
var demonstration = filepath.Join("..", "simde", "demo", "catalogue.csv")

// asked are addresses at which all sites of one library answer alike.
var asked = []string{
	"/es", "/en/documents", "/es/documentos?q=remesas", "/fr/documents?q=migration&sort=newest", "/en/documents?q=%22return+migration%22",
	"/es/corredores", "/es/corredores/mx-us", "/en/countries/mx", "/fr/themes/remittances", "/en/data", "/en/coverage",
	searchPath + "remittances", searchPath + "refugees+OR+retorno", searchPath + "", "/api/v1/corridors", "/oai?verb=ListIdentifiers&metadataPrefix=oai_dc", "/sitemap.xml",
}

// TestLife takes a library from its import to the end of one of its documents,
// with two processes that would keep the index and two that answer.
func TestLife(t *testing.T) {
	l := newLibrary(t)
	first, second := l.machine(), l.machine()
	followers := []*process{first.start("index", "--follow"), second.start("index", "--follow")}
	first.run("import", "--manifest", demonstration)
	first.well()
	one, other := first.serve(), second.serve()
	alike(t, one, other, asked...)
	found := one.search("remittances").Hits
	if len(found) < 5 {
		t.Fatalf("%d documents are found, want some that can be changed", len(found))
	}

	t.Run("correct", func(t *testing.T) {
		second.run("correct", found[0].ID, "title=Zanzibar remits", "--by", "an archivist")
		for _, s := range []*site{one, other} {
			eventually(t, "the new title is found", func() bool {
				a := s.search("zanzibar")
				return a.Total == 1 && a.Hits[0].Title == "Zanzibar remits"
			})
		}
	})
	t.Run("withdraw", func(t *testing.T) {
		gone(t, one, other, found[1].ID, func() { first.run("withdraw", found[1].ID) })
	})
	t.Run("erase", func(t *testing.T) {
		gone(t, one, other, found[2].ID, func() { second.run("erase", "--yes", found[2].ID) })
		if out, err := second.try("import", "--manifest", demonstration); err != nil || !strings.Contains(out, "0 imported") && strings.Contains(out, " imported") {
			t.Errorf("import of what was withdrawn and erased: %v\n%s", err, out)
		}
	})
	t.Run("rebuild", func(t *testing.T) {
		want := one.search("migration").Total
		v := other.visit("migration", func(a answer) bool { return a.Total == want })
		first.run("index", "--rebuild")
		time.Sleep(2 * time.Second) // until the sites have seen the new one
		v.leave(t)
	})
	first.well()
	alike(t, one, other, asked...)
	t.Run("end", func(t *testing.T) { ends(t, second, other) })
	for _, f := range followers {
		f.terminate()
		if err := f.wait(20 * time.Second); err != nil {
			t.Errorf("a process that followed ends: %v\n%s", err, f.out.tail())
		}
	}
	if one.status("/readyz") != 200 {
		t.Error("what the others did has the first site not ready")
	}
}

// gone tests that a document is gone from both sites once something was done.
func gone(t *testing.T, one, other *site, id string, do func()) {
	t.Helper()
	if one.status("/d/"+id) >= 400 {
		t.Fatalf("document %s is not there", id)
	}
	do()
	for _, s := range []*site{one, other} {
		eventually(t, "the document is gone", func() bool { return s.search("id:"+id).Total == 0 && s.status("/d/"+id) == 410 })
	}
}

// ends tests that a site that is asked to end says so before it does, and that
// what it has begun to answer is answered.
func ends(t *testing.T, m machine, other *site) {
	s := m.serve("--drain", "2s")
	if got := s.status("/readyz"); got != 200 {
		t.Fatalf("/readyz says %d", got)
	}
	s.terminate()
	eventually(t, "/readyz says that the process ends", func() bool { return s.status("/readyz") == 503 })
	if got := s.status(asked[1]); got != 200 {
		t.Errorf("a request while the process ends: %d", got)
	}
	if err := s.wait(20 * time.Second); err != nil {
		t.Errorf("the process ends: %v\n%s", err, s.out.tail())
	}
	if got := other.status("/readyz"); got != 200 {
		t.Errorf("the other site's /readyz says %d", got)
	}
}

// TestRealCorpus imports the real corpus, part of it from each of two machines
// at the same time.
func TestRealCorpus(t *testing.T) {
	if testing.Short() {
		t.Skip("left out of the short form")
	}
	l := newLibrary(t)
	corpus := schematest.SharedData(t, "corpus")
	first, second := l.machine(), l.machine()
	first.start("index", "--follow")
	beside := second.start("import", "--ocr=", filepath.Join(corpus, "reliefweb-haiti-ethiopia"), filepath.Join(corpus, "us-declarations"))
	for _, part := range []string{"spain-extranjeria", "iom-evaluations", "reliefweb"} {
		if out, err := first.try("import", "--ocr=", filepath.Join(corpus, part)); err != nil && !strings.Contains(out, "failed") {
			t.Fatal(err)
		}
	}
	if err := beside.wait(10 * time.Minute); err != nil && !strings.Contains(beside.out.String(), "failed") {
		t.Fatalf("the import on the second machine: %v\n%s", err, beside.out.tail())
	}
	first.well()
	one, other := first.serve(), second.serve()
	alike(t, one, other, asked...)
	t.Logf("%d files in the ledger, %d documents are found", len(first.ledger()), one.search("").Total)
}
