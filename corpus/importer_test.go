package corpus_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/folder"
	"github.com/simde/simde/corpus/sqlite"
	"github.com/simde/simde/schema"
)

// plain reads a text file as one page; "broken" and "panic" in it are a
// corrupt file and a defect of the rules.
type plain struct{ reads int }

func (p *plain) Extract(_ context.Context, path, _ string) (*schema.Reading, error) {
	p.reads++
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if bytes.Contains(b, []byte("broken")) {
		return nil, &schema.FileError{Stage: schema.StageExtract, Class: schema.FailCorrupt, Err: errors.New("no trailer")}
	}
	r := &schema.Reading{MediaType: "text/plain", Engine: "plain 1"}
	if bytes.Contains(b, []byte("scan")) {
		return r, &schema.FileError{Stage: schema.StageExtract, Class: schema.FailNoText, Err: errors.New("no text layer")}
	}
	r.Pages = []schema.Page{{Number: 1, Text: string(b)}}
	return r, nil
}

type firstLine struct{}

// brittle is rules that fail on every document.
type brittle struct{ firstLine }

func (brittle) Describe(*schema.Document) { panic("no such token") }

func (firstLine) Version() string { return "rules 1" }

func (firstLine) Describe(doc *schema.Document) {
	if len(doc.Pages) == 0 {
		return
	}
	if strings.Contains(doc.Pages[0].Text, "panic") {
		panic("a rule divided by zero")
	}
	if doc.Basis[schema.FieldTitle].By.Rank() <= schema.Inferred.Rank() {
		doc.Title, _, _ = strings.Cut(doc.Pages[0].Text, "\n")
	}
}

type library struct {
	*corpus.Importer
	store corpus.Store
	plain *plain
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
	p := &plain{}
	return &library{&corpus.Importer{Store: store, Originals: originals, Extractor: p, Describer: firstLine{},
		Log: slog.New(slog.DiscardHandler), Workers: 3}, store, p}
}

func item(name, text string) corpus.Item {
	return corpus.Item{Name: name, Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}
}

func (l *library) run(t *testing.T, items ...corpus.Item) corpus.Summary {
	t.Helper()
	sum, err := l.Run(t.Context(), slices.Values(items))
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

func (l *library) states(t *testing.T) string {
	t.Helper()
	var out []string
	for r, err := range l.store.Ledger(t.Context(), corpus.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, fmt.Sprintf("%s %s", r.Name, r.State))
	}
	return strings.Join(out, ", ")
}

