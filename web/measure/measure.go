// Package measure counts requests and what they take, in the text form of
// Prometheus, with what a server is asked to tell of itself beside.
package measure

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/VictoriaMetrics/metrics"
	"github.com/gin-gonic/gin"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/frame"
)

// Meter counts requests.
type Meter struct{ set *metrics.Set }

// New makes a Meter.
func New() *Meter { return &Meter{metrics.NewSet()} }

// Gauge adds a number that is asked for each time the figures are.
func (m *Meter) Gauge(name string, value func() float64) { m.set.NewGauge(name, value) }

// Count counts a request by what it asked for, not by its address, and how long
// the answer took, in seconds.
func (m *Meter) Count(c *gin.Context) {
	begun := time.Now()
	c.Next()
	route := routeOf(c.FullPath())
	m.set.GetOrCreateCounter(fmt.Sprintf(`simde_requests_total{route=%q,status="%d"}`, route, c.Writer.Status())).Inc()
	m.set.GetOrCreateHistogram(fmt.Sprintf(`simde_request_seconds{route=%q}`, route)).UpdateDuration(begun)
}

// routeOf is an address as it is registered, in one language for all; what is
// registered nowhere is one.
func routeOf(path string) string {
	if path == "" {
		return "none"
	}
	if l, ok := frame.PathLang(path); ok {
		rest := strings.TrimPrefix(path, "/"+string(l))
		for _, r := range frame.Routes() {
			if at := frame.Address(l, r); path == at || strings.HasPrefix(path, at+"/") && r != frame.RouteHome {
				rest = strings.TrimPrefix(frame.Address(schema.English, r), "/en") + strings.TrimPrefix(path, at)
			}
		}
		return "/LANG" + rest
	}
	return path
}

// ServeHTTP answers with the figures, those of the process among them.
func (m *Meter) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	m.set.WritePrometheus(w)
	metrics.WriteProcessMetrics(w)
}
