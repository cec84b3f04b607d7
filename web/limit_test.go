package web

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"runtime"
	"testing"
	"time"
)

func TestClientsAreLimited(t *testing.T) {
	l := &clients{limit: Limit{Rate: 10, Burst: 5}}
	now := time.Unix(1000, 0)
	greedy, other := network("192.0.2.7:1234"), network("[2001:db8::1]:80")
	for i := range 5 {
		if w := l.wait(greedy, 1, now); w != 0 {
			t.Fatalf("request %d of a burst of 5 waits %s", i+1, w)
		}
	}
	for range 3 { // asking in vain does not make it longer
		if w := l.wait(greedy, 1, now); w != 100*time.Millisecond {
			t.Errorf("the sixth request at once waits %s, want 100 ms", w)
		}
	}
	if w := l.wait(other, 1, now); w != 0 {
		t.Errorf("another client waits %s", w)
	}
	if w := l.wait(greedy, 1, now.Add(200*time.Millisecond)); w != 0 {
		t.Errorf("a request after a pause waits %s", w)
	}
	if w := l.wait(other, 50, now.Add(time.Minute)); w != 0 {
		t.Errorf("a request that costs more than a whole burst waits %s with a whole burst", w)
	}
}

func TestNetwork(t *testing.T) {
	for a, b := range map[string]string{"192.0.2.7:1": "192.0.2.200:9", "[2001:db8::1]:80": "[2001:db8::ffff:2]:81", "[::ffff:192.0.2.7]:1": "192.0.2.9:2"} {
		if network(a) != network(b) {
			t.Errorf("%s and %s are different clients", a, b)
		}
	}
	for _, here := range []string{"127.0.0.1:80", "[::1]:80"} {
		if !network(here).Addr().IsLoopback() {
			t.Errorf("%s is not seen as this machine", here)
		}
	}
	if network("192.0.2.7:1") == network("192.0.3.7:1") {
		t.Error("two networks are one client")
	}
}

func TestTheLongestSilentIsForgotten(t *testing.T) {
	l := &clients{limit: Limit{Rate: 1, Burst: 1}}
	now := time.Unix(1000, 0)
	at := func(i int) netip.Prefix { return network(fmt.Sprintf("10.%d.%d.1:1", i/256, i%256)) }
	for i := range mostClients {
		l.wait(at(i), 1, now)
	}
	l.wait(at(0), 1, now)
	l.wait(at(mostClients), 1, now)
	if len(l.known) != mostClients || l.order.Len() != mostClients {
		t.Errorf("%d clients are remembered, in a list of %d, want %d", len(l.known), l.order.Len(), mostClients)
	}
	if l.wait(at(0), 1, now) == 0 {
		t.Error("a client that has just asked is forgotten")
	}
	if l.wait(at(1), 1, now) != 0 {
		t.Error("the client that was silent the longest is remembered")
	}
}

func TestTooManyRequests(t *testing.T) {
	s, err := New(Config{Log: slog.New(slog.DiscardHandler), Limit: Limit{Rate: 0.1, Burst: 1}})
	if err != nil {
		t.Fatal(err)
	}
	clock := time.Unix(1000, 0)
	s.limiter.now = func() time.Time { return clock }
	ask := func(path string) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil)
		r.RemoteAddr = "192.0.2.7:1234"
		s.ServeHTTP(w, r)
		return w
	}
	for _, c := range []struct {
		path, media string
		status      int
	}{
		{"/fr/aide", "text/html; charset=utf-8", 200}, {"/fr/aide", "text/html; charset=utf-8", 429}, {s.site.Asset("app.css"), "text/css; charset=utf-8", 200},
		{"/api/v1/openapi.json", "application/json; charset=utf-8", 200}, {"/api/v1/openapi.json", "application/problem+json", 429}, {"/fr/aide", "text/html; charset=utf-8", 429},
	} {
		w := ask(c.path)
		if w.Code != c.status || w.Header().Get("Content-Type") != c.media {
			t.Errorf("GET %s: %d %s, want %d %s", c.path, w.Code, w.Header().Get("Content-Type"), c.status, c.media)
		}
		if after := w.Header().Get("Retry-After"); (c.status == 429) != (after == "10") {
			t.Errorf("GET %s: %d with Retry-After %q", c.path, w.Code, after)
		}
	}
}