func (l *library) revision(t *testing.T) schema.Revision {
	t.Helper()
	rev, err := l.store.Revision(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return rev
}

func TestImportAccountsForEveryFile(t *testing.T) {
	l := newLibrary(t)
	missing := corpus.Item{Name: "/e", Err: &schema.FileError{Stage: schema.StageRead, Class: schema.FailMissing, Err: errors.New("m.csv row 3: no such file")}}
	items := []corpus.Item{item("/a", "one"), item("/b", "two"), item("/c", "broken"), item("/d", ""), missing, item("/f", "panic"), item("/g", "scan")}
	if n, err := l.Announce(t.Context(), slices.Values(items)); n != 7 || err != nil {
		t.Fatalf("Announce = %d, %v, want 7", n, err)
	}
	sum := l.run(t, items...)
	want := "/a imported, /b imported, /c failed, /d failed, /e failed, /f failed, /g imported"
	if got := l.states(t); got != want {
		t.Errorf("ledger = %s, want %s", got, want)
	}
	if sum.Files != 7 || sum.States[corpus.Failed] != 4 || sum.Failed[schema.FailEmpty] != 1 || sum.NoText != 1 {
		t.Errorf("summary = %+v", sum)
	}
	if row, err := l.store.Row(t.Context(), "/c"); err != nil || row.Document != "" {
		t.Errorf("row of a corrupt file = %+v, %v, want no document", row, err)
	}
	row, err := l.store.Row(t.Context(), "/g")
	if err != nil || row.Class != schema.FailNoText {
		t.Errorf("row of a scan = %+v, %v, want the class no-text", row, err)
	}
	row, err = l.store.Row(t.Context(), "/f")
	if err != nil || row.Stage != schema.StageDescribe || !strings.Contains(row.Reason, "divided by zero") {
		t.Errorf("row of a panic = %+v, %v", row, err)
	}
}

// TestHiddenFileThatWasOffered: a notice on a file that became a document when it
// was offered by its name leaves its row alone.
func TestHiddenFileThatWasOffered(t *testing.T) {
	l := newLibrary(t)
	l.run(t, item("/.notes", "one"))
	l.run(t, corpus.Item{Name: "/.notes", Notice: "hidden"}, corpus.Item{Name: "/.other", Notice: "hidden"})
	if got := l.states(t); got != "/.notes imported, /.other notice" {
		t.Errorf("ledger = %s", got)
	}
	l.agree(t)
}

func TestImportAgainIsFree(t *testing.T) {
	l := newLibrary(t)
	items := []corpus.Item{item("/a", "one"), item("/b", "two"), item("/copy", "one")}
	l.run(t, items[:2]...)
	l.run(t, items...)
	before, reads := l.revision(t), l.plain.reads
	l.run(t, items...)
	if got := l.states(t); got != "/a unchanged, /b unchanged, /copy duplicate" {
		t.Errorf("ledger = %s", got)
	}
	if l.revision(t) != before || l.plain.reads != reads {
		t.Errorf("importing the same files again made revisions %d and %d readings", l.revision(t)-before, l.plain.reads-reads)
	}
}

// wholeReads counts the documents that are read with their pages.
type wholeReads struct {
	corpus.Store
	n atomic.Int32
}

func (s *wholeReads) Document(ctx context.Context, id schema.ID) (*schema.Document, error) {
	s.n.Add(1)
	return s.Store.Document(ctx, id)
}

// TestImportAgainReadsNoPage tests that of files that are as they were no page is
// read, also where a catalogue states of them what it stated before, and that what
// it states anew is taken.
func TestImportAgainReadsNoPage(t *testing.T) {
	l := newLibrary(t)
	store := &wholeReads{Store: l.store}
	l.Store = store
	stated := func(title string) []corpus.Item {
		a, b := item("/a", "one"), item("/b", "two")
		b.Source, b.Known = "list.csv:2", schema.Known{Title: title}
		return []corpus.Item{a, b}
	}
	l.run(t, stated("Dos")...)
	store.n.Store(0)
	l.run(t, stated("Dos")...)
	if n := store.n.Load(); n > 0 {
		t.Errorf("%d documents were read whole for files that are as they were", n)
	}
	l.run(t, stated("Segundo")...)
	if got := l.states(t); got != "/a unchanged, /b updated" {
		t.Errorf("ledger = %s", got)
	}
	for r, err := range l.store.Ledger(t.Context(), corpus.Filter{}) {
		if err != nil || r.Pages != 1 || r.MediaType != "text/plain" {
			t.Errorf("%s: %d pages, %s, %v", r.Name, r.Pages, r.MediaType, err)
		}
	}
	l.agree(t)
}

func TestSameBytesAtOnce(t *testing.T) {
	l := newLibrary(t)
	var items []corpus.Item
	for i := range 20 {
		items = append(items, item(fmt.Sprintf("/%02d", i), "the same bytes"))
	}
	sum := l.run(t, items...)
	if sum.States[corpus.Imported] != 1 || sum.States[corpus.Duplicate] != 19 {
		t.Errorf("summary = %+v, want one imported and 19 duplicates", sum.States)
	}
}

func TestChangedFileKeepsItsDocument(t *testing.T) {
	l := newLibrary(t)
	l.run(t, item("/a", "one"))
	first, err := l.store.Row(t.Context(), "/a")
	if err != nil {
		t.Fatal(err)
	}
	l.run(t, item("/a", "one, revised"))
	second, err := l.store.Row(t.Context(), "/a")
	if err != nil || second.State != corpus.Updated || second.Document != first.Document {
		t.Errorf("row after a change = %+v, %v, want document %s updated", second, err, first.Document)
	}
	l.run(t, item("/b", "one"))
	third, err := l.store.Row(t.Context(), "/b")
	if err != nil || third.State != corpus.Imported || third.Document == first.Document {
		t.Errorf("row of the old bytes under a new name = %+v, %v, want a new document", third, err)
	}
}

func TestManifestAfterwards(t *testing.T) {
	l := newLibrary(t)
	l.run(t, item("/a", "a line"))
	known := item("/a", "a line")
	known.Known = schema.Known{Title: "The title", Identifiers: []string{"X/1"}, Subjects: []string{"remesas", "no such thing"}, Spatial: []string{"Mexique"}}
	known.Remarks = []string{`m.csv row 2, column "subject": subject "no such thing" is not in the thesaurus`}
	sum := l.run(t, known)
	row, err := l.store.Row(t.Context(), "/a")
	if err != nil || sum.States[corpus.Updated] != 1 {
		t.Fatalf("row = %+v, %v", row, err)
	}
	if len(row.Warnings) != 1 || !strings.Contains(row.Warnings[0], "no such thing") {
		t.Errorf("warnings = %q, want the unknown subject", row.Warnings)
	}
	doc, err := l.store.Document(t.Context(), row.Document)
	if err != nil {
		t.Fatal(err)
	}
	if doc.Title != "The title" || doc.Basis[schema.FieldTitle].By != schema.ByManifest {
		t.Errorf("title = %q by %q, want the manifest's", doc.Title, doc.Basis[schema.FieldTitle].By)
	}
	if len(doc.Topics) != 1 || doc.Topics[0].Topic != "remittances" || len(doc.Places) != 1 || doc.Places[0].Place != "MX" {
		t.Errorf("topics %v, places %v, want remittances and MX", doc.Topics, doc.Places)
	}
	if sum := l.run(t, known); sum.States[corpus.Unchanged] != 1 || sum.Warnings != 1 {
		t.Errorf("the same manifest again: %+v, want unchanged", sum.States)
	}
}

func TestCorrectionsSurvive(t *testing.T) {
	l := newLibrary(t)
	l.run(t, item("/a", "a line"))
	row, err := l.store.Row(t.Context(), "/a")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []schema.Correction{
		{Field: schema.FieldTitle, Op: schema.CorrectSet, Value: "Corrected"},
		{Field: schema.FieldCorridor, Op: schema.CorrectAdd, Value: "MX-US"},
		{Field: schema.FieldCreators, Op: schema.CorrectSet, Value: "Pérez, Ana|OIM"},
		{Field: schema.FieldPlace, Op: schema.CorrectAdd, Value: "GT:transit"},
	} {
		if err := corpus.Correct(t.Context(), l.store, firstLine{}, row.Document, c); err != nil {
			t.Fatal(err)
		}
	}
	ids := func(yield func(schema.ID, error) bool) { yield(row.Document, nil) }
	if n, err := corpus.Redescribe(t.Context(), l.store, firstLine{}, ids, nil); n != 0 || err != nil {
		t.Errorf("Redescribe = %d, %v, want nothing changed", n, err)
	}
	var bad *schema.FileError
	if _, err := corpus.Redescribe(t.Context(), l.store, brittle{}, ids, nil); !errors.As(err, &bad) || bad.Class != schema.FailCrash || !strings.Contains(err.Error(), string(row.Document)) {
		t.Errorf("rules that fail on a document: %v, want an error that names it", err)
	}
	doc, err := l.store.Document(t.Context(), row.Document)
	if err != nil {
		t.Fatal(err)
	}
	if doc.Title != "Corrected" || len(doc.Creators) != 2 || len(doc.Corridors) != 1 || doc.Corridors[0].By != schema.ByPerson || len(doc.Places) != 3 {
		t.Errorf("after re-description: title %q, corridors %v, places %v", doc.Title, doc.Corridors, doc.Places)
	}
	remove := schema.Correction{Field: schema.FieldCorridor, Op: schema.CorrectRemove, Value: "MX-US"}
	if err := corpus.Correct(t.Context(), l.store, firstLine{}, row.Document, remove); err != nil {
		t.Fatal(err)
	}
	if doc, err = l.store.Document(t.Context(), row.Document); err != nil || len(doc.Corridors) != 0 {
		t.Errorf("corridors after removal = %v, %v", doc.Corridors, err)
	}
	for _, bad := range []schema.Correction{
		{Field: schema.FieldCorridor, Op: schema.CorrectSet, Value: "MX-US"}, {Field: schema.FieldCorridor, Op: schema.CorrectAdd, Value: "MX"},
		{Field: schema.FieldPlace, Op: schema.CorrectAdd, Value: "MX:king"}, {Field: "colour", Op: schema.CorrectSet, Value: "red"},
		{Field: schema.FieldPublished, Op: schema.CorrectSet, Value: "yesterday"},
	} {
		if err := corpus.Correct(t.Context(), l.store, firstLine{}, row.Document, bad); !errors.Is(err, schema.ErrInvalid) {
			t.Errorf("Correct(%+v) = %v, want ErrInvalid", bad, err)
		}
	}
}

func TestInterruptedImportGoesOn(t *testing.T) {
	l := newLibrary(t)
	var items []corpus.Item
	for i := range 30 {
		items = append(items, item(fmt.Sprintf("/%02d", i), fmt.Sprint("text ", i)))
	}
	ctx, cancel := context.WithCancel(t.Context())
	n := 0
	l.Done = func(corpus.Row) {
		if n++; n == 10 {
			cancel()
		}
	}
	if _, err := l.Announce(t.Context(), slices.Values(items)); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Run(ctx, slices.Values(items)); !errors.Is(err, context.Canceled) {
		t.Fatalf("interrupted import: %v", err)
	}
	l.Done = nil
	sum := l.run(t, items...)
	if size, err := l.store.Size(t.Context()); err != nil || size.Documents != 30 || sum.Files != 30 {
		t.Errorf("after going on: %+v, %v, summary %v, want 30 documents", size, err, sum)
	}
	if strings.Contains(l.states(t), "waiting") {
		t.Errorf("files still wait: %s", l.states(t))
	}
}

func TestDisagreementsAreSeen(t *testing.T) {
	l := newLibrary(t)
	l.run(t, item("/a", report), item("/b", annex), item("/c", "broken"))
	l.agree(t)
	r, doc := l.of(t, "/a")
	other := r
	other.Hash = "00"
	stray := *doc
	stray.ID, stray.Revision, stray.Original.Name = "stray", 0, "/stray"
	if err := l.store.Put(t.Context(), &stray, other, corpus.Row{Name: "/none", State: corpus.Imported, Document: "none"}); err != nil {
		t.Fatal(err)
	}
	bad, err := corpus.Disagreements(t.Context(), l.store)
	if err != nil || len(bad) != 3 || !strings.Contains(bad[0], "/a") || !strings.Contains(bad[1], "/none") || !strings.Contains(bad[2], "stray") {
		t.Errorf("Disagreements = %q, %v, want the row of other bytes, the row of no document and the document of no row", bad, err)
	}
}

func TestWithdrawnStaysOut(t *testing.T) {
	l := newLibrary(t)
	l.run(t, item("/a", "one"), item("/b", "two"))
	row, err := l.store.Row(t.Context(), "/a")
	if err != nil {
		t.Fatal(err)
	}
	title := schema.Correction{Field: schema.FieldTitle, Op: schema.CorrectSet, Value: "Corrected"}
	if err := corpus.Correct(t.Context(), l.store, firstLine{}, row.Document, title); err != nil {
		t.Fatal(err)
	}
	if err := l.store.Withdraw(t.Context(), corpus.Withdrawal{ID: row.Document, Reason: "asked for"}); err != nil {
		t.Fatal(err)
	}
	sum := l.run(t, item("/a", "one"), item("/b", "two"), item("/copy", "one"))
	if got := l.states(t); got != "/a withdrawn, /b unchanged, /copy withdrawn" || sum.States[corpus.Withdrawn] != 2 {
		t.Errorf("ledger = %s, summary %v", got, sum)
	}
	l.Admit = true
	l.run(t, item("/a", "one, without the names"))
	if r, err := l.store.Row(t.Context(), "/a"); err != nil || r.State != corpus.Imported || r.Document == row.Document {
		t.Errorf("other bytes under the name, let in: %+v, %v, want a new document", r, err)
	}
	if err := l.Readmit(t.Context(), row.Document, nil); err != nil {
		t.Fatal(err)
	}
	doc, err := l.store.Document(t.Context(), row.Document)
	if err != nil || doc.Title != "Corrected" || len(doc.Pages) != 1 || doc.Pages[0].Text != "one" {
		t.Errorf("readmitted document = %+v, %v, want the correction and the page", doc, err)
	}
	if r, err := l.store.Row(t.Context(), "/a"); err != nil || r.Document == row.Document {
		t.Errorf("row of the file that stands there now = %+v, %v, want it left alone", r, err)
	}
	if err := l.Readmit(t.Context(), row.Document, nil); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("readmitting what is there: %v, want ErrNotFound", err)
	}
}

// slow is an extractor during whose work something else happens.
type slow struct {
	plain
	meanwhile func()
}

func (s *slow) Extract(ctx context.Context, path, name string) (*schema.Reading, error) {
	if f := s.meanwhile; f != nil {
		s.meanwhile = nil
		f()
	}
	return s.plain.Extract(ctx, path, name)
}

func TestCorrectionDuringImport(t *testing.T) {
	l := newLibrary(t)
	l.run(t, item("/a", "one"))
	row, err := l.store.Row(t.Context(), "/a")
	if err != nil {
		t.Fatal(err)
	}
	l.Extractor = &slow{meanwhile: func() {
		title := schema.Correction{Field: schema.FieldTitle, Op: schema.CorrectSet, Value: "Corrected"}
		if err := corpus.Correct(t.Context(), l.store, firstLine{}, row.Document, title); err != nil {
			t.Error(err)
		}
	}}
	l.run(t, item("/a", "one, revised"))
	doc, err := l.store.Document(t.Context(), row.Document)
	if err != nil || doc.Title != "Corrected" || doc.Pages[0].Text != "one, revised" {
		t.Errorf("document = %+v, %v, want the correction made during the import and the new text", doc, err)
	}
}
