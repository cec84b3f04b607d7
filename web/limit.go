package web

import (
	"container/list"
	"math"
	"net"
	"net/netip"
	"strconv"
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
	case strings.HasPrefix(path, apiPath+"/documents."), strings.HasPrefix(path, "/sitemap/"), path == oaiPath:
		return 10
	}
	return 1
}

// forPrograms reports whether what answers at an address is data.
func forPrograms(path string) bool { return strings.HasPrefix(path, apiPath+"/") || path == oaiPath }

// clients are the networks that have asked of late, each with what it may
// still ask.
type clients struct {
	limit Limit
	mu    sync.Mutex
	order list.List // of *client, the latest in front
	known map[netip.Prefix]*list.Element
}

type client struct {
	*rate.Limiter
	from netip.Prefix
}

// mostClients bounds how many networks are remembered. The one that has been
// silent the longest is forgotten first.
const mostClients = 10_000

// admit refuses a request of a client that asks too much, and says when to ask
// again. Programs have a budget of their own, so that a person who shares their
// network can still read. This machine is no client: behind a proxy on it,
// everybody would be one.
func (s *Server) admit(c *gin.Context) {
	cost, from := costOf(c.Request.URL.Path), network(c.Request.RemoteAddr)
	if s.Config.Limit.Rate > 0 && cost > 0 && !from.Addr().IsLoopback() {
		budget := &s.people
		if forPrograms(c.Request.URL.Path) {
			budget = &s.programs
		}
		if wait := budget.wait(from, cost, time.Now()); wait > 0 {
			c.Header("Retry-After", strconv.Itoa(int(math.Ceil(wait.Seconds()))))
			s.fail(&request{c, s.langOf(c.Request)}, errBusy)
			c.Abort()
			return
		}
	}
	c.Next()
}

// wait takes the cost of a request out of a client's budget. Where it does not
// suffice, it takes nothing and returns how long it will not.
func (l *clients) wait(from netip.Prefix, cost int, now time.Time) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	asked := l.client(from).ReserveN(now, min(cost, l.limit.Burst))
	wait := asked.DelayFrom(now)
	if wait > 0 {
		asked.CancelAt(now)
	}
	return wait
}

// client returns what is known of a network, which is now the latest.
func (l *clients) client(from netip.Prefix) *client {
	if at, ok := l.known[from]; ok {
		l.order.MoveToFront(at)
		return at.Value.(*client)
	}
	if l.known == nil {
		l.known = map[netip.Prefix]*list.Element{}
	}
	if l.order.Len() >= mostClients {
		delete(l.known, l.order.Remove(l.order.Back()).(*client).from)
	}
	x := &client{rate.NewLimiter(rate.Limit(l.limit.Rate), l.limit.Burst), from}
	l.known[from] = l.order.PushFront(x)
	return x
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
