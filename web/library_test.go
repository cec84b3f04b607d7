package web_test

import (
	"context"
	"io"
	"iter"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/cover"
	"github.com/simde/simde/corpus/describe"
	"github.com/simde/simde/corpus/figures"
	"github.com/simde/simde/corpus/folder"
	"github.com/simde/simde/corpus/harvest"
	"github.com/simde/simde/corpus/people"
	"github.com/simde/simde/corpus/review"
	"github.com/simde/simde/corpus/sqlite"
	"github.com/simde/simde/corpus/upload"
	"github.com/simde/simde/indexer"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/bleve"
	"github.com/simde/simde/search/kin"
	"github.com/simde/simde/web"
	"github.com/simde/simde/web/alert"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/frame"
)

// rules is package describe as the corpus takes it.
type rules struct{ *describe.Describer }

// Describe describes by the names of places that are in force.
func (rules) Describe(doc *schema.Document) { describe.New().Describe(doc) }

func (rules) Version() string { return describe.Version() }

const hostile = `"><script>alert(1)</script>{{.}}<img src=x onerror=alert(2)>`

// documents are a small library with everything that pages show.
func documents() []*schema.Document {
	doc := func(id schema.ID, l schema.Lang, title, text string, known schema.Known) *schema.Document {
		known.Title, known.Language = title, l
		return &schema.Document{ID: id, Imported: time.UnixMilli(1_700_000_000_000).UTC(),
			Original: schema.Original{Hash: schema.Hash(strings.Repeat("ab", 32)), Size: 1234, MediaType: "text/plain", Name: "/" + string(id)},
			Stated:   map[schema.Authority]schema.Known{schema.ByManifest: known},
			Pages:    []schema.Page{{Number: 1, Text: text}, {Number: 2, Text: "Remesas y más remesas en la página dos. " + text}}}
	}
	pdf := doc("fr1", "fr", "Envois de fonds au Maroc", "Les Marocains en France envoient des fonds au pays.", schema.Known{Publisher: "OIM", Published: "2020-05-06", Kind: "press-release", Corridors: []string{"MA-FR"}})
	pdf.Original.MediaType = "application/pdf"
	return []*schema.Document{
		doc("es1", "es", "Remesas de México", "Los mexicanos en Estados Unidos envían remesas a México cada mes.", schema.Known{Publisher: "CEPAL", Published: "2019-03", Kind: "report", Creators: []string{"Pérez, Ana"}, Corridors: []string{"MX-US"}, Subjects: []string{"remittances"},
			Identifiers: []string{"LC/1", "-2"}, Collections: []string{"Boletines"}, Rights: "CC BY", SourceURL: "https://a.example/1"}),
		doc("en1", "en", "Remittances from the United States", "Mexicans in the United States send remittances home.", schema.Known{Publisher: "World Bank", Published: "2021", Kind: "article", Corridors: []string{"MX-US"}}),
		pdf,
		doc("bad", "es", hostile, hostile+" remesas "+hostile, schema.Known{Publisher: hostile, SourceURL: "javascript:alert(3)", Abstract: hostile, Rights: "javascript:alert(4)", Creators: []string{hostile}}),
	}
}

// site serves the documents, and remembers one that was withdrawn.
func site(t *testing.T) *httptest.Server {
	t.Helper()
	return siteOf(t, documents())
}

// siteOf serves some documents, and remembers one that was withdrawn.
func siteOf(t testing.TB, docs []*schema.Document) *httptest.Server {
	t.Helper()
	return libraryOf(t, docs).site
}

// served is a library that is served and can change.
type served struct {
	t     testing.TB
	site  *httptest.Server
	store corpus.Store
	index *indexer.Watched
	rules rules
	hash  schema.Hash // of every original
	mail  *mailbox
	clerk *alert.Clerk
	desk  []desk.Page

	config web.Config // of the site
	work   *corpus.Desk

	closed *shelves

	intake *upload.Desk
	comes  *harvest.Harvester
}

// plainText reads a file as one page for each part between form feeds.
type plainText struct{}

func (plainText) Extract(_ context.Context, path, _ string) (*schema.Reading, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	r := &schema.Reading{MediaType: "text/plain", Engine: "plain"}
	for i, p := range strings.Split(string(b), "\f") {
		r.Pages = append(r.Pages, schema.Page{Number: i + 1, Text: p})
	}
	return r, nil
}

// State tells the pages how far the index has come.
func (l *served) State(ctx context.Context) (frame.State, error) {
	at, err := l.store.Revision(ctx)
	x := l.index.Seen()
	return frame.State{Corpus: at, Index: x.At, Rebuilds: x.Rebuilds, Rebuilding: x.Rebuilding, Rebuilt: x.Rebuilt}, err
}

// put takes documents in. They are found after sync.
func (l *served) put(docs ...*schema.Document) {
	l.t.Helper()
	for _, doc := range docs {
		doc.Original.Hash = l.hash
	}
	l.putAsIs(docs...)
}

// putAsIs takes documents in with the files that they have, or without.
func (l *served) putAsIs(docs ...*schema.Document) {
	l.t.Helper()
	for _, doc := range docs {
		corpus.Compose(doc, l.rules)
		if err := l.store.Put(l.t.Context(), doc); err != nil {
			l.t.Fatal(err)
		}
	}
}

