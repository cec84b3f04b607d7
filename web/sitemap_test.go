package web_test

import (
	"context"
	"encoding/xml"
	"errors"
	"io"
	"iter"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web"
)

func TestSitemap(t *testing.T) {
	srv := site(t)
	var index struct {
		Parts []string `xml:"sitemap>loc"`
	}
	_, body := get(t, srv, http.MethodGet, "/sitemap.xml")
	if err := xml.Unmarshal([]byte(body), &index); err != nil || len(index.Parts) != 2 {
		t.Fatalf("%d parts in %s (%v)", len(index.Parts), body, err)
	}
	seen := map[string]bool{}
	for _, p := range index.Parts {
		var part struct {
			Pages []string `xml:"url>loc"`
		}
		_, body := get(t, srv, http.MethodGet, strings.TrimPrefix(p, srv.URL))
		if err := xml.Unmarshal([]byte(body), &part); err != nil || len(part.Pages) > 50_000 {
			t.Errorf("%s: %d addresses, %v", p, len(part.Pages), err)
		}
		for _, a := range part.Pages {
			if seen[a] {
				t.Errorf("%s stands twice", a)
			}
			seen[strings.TrimPrefix(a, srv.URL)] = true
		}
	}
	for _, want := range []string{"/es", "/fr/corridors/mx-us", "/en/documents/en1/remittances-from-the-united-states", "/es/paises/mx"} {
		if !seen[want] {
			t.Errorf("the sitemap lacks %s", want)
		}
	}
}

// failing finds documents and fails at the last.
type failing struct{ search.Finder }

func (failing) IDs(context.Context, search.Query) iter.Seq2[schema.ID, error] {
	return func(yield func(schema.ID, error) bool) {
		for range 1000 {
			if !yield("x", nil) {
				return
			}
		}
		yield("", errors.New("the index is gone"))
	}
}

// cards has a card for whatever is asked.
type cards struct{ web.Catalogue }

func (cards) Cards(_ context.Context, ids []schema.ID) ([]schema.Card, error) {
	out := make([]schema.Card, len(ids))
	for i, id := range ids {
		out[i] = schema.Card{ID: id, Title: strings.Repeat("title ", 50)}
	}
	return out, nil
}

// TestAnExportThatFailsIsBrokenOff: a client must be able to tell a part from
// the whole.
func TestAnExportThatFailsIsBrokenOff(t *testing.T) {
	s, err := web.New(web.Config{Finder: failing{}, Catalogue: cards{}, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(s)
	t.Cleanup(srv.Close)
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, srv.URL+"/api/v1/documents.csl.json", nil)
	if err != nil {
		t.Fatal(err)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return // broken off before the first byte
	}
	defer res.Body.Close()
	if b, err := io.ReadAll(res.Body); err == nil {
		t.Errorf("a broken export looks whole: %d, %d bytes", res.StatusCode, len(b))
	}
}
