package frame

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
)

func TestPerState(t *testing.T) {
	var p PerState[int]
	var made atomic.Int64
	get := func(state, name string) int {
		t.Helper()
		v, err := p.Of(t.Context(), state, name, func(context.Context) (int, error) { return int(made.Add(1)), nil })
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	for i, c := range []struct {
		state, name string
		want        int
	}{{"", "x", 1}, {"", "x", 1}, {"a", "x", 2}, {"a", "x", 2}, {"a", "y", 3}, {"a", "x", 2}, {"b", "x", 4}, {"a", "x", 5}} {
		if got := get(c.state, c.name); got != c.want {
			t.Errorf("step %d, %s in state %s: made as number %d, want %d", i, c.name, c.state, got, c.want)
		}
	}
	for i := range 10 * mostKept {
		get("a", fmt.Sprint(i))
	}
	if len(p.kept) > mostKept {
		t.Errorf("%d values are kept, want at most %d", len(p.kept), mostKept)
	}
}

// TestPerStateIsMadeOnce asks from many sides at once, and for what fails and
// then does not.
func TestPerStateIsMadeOnce(t *testing.T) {
	var p PerState[string]
	var made atomic.Int64
	begin, all := make(chan struct{}), sync.WaitGroup{}
	for range 50 {
		all.Go(func() {
			v, err := p.Of(t.Context(), "s", "n", func(context.Context) (string, error) {
				<-begin
				made.Add(1)
				return "value", nil
			})
			if v != "value" || err != nil {
				t.Errorf("get = %q, %v", v, err)
			}
		})
	}
	close(begin)
	all.Wait()
	if made.Load() != 1 {
		t.Errorf("made %d times, want once", made.Load())
	}
	for _, want := range []error{errors.ErrUnsupported, nil} {
		if _, err := p.Of(t.Context(), "s", "fails", func(context.Context) (string, error) { return "", want }); !errors.Is(err, want) {
			t.Errorf("get = %v, want %v", err, want)
		}
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if v, err := p.Of(gone, "s", "left", func(ctx context.Context) (string, error) { return "made all the same", ctx.Err() }); err != nil || v == "" {
		t.Errorf("a value whose asker has gone = %q, %v, want it for those who wait", v, err)
	}
}
