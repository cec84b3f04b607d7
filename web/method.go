package web

import (
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"github.com/simde/simde/web/frame"
)

// otherMethod answers a method that an address does not take. The router has
// named in Allow those that it takes; who asks for them with OPTIONS gets them,
// and a browser that asks on behalf of another site is told that it may read
// data.
func otherMethod(s *frame.Site, c *gin.Context) {
	h := c.Writer.Header()
	h.Set("Allow", h.Get("Allow")+", OPTIONS")
	if c.Request.Method != http.MethodOptions {
		s.Fail(&frame.Request{Context: c, Lang: frame.LangOf(c.Request)}, frame.ErrMethod)
		return
	}
	if isData(c.Request.URL.Path) {
		h.Set("Access-Control-Allow-Methods", h.Get("Allow"))
		h.Set("Access-Control-Allow-Headers", "Accept, Accept-Language, Content-Type, If-Modified-Since, If-None-Match, Range")
		h.Set("Access-Control-Max-Age", "86400")
	}
	c.Status(http.StatusNoContent)
	c.Writer.WriteHeaderNow()
}

// isData reports whether what answers at an address is for programs on any
// site to read.
func isData(path string) bool {
	return frame.ForPrograms(path) || strings.HasSuffix(path, ".atom") || strings.HasSuffix(path, ".csv")
}
