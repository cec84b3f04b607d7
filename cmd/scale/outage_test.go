package scale

import (
	"net/http"
	"regexp"
	"testing"
	"time"
)

// TestOutage shuts the way to each service in turn. The site says by /readyz
// that it is not ready, and to its readers the right answer or 503, soon; when
// the service is back so is the site.
func TestOutage(t *testing.T) {
	l := newLibrary(t)
	m := l.machine()
	m.run("import", "--manifest", demonstration)
	m.run("index")
	behind, g := behindGates(t, l)
	s := behind.machine().serve()
	want := s.search("remittances")
	if want.Total == 0 {
		t.Fatal("nothing is found")
	}
	document := "/d/" + want.Hits[0].ID
	file := fileLink.FindString(s.page(document))
	if file == "" {
		t.Fatalf("%s links to no file", document)
	}
	for _, c := range []struct {
		service string
		gate    *gate
		needed  []string // addresses that cannot be answered without it
	}{
		{"catalogue", g.catalogue, []string{searchPath + "remittances", document}},
		{"index", g.search, []string{searchPath + "remittances", "/en/documents?q=migration", "/fr/corridors/mx-us"}},
		{"originals", g.originals, []string{file}},
	} {
		t.Run(c.service, func(t *testing.T) {
			eventually(t, "the site is ready", func() bool { return s.status("/readyz") == http.StatusOK })
			c.gate.shut()
			eventually(t, "/readyz says that a service is gone", func() bool { return s.status("/readyz") == http.StatusServiceUnavailable })
			v := s.visit("remittances", func(a answer) bool { return a.Total == want.Total })
			for _, path := range c.needed {
				s.refuses(t, path)
			}
			s.soon(t, "/healthz", http.StatusOK)
			s.soon(t, "/readyz", http.StatusServiceUnavailable)
			c.gate.open()
			eventually(t, "the site is ready again", func() bool { return s.status("/readyz") == http.StatusOK })
			for _, path := range c.needed {
				eventually(t, path+" is answered", func() bool { return s.status(path) == http.StatusOK })
			}
			time.Sleep(time.Second)
			v.leave(t)
		})
	}
}

// fileLink is the link to a document's original.
var fileLink = regexp.MustCompile(`/[a-z]{2}/[a-z]+/[a-z0-9]+/SIMDE-[^"]+`)

// refusedWithin is how long a site may look for a service before it says that it
// cannot answer.
const refusedWithin = 40 * time.Second

// refuses tests that a site says of an address that it cannot answer now.
func (s *site) refuses(t *testing.T, path string) {
	t.Helper()
	began := time.Now()
	status, body, err := s.get(path)
	if err != nil || status != http.StatusServiceUnavailable {
		t.Errorf("GET %s: %d, %v, want 503\n%.300s", path, status, err, body)
	}
	if d := time.Since(began); d > refusedWithin {
		t.Errorf("GET %s: refused after %v", path, d)
	}
}

// soon tests that an address by which machines ask says something within the
// time that they give it.
func (s *site) soon(t *testing.T, path string, want int) {
	t.Helper()
	began := time.Now()
	status := s.status(path)
	if d := time.Since(began); status != want || d > 5*time.Second {
		t.Errorf("GET %s: %d after %v, want %d within five seconds", path, status, d, want)
	}
}
