package web

import (
	"context"
	"fmt"
	"net/http"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/frame"
)

// Where whoever runs the site asks whether the process lives, and whether it
// can answer.
const (
	healthPath = "/healthz"
	readyPath  = "/readyz"
)

// healthy says that the process answers. It asks nobody, so that a service that
// is down does not have all processes started anew.
func (s *Server) healthy(r *frame.Request) error {
	r.String(http.StatusOK, "ok\n")
	return nil
}

// ready says whether requests should be sent here: not where the catalogue or
// the index cannot be asked, nor while the process ends.
func (s *Server) ready(r *frame.Request) error {
	r.Header("Cache-Control", "no-store")
	if s.draining.Load() {
		r.String(http.StatusServiceUnavailable, "the process ends\n")
		return nil
	}
	if err := s.lacks(r.Ctx()); err != nil {
		s.Log.Warn("not ready", "err", err)
		r.String(http.StatusServiceUnavailable, "not ready\n") // why is nobody's business but the log's
		return nil
	}
	r.String(http.StatusOK, "ready\n")
	return nil
}

func (s *Server) lacks(ctx context.Context) error {
	if s.Ready != nil {
		return s.Ready(ctx)
	}
	if _, err := s.Finder.State(ctx); err != nil {
		return fmt.Errorf("index: %w", err)
	}
	if _, err := s.Catalogue.Stamps(ctx, schema.StampRange{Most: 1}); err != nil {
		return fmt.Errorf("catalogue: %w", err)
	}
	return nil
}

// Drain has the site say that it is not ready, while it goes on answering.
func (s *Server) Drain() { s.draining.Store(true) }
