package harvest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/folder"
	"github.com/simde/simde/corpus/sqlite"
	"github.com/simde/simde/schema"
)

// plainText reads any file as one page; "broken" in it is a corrupt file.
type plainText struct{}

func (plainText) Extract(_ context.Context, path, _ string) (*schema.Reading, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if bytes.Contains(b, []byte("broken")) {
		return nil, &schema.FileError{Stage: schema.StageExtract, Class: schema.FailCorrupt, Err: errors.New("no trailer")}
	}
	return &schema.Reading{MediaType: "text/plain", Engine: "plain 1", Pages: []schema.Page{{Number: 1, Text: string(b)}}}, nil
}

// silent is rules that read nothing.
type silent struct{}

func (silent) Version() string           { return "rules 1" }
func (silent) Describe(*schema.Document) {}

// library is one that harvests.
type library struct {
	*Harvester
	store corpus.Store
}

func newLibrary(t *testing.T) *library {
	t.Helper()
	dir := t.TempDir()
	store, err := sqlite.Open(t.Context(), filepath.Join(dir, "catalogue.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	originals, err := folder.Open(filepath.Join(dir, "originals"))
	if err != nil {
		t.Fatal(err)
	}
	importer := func(by, command string) *corpus.Importer {
		return &corpus.Importer{Store: store, Originals: originals, Extractor: plainText{}, Describer: silent{}, Log: slog.New(slog.DiscardHandler), Workers: 2, By: by, Command: command}
	}
	return &library{&Harvester{Store: store, Originals: originals, Importer: importer, Agent: "SIMDE-test/1", Folder: filepath.Join(dir, "harvest"), Log: slog.New(slog.DiscardHandler),
		Bounds: Bounds{Pace: time.Microsecond, Patience: 1500 * time.Millisecond, Timeout: 2 * time.Second, List: 1 << 20, File: 1 << 20, Settle: time.Millisecond}}, store}
}

// add gives the library a source that may ask the servers of the test.
func (l *library) add(t *testing.T, kind schema.SourceKind, address string) {
	t.Helper()
	s := schema.Source{Name: "s", Kind: kind, Address: address, Allow: []string{"127.0.0.1"}, Every: time.Hour, Made: time.Now().UTC()}
	if err := l.Add(t.Context(), s); err != nil {
		t.Fatal(err)
	}
}

// run runs the source once.
func (l *library) run(t *testing.T) schema.SourceRun {
	t.Helper()
	run, err := l.Run(t.Context(), "s")
	if err != nil {
		t.Fatal(err)
	}
	return run
}

// titles writes the titles of all documents with the length of their texts, in
// order.
func (l *library) titles(t *testing.T) string {
	t.Helper()
	var out []string
	for id, err := range l.store.IDs(t.Context(), "") {
		if err != nil {
			t.Fatal(err)
		}
		doc, err := l.store.Document(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, p := range doc.Pages {
			n += len(p.Text)
		}
		out = append(out, fmt.Sprintf("%s/%d", doc.Title, n))
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

// doc returns the document that a row of the ledger names.
func (l *library) doc(t *testing.T, name string) *schema.Document {
	t.Helper()
	row, err := l.store.Row(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := l.store.Document(t.Context(), row.Document)
	if err != nil {
		t.Fatalf("%s: %+v: %v", name, row, err)
	}
	return doc
}

// agree fails where ledger and documents disagree.
func (l *library) agree(t *testing.T) {
	t.Helper()
	if bad, err := corpus.Disagreements(t.Context(), l.store); err != nil || len(bad) > 0 {
		t.Errorf("disagreements: %q, %v", bad, err)
	}
}

// serves starts a server for a test.
func serves(t *testing.T, h http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL
}

// pdf is the least that is taken for one.
func pdf(text string) string { return "%PDF-1.4\n" + text + "\n%%EOF\n" }

// rec writes a record of a repository.
func rec(id, stamp, title string, more ...string) string {
	return fmt.Sprintf(`<record><header><identifier>%s</identifier><datestamp>%s</datestamp></header><metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>%s</dc:title>%s</oai_dc:dc></metadata></record>`,
		id, stamp, title, strings.Join(more, ""))
}

func link(address string) string { return "<dc:identifier>" + address + "</dc:identifier>" }

func deleted(id, stamp string) string {
	return fmt.Sprintf(`<record><header status="deleted"><identifier>%s</identifier><datestamp>%s</datestamp></header></record>`, id, stamp)
}

// oai writes an answer of a repository, at a time of its own.
func oai(body string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-02-01T10:00:00Z</responseDate>` + body + `</OAI-PMH>`
}

func list(token string, records ...string) string {
	if token != "" {
		token = "<resumptionToken>" + token + "</resumptionToken>"
	}
	return oai("<ListRecords>" + strings.Join(records, "") + token + "</ListRecords>")
}

func fails(code string) string { return oai(`<error code="` + code + `">no</error>`) }

const identify = `<Identify><protocolVersion>2.0</protocolVersion><granularity>YYYY-MM-DDThh:mm:ssZ</granularity></Identify>`

// answer answers as a repository whose lists are given by their tokens; "" is the
// first.
func answer(w http.ResponseWriter, r *http.Request, lists map[string]string) {
	w.Header().Set("Content-Type", "text/xml")
	switch {
	case r.FormValue("verb") == "Identify":
		io.WriteString(w, oai(identify))
	case lists[r.FormValue("resumptionToken")] == "":
		io.WriteString(w, fails("badResumptionToken"))
	default:
		io.WriteString(w, lists[r.FormValue("resumptionToken")])
	}
}