// spent makes a server whose clock goes forward by took while it answers.
func spent(t *testing.T, limit Limit, took *time.Duration) (*Server, func(path, remote string, forwarded ...string) int) {
	t.Helper()
	s, err := New(Config{Log: slog.New(slog.DiscardHandler), Limit: limit, TrustProxy: true})
	if err != nil {
		t.Fatal(err)
	}
	clock := time.Unix(1000, 0)
	s.limiter.now = func() time.Time {
		clock = clock.Add(*took / 2) // once before an answer and once after it
		return clock
	}
	return s, func(path, remote string, forwarded ...string) int {
		w := httptest.NewRecorder()
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil)
		r.RemoteAddr = remote
		for _, f := range forwarded {
			r.Header.Add("X-Forwarded-For", f)
		}
		s.ServeHTTP(w, r)
		return w.Code
	}
}

// TestWorkIsCounted: who asks for what takes long may ask for less of it.
func TestWorkIsCounted(t *testing.T) {
	answered := func(took time.Duration) int {
		_, ask := spent(t, Limit{Rate: 0.001, Burst: 40}, &took)
		n := 0
		for range 100 {
			if ask("/fr/aide", "192.0.2.7:1") == http.StatusOK {
				n++
			}
		}
		return n
	}
	if cheap, dear := answered(0), answered(16*unitOfWork); cheap != 40 || dear < 2 || dear > 6 {
		t.Errorf("of 100 requests %d cheap and %d dear ones are answered, want 40 and about 40/9", cheap, dear)
	}
	if got := work(unitOfWork*time.Duration(runtime.GOMAXPROCS(0)), 10*runtime.GOMAXPROCS(0)); got >= runtime.GOMAXPROCS(0) {
		t.Errorf("a request that shared the processors with ten times as many costs %d", got)
	}
	if got := work(10*unitOfWork, 1); got != 10 {
		t.Errorf("a request alone costs %d, want 10", got)
	}
}

// TestClientsBehindAProxy: a proxy on this machine names its clients, and only
// it is believed, and only the last name.
func TestClientsBehindAProxy(t *testing.T) {
	const proxy = "127.0.0.1:9"
	took := time.Duration(0)
	for _, c := range []struct {
		name      string
		remote    string
		forwarded []string
		as        string // whose budget it uses
	}{
		{"named by the proxy", proxy, []string{"198.51.100.7"}, "198.51.100.9:1"},
		{"with a port", proxy, []string{"198.51.100.7:443"}, "198.51.100.9:1"},
		{"IPv6", proxy, []string{"2001:db8::7"}, "[2001:db8::9]:1"},
		{"behind what the client wrote", proxy, []string{"203.0.113.5, 198.51.100.7"}, "198.51.100.9:1"},
		{"in a second header", proxy, []string{"203.0.113.5", "198.51.100.7"}, "198.51.100.9:1"},
		{"by a client that is no proxy", "192.0.2.1:5", []string{"198.51.100.7"}, "192.0.2.2:1"},
	} {
		s, ask := spent(t, Limit{Rate: 0.001, Burst: 1}, &took)
		if first, again := ask("/fr/aide", c.as), ask("/fr/aide", c.remote, c.forwarded...); first != http.StatusOK || again != http.StatusTooManyRequests {
			t.Errorf("%s: %d, then %d, want 200 and 429", c.name, first, again)
		}
		s.limiter.trustProxy = false
		if got := ask("/fr/aide", proxy, "198.51.100.7"); got != http.StatusOK {
			t.Errorf("%s: without --trust-proxy the proxy is refused with %d", c.name, got)
		}
	}
	_, ask := spent(t, Limit{Rate: 0.001, Burst: 1}, &took)
	for i, want := range []int{200, 429} {
		if got := ask("/fr/aide", proxy, fmt.Sprint("nonsense", i)); got != want {
			t.Errorf("client %d with a name that cannot be read: %d, want %d", i, got, want)
		}
	}
	if got := ask("/fr/aide", proxy); got != http.StatusOK {
		t.Errorf("this machine itself is refused with %d", got)
	}
}
