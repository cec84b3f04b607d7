package web

import (
	"container/list"
	"math"
	"net"
	"net/http"
	"net/netip"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gin-gonic/gin"
	"golang.org/x/time/rate"

	"github.com/simde/simde/web/desk/door"
	"github.com/simde/simde/web/frame"
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

// A request counts as one, and as one more for each time that it keeps a
// processor busy for unitOfWork. That is what a page of results takes.
const unitOfWork = 25 * time.Millisecond

// free reports whether an address costs nothing worth counting.
func free(path string) bool {
	return strings.HasPrefix(path, "/static/") || path == healthPath || path == readyPath
}

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

// limiter bounds what clients ask.
type limiter struct {
	site       *frame.Site
	trustProxy bool
	limit      Limit

	people, programs clients      // who asks for pages, and who for data
	busy             atomic.Int64 // requests that are being answered
	now              func() time.Time
}

func newLimiter(s *frame.Site, most Limit, trustProxy bool) *limiter {
	return &limiter{site: s, trustProxy: trustProxy, limit: most, people: clients{limit: most}, programs: clients{limit: most}, now: time.Now}
}

// admit refuses a request of a client that asks too much, and says when to ask
// again. Programs have a budget of their own, so that a person who shares their
// network can still read. This machine is no client: behind a proxy on it that
// names nobody, everybody would be one.
func (l *limiter) admit(c *gin.Context) {
	from := l.client(c.Request)
	if l.limit.Rate <= 0 || free(c.Request.URL.Path) || from.Addr().IsLoopback() {
		c.Next()
		return
	}
	budget := &l.people
	if frame.ForPrograms(c.Request.URL.Path) {
		budget = &l.programs
	}
	begun := l.now()
	if wait := budget.wait(from, 1, begun); wait > 0 {
		c.Header("Retry-After", strconv.Itoa(int(math.Ceil(wait.Seconds()))))
		l.site.Fail(&frame.Request{Context: c, Lang: frame.LangOf(c.Request)}, frame.ErrBusy)
		c.Abort()
		return
	}
	l.busy.Add(1)
	defer func() {
		beside, now := l.busy.Add(-1)+1, l.now()
		if _, known := door.Visitor(c.Request.Context()); known { // who brings files over a slow line keeps nothing busy
			return
		}
		budget.charge(from, work(now.Sub(begun), int(beside)), now)
	}()
	c.Next()
}

// work is what a request costs that took so long while others were answered
// beside it: they shared the processors.
func work(took time.Duration, beside int) int {
	if cores := runtime.GOMAXPROCS(0); beside > cores {
		took = took * time.Duration(cores) / time.Duration(beside)
	}
	return int(took / unitOfWork)
}

// client returns the network that a request comes from. A proxy on this machine
// that is trusted adds the address that asked it at the end of X-Forwarded-For;
// what stands before it, the client may have written itself.
func (l *limiter) client(r *http.Request) netip.Prefix {
	from := network(r.RemoteAddr)
	if !l.trustProxy || !from.Addr().IsLoopback() {
		return from
	}
	hops := r.Header.Values("X-Forwarded-For")
	if len(hops) == 0 {
		return from
	}
	last := hops[len(hops)-1]
	named := network(strings.TrimSpace(last[strings.LastIndexByte(last, ',')+1:]))
	if !named.IsValid() {
		return nobody // one client, for all who are named wrongly
	}
	return named
}

// nobody stands for clients whose address cannot be read.
var nobody = netip.PrefixFrom(netip.IPv6Unspecified(), 128)

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

// charge takes more out of a client's budget, for what was done already. At most
// it takes a whole burst.
func (l *clients) charge(from netip.Prefix, cost int, now time.Time) {
	if cost = min(cost, l.limit.Burst); cost > 0 {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.client(from).ReserveN(now, cost)
	}
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
