package scale

import (
	"errors"
	"io"
	"net"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/simde/simde/schema/schematest"
)

// gate leads to a service, and can be shut as if the service were gone.
type gate struct {
	t       testing.TB
	to      string // host and port of the service
	address string // its own
	mu      sync.Mutex
	ln      net.Listener
	conns   map[net.Conn]bool
}

// newGate opens a gate to a host and port.
func newGate(t testing.TB, to string) *gate {
	t.Helper()
	g := &gate{t: t, to: to, address: "127.0.0.1:0"}
	g.open()
	t.Cleanup(g.shut)
	return g
}

// open lets connections through.
func (g *gate) open() {
	g.t.Helper()
	var c net.ListenConfig
	ln, err := c.Listen(g.t.Context(), "tcp", g.address)
	must(g.t, err)
	g.mu.Lock()
	defer g.mu.Unlock()
	g.ln, g.address, g.conns = ln, ln.Addr().String(), map[net.Conn]bool{}
	go func() {
		for {
			from, err := ln.Accept()
			if err != nil {
				return // it was shut
			}
			go g.carry(from)
		}
	}()
}

// shut breaks all connections and refuses new ones.
func (g *gate) shut() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if err := g.ln.Close(); err != nil && !errors.Is(err, net.ErrClosed) {
		g.t.Error(err)
	}
	for c := range g.conns {
		c.Close()
	}
	g.conns = nil
}

// carry carries what one side says to the other.
func (g *gate) carry(from net.Conn) {
	defer from.Close()
	to, err := net.Dial("tcp", g.to)
	if err != nil {
		return // as if nobody were there
	}
	defer to.Close()
	g.mu.Lock()
	if g.conns == nil {
		g.mu.Unlock()
		return
	}
	g.conns[from], g.conns[to] = true, true
	g.mu.Unlock()
	go func() {
		defer to.Close()
		io.Copy(to, from) // until one of them ends
	}()
	io.Copy(from, to)
}

// gates are those to the three services of a library.
type gates struct{ catalogue, search, originals *gate }

// behindGates returns the library as one finds it whose way to each service
// leads through a gate.
func behindGates(t testing.TB, l *library) (*library, gates) {
	t.Helper()
	var g gates
	own := *l
	own.catalogue = changed(t, l.catalogue, func(u *url.URL) {
		first, _, _ := strings.Cut(u.Host, ",")
		g.catalogue = newGate(t, first)
		u.Host = g.catalogue.address
	})
	first, _, _ := strings.Cut(l.search, ",")
	own.search = changed(t, first, func(u *url.URL) {
		g.search = newGate(t, u.Host)
		u.Host = g.search.address
	})
	own.originals = changed(t, l.originals, func(u *url.URL) {
		q := u.Query()
		endpoint, err := url.Parse(q.Get("endpoint"))
		must(t, err)
		g.originals = newGate(t, endpoint.Host)
		endpoint.Host = g.originals.address
		q.Set("endpoint", endpoint.String())
		u.RawQuery = q.Encode()
	})
	return &own, g
}

// TestGate tests the gate itself: shut, nobody comes through; open again, all
// do.
func TestGate(t *testing.T) {
	schematest.Service(t, schematest.Services)
	echo, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	must(t, err)
	defer echo.Close()
	go func() {
		for {
			c, err := echo.Accept()
			if err != nil {
				return
			}
			go io.Copy(c, c)
		}
	}()
	g := newGate(t, echo.Addr().String())
	through := func() error {
		c, err := net.Dial("tcp", g.address)
		if err != nil {
			return err
		}
		defer c.Close()
		if _, err := c.Write([]byte("x")); err != nil {
			return err
		}
		_, err = io.ReadFull(c, make([]byte, 1))
		return err
	}
	must(t, through())
	g.shut()
	if through() == nil {
		t.Error("a shut gate lets through")
	}
	g.open()
	must(t, through())
}