func (l *served) sync() {
	l.t.Helper()
	feed := &indexer.Grouped{Library: indexer.Open{Library: l.store, Closed: l.store.Closed}, Families: l.store, Kinship: new(kin.Reader)}
	if err := indexer.Sync(l.t.Context(), slog.New(slog.DiscardHandler), feed, l.index); err != nil {
		l.t.Fatal(err)
	}
	if err := l.closed.follow.Sync(l.t.Context(), slog.New(slog.DiscardHandler)); err != nil {
		l.t.Fatal(err)
	}
}

// libraryOf serves a library that can change.
func libraryOf(t testing.TB, docs []*schema.Document) *served {
	t.Helper()
	return libraryWith(t, docs, func(f search.Finder) search.Finder { return f })
}

// siteWith is siteOf with something before the engine.
func siteWith(t *testing.T, docs []*schema.Document, before func(search.Finder) search.Finder) *httptest.Server {
	t.Helper()
	return libraryWith(t, docs, before).site
}

func libraryWith(t testing.TB, docs []*schema.Document, before func(search.Finder) search.Finder) *served {
	t.Helper()
	dir := t.TempDir()
	lg := slog.New(slog.DiscardHandler)
	store, err := sqlite.Open(t.Context(), filepath.Join(dir, "catalogue.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	originals, err := folder.Open(filepath.Join(dir, "originals"))
	if err != nil {
		t.Fatal(err)
	}
	hash, _, err := originals.Keep(t.Context(), strings.NewReader("the original <script>"), 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	x, err := bleve.Open(filepath.Join(dir, "index"), store, lg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	watched, err := indexer.Watch(t.Context(), x)
	if err != nil {
		t.Fatal(err)
	}
	closed := &shelves{dir: filepath.Join(dir, "closed"), store: store, open: map[string]*bleve.Index{}}
	closed.follow = &indexer.Shelves{Library: store, Refresh: func(context.Context) error { return nil }, Closed: store.Closed, List: store, Stacks: closed}
	t.Cleanup(func() {
		for _, x := range closed.open {
			x.Close()
		}
	})
	l := &served{t: t, store: store, closed: closed, index: watched, rules: rules{describe.New()}, hash: hash, mail: &mailbox{}}
	l.work = &corpus.Desk{Store: store, Describer: l.rules, Importer: func(by string) *corpus.Importer {
		return &corpus.Importer{Store: store, Originals: originals, Extractor: plainText{}, Describer: l.rules, Log: lg, By: by}
	}}
	l.work.Naming = &corpus.Naming{Store: store, Changed: func(ctx context.Context) error {
		said, err := store.Bodies(ctx)
		schema.UseBodies(schema.NewBodies(said))
		return err
	}}
	l.work.Calling = &corpus.Calling{Store: store, Means: describe.Places, Ordinary: describe.Word, Changed: func(ctx context.Context) error {
		names, err := store.Toponyms(ctx)
		schema.UseGazetteer(schema.NewGazetteer(names))
		return err
	}}
	t.Cleanup(func() { schema.UseBodies(schema.NewBodies(nil)); schema.UseGazetteer(schema.NewGazetteer(nil)) })
	l.put(docs...)
	gone := documents()[0]
	gone.ID = "gone"
	if err := store.Put(t.Context(), gone); err != nil {
		t.Fatal(err)
	}
	if err := store.Withdraw(t.Context(), corpus.Withdrawal{ID: "gone"}); err != nil {
		t.Fatal(err)
	}
	l.sync()
	numbers, err := figures.Starter()
	if err != nil {
		t.Fatal(err)
	}
	l.intake = &upload.Desk{Store: store, Originals: upload.Originals{Originals: originals, Of: func(ctx context.Context) iter.Seq2[schema.Hash, error] { return corpus.OriginalsOf(ctx, store) }}, Decide: l.work.Decide, Succeed: l.work.Succeed, Folder: filepath.Join(dir, "uploads"), Log: lg,
		Importer: func(by, command string) *corpus.Importer {
			return &corpus.Importer{Store: store, Originals: originals, Extractor: plainText{}, Describer: l.rules, Log: lg, By: by, Command: command}
		}}
	l.comes = &harvest.Harvester{Store: store, Originals: originals, Importer: l.intake.Importer, Agent: "SIMDE-test/1", Folder: filepath.Join(dir, "harvest"), Log: lg}
	answers := &review.Desk{Store: store, Changes: l.work, Uploads: l.intake}
	l.config = web.Config{Advice: store, Advisor: answers, Bring: l.intake.OpenFor, Intake: l.intake, Warden: warden{}, Batches: store, Keeper: keeper{store, l.rules, l.intake.Importer}, Cases: store, Answers: answers, Catalogue: store, Originals: originals, Finder: before(x), Progress: l, Figures: numbers, Alerts: store, Briefs: store, Closed: store.Limited, Shelves: closed, Cover: cover.Read, Bodies: store, Naming: l.work.Naming, Toponyms: store, Calling: l.work.Calling, Again: again{l}, Sources: store, Harvester: l.comes, Sets: store, Described: store, People: people.New(store), Rules: l.rules.Version, Record: store, Work: l.work, Post: l.mail, Log: lg, Version: "test"}
	s, err := web.New(l.config)
	if err != nil {
		t.Fatal(err)
	}
	l.site, l.clerk, l.desk = httptest.NewServer(s), s.Clerk(), s.DeskPages()
	t.Cleanup(l.site.Close)
	return l
}

func get(t testing.TB, srv *httptest.Server, method, path string) (*http.Response, string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, srv.URL+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res, string(b)
}
