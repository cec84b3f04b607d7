package web_test

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/indexer"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/bleve"
	"github.com/simde/simde/web/sight"
)

// shelves keeps the indices of what is closed in a folder, and counts how often
// each was asked for.
type shelves struct {
	dir    string
	store  corpus.Store
	open   map[string]*bleve.Index
	follow *indexer.Shelves
	asked  int
}

func (s *shelves) Shelf(_ context.Context, x schema.Shelf) (indexer.Whole, error) { return s.index(x) }

func (s *shelves) index(x schema.Shelf) (*bleve.Index, error) {
	if s.open[x.Key] == nil {
		index, err := bleve.Open(filepath.Join(s.dir, x.Key), s.store, slog.New(slog.DiscardHandler))
		if err != nil {
			return nil, err
		}
		s.open[x.Key] = index
	}
	return s.open[x.Key], nil
}

func (s *shelves) Clear(_ context.Context, x schema.Shelf) error {
	var err error
	if s.open[x.Key] != nil {
		err = s.open[x.Key].Close()
	}
	delete(s.open, x.Key)
	return errors.Join(err, os.RemoveAll(filepath.Join(s.dir, x.Key)))
}

func (s *shelves) Open(ctx context.Context, want func(schema.Shelf) bool) ([]sight.Shelf, error) {
	listed, err := s.store.Shelves(ctx)
	if err != nil {
		return nil, err
	}
	var out []sight.Shelf
	for _, x := range listed {
		if want(x) {
			index, err := s.index(x)
			if err != nil {
				return nil, err
			}
			s.asked++
			out = append(out, sight.Shelf{Shelf: x, Finder: index})
		}
	}
	return out, nil
}

// held returns how many shelves there are.
func (l *served) shelf(t *testing.T) string {
	t.Helper()
	all, err := l.store.Shelves(t.Context())
	if err != nil || len(all) != 1 {
		t.Fatalf("shelves: %v, %v", all, err)
	}
	return all[0].Key
}

// TestClosedIsFound holds that who may see a closed collection finds its documents
// on the page of results, with their pages and marks, alone and with filters, and
// that for everybody else no index of it is even asked, whatever the address says.
func TestClosedIsFound(t *testing.T) {
	l := libraryOf(t, append(documents(), closedDocument()))
	named, other, archivist := l.as(t, schema.Reader), l.as(t, schema.Contributor), l.as(t, schema.Archivist)
	nobody := &browser{t: t, site: l.site}
	l.sync()
	if err := l.store.CloseCollection(t.Context(), "Actas internas", true); err != nil {
		t.Fatal(err)
	}
	p, _, err := l.store.PersonNamed(t.Context(), "the reader")
	if err != nil {
		t.Fatal(err)
	}
	if err := l.store.LimitCollection(t.Context(), "Actas internas", []int{p.Number}); err != nil {
		t.Fatal(err)
	}
	l.sync()
	key := l.shelf(t)
	alone := "/en/documents?q=remesas&shelf=" + key
	addresses := []string{"/es/documentos?q=remesas", "/en/documents?q=quetzalcuyo", "/fr/documents?corridor=TM-FJ", alone, "/en/documents?shelf=" + key, "/en/documents?q=quetsalcuyo&shelf=" + key, "/en/documents?q=Actas+del+quetzalcuyo&shelf=" + key,
		"/en/facets/publisher?shelf=" + key, "/en/facets/collection.csv?shelf=" + key, "/api/v1/documents?q=remesas&shelf=" + key, "/api/v1/documents.csv?shelf=" + key, "/api/v1/facets?shelf=" + key, "/en/documents.atom?shelf=" + key, "/en/documents?shelf=nonsense"}
	l.closed.asked = 0
	for name, b := range map[string]*browser{"who is not named": other, "nobody": nobody} {
		for _, path := range addresses {
			res, body := b.get(path)
			if s := givesAway(path, body); s != "" || res.StatusCode >= http.StatusInternalServerError {
				t.Errorf("%s (%s) says %q to %s", path, res.Status, s, name)
			}
			if strings.Contains(body, "In closed collections") {
				t.Errorf("%s says to %s that something is closed", path, name)
			}
		}
	}
	if l.closed.asked > 0 {
		t.Errorf("an index of what is closed was asked %d times for who may not see it", l.closed.asked)
	}
	for _, b := range []*browser{named, archivist} {
		for _, path := range []string{"/es/documentos?q=remesas", "/en/documents?q=quetzalcuyo", alone, "/api/v1/documents?q=remesas&shelf=" + key, "/api/v1/documents.csv?shelf=" + key, "/en/facets/collection.csv?shelf=" + key} {
			res, body := b.get(path)
			if givesAway(path, body) == "" {
				t.Errorf("%s does not find it", path)
			}
			if c := res.Header.Get("Cache-Control"); c != "no-store" || res.Header.Get("ETag") != "" {
				t.Errorf("%s may be kept: %q, ETag %q", path, c, res.Header.Get("ETag"))
			}
		}
	}
	named.want("/en/documents?q=quetzalcuyo", "In closed collections", "Actas internas", "<mark>quetzalcuyos</mark>", "shelf="+key)
	named.want(alone, "In closed collections", "1 document", `name="shelf" value="`+key+`"`, "<mark>remesas</mark>", "Observatorio Oculto")
	named.want("/en/desk/collections/Actas%20internas", `href="/en/documents?collection=Actas%20internas"`)
	named.want("/en/documents?collection=Actas%20internas", "In closed collections", "zz9closed")
	_, body := named.get("/en/documents/zz9closed?q=quetzalcuyo")
	if !strings.Contains(body, "<mark>quetzalcuyos</mark>") {
		t.Error("its page has no marks")
	}
	if _, body := named.get("/en/documents?q=remesas&page=2"); strings.Contains(body, "In closed collections") {
		t.Error("what is closed is repeated on the second page")
	}
	if err := l.store.LimitCollection(t.Context(), "Actas internas", nil); err != nil {
		t.Fatal(err)
	}
	other.want("/en/documents?q=quetzalcuyo", "Actas internas")
	if err := l.store.CloseCollection(t.Context(), "Actas internas", false); err != nil {
		t.Fatal(err)
	}
	l.sync()
	if all, err := l.store.Shelves(t.Context()); err != nil || len(all) > 0 {
		t.Errorf("shelves after it was opened: %v, %v", all, err)
	}
	if _, body := named.get("/en/documents?q=quetzalcuyo"); strings.Contains(body, "In closed collections") || !strings.Contains(body, "zz9closed") {
		t.Error("opened, it is not among the other results alone")
	}
	if err := l.store.CloseCollection(t.Context(), "Actas internas", true); err != nil {
		t.Fatal(err)
	}
	l.sync()
	named.want("/en/documents?q=quetzalcuyo", "In closed collections")
}

