package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/simde/simde/corpus/figures"
	"github.com/simde/simde/indexer"
	"github.com/simde/simde/web"
	"github.com/simde/simde/web/alert"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/measure"
)

const defaultAddr = "127.0.0.1:8080"

// site is where and as what a library is served.
type site struct {
	addr string
	base string // scheme and host for absolute addresses, or ""
	mail string // of who runs it, or ""

	smtp, from string        // where mail is sent through, and who sends it; or ""
	metrics    string        // where figures for Prometheus are answered, or ""
	trustProxy bool          // believe a proxy on this machine who its clients are
	closed     bool          // only who has an account sees anything
	noIndex    bool          // another process keeps the index
	drain      time.Duration // from when the end is asked for to when no request is taken any more
}

// shutdownTime is how long answers under way may take after the end is asked
// for.
const shutdownTime = 15 * time.Second

func serve(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	var at site
	f.StringVar(&at.addr, "addr", defaultAddr, "`host:port` to listen on")
	f.StringVar(&at.base, "base-url", "", "scheme and host under which people see the site, for absolute addresses")
	f.StringVar(&at.mail, "mail", "", "`address` of who runs the site, which harvesters are told")
	f.StringVar(&at.smtp, "smtp", os.Getenv("SIMDE_SMTP"), "`address` of a mail server, for alerts: smtp://USER:PASSWORD@HOST:PORT or smtps://…; @FILE reads it from a file")
	f.Lookup("smtp").DefValue = "" // a help shows it, and it may hold a password
	f.StringVar(&at.from, "mail-from", os.Getenv("SIMDE_MAIL_FROM"), "`address` that alerts come from, as \"SIMDE <alerts@example.org>\"")
	f.StringVar(&at.metrics, "metrics", "", "`host:port` at which figures are given in the text form of Prometheus, at /metrics; keep it from the public")
	f.BoolVar(&at.trustProxy, "trust-proxy", false, "limit the clients that a proxy on this machine names: the last address of X-Forwarded-For")
	f.BoolVar(&at.closed, "closed", false, "show the library to nobody who has no account (\"simde people\")")
	f.BoolVar(&at.noIndex, "no-index", false, "answer only: another process keeps the index (with --search)")
	f.DurationVar(&at.drain, "drain", 0, "how `long` /readyz says 503 at the end before requests are refused, so that a proxy finds out")
	if _, err := parse(f, args); err != nil {
		return err
	}
	sender, err := at.post()
	if err != nil {
		return err
	}
	if at.noIndex && e.search == "" {
		return errors.New("--no-index: an index in the folder is kept by the process that has it open; --search names one in a cluster")
	}
	l, err := e.open(ctx)
	if err != nil {
		return err
	}
	l.sweep(ctx, e)
	return errors.Join(l.serve(ctx, e, at, sender), l.close())
}

// serve answers requests and follows the corpus until ctx ends.
func (l *library) serve(ctx context.Context, e *env, at site, sender alert.Post) error {
	collectSeldom()
	x, err := l.openIndex(ctx, e, false)
	if err != nil {
		return err
	}
	watched, err := indexer.Watch(ctx, x)
	if err != nil {
		return errors.Join(err, x.Close())
	}
	room, err := l.backroom(e, at.base)
	if err != nil {
		return errors.Join(err, x.Close())
	}
	ctx, stop := context.WithCancel(ctx)
	room.shelves = l.shelves(e, false)
	var beside sync.WaitGroup
	if !at.noIndex {
		beside.Go(func() { l.follow(ctx, e, watched, room.shelves) })
	}
	beside.Go(func() { l.bodies.keep(ctx, e) })
	beside.Go(func() {
		if n, err := l.store.FindCases(ctx); err != nil && ctx.Err() == nil {
			e.log().Error("cases are not found", "err", err)
		} else if n > 0 {
			e.log().Info("found what waits for a person", "n", n)
		}
	})
	beside.Go(func() {
		if _, err := verify(ctx, x); err != nil && ctx.Err() == nil {
			e.log().Error("index damaged", "err", err) // and is made anew by Follow
		}
	})
	progress := l.progress(x, watched)
	room.warden = &warden{lib: l, keeper: room.keeper, progress: progress, index: x}
	pages, done, err := l.pages(e, served{x, progress}, at, sender, room)
	if err == nil && at.metrics != "" {
		room.warden.gauges(ctx, pages.Meter)
		err = l.measure(ctx, e, at.metrics, pages.Meter, &beside)
	}
	if err == nil {
		beside.Go(func() { room.intake.Work(ctx) })
		beside.Go(func() { room.keeper.work(ctx) })
		beside.Go(func() { room.comes.Work(ctx) })
		if clerk := pages.Clerk(); clerk != nil {
			beside.Go(func() { l.alert(ctx, e, clerk) })
		}
		err = errors.Join(l.listen(ctx, e, pages, at), done())
	}
	stop()
	beside.Wait()
	return errors.Join(err, room.close(), x.Close())
}

