package fetch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/temoto/robotstxt"
	"golang.org/x/time/rate"
)

// rules are what a robots.txt says to this program.
type rules struct {
	group *robotstxt.Group
	until time.Time // when it is read again
}

const (
	robotsLast  = time.Hour // how long a robots.txt is believed
	robotsBytes = 512 << 10 // of it that are read, as RFC 9309 asks at least
	maxDelay    = 30 * time.Second
)

// admitted returns ErrRobots where the robots.txt of a host keeps programs from
// an address. One that cannot be read keeps them from all, as RFC 9309 says. A
// Crawl-delay becomes the pace of the host.
func (c *Client) admitted(ctx context.Context, h *host, u *url.URL) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.rule == nil || time.Now().After(h.rule.until) {
		group, err := c.readRobots(ctx, u)
		if err != nil {
			return err
		}
		h.rule = &rules{group, time.Now().Add(robotsLast)}
		if group.CrawlDelay > 0 {
			h.pace.SetLimit(rate.Every(max(min(group.CrawlDelay, maxDelay), c.pause())))
		}
	}
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	if !h.rule.group.Test(path) {
		return fmt.Errorf("%s: %w", u, ErrRobots)
	}
	return nil
}

// readRobots asks for the robots.txt of the host of an address.
func (c *Client) readRobots(ctx context.Context, u *url.URL) (*robotstxt.Group, error) {
	at := url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	var body bytes.Buffer
	_, err := c.Get(ctx, Request{URL: at.String(), Most: robotsBytes, To: func() (io.Writer, error) { body.Reset(); return &body, nil }})
	code := http.StatusOK
	var status *Status
	switch {
	case errors.As(err, &status):
		code, body = status.Code, bytes.Buffer{}
	case errors.Is(err, ErrTooLarge):
		body.Truncate(robotsBytes)
	case err != nil:
		return nil, fmt.Errorf("robots.txt cannot be read: %w", err)
	}
	read, err := robotstxt.FromStatusAndBytes(code, body.Bytes())
	if err != nil {
		return nil, fmt.Errorf("%s: %w", at.String(), err)
	}
	name, _, _ := strings.Cut(c.Agent, "/")
	return read.FindGroup(name), nil
}
