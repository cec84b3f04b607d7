package measure

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/gin-gonic/gin"
)

// TestMeter counts the same page in three languages as one, and no address of
// anybody's making.
func TestMeter(t *testing.T) {
	gin.SetMode(gin.TestMode)
	m := New()
	m.Gauge("simde_documents", func() float64 { return 43 })
	r := gin.New()
	r.Use(m.Count)
	for _, path := range []string{"/es/documentos/:id", "/en/documents/:id", "/es/mesa/revisar", "/en/desk/review", "/d/:id"} {
		r.GET(path, func(c *gin.Context) { c.Status(http.StatusOK) })
	}
	for _, path := range []string{"/es/documentos/a", "/en/documents/b", "/es/mesa/revisar", "/en/desk/review", "/d/x", "/nowhere/1", "/nowhere/2"} {
		r.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, path, nil))
	}
	w := httptest.NewRecorder()
	m.ServeHTTP(w, nil)
	for _, want := range []string{`simde_requests_total{route="/LANG/documents/:id",status="200"} 2`, `simde_requests_total{route="/LANG/desk/review",status="200"} 2`, `simde_requests_total{route="/d/:id",status="200"} 1`,
		`simde_requests_total{route="none",status="404"} 2`, "simde_documents 43", `simde_request_seconds_count{route="/LANG/documents/:id"} 2`, "process_resident_memory_bytes"} {
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("no %s in\n%s", want, w.Body.String())
		}
	}
	if strings.Contains(w.Body.String(), "nowhere") {
		t.Error("an address of a client's making is a figure")
	}
}
