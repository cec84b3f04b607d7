// Package web is what people and programs see of SIMDE: pages in Spanish,
// English and French, complete without JavaScript, and the files behind them.
package web

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/klauspost/compress/gzhttp"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/oai"
	"github.com/simde/simde/web/page/document"
)

// Catalogue is the corpus as the pages read it.
type Catalogue interface {
	Head(ctx context.Context, id schema.ID) (*schema.Document, error)
	Pages(ctx context.Context, id schema.ID, numbers []int) ([]schema.Page, error)
	Cards(ctx context.Context, ids []schema.ID) ([]schema.Card, error)
	Recent(ctx context.Context, n int) ([]schema.Card, error)
	Stamps(ctx context.Context, r schema.StampRange) ([]schema.Stamp, error)
}

// Config is what a Server is made of.
type Config struct {
	Catalogue Catalogue
	Originals document.Originals
	Finder    search.Finder
	Progress  frame.Progress    // of the library; nil where nothing tells, and answers are not revalidated
	Figures   bank.Figures      // the data bank; nil where there is none
	Renderer  document.Renderer // draws pages; nil where pages are shown as text only
	Log       *slog.Logger
	Version   string
	Limit     Limit // of one client, for pages and again for data
	// TrustProxy takes the last address of X-Forwarded-For for the client's
	// where a request comes from this machine, as from a proxy on it.
	TrustProxy bool
	Mail       string // of who runs the site, for harvesters
	// Ready says what the site needs and lacks, for who sends requests to it;
	// where it is nil the catalogue and the index are asked.
	Ready   func(ctx context.Context) error
	BaseURL string // scheme and host for absolute addresses, such as "https://simde.example"; taken from the request where ""
}

// Server serves the site.
type Server struct {
	Config
	site             *frame.Site
	people, programs clients      // who asks for pages, and who for data
	busy             atomic.Int64 // requests that are being answered
	draining         atomic.Bool  // the end is near; see Drain
	now              func() time.Time
	sets             frame.PerState[[]oai.Set] // by which the library can be harvested
	fresh            *freshness
	handler          http.Handler
}

// New makes a Server. An error is a defect of the embedded templates,
// catalogues or assets.
func New(cfg Config) (*Server, error) {
	s := &Server{Config: cfg, fresh: newFreshness(), people: clients{limit: cfg.Limit}, programs: clients{limit: cfg.Limit}, now: time.Now}
	var err error
	if s.site, err = frame.New(cfg.Log, cfg.Progress, cfg.BaseURL); err != nil {
		return nil, err
	}
	gin.SetMode(gin.ReleaseMode)
	r := gin.New()
	if err := r.SetTrustedProxies(nil); err != nil {
		return nil, err
	}
	r.RedirectTrailingSlash = true
	r.Use(s.recovered, s.headers, s.admit, s.revalidate)
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

func (s *Server) headers(c *gin.Context) {
	h := c.Writer.Header()
	h.Set("Content-Security-Policy", contentPolicy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "strict-origin-when-cross-origin")
	h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	if isData(c.Request.URL.Path) {
		h.Set("Access-Control-Allow-Origin", "*") // any site may read what is data
		h.Set("Access-Control-Expose-Headers", "Content-Disposition, ETag, Link, Retry-After")
	}
	c.Next()
}
