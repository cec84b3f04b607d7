// Package fetch asks other people's servers for what they publish, politely and
// within bounds: not faster than they want, not more than there is room for, and
// never of an address inside the own network unless its name is allowed.
package fetch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"github.com/simde/simde/schema"
)

// The bounds that hold where a Client names no others.
const (
	every     = time.Second      // between two requests to one host
	timeout   = 5 * time.Minute  // of one answer, from the request to its last byte
	patience  = 90 * time.Second // the longest wait that a server may ask for at once
	most      = 64 << 20         // bytes of an answer, uncompressed
	redirects = 5
	tries     = 3
	maxHeader = 64 << 10 // bytes of the headers of an answer
)

// The errors that callers branch on. A *Status and a *Busy are others.
var (
	// ErrTooLarge says that an answer has more bytes than were asked for.
	ErrTooLarge = errors.New("the answer is too large")
	// ErrRobots says that the robots.txt of a host asks programs to stay away.
	ErrRobots = errors.New("robots.txt asks programs to stay away")
	// ErrInside says that an address lies inside the own network.
	ErrInside = errors.New("an address inside the own network; --allow NAME allows a host")
	// ErrRedirects says that one address leads to another without an end.
	ErrRedirects = errors.New("too many redirects")
)

// Status is an answer that says that there is nothing to be had.
type Status struct {
	Code int
	URL  string
}

// Error names the status and the address.
func (s *Status) Error() string {
	return fmt.Sprintf("%s: %d %s", s.URL, s.Code, http.StatusText(s.Code))
}

// Busy is an answer that asks to come again later.
type Busy struct {
	URL   string
	Code  int
	Until time.Time // not before it
}

// Error names the address and the time.
func (b *Busy) Error() string {
	return fmt.Sprintf("%s: %d, not before %s", b.URL, b.Code, b.Until.UTC().Format(time.DateTime))
}

// Client asks servers. It is safe for use by several goroutines, and keeps what
// it knows of hosts for as long as it lives.
type Client struct {
	Agent    string        // sent as User-Agent; robots.txt is read for its first word
	Allow    []string      // hosts that may lie in the own network, by the name that addresses have
	Every    time.Duration // between two requests to one host; a second where 0
	Timeout  time.Duration // of one answer; five minutes where 0
	Patience time.Duration // the longest wait that a server may ask for; 90 seconds where 0

	once  sync.Once
	http  *http.Client
	mu    sync.Mutex // guards hosts
	hosts map[string]*host
}

// host is what is known of a server.
type host struct {
	pace *rate.Limiter
	mu   sync.Mutex // guards rules
	rule *rules
}

// Request is what is asked for.
type Request struct {
	URL string
	// ETag and Modified are those of the answer that is there already; "" for none.
	ETag, Modified string
	Accept         string // media types, as the header writes them; or ""
	Most           int64  // bytes; 64 MB where 0
	Robots         bool   // robots.txt is asked whether programs may come
	// To returns where the bytes go. It is called for every attempt, and what an
	// attempt before has written does not count.
	To func() (io.Writer, error)
}

// Answer is what came.
type Answer struct {
	URL            string // the last of redirects
	Type           string // the media type, as the server says it
	ETag, Modified string
	Unchanged      bool // nothing came: it is what is there already
}

func (c *Client) init() {
	c.once.Do(func() {
		c.hosts = map[string]*host{}
		c.http = &http.Client{Transport: c.transport(), CheckRedirect: func(next *http.Request, via []*http.Request) error {
			if len(via) > redirects {
				return ErrRedirects
			}
			asked, _ := next.Context().Value(robotsKey{}).(bool)
			return c.approach(next.Context(), next.URL, asked)
		}}
	})
}

// robotsKey marks the requests for which robots.txt is asked, at every redirect.
type robotsKey struct{}

// Get asks for r. A server that is busy is asked again where it does not want
// too long a wait, and so is one whose answer broke off.
func (c *Client) Get(ctx context.Context, r Request) (Answer, error) {
	c.init()
	u, err := address(r.URL)
	if err != nil {
		return Answer{}, err
	}
	ctx = context.WithValue(ctx, robotsKey{}, r.Robots)
	for try := 1; ; try++ {
		if err := c.approach(ctx, u, r.Robots); err != nil {
			return Answer{}, err
		}
		a, err := c.attempt(ctx, u, r)
		wait, again := c.again(err, try)
		if !again || ctx.Err() != nil {
			return a, err
		}
		if err := sleep(ctx, wait); err != nil {
			return Answer{}, err
		}
	}
}

