package opensearch

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"strings"
	"sync/atomic"
	"time"

	"github.com/simde/simde/schema"
)

// client talks to the nodes of one cluster. It is safe for concurrent use.
type client struct {
	addresses []string
	user      string
	password  string
	http      *http.Client
	next      atomic.Int64 // address to be asked
	gone      atomic.Bool  // no node answered the last question
}

// What a cluster that is busy or has lost a node is given: how often a question
// is asked of each node and how often a call that writes is made, and the pause
// before the second time, which doubles. While no node answers, a question is
// asked once: whoever waits for it is told soon.
const (
	asks      = 5
	tries     = 7
	firstWait = 100 * time.Millisecond
)

// What one node is given for a call before the next is asked: for a question, and
// for what writes. A node that has lost its network says nothing.
const (
	questionLimit = 10 * time.Second
	writeLimit    = 2 * time.Minute
)

// limitOf returns what a call is given.
func limitOf(method, path string) time.Duration {
	if isQuestion(method, path) {
		return questionLimit
	}
	return writeLimit
}

func isQuestion(method, path string) bool {
	path = trimmed(path)
	return method == http.MethodGet || strings.HasSuffix(path, "/_search") || strings.HasSuffix(path, "/_msearch")
}

// triesOf returns how often a call is made to each node.
func (c *client) triesOf(method, path string) int {
	switch {
	case !isQuestion(method, path):
		return tries
	case c.gone.Load():
		return 1
	default:
		return asks
	}
}

// object is a piece of JSON.
type object = map[string]any

// answerError is what the cluster says of a call that it does not answer.
type answerError struct {
	status int
	reason string
}

func (e *answerError) Error() string { return fmt.Sprintf("%d: %s", e.status, e.reason) }

// statusOf returns the status of an answer that is an error, or 0. Such errors are
// none that a person made who asked for a document: an index that is missing is
// not schema.ErrNotFound.
func statusOf(err error) int {
	var e *answerError
	if errors.As(err, &e) {
		return e.status
	}
	return 0
}

// do makes a call with body, lines of JSON or what is written as JSON, and reads
// the answer into out; both may be nil. Where a node cannot be reached or is busy the next
// one is asked, and after a pause all again: whoever calls makes sure that a
// call may be made twice.
func (c *client) do(ctx context.Context, method, path string, body, out any) error {
	sent, ok := body.([]byte)
	if !ok && body != nil {
		var err error
		if sent, err = json.Marshal(body); err != nil {
			return fmt.Errorf("search server: %s %s: %w", method, trimmed(path), err)
		}
	}
	wait := firstWait
	var errs []error
	all := c.triesOf(method, path) * len(c.addresses)
	for try := range all {
		i := int(c.next.Load()) % len(c.addresses)
		again, err := c.once(ctx, c.addresses[i], method, path, sent, out)
		if err == nil || !again {
			c.gone.Store(false)
		}
		if err == nil {
			return nil
		}
		if !again || ctx.Err() != nil {
			return fmt.Errorf("search server: %s %s: %w", method, trimmed(path), err)
		}
		errs = append(errs, err)
		c.next.CompareAndSwap(int64(i), int64(i+1)%int64(len(c.addresses)))
		if (try+1)%len(c.addresses) == 0 && try+1 < all {
			if err := pause(ctx, wait); err != nil {
				return fmt.Errorf("search server: %w: %w", schema.ErrUnavailable, errors.Join(err, errs[len(errs)-1]))
			}
			wait *= 2
		}
	}
	c.gone.Store(true)
	return fmt.Errorf("search server: %s %s: no node answers after %d tries: %w: %w", method, trimmed(path), len(errs), schema.ErrUnavailable, errs[len(errs)-1])
}

// trimmed is a path without its parameters.
func trimmed(path string) string {
	p, _, _ := strings.Cut(path, "?")
	return p
}

// pause waits about so long, so that many who wait do not come back at once.
func pause(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d/2 + rand.N(d))
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// once makes a call to one node, and reports whether an error of it may pass.
func (c *client) once(ctx context.Context, address, method, path string, body []byte, out any) (again bool, err error) {
	ctx, stop := context.WithTimeout(ctx, limitOf(method, path))
	defer stop()
	req, err := http.NewRequestWithContext(ctx, method, address+path, bytes.NewReader(body))
	if err != nil {
		return false, err
	}
	if len(body) > 0 {
		req.Header.Set("Content-Type", "application/json")
		if strings.HasSuffix(trimmed(path), "_bulk") || strings.HasSuffix(trimmed(path), "_msearch") {
			req.Header.Set("Content-Type", "application/x-ndjson")
		}
	}
	if c.user != "" {
		req.SetBasicAuth(c.user, c.password)
	}
	res, err := c.http.Do(req)
	if err != nil {
		return true, withoutPassword(err)
	}
	defer func() { err = errors.Join(err, res.Body.Close()) }()
	if res.StatusCode >= 300 {
		return busy(res.StatusCode), readError(res)
	}
	if out == nil {
		_, err = io.Copy(io.Discard, res.Body)
		return true, err
	}
	if err := json.NewDecoder(res.Body).Decode(out); err != nil {
		return true, fmt.Errorf("read the answer: %w", err)
	}
	return false, nil
}

// busy reports whether a status says that the same call may do later, or
// elsewhere.
func busy(status int) bool {
	switch status {
	case http.StatusTooManyRequests, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return true
	}
	return false
}

// withoutPassword takes the address out of the error of a call, which may hold
// a password.
func withoutPassword(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		return u.Err
	}
	return err
}

// mostOfError bounds what is read of an answer that says what is wrong.
const mostOfError = 1 << 16

func readError(res *http.Response) error {
	text, err := io.ReadAll(io.LimitReader(res.Body, mostOfError))
	if err != nil {
		return err
	}
	var e struct {
		Error json.RawMessage
	}
	reason := strings.TrimSpace(string(text))
	if json.Unmarshal(text, &e) == nil && len(e.Error) > 0 {
		reason = reasonOf(e.Error)
	}
	if len(reason) > 500 {
		reason = reason[:500]
	}
	return &answerError{res.StatusCode, reason}
}

// reasonOf writes what the cluster says of an error, the causes of it first.
func reasonOf(raw json.RawMessage) string {
	var e struct {
		Type, Reason string
		RootCause    []struct{ Type, Reason string } `json:"root_cause"`
		CausedBy     json.RawMessage                 `json:"caused_by"`
	}
	if json.Unmarshal(raw, &e) != nil {
		return string(raw)
	}
	out := e.Type + ": " + e.Reason
	if len(e.CausedBy) > 0 {
		out += "; " + reasonOf(e.CausedBy)
	} else if len(e.RootCause) > 0 && e.RootCause[0].Reason != e.Reason {
		out += "; " + e.RootCause[0].Reason
	}
	return out
}

// readPassword reads a password from the first line of a file.
func readPassword(path string) (string, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return "", fmt.Errorf("password of the search server: %w", err)
	}
	line, _, _ := strings.Cut(string(b), "\n")
	return strings.TrimSpace(line), nil
}
