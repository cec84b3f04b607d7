package people

import (
	"context"
	"errors"
	"time"

	"github.com/simde/simde/schema"
)

// After so many failures under one name or from one network each further try
// waits, twice as long every time.
const (
	triesOfName    = 5
	triesOfNetwork = 30
	firstWait      = time.Minute
	longestWait    = 15 * time.Minute
)

// SignIn returns who has a name and a password. Anybody else, who has left
// included, is a schema.Denial, which takes as long. network is where the
// request comes from, "" for this machine. Tries are weighed one after the other,
// so that those that come at once all count.
func (h *House) SignIn(ctx context.Context, name, password, network string) (schema.Person, error) {
	leave, err := enter(ctx, h.tries)
	if err != nil {
		return schema.Person{}, err
	}
	defer leave()
	counts, err := h.counts(ctx, name, network)
	if err != nil {
		return schema.Person{}, err
	}
	if wait := counts.wait(h.now()); wait > 0 {
		return schema.Person{}, &schema.Denial{Wait: wait}
	}
	p, hash, err := h.PersonNamed(ctx, name)
	switch {
	case errors.Is(err, schema.ErrNotFound) || err == nil && !p.Left.IsZero():
		hash = nobodysHash
	case err != nil:
		return p, err
	}
	right, err := matches(ctx, password, hash)
	if err != nil {
		return p, err
	}
	if !right || hash == nobodysHash {
		return schema.Person{}, h.fail(ctx, counts)
	}
	now := h.now().UTC()
	p.Seen = now
	return p, errors.Join(h.PutAttempts(ctx, schema.Attempts{Key: counts[0].Key}), h.NoteSeen(ctx, p.Number, now))
}

// counted are the failures that a try to sign in adds to, each with how many
// are free.
type counted []struct {
	schema.Attempts
	free int
}

func (h *House) counts(ctx context.Context, name, network string) (counted, error) {
	out := counted{{schema.Attempts{Key: "name " + KeyOf(schema.Fold(name))}, triesOfName}}
	if network != "" {
		out = append(out, counted{{schema.Attempts{Key: "network " + network}, triesOfNetwork}}...)
	}
	for i := range out {
		a, err := h.Attempts(ctx, out[i].Key)
		if err != nil {
			return nil, err
		}
		if h.now().Sub(a.Last) < forgiven {
			out[i].Attempts = a
		}
	}
	return out, nil
}

// forgiven is after how long without a failure the count begins anew.
const forgiven = time.Hour

// wait returns how long the next try must wait.
func (c counted) wait(now time.Time) time.Duration {
	var longest time.Duration
	for _, a := range c {
		if over := a.Failures - a.free; over >= 0 {
			longest = max(longest, a.Last.Add(min(firstWait<<min(over, 10), longestWait)).Sub(now))
		}
	}
	return longest
}

// fail counts a failure and returns what remains.
func (h *House) fail(ctx context.Context, c counted) error {
	d := &schema.Denial{Tries: triesOfNetwork}
	for i := range c {
		c[i].Failures++
		c[i].Last = h.now().UTC()
		if err := h.PutAttempts(ctx, c[i].Attempts); err != nil {
			return err
		}
		d.Tries = min(d.Tries, max(0, c[i].free-c[i].Failures))
	}
	d.Wait = c.wait(h.now())
	return d
}
