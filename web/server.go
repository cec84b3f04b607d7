// Package web is what people and programs see of SIMDE: pages in Spanish,
// English and French, complete without JavaScript, and the files behind them.
package web

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/klauspost/compress/gzhttp"

	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/page/briefing"
	"github.com/simde/simde/web/sight"
)

// Server serves the site.
type Server struct {
	Config
	site    *frame.Site
	limiter *limiter
	health  *vitals
	archive *briefing.Archive
	desk    *desk.Desk // nil where nobody has an account
	handler http.Handler
}

// New makes a Server. An error is a defect of the embedded templates,
// catalogues or assets.
func New(cfg Config) (*Server, error) {
	if cfg.Closed != nil {
		seen := sight.Catalogue{Library: cfg.Catalogue, Closed: cfg.Closed}
		cfg.Catalogue = seen
		if cfg.Shelves != nil {
			cfg.Finder = sight.Finder{Finder: cfg.Finder, Reserve: &sight.Reserve{Catalogue: seen, Shelves: cfg.Shelves}}
		}
	}
	s := &Server{Config: cfg, health: &vitals{lacks: cfg.lacks, log: cfg.Log}}
	var err error
	if s.site, err = frame.New(cfg.Log, cfg.Progress, cfg.BaseURL); err != nil {
		return nil, err
	}
	s.limiter = newLimiter(s.site, cfg.Limit, cfg.TrustProxy)
	gin.SetMode(gin.ReleaseMode)
	r := gin.New()
	if err := r.SetTrustedProxies(nil); err != nil {
		return nil, err
	}
	r.RedirectTrailingSlash = true
	if cfg.Meter != nil {
		r.Use(cfg.Meter.Count)
	}
	r.Use(s.recovered, s.headers, s.limiter.admit)
	if cfg.People != nil {
		s.desk = s.newDesk()
		r.Use(s.desk.Door.Enter)
		if cfg.ForMembers {
			r.Use(s.desk.Door.Closed(entrance))
		}
	}
	r.Use(newRevalidation(s.site, cfg.Version).revalidate)
	s.routes(r)
	compressed, err := gzhttp.NewWrapper(gzhttp.CompressionLevel(compression))
	if err != nil {
		return nil, err
	}
	s.handler = compressed(r)
	return s, nil
}

// compression is the level of gzip: a page of results comes out 3 % smaller
// than with the default one, for a tenth more time.
const compression = 8

// hidden returns the names of the collections that who asks may not see.
func (s *Server) hidden(ctx context.Context) ([]string, error) {
	if seen, ok := s.Catalogue.(sight.Catalogue); ok {
		return seen.Hidden(ctx)
	}
	return nil, nil
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Limits of a connection, against clients that send or read too slowly.
const (
	readHeaderTimeout = 5 * time.Second
	readTimeout       = 30 * time.Second
	writeTimeout      = 5 * time.Minute // an export of the whole library, to a slow reader
	idleTimeout       = 2 * time.Minute
	maxHeaderBytes    = 64 << 10
)

// HTTPServer returns a server with s as its handler and with timeouts set.
func (s *Server) HTTPServer() *http.Server {
	return &http.Server{
		Handler: s, ReadHeaderTimeout: readHeaderTimeout, ReadTimeout: readTimeout,
		WriteTimeout: writeTimeout, IdleTimeout: idleTimeout, MaxHeaderBytes: maxHeaderBytes,
		ErrorLog: slog.NewLogLogger(s.Log.Handler(), slog.LevelWarn),
	}
}

// Drain has the site say that it is not ready, while it goes on answering.
func (s *Server) Drain() { s.health.draining.Store(true) }

// recovered turns a panic into the page of an internal error.
func (s *Server) recovered(c *gin.Context) {
	defer func() {
		if p := recover(); p != nil {
			if p == http.ErrAbortHandler && c.Writer.Written() { // an answer that must not look whole
				panic(p)
			}
			s.Log.Error("panic", "path", c.Request.URL.Path, "err", p)
			if !c.Writer.Written() {
				s.site.Fail(&frame.Request{Context: c, Lang: frame.LangOf(c.Request)}, errors.New("panic"))
			}
		}
	}()
	c.Next()
}

const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
	"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"

// strict has browsers ask only over TLS, for a year.
const strict = "max-age=31536000"

// headers sets what every answer has.
func (s *Server) headers(c *gin.Context) {
	h := c.Writer.Header()
	h.Set("Content-Security-Policy", contentPolicy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "strict-origin-when-cross-origin")
	h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	if strings.HasPrefix(s.site.Base(c.Request), "https:") {
		h.Set("Strict-Transport-Security", strict)
	}
	if isData(c.Request.URL.Path) {
		h.Set("Access-Control-Allow-Origin", "*") // any site may read what is data
		h.Set("Access-Control-Expose-Headers", "Content-Disposition, ETag, Link, Retry-After")
	}
	c.Next()
}
