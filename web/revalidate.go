package web

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/gin-gonic/gin"

	"github.com/simde/simde/web/desk/door"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/original"
	"github.com/simde/simde/web/page/briefing"
	"github.com/simde/simde/web/page/result"
)

// revalidation lets clients keep answers. It remembers when the state of the
// library was last seen to change: no answer is newer.
type revalidation struct {
	site    *frame.Site
	version string    // of the program
	began   time.Time // the program: its pages and its data bank are those of its start
	mu      sync.Mutex
	seen    bool
	state   frame.State
	since   time.Time
}

func newRevalidation(s *frame.Site, version string) *revalidation {
	now := time.Now()
	return &revalidation{site: s, version: version, began: now, since: now}
}

// at returns since when a state holds.
func (v *revalidation) at(x frame.State) time.Time {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.seen && x != v.state {
		v.since = time.Now()
	}
	v.seen, v.state = true, x
	return v.since
}

// lastModified is the second that stands in an answer made now. In the second
// of a change another one may follow, so that the answer must not be taken for
// the last of it.
func lastModified(since, now time.Time) time.Time {
	if now.Sub(since) < time.Second {
		return since.Add(-time.Second)
	}
	return since
}

// revalidate lets a client that has an answer ask whether it still holds. The
// validator of an answer is made of all that an answer depends on: the program,
// the state of the library, the address, and the language that the browser asks
// for where the address names none. Handlers that know better set their own.
func (v *revalidation) revalidate(c *gin.Context) {
	_, known := door.Visitor(c.Request.Context())
	if v.site.Progress == nil || known || !revalidated(c.Request) || briefing.Moves(v.site, c.Request.URL.Path) {
		c.Next()
		return
	}
	x, err := v.site.Progress.State(c.Request.Context())
	if err != nil {
		v.site.Log.Warn("state of the library unknown", "err", err)
		c.Next()
		return
	}
	since := v.at(x).UTC().Truncate(time.Second)
	tag, err := v.entityTag(c.Request, x)
	if err != nil {
		v.site.Log.Warn("no validator", "path", c.Request.URL.Path, "err", err)
		c.Next()
		return
	}
	h := c.Writer.Header()
	h.Set("ETag", tag)
	h.Set("Last-Modified", lastModified(since, time.Now()).Format(http.TimeFormat))
	h.Set("Cache-Control", "no-cache")
	if _, named := frame.PathLang(c.Request.URL.Path); !named {
		h.Add("Vary", "Accept-Language")
	}
	if holds(c.Request, tag, since) {
		c.AbortWithStatus(http.StatusNotModified)
		return
	}
	c.Next()
}

// revalidated reports whether what answers at an address depends on no more
// than entityTag takes in. Files have validators of their own; what leads
// elsewhere has none.
func revalidated(r *http.Request) bool {
	p := r.URL.Path
	return (r.Method == http.MethodGet || r.Method == http.MethodHead) && p != "/" && !free(p) &&
		!strings.HasPrefix(p, "/d/") && !strings.Contains(p, "/"+original.Prefix) && !r.URL.Query().Has(result.NewQuery)
}

// entityTag is the validator of an address in a state of the library. It is
// weak: an answer is the same whether it is compressed or not.
func (v *revalidation) entityTag(r *http.Request, x frame.State) (string, error) {
	b, err := json.Marshal([]any{v.version, v.began.UnixNano(), x, v.site.Base(r), r.URL.Path, r.URL.RawQuery, frame.LangOf(r)})
	if err != nil {
		return "", fmt.Errorf("entity tag: %w", err)
	}
	sum := sha256.Sum256(b)
	return `W/"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`, nil
}

// holds reports whether the answer that a client has is still right
// (RFC 9110, 13.2.2).
func holds(r *http.Request, tag string, since time.Time) bool {
	if given := r.Header.Get("If-None-Match"); given != "" {
		return slices.ContainsFunc(strings.Split(given, ","), func(x string) bool {
			x = strings.TrimSpace(x)
			return x == "*" || strings.TrimPrefix(x, "W/") == strings.TrimPrefix(tag, "W/")
		})
	}
	then, err := http.ParseTime(r.Header.Get("If-Modified-Since"))
	return err == nil && !since.After(then)
}