// address reads an address that may be asked.
func address(s string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(s))
	switch {
	case err != nil:
		return nil, errors.Join(schema.ErrInvalid, err)
	case u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "":
		return nil, fmt.Errorf("%s: want an address that begins with http:// or https://: %w", s, schema.ErrInvalid)
	case u.User != nil:
		return nil, fmt.Errorf("an address with a password: %w", schema.ErrInvalid)
	}
	return u, nil
}

// again reports whether an attempt is worth another, and after which wait.
func (c *Client) again(err error, try int) (time.Duration, bool) {
	if err == nil || try >= tries {
		return 0, false
	}
	patience := cmp.Or(c.Patience, patience)
	var busy *Busy
	var status *Status
	switch {
	case errors.As(err, &busy):
		wait := max(time.Until(busy.Until), 0)
		return wait, wait <= patience
	case errors.As(err, &status), errors.Is(err, ErrTooLarge), errors.Is(err, ErrRobots), errors.Is(err, ErrInside), errors.Is(err, ErrRedirects), errors.Is(err, errHeaders), errors.Is(err, schema.ErrInvalid), isTLS(err):
		return 0, false
	}
	return min(time.Duration(try)*time.Second, patience), true // the network, or an answer that broke off
}

// attempt makes one attempt.
func (c *Client) attempt(ctx context.Context, u *url.URL, r Request) (a Answer, err error) {
	ctx, cancel := context.WithTimeout(ctx, cmp.Or(c.Timeout, timeout))
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return a, err
	}
	for name, value := range map[string]string{"User-Agent": c.Agent, "If-None-Match": r.ETag, "If-Modified-Since": r.Modified, "Accept": r.Accept} {
		if value != "" {
			req.Header.Set(name, value)
		}
	}
	res, err := c.http.Do(req)
	if err != nil {
		return a, explain(err)
	}
	defer func() { err = errors.Join(err, res.Body.Close()) }()
	a = Answer{URL: res.Request.URL.String(), Type: res.Header.Get("Content-Type"), ETag: res.Header.Get("ETag"), Modified: res.Header.Get("Last-Modified")}
	switch code := res.StatusCode; {
	case code == http.StatusNotModified && (r.ETag != "" || r.Modified != ""):
		a.Unchanged = true
		return a, nil
	case code == http.StatusTooManyRequests || code == http.StatusServiceUnavailable:
		return a, &Busy{a.URL, code, retryAfter(res.Header.Get("Retry-After"))}
	case code >= http.StatusInternalServerError:
		return a, &Busy{a.URL, code, time.Now().Add(time.Second)}
	case code != http.StatusOK:
		return a, &Status{code, a.URL}
	}
	return a, copyBody(r, res.Body)
}

// copyBody writes a body where the request wants it.
func copyBody(r Request, body io.Reader) error {
	w, err := r.To()
	if err != nil {
		return err
	}
	limit := r.Most
	if limit == 0 {
		limit = most
	}
	n, err := io.Copy(w, io.LimitReader(body, limit+1))
	if n > limit {
		return fmt.Errorf("%s: more than %d bytes: %w", r.URL, limit, ErrTooLarge)
	}
	if err != nil {
		return fmt.Errorf("%s: the answer broke off: %w", r.URL, err)
	}
	return nil
}

// retryAfter reads when a server wants to be asked again: in so many seconds or
// at a time. Without either it is some seconds.
func retryAfter(s string) time.Time {
	const unsaid = 5 * time.Second
	if d, err := time.ParseDuration(strings.TrimSpace(s) + "s"); err == nil && d >= 0 {
		return time.Now().Add(d)
	}
	if t, err := http.ParseTime(s); err == nil {
		return t
	}
	return time.Now().Add(unsaid)
}

// approach waits until a host may be asked again. Where robots are asked for it
// is an ErrRobots that they may not come.
func (c *Client) approach(ctx context.Context, u *url.URL, robots bool) error {
	if _, err := address(u.String()); err != nil {
		return err
	}
	h := c.host(u)
	if robots {
		if err := c.admitted(ctx, h, u); err != nil {
			return err
		}
	}
	return h.pace.Wait(ctx)
}

// host returns what is known of the server of an address.
func (c *Client) host(u *url.URL) *host {
	c.mu.Lock()
	defer c.mu.Unlock()
	key := u.Scheme + "://" + strings.ToLower(u.Host)
	h := c.hosts[key]
	if h == nil {
		h = &host{pace: rate.NewLimiter(rate.Every(c.pause()), 1)}
		c.hosts[key] = h
	}
	return h
}

func sleep(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}

// pause is the time between two requests to one host.
func (c *Client) pause() time.Duration { return cmp.Or(c.Every, every) }
