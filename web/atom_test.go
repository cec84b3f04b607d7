package web_test

import (
	"encoding/xml"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

type atomFeed struct {
	Updated string `xml:"updated"`
	Entries []struct {
		ID        string `xml:"id"`
		Updated   string `xml:"updated"`
		Published string `xml:"published"`
	} `xml:"entry"`
}

func readFeed(t *testing.T, l *served, path string) atomFeed {
	t.Helper()
	res, body := get(t, l.site, http.MethodGet, path)
	var f atomFeed
	if err := xml.Unmarshal([]byte(body), &f); err != nil || res.StatusCode != http.StatusOK {
		t.Fatalf("feed %s: %d, %v", path, res.StatusCode, err)
	}
	if strings.Contains(body, "1970-") || strings.Contains(body, "0001-") {
		t.Errorf("feed %s has an entry of no time:\n%s", path, body)
	}
	return f
}

// TestFeedsAreInTheOrderOfEntry holds that a document which enters, or changes,
// is the first entry of the feeds it is in, with the time of the library, and
// keeps its own date beside it.
func TestFeedsAreInTheOrderOfEntry(t *testing.T) {
	l := libraryOf(t, manyDocuments())
	feeds := []string{"/es/documentos.atom", "/en/documents.atom?q=remittances", "/fr/documents.atom?corridor=MX-US", "/es/documentos.atom?year=undated", "/es/documentos.atom?sort=title&q=remesas"}
	newest := documents()[0]
	newest.ID = "new"
	newest.Stated = map[schema.Authority]schema.Known{schema.ByManifest: {Title: "Remesas de los mexicanos, hoy", Language: "es", Corridors: []string{"MX-US"}, Subjects: []string{"remittances"}}}
	newest.Pages[0].Text = "Los mexicanos en Estados Unidos envían remesas: remittances."
	l.put(newest)
	l.sync()
	stamps, err := l.store.Stamps(t.Context(), schema.StampRange{ID: "new", Most: 1})
	if err != nil || len(stamps) != 1 {
		t.Fatal(stamps, err)
	}
	at := stamps[0].At.Format("2006-01-02T15:04:05Z")
	for _, path := range feeds {
		f := readFeed(t, l, path)
		if len(f.Entries) < 2 || !strings.HasSuffix(f.Entries[0].ID, "/d/new") || f.Entries[0].Updated != at || f.Entries[0].Published != "" || f.Updated != at {
			t.Errorf("feed %s of %s does not begin with the newest: %+v", path, f.Updated, f.Entries[:min(2, len(f.Entries))])
		}
	}
	changed := manyDocuments()[3] // of 2016, about MX-US
	changed.Pages[0].Text += " Y más remesas: more remittances."
	l.put(changed)
	l.sync()
	for _, path := range feeds[:3] {
		f := readFeed(t, l, path)
		if !strings.HasSuffix(f.Entries[0].ID, "/d/m03") || !strings.HasSuffix(f.Entries[1].ID, "/d/new") || f.Entries[0].Published != "2016-05-04T00:00:00Z" {
			t.Errorf("feed %s does not begin with what changed: %+v", path, f.Entries[:2])
		}
	}
	if f := readFeed(t, l, "/es/documentos.atom?q=zepelines"); len(f.Entries) != 0 || f.Updated == "" {
		t.Errorf("a feed of nothing: %+v", f)
	}
}

// TestAtomCarriesFigures holds that the feed of a corridor has its newest figures
// among its documents, and that of words has none.
func TestAtomCarriesFigures(t *testing.T) {
	srv := siteOf(t, documents())
	_, feed := get(t, srv, http.MethodGet, "/en/documents.atom?corridor=MX-US")
	for _, want := range []string{"<title>SIMDE: Mexico → United States</title>", "New figure: Mexico → United States", "1st quarter 2026", "<name>Banco de México", "/en/corridors/mx-us#MX-US%20banxico", "Remittances from the United States"} {
		if !strings.Contains(feed, want) {
			t.Errorf("the feed lacks %q", want)
		}
	}
	last := "9999"
	for _, m := range regexp.MustCompile(`<entry[\s\S]*?<updated>(.*?)</updated>`).FindAllStringSubmatch(feed, -1) {
		if m[1] > last {
			t.Errorf("an entry of %s stands after one of %s", m[1], last)
		}
		last = m[1]
	}
	for _, path := range []string{"/en/documents.atom?q=remittances", "/en/documents.atom?corridor=MX-US&since=2030-01-01"} {
		if _, feed := get(t, srv, http.MethodGet, path); strings.Contains(feed, "New figure") {
			t.Errorf("%s has figures", path)
		}
	}
}
