package fetch

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/simde/simde/schema"
)

func ask(t *testing.T, c *Client, r Request) (string, Answer, error) {
	t.Helper()
	var b bytes.Buffer
	r.To = func() (io.Writer, error) { b.Reset(); return &b, nil }
	a, err := c.Get(t.Context(), r)
	return b.String(), a, err
}

// TestGet holds what servers are told, and that they are not asked too fast.
func TestGet(t *testing.T) {
	var robots, pages int
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.UserAgent() != "SIMDE/1 (+https://x.example)" {
			t.Errorf("asked by %q", r.UserAgent())
		}
		switch r.URL.Path {
		case "/robots.txt":
			robots++
			io.WriteString(w, "User-agent: *\nDisallow: /\n\nUser-agent: simde\nDisallow: /private\nCrawl-delay: 0.05\n")
		case "/moved":
			http.Redirect(w, r, "/private/x", http.StatusFound)
		default:
			pages++
			w.Header().Set("ETag", `"1"`)
			if r.Header.Get("If-None-Match") == `"1"` {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			io.WriteString(w, "hello")
		}
	}))
	defer s.Close()
	c := &Client{Agent: "SIMDE/1 (+https://x.example)", Allow: []string{"127.0.0.1"}, Every: time.Millisecond}
	begun := time.Now()
	for range 4 {
		if got, a, err := ask(t, c, Request{URL: s.URL + "/a", Robots: true}); got != "hello" || a.ETag != `"1"` || err != nil {
			t.Fatalf("got %q, %+v, %v", got, a, err)
		}
	}
	if took := time.Since(begun); took < 150*time.Millisecond || robots != 1 {
		t.Errorf("four pages took %s, robots.txt was asked for %d times; want its delay, once", took, robots)
	}
	if _, a, err := ask(t, c, Request{URL: s.URL + "/a", ETag: `"1"`}); !a.Unchanged || err != nil {
		t.Errorf("what is there already: %+v, %v", a, err)
	}
	before := pages
	for _, path := range []string{"/private", "/moved"} {
		if _, _, err := ask(t, c, Request{URL: s.URL + path, Robots: true}); !errors.Is(err, ErrRobots) {
			t.Errorf("%s: %v, want ErrRobots", path, err)
		}
	}
	if pages != before {
		t.Error("a page was asked for that robots.txt keeps programs from")
	}
	if _, _, err := ask(t, c, Request{URL: s.URL + "/a", Most: 4}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("five bytes of at most four: %v", err)
	}
	for _, bad := range []string{"ftp://example.org/", "http://me:secret@127.0.0.1/", "/etc/passwd", "http://"} {
		if _, _, err := ask(t, c, Request{URL: bad}); !errors.Is(err, schema.ErrInvalid) {
			t.Errorf("%s: %v, want ErrInvalid", bad, err)
		}
	}
}

// TestInside holds that no address inside the own network is asked, however it is
// written, unless its name is allowed, and that no proxy is.
func TestInside(t *testing.T) {
	asked := 0
	s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked++ }))
	defer s.Close()
	port := s.URL[strings.LastIndexByte(s.URL, ':'):]
	t.Setenv("HTTP_PROXY", s.URL)
	for _, host := range []string{"127.0.0.1", "localhost", "127.1.2.3", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "[::]", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254",
		"100.64.0.1", "[fd00::1]", "[fe80::1]", "224.0.0.1", "[64:ff9b::7f00:1]", "[2002:7f00:1::]"} {
		c := &Client{Every: time.Millisecond, Timeout: 5 * time.Second, Allow: []string{"elsewhere"}}
		if _, _, err := ask(t, c, Request{URL: "http://" + host + port + "/"}); !errors.Is(err, ErrInside) {
			t.Errorf("%s: %v, want ErrInside", host, err)
		}
	}
	if asked != 0 {
		t.Errorf("the server was asked %d times", asked)
	}
	c := &Client{Every: time.Millisecond, Allow: []string{"LOCALHOST"}}
	if _, _, err := ask(t, c, Request{URL: "http://localhost" + port + "/"}); err != nil || asked != 1 {
		t.Errorf("by a name that is allowed: %v", err)
	}
}