// served is what answers searches, and what tells how far it has come.
type served struct {
	finder   engine
	progress frame.Progress
}

// pages makes the site; done ends what it holds.
func (l *library) pages(e *env, x served, at site, sender alert.Post, room *backroom) (pages *web.Server, done func() error, err error) {
	pool, err := l.extractor("", "")
	if err != nil {
		return nil, nil, err
	}
	numbers, err := figures.Open(l.bankFile())
	if err == nil {
		cfg := web.Config{Figures: numbers, Catalogue: l.store, Originals: l.originals, Finder: x.finder, Progress: x.progress, Alerts: l.store, Briefs: l.store, Closed: l.store.Limited, Described: l.store, Post: sender, Log: e.log(),
			Version: version, Limit: web.DefaultLimit, BaseURL: at.base, Mail: at.mail, TrustProxy: at.trustProxy, Ready: l.ready(x.finder),
			Renderer: pageImages{l.originals, pool, filepath.Join(l.dir, "cache", "pages")}}
		if at.metrics != "" {
			cfg.Meter = measure.New()
		}
		cfg.ForMembers = at.closed
		room.open(&cfg)
		pages, err = web.New(cfg)
	}
	if err != nil {
		return nil, nil, errors.Join(err, pool.Close())
	}
	return pages, pool.Close, nil
}

// measure answers whoever gathers figures, until ctx ends.
func (l *library) measure(ctx context.Context, e *env, addr string, m http.Handler, beside *sync.WaitGroup) error {
	ln, err := (&net.ListenConfig{}).Listen(ctx, "tcp", addr)
	if err != nil {
		return fmt.Errorf("--metrics: %w", err)
	}
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", m)
	srv := &http.Server{Handler: mux, ReadHeaderTimeout: readHeaderTimeout}
	beside.Go(func() {
		if err := srv.Serve(ln); !errors.Is(err, http.ErrServerClosed) {
			e.log().Error("metrics", "err", err)
		}
	})
	beside.Go(func() {
		<-ctx.Done()
		if err := srv.Close(); err != nil {
			e.log().Warn("metrics", "err", err)
		}
	})
	fmt.Fprintf(e.stdout, "figures are on http://%s/metrics\n", shownAddress(ln.Addr()))
	return nil
}

// readHeaderTimeout is how long who gathers figures may take to ask.
const readHeaderTimeout = 5 * time.Second

func (l *library) listen(ctx context.Context, e *env, pages *web.Server, at site) error {
	ln, err := (&net.ListenConfig{}).Listen(ctx, "tcp", at.addr)
	if err != nil {
		return fmt.Errorf("listen: %w; --addr HOST:PORT names another address", err)
	}
	if at.base == "" && isPublic(ln.Addr()) {
		e.log().Warn("links follow the Host header", "address", ln.Addr().String(), "help", "--base-url https://YOUR.NAME names the site; without it whoever asks chooses the host in feeds, citations and the sitemap")
	}
	fmt.Fprintf(e.stdout, "SIMDE is ready on http://%s\n", shownAddress(ln.Addr()))
	srv := pages.HTTPServer()
	ended := make(chan error, 1)
	go func() { ended <- srv.Serve(ln) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	pages.Drain()
	select { // a proxy asks /readyz and sends its requests elsewhere
	case <-time.After(at.drain):
	case err := <-ended:
		return err
	}
	late, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTime)
	defer cancel()
	if err := srv.Shutdown(late); err != nil {
		return err
	}
	if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// isPublic reports whether other machines can reach an address.
func isPublic(a net.Addr) bool {
	tcp, ok := a.(*net.TCPAddr)
	return !ok || !tcp.IP.IsLoopback()
}

// shownAddress writes an address as a person types it.
func shownAddress(a net.Addr) string {
	host, port, err := net.SplitHostPort(a.String())
	if err != nil {
		return a.String()
	}
	if ip := net.ParseIP(host); ip != nil && (ip.IsLoopback() || ip.IsUnspecified()) {
		host = "localhost"
	}
	return net.JoinHostPort(host, port)
}
