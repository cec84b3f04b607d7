package scale

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// site is a process that serves the library.
type site struct {
	*process
	address string
}

// serve starts one that leaves the index to others.
func (m machine) serve(args ...string) *site {
	m.t.Helper()
	return m.serveAll(append([]string{"--no-index"}, args...)...)
}

// serveAll starts one that keeps the index too.
func (m machine) serveAll(args ...string) *site {
	m.t.Helper()
	p := m.start(append([]string{"serve", "--addr", "127.0.0.1:0", "--base-url", "https://library.example"}, args...)...)
	p.says(readyLine)
	_, rest, _ := strings.Cut(p.out.String(), readyLine)
	address, _, _ := strings.Cut(rest, "\n")
	return &site{p, "http://" + strings.TrimSpace(address)}
}

// readyLine stands before the address of a site.
const readyLine = "SIMDE is ready on http://"

var browser = http.Client{Timeout: time.Minute}

// get asks for an address of the site.
func (s *site) get(path string) (status int, body string, err error) {
	res, err := browser.Get(s.address + path)
	if err != nil {
		return 0, "", err
	}
	b, err := io.ReadAll(res.Body)
	if err == nil {
		err = res.Body.Close()
	}
	return res.StatusCode, string(b), err
}

// page asks for an address, which must answer.
func (s *site) page(path string) string {
	s.t.Helper()
	status, body, err := s.get(path)
	if err != nil || status != http.StatusOK {
		s.t.Fatalf("GET %s: %d, %v\n%s", path, status, err, body)
	}
	return body
}

// status asks for an address and returns the status of the answer alone.
func (s *site) status(path string) int {
	s.t.Helper()
	status, _, err := s.get(path)
	must(s.t, err)
	return status
}

// answer is what a program is told of a search.
type answer struct {
	Total int
	Hits  []struct{ ID, Title string }
}

// search searches as programs do.
func (s *site) search(text string) answer {
	s.t.Helper()
	var a answer
	must(s.t, json.Unmarshal([]byte(s.page(searchPath+text)), &a))
	return a
}

const searchPath = "/api/v1/documents?q="

// took is what differs between two answers to the same question.
var took = regexp.MustCompile(`"took_ms":[0-9.e+-]+`)

// alike tests that two sites answer alike.
func alike(t *testing.T, a, b *site, paths ...string) {
	t.Helper()
	for _, p := range paths {
		x, y := took.ReplaceAllString(a.page(p), ""), took.ReplaceAllString(b.page(p), "")
		if x != y {
			i := 0
			for i < min(len(x), len(y)) && x[i] == y[i] {
				i++
			}
			t.Errorf("GET %s: two sites answer differently from byte %d on:\n%.300s\n%.300s", p, i, x[max(0, i-100):], y[max(0, i-100):])
		}
	}
}

// visitor asks a site again and again, beside what the test does.
type visitor struct {
	stop     chan struct{}
	all      sync.WaitGroup
	answered int
	refused  int           // with 503
	longest  time.Duration // until either
	wrong    []string
}

// visit searches until leave is called. An answer must be right, or 503.
func (s *site) visit(text string, right func(answer) bool) *visitor {
	v := &visitor{stop: make(chan struct{})}
	v.all.Go(func() {
		for {
			select {
			case <-v.stop:
				return
			case <-time.After(50 * time.Millisecond):
				v.ask(s, text, right)
			}
		}
	})
	return v
}

func (v *visitor) ask(s *site, text string, right func(answer) bool) {
	began := time.Now()
	status, body, err := s.get(searchPath + text)
	v.longest = max(v.longest, time.Since(began))
	var a answer
	switch {
	case err != nil:
		v.wrong = append(v.wrong, err.Error())
	case status == http.StatusServiceUnavailable:
		v.refused++
	case status != http.StatusOK:
		v.wrong = append(v.wrong, fmt.Sprintf("%d %s", status, body))
	case json.Unmarshal([]byte(body), &a) != nil || !right(a):
		v.wrong = append(v.wrong, fmt.Sprintf("%d found: %.200s", a.Total, body))
	default:
		v.answered++
	}
}

// leave ends a visit, and tests that every answer was right or 503.
func (v *visitor) leave(t *testing.T) {
	t.Helper()
	close(v.stop)
	v.all.Wait()
	t.Logf("a visitor was answered %d times and told 503 %d times, within %v at most", v.answered, v.refused, v.longest.Round(time.Millisecond))
	for i, w := range v.wrong {
		if i == 5 {
			t.Errorf("and %d more", len(v.wrong)-i)
			break
		}
		t.Errorf("a visitor was answered wrongly: %s", w)
	}
	if v.answered == 0 {
		t.Error("no visitor was answered")
	}
}