// TestShelvesApart holds that who sees one closed collection and not another
// learns nothing of the other: not of a document that is in both, and not by words
// that only the other has.
func TestShelvesApart(t *testing.T) {
	both, one := closedDocument(), documents()[1]
	both.Stated[schema.ByManifest] = schema.Known{Title: "Actas del quetzalcuyo", Language: "es", Collections: []string{"Actas internas", "Cartas"}}
	one.ID, one.Original.Name = "letter", "/letter"
	one.Stated = map[schema.Authority]schema.Known{schema.ByManifest: {Title: "A letter", Language: "en", Collections: []string{"Cartas"}}}
	l := libraryOf(t, append(documents(), both, one))
	reader := l.as(t, schema.Reader)
	for _, name := range []string{"Actas internas", "Cartas"} {
		if err := l.store.CloseCollection(t.Context(), name, true); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.store.LimitCollection(t.Context(), "Actas internas", []int{99}); err != nil {
		t.Fatal(err)
	}
	l.sync()
	reader.want("/en/documents?q=mexicans", "In closed collections", "Cartas", "letter")
	for _, q := range []string{"quetzalcuyo", "remesas", "mexicans quetzalcuyo", "quetzalc*", "id:zz9closed"} {
		path := "/en/documents?" + url.Values{"q": {q}}.Encode()
		if _, body := reader.get(path); givesAway(path, body) != "" {
			t.Errorf("%s says %q", path, givesAway(path, body))
		}
	}
	p, _, err := l.store.PersonNamed(t.Context(), "the reader")
	if err != nil {
		t.Fatal(err)
	}
	if err := l.store.LimitCollection(t.Context(), "Actas internas", []int{p.Number}); err != nil {
		t.Fatal(err)
	}
	reader.want("/en/documents?q=quetzalcuyo", "Actas internas · Cartas")
	var found struct{ Total int }
	all, err := l.store.Shelves(t.Context())
	if err != nil || len(all) != 2 {
		t.Fatalf("shelves: %v, %v", all, err)
	}
	n := 0
	for _, x := range all {
		_, body := reader.get("/api/v1/documents?shelf=" + x.Key)
		if err := json.Unmarshal([]byte(body), &found); err != nil {
			t.Fatal(err)
		}
		n += found.Total
	}
	if n != 2 {
		t.Error("on both shelves are " + strconv.Itoa(n) + " documents, want each once")
	}
}
