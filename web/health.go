package web

import (
	"context"
	"log/slog"
	"net/http"
	"sync/atomic"

	"github.com/simde/simde/web/frame"
)

// Where whoever runs the site asks whether the process lives, and whether it
// can answer.
const (
	healthPath = "/healthz"
	readyPath  = "/readyz"
)

// vitals tells whether the process lives, and whether it can answer.
type vitals struct {
	lacks    func(ctx context.Context) error // what the site needs and lacks
	log      *slog.Logger
	draining atomic.Bool // the end is near; see Server.Drain
}

// healthy says that the process answers. It asks nobody, so that a service that
// is down does not have all processes started anew.
func healthy(r *frame.Request) error {
	r.String(http.StatusOK, "ok\n")
	return nil
}

// ready says whether requests should be sent here: not where the catalogue or
// the index cannot be asked, nor while the process ends.
func (h *vitals) ready(r *frame.Request) error {
	r.Header("Cache-Control", "no-store")
	if h.draining.Load() {
		r.String(http.StatusServiceUnavailable, "the process ends\n")
		return nil
	}
	if err := h.lacks(r.Ctx()); err != nil {
		h.log.Warn("not ready", "err", err)
		r.String(http.StatusServiceUnavailable, "not ready\n") // why is nobody's business but the log's
		return nil
	}
	r.String(http.StatusOK, "ready\n")
	return nil
}
