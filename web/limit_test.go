package web

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
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
		{"/fr/aide", "text/html; charset=utf-8", 200}, {"/fr/aide", "text/html; charset=utf-8", 429}, {s.assets.address["app.css"], "text/css; charset=utf-8", 200},
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
