package web_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// absent is an engine whose cluster is not there.
type absent struct{ search.Finder }

func (absent) Search(context.Context, search.Query) (search.Result, error) {
	return search.Result{}, fmt.Errorf("ask: %w", schema.ErrUnavailable)
}

// TestServiceUnavailable holds that a page which needs a service that does not
// answer says so, in the reader's language, and when to come again.
func TestServiceUnavailable(t *testing.T) {
	s := siteWith(t, nil, func(f search.Finder) search.Finder { return absent{f} })
	for path, want := range map[string]string{
		"/es/documentos?q=remesas":        "no se puede acceder a la biblioteca",
		"/en/documents?q=remesas":         "cannot be reached just now",
		"/fr/documents?q=remesas":         "pas accessible pour le moment",
		"/api/v1/documents?q=remittances": `"status":503`,
	} {
		res, err := http.Get(s.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(res.Body)
		res.Body.Close()
		if err != nil || res.StatusCode != http.StatusServiceUnavailable || res.Header.Get("Retry-After") == "" || !strings.Contains(string(body), want) {
			t.Errorf("GET %s: %d, Retry-After %q, %v, want 503 and %q:\n%s", path, res.StatusCode, res.Header.Get("Retry-After"), err, want, body)
		}
	}
}
