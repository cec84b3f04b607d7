package opensearch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/simde/simde/schema"
)

// node is a server that answers each call by f, which gets the number of the
// call.
func node(t *testing.T, f func(w http.ResponseWriter, r *http.Request, n int)) (address string, calls *atomic.Int64) {
	t.Helper()
	calls = new(atomic.Int64)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { f(w, r, int(calls.Add(1))) }))
	t.Cleanup(s.Close)
	return s.URL, calls
}

func fails(status int, text string) func(http.ResponseWriter, *http.Request, int) {
	return func(w http.ResponseWriter, _ *http.Request, _ int) {
		w.WriteHeader(status)
		fmt.Fprint(w, text)
	}
}

func works(w http.ResponseWriter, _ *http.Request, _ int) { fmt.Fprint(w, `{"ok":true}`) }

// TestNextNode tests that a call goes to the next node where one is gone or
// busy, and that later calls begin there.
func TestNextNode(t *testing.T) {
	gone := httptest.NewServer(nil)
	gone.Close()
	busy, asked := node(t, fails(http.StatusServiceUnavailable, `{"error":{"type":"x","reason":"no master"}}`))
	good, answered := node(t, works)
	c := &client{addresses: []string{gone.URL, busy, good}, http: http.DefaultClient}
	for range 3 {
		var got struct{ OK bool }
		if err := c.do(t.Context(), http.MethodGet, "/", nil, &got); err != nil || !got.OK {
			t.Fatalf("got %v, %v", got, err)
		}
	}
	if asked.Load() != 1 || answered.Load() != 3 {
		t.Errorf("the busy node was asked %d times and the good one %d times, want 1 and 3", asked.Load(), answered.Load())
	}
}

// TestCancelledCall tests that a call ends with its context, and is not made
// again.
func TestCancelledCall(t *testing.T) {
	a, calls := node(t, func(_ http.ResponseWriter, r *http.Request, _ int) {
		if _, err := io.Copy(io.Discard, r.Body); err != nil {
			t.Error(err)
		}
		<-r.Context().Done()
	})
	c := &client{addresses: []string{a, a}, http: http.DefaultClient}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if err := c.do(ctx, http.MethodPost, "/docs/_search", object{}, nil); !errors.Is(err, context.DeadlineExceeded) || calls.Load() != 1 {
		t.Errorf("%d calls, %v; want one, and that its time was up", calls.Load(), err)
	}
}

// TestBusyNodeIsWaitedFor tests that a call is made again after a pause.
func TestBusyNodeIsWaitedFor(t *testing.T) {
	a, calls := node(t, func(w http.ResponseWriter, r *http.Request, n int) {
		if n < 3 {
			fails(http.StatusTooManyRequests, `{}`)(w, r, n)
			return
		}
		works(w, r, n)
	})
	c := &client{addresses: []string{a}, http: http.DefaultClient}
	if err := c.do(t.Context(), http.MethodGet, "/", nil, nil); err != nil || calls.Load() != 3 {
		t.Errorf("after %d calls: %v, want the third to do", calls.Load(), err)
	}
}

// TestWrongCallIsNotRepeated tests that what the server refuses comes back with
// its reason, once.
func TestWrongCallIsNotRepeated(t *testing.T) {
	a, calls := node(t, fails(http.StatusBadRequest, `{"error":{"type":"parsing_exception","reason":"no","caused_by":{"type":"io","reason":"odd byte"}},"status":400}`))
	c := &client{addresses: []string{a}, http: http.DefaultClient}
	err := c.do(t.Context(), http.MethodPost, "/docs/_search?q=secret", nil, nil)
	if statusOf(err) != http.StatusBadRequest || errors.Is(err, schema.ErrInvalid) || !strings.Contains(err.Error(), "odd byte") || strings.Contains(err.Error(), "secret") || calls.Load() != 1 {
		t.Errorf("%d calls, %v", calls.Load(), err)
	}
}

// TestPasswordIsToldToNobody tests that errors do not hold what an address may.
func TestPasswordIsToldToNobody(t *testing.T) {
	gone := httptest.NewServer(nil)
	gone.Close()
	c := &client{addresses: []string{strings.Replace(gone.URL, "http://", "http://anna:hunter2@", 1)}, http: http.DefaultClient}
	if _, err := c.once(t.Context(), c.addresses[0], http.MethodGet, "/", nil, nil); err == nil || strings.Contains(err.Error(), "hunter2") {
		t.Errorf("the error is %v", err)
	}
}

// TestBulkItems tests that every write of a bulk is looked at: what is busy is
// sent again, what is older than what is held is passed over, what cannot be
// held is named.
func TestBulkItems(t *testing.T) {
	var sent []string
	a, _ := node(t, func(w http.ResponseWriter, r *http.Request, n int) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		sent = append(sent, string(body))
		if n == 1 {
			fmt.Fprint(w, `{"errors":true,"items":[{"index":{"status":201}},{"index":{"status":429,"error":{"type":"rejected","reason":"full"}}},{"index":{"status":409}},{"delete":{"status":404}}]}`)
			return
		}
		fmt.Fprint(w, `{"errors":true,"items":[{"index":{"status":400,"error":{"type":"mapper_parsing_exception","reason":"odd field"}}}]}`)
	})
	b := bulk{client: &client{addresses: []string{a}, http: http.DefaultClient}}
	for i, id := range []schema.ID{"one", "two", "three"} {
		b.index("docs", item{string(id), object{"len": i}}, schema.Change{ID: id, Revision: schema.Revision(i + 5)})
	}
	b.delete("docs", "four", schema.Change{ID: "four", Revision: 9})
	err := b.send(t.Context())
	if !errors.Is(err, schema.ErrInvalid) || !strings.Contains(err.Error(), `"two"`) || !strings.Contains(err.Error(), "odd field") {
		t.Errorf("send: %v, want that two cannot be held", err)
	}
	if len(b.refused) != 1 || b.refused[0] != "three" {
		t.Errorf("older than what is held are %v, want three", b.refused)
	}
	if len(sent) != 2 || strings.Count(sent[1], "\n") != 2 || !strings.Contains(sent[1], `"_id":"two"`) || !strings.Contains(sent[0], `"version":7`) {
		t.Errorf("sent %q, want all and then two again", sent)
	}
}

// TestGoneClusterIsAskedOnce tests that a question waits for a cluster that does
// not answer, the next ones do not, and that it has its time again after one
// answer.
func TestGoneClusterIsAskedOnce(t *testing.T) {
	var lives atomic.Bool
	a, calls := node(t, func(w http.ResponseWriter, r *http.Request, n int) {
		if lives.Load() {
			works(w, r, n)
			return
		}
		fails(http.StatusServiceUnavailable, `{}`)(w, r, n)
	})
	c := &client{addresses: []string{a}, http: http.DefaultClient}
	for _, step := range []struct {
		lives bool
		calls int64
	}{{false, asks}, {false, 1}, {true, 1}, {false, asks}} {
		lives.Store(step.lives)
		before := calls.Load()
		err := c.do(t.Context(), http.MethodGet, "/", nil, nil)
		if got := calls.Load() - before; got != step.calls || errors.Is(err, schema.ErrUnavailable) == step.lives {
			t.Errorf("%d calls, %v, want %d of a cluster that answers: %v", got, err, step.calls, step.lives)
		}
	}
}
