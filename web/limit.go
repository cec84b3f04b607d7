package web

import (
	"net"
	"net/netip"
	"strings"
	"sync"
	"time"

	"github.com/gin-gonic/gin"
	"golang.org/x/time/rate"
)

// Limit bounds what one client may ask, in requests a second and at once. The
// zero Limit bounds nothing.
type Limit struct {
	Rate  float64
	Burst int
}

// DefaultLimit lets a person read as fast as they can and a program ask
// steadily.
var DefaultLimit = Limit{Rate: 20, Burst: 100}

// costOf is how many requests an address counts for: a whole search that is
// taken away costs more than a page.
func costOf(path string) int {
	switch {
	case strings.HasPrefix(path, "/static/"):
		return 0
	case strings.HasPrefix(path, apiPath+"/documents."), path == "/sitemap.xml":
		return 10
	}
	return 1
}

// clients are the networks that have asked of late, each with what it may
// still ask.
type clients struct {
	limit Limit
	mu    sync.Mutex
	known map[netip.Prefix]*client
}

type client struct {
	*rate.Limiter
	last time.Time
}

// mostClients bounds how many networks are remembered; those that have been
// silent the longest are forgotten.
const mostClients = 10_000

// admit refuses a request of a client that asks too much. This machine is no
// client: behind a proxy on it, everybody would be one.
func (s *Server) admit(c *gin.Context) {
	cost, from := costOf(c.Request.URL.Path), network(c.Request.RemoteAddr)
	if s.Config.Limit.Rate > 0 && cost > 0 && !from.Addr().IsLoopback() && !s.clients.allow(from, cost, time.Now()) {
		s.fail(&request{c, s.langOf(c.Request)}, errBusy)
		c.Abort()
		return
	}
	c.Next()
}

func (l *clients) allow(from netip.Prefix, cost int, now time.Time) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.known == nil {
		l.known = map[netip.Prefix]*client{}
	}
	x := l.known[from]
	if x == nil {
		if len(l.known) >= mostClients {
			l.forget(now)
		}
		x = &client{Limiter: rate.NewLimiter(rate.Limit(l.limit.Rate), l.limit.Burst)}
		l.known[from] = x
	}
	x.last = now
	return x.AllowN(now, cost)
}

// forget drops the clients that were silent long enough to have their whole
// burst again, or all where none was.
func (l *clients) forget(now time.Time) {
	whole := time.Duration(float64(l.limit.Burst)/l.limit.Rate*float64(time.Second)) + time.Second
	for k, x := range l.known {
		if now.Sub(x.last) > whole {
			delete(l.known, k)
		}
	}
	if len(l.known) >= mostClients {
		clear(l.known)
	}
}

// network is the part of a client's address that stands for the client: a /24
// of IPv4, a /64 of IPv6.
func network(remote string) netip.Prefix {
	host, _, err := net.SplitHostPort(remote)
	if err != nil {
		host = remote
	}
	a, err := netip.ParseAddr(host)
	if err != nil {
		return netip.Prefix{}
	}
	a = a.Unmap()
	bits := 64
	switch {
	case a.IsLoopback():
		bits = a.BitLen()
	case a.Is4():
		bits = 24
	}
	p, err := a.Prefix(bits)
	if err != nil {
		return netip.Prefix{}
	}
	return p
}
