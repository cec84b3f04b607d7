package frame

import (
	"cmp"
	"context"
	"errors"
	"sync"
)

// PerState keeps what is made of the whole library for as long as the library
// stays as it is, so that it is made once and not for every request. Its zero
// value is ready to use, by several goroutines at once.
type PerState[V any] struct {
	Most int // values that are kept, of small ones; 0 for mostKept

	mu    sync.Mutex
	state string
	kept  map[string]*making[V]
}

// making is a value that is being made or was made.
type making[V any] struct {
	done  chan struct{}
	value V
	err   error
}

// forAll marks work whose outcome is shown to everybody.
type forAll struct{}

// ForAll reports whether what is done is shown to everybody, whoever asked for it
// first.
func ForAll(ctx context.Context) bool { return ctx.Value(forAll{}) != nil }

// mostKept is how many values of one kind are kept, unless PerState.Most says
// otherwise. Where there are more, all are forgotten: those that are asked for often come again.
const mostKept = 64

// Of returns the value called name in a state of the library. Who asks first
// makes it, and others wait; an error is not kept.
func (p *PerState[V]) Of(ctx context.Context, state, name string, form func(context.Context) (V, error)) (V, error) {
	p.mu.Lock()
	if p.kept == nil || p.state != state || len(p.kept) >= cmp.Or(p.Most, mostKept) {
		p.state, p.kept = state, map[string]*making[V]{}
	}
	m, begun := p.kept[name]
	if !begun {
		m = &making[V]{done: make(chan struct{})}
		p.kept[name] = m
	}
	p.mu.Unlock()
	if begun {
		select {
		case <-m.done:
			return m.value, m.err
		case <-ctx.Done():
			var none V
			return none, ctx.Err()
		}
	}
	defer close(m.done)
	defer func() {
		if m.err != nil {
			p.forget(name, m)
		}
	}()
	m.err = errUnmade // should form panic
	m.value, m.err = form(context.WithValue(context.WithoutCancel(ctx), forAll{}, true))
	return m.value, m.err
}

// errUnmade is what others get who waited for a value whose making panicked.
var errUnmade = errors.New("not made")

// forget drops a value that could not be made.
func (p *PerState[V]) forget(name string, m *making[V]) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.kept[name] == m {
		delete(p.kept, name)
	}
}
