package corpus_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// row is an item that a manifest names, with an identifier where it is not "".
func row(name, text, identifier string) corpus.Item {
	it := item(name, text)
	it.Source, it.Known.Title = "/m.csv", "title of "+name
	if identifier != "" {
		it.Known.Identifiers = []string{identifier}
	}
	return it
}

// held returns, by the text of each document, its name's file.
func (l *library) held(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for id, err := range l.store.IDs(t.Context(), "") {
		if err != nil {
			t.Fatal(err)
		}
		doc := l.document(t, id)
		if _, twice := out[doc.Pages[0].Text]; twice {
			t.Errorf("two documents of the text %q", doc.Pages[0].Text)
		}
		out[doc.Pages[0].Text] = doc.Original.Name
	}
	return out
}

func (l *library) document(t *testing.T, id schema.ID) *schema.Document {
	t.Helper()
	doc, err := l.store.Document(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// of returns the row of a file and its document.
func (l *library) of(t *testing.T, name string) (corpus.Row, *schema.Document) {
	t.Helper()
	r, err := l.store.Row(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	return r, l.document(t, r.Document)
}

// again imports the items once more and holds that nothing changes.
func (l *library) again(t *testing.T, items ...corpus.Item) {
	t.Helper()
	before := l.revision(t)
	sum := l.run(t, items...)
	if n := l.revision(t) - before; n != 0 || sum.States[corpus.Imported]+sum.States[corpus.Updated] != 0 {
		t.Errorf("a second import made %d revisions: %v", n, sum)
	}
	l.agree(t)
}

// agree holds that every row points at a document whose original is its own.
func (l *library) agree(t *testing.T) {
	t.Helper()
	bad, err := corpus.Disagreements(t.Context(), l.store)
	if err != nil || len(bad) > 0 {
		t.Errorf("ledger and documents disagree: %q, %v", bad, err)
	}
}

const (
	report  = "Informe sobre los migrantes peruanos en Chile y su trabajo en la construcción durante el año dos mil diez."
	revised = "Informe sobre los migrantes peruanos en Chile y su trabajo en la construcción durante el año dos mil once."
	annex   = "Cuadros de la encuesta de hogares: ingresos, vivienda, escolaridad de niñas y niños por comuna y sexo."
)

// TestTwentyIdentifiersOfFortyRows holds that rows of one identifier are
// documents of their own, in every order and however often they are imported.
func TestTwentyIdentifiersOfFortyRows(t *testing.T) {
	var items []corpus.Item
	for i := range 20 {
		for _, part := range []string{"informe", "anexo"} {
			items = append(items, row(fmt.Sprintf("/%s%02d", part, i), fmt.Sprintf("%s número %d sobre los migrantes peruanos en Chile", part, i), fmt.Sprint("EXP-", i)))
		}
	}
	for _, workers := range []int{1, 8} {
		l := newLibrary(t)
		l.Workers = workers
		if sum := l.run(t, items...); sum.States[corpus.Imported] != 40 || sum.Warnings != 40 {
			t.Errorf("%d workers: %v, %d warnings, want 40 imported and warned", workers, sum, sum.Warnings)
		}
		l.again(t, items...)
		slices.Reverse(items)
		l.again(t, items...)
		if n := len(l.held(t)); n != 40 {
			t.Errorf("%d workers: %d documents, want 40", workers, n)
		}
	}
}

func TestAnnexUnderTheIdentifierOfAReport(t *testing.T) {
	l := newLibrary(t)
	l.run(t, row("/report", report, "E-1"))
	other := row("/annex", annex, "E-1")
	other.Source = "/annexes.csv"
	l.run(t, other)
	l.again(t, row("/report", report, "E-1"))
	l.again(t, other)
	if r, _ := l.of(t, "/annex"); len(r.Warnings) != 1 || !strings.Contains(r.Warnings[0], `"E-1"`) {
		t.Errorf("warnings of the annex = %q, want the identifier", r.Warnings)
	}
	if got := l.held(t); got[report] != "/report" || got[annex] != "/annex" {
		t.Errorf("documents = %v, want both", got)
	}
}

// TestCatalogueNamesAnotherFile holds that a catalogue may give its document
// another file, and that a row which joins it later takes nobody's place.
func TestCatalogueNamesAnotherFile(t *testing.T) {
	l := newLibrary(t)
	l.run(t, row("/v1", report, "E-1"))
	_, before := l.of(t, "/v1")
	l.again(t, item("/v1", report)) // from a folder
	l.run(t, row("/v2", annex, "E-1"))
	if _, doc := l.of(t, "/v2"); doc.ID != before.ID || len(doc.Earlier) != 1 || doc.Earlier[0].Original != before.Original {
		t.Errorf("document = %s, earlier %v, want %s with its first file", doc.ID, doc.Earlier, before.ID)
	}
	if r, err := l.store.Row(t.Context(), "/v1"); err != nil || r.State != corpus.Replaced {
		t.Errorf("row of the file before = %+v, %v, want replaced", r, err)
	}
	l.again(t, row("/v2", annex, "E-1"))

	l.run(t, row("/v2", annex, "E-1"), row("/v1", report, "E-1"))
	if got := l.held(t); got[report] != "/v1" || got[annex] != "/v2" {
		t.Errorf("documents = %v, want both", got)
	}
	l.again(t, row("/v1", report, "E-1"), row("/v2", annex, "E-1"))
}

// TestTwoRowsFollowOne holds that of two new rows with the identifier of one
// that is gone neither takes its document.
func TestTwoRowsFollowOne(t *testing.T) {
	l := newLibrary(t)
	l.run(t, row("/a", "Anuario de la frontera: cifras, mapas y leyes del año pasado en un solo tomo.", "E-1"))
	items := []corpus.Item{row("/b", report, "E-1"), row("/c", annex, "E-1")}
	l.run(t, items...)
	if got := l.held(t); len(got) != 3 {
		t.Errorf("documents = %v, want three", got)
	}
	l.again(t, items...)
}

// TestRetriedRowTakesNoPlace holds that rows which stand beside count.
func TestRetriedRowTakesNoPlace(t *testing.T) {
	l := newLibrary(t)
	beside, broken := row("/report", report, "E-1"), row("/annex", "broken", "E-1")
	l.run(t, beside, broken)
	beside.Beside = true
	if n, err := l.Announce(t.Context(), slices.Values([]corpus.Item{beside, row("/annex", annex, "E-1")})); n != 1 || err != nil {
		t.Errorf("Announce = %d, %v, want the one file that is taken", n, err)
	}
	sum := l.run(t, beside, row("/annex", annex, "E-1"))
	if got := l.held(t); got[report] != "/report" || got[annex] != "/annex" || sum.Files != 1 {
		t.Errorf("documents = %v, %v, want both and one file taken", got, sum)
	}
}

func TestAnotherTextUnderAnOldName(t *testing.T) {
	l := newLibrary(t)
	l.run(t, item("/a", report))
	_, first := l.of(t, "/a")
	title := schema.Correction{Field: schema.FieldTitle, Op: schema.CorrectSet, Value: "Corrected"}
	if err := corpus.Correct(t.Context(), l.store, firstLine{}, first.ID, title); err != nil {
		t.Fatal(err)
	}
	l.run(t, item("/a", annex))
	r, second := l.of(t, "/a")
	if len(r.Warnings) != 1 || !strings.Contains(r.Warnings[0], string(first.ID)) {
		t.Errorf("warnings of the row = %q, want the document that had the name", r.Warnings)
	}
	if second.ID == first.ID || second.Title == "Corrected" || len(second.Corrections) != 0 {
		t.Errorf("the new text is %s %q, want a document of its own without the correction", second.ID, second.Title)
	}
	old := l.document(t, first.ID)
	if want := schema.WarnReplaced.Sentence(second.ID); old.Title != "Corrected" || !slices.Contains(old.Warnings, want) || old.Pages[0].Text != report {
		t.Errorf("the old document = %q, warnings %q, want it as it was with %q", old.Title, old.Warnings, want)
	}
	l.again(t, item("/a", annex))
	l.run(t, item("/a", report))
	r, back := l.of(t, "/a")
	if back.ID != first.ID || len(back.Warnings) != 0 || r.State != corpus.Updated {
		t.Errorf("after the old file came back: %+v, document %s, warnings %q, want %s without", r, back.ID, back.Warnings, first.ID)
	}
	if w := l.document(t, second.ID).Warnings; len(w) != 1 {
		t.Errorf("warnings of the text that went = %q, want that its file was replaced", w)
	}
	l.again(t, item("/a", report))
}

func TestRowOfAnotherIdentifierUnderAnOldName(t *testing.T) {
	l := newLibrary(t)
	l.run(t, row("/a", report, "E-1"))
	l.run(t, row("/a", revised, "E-2"))
	if got := l.held(t); len(got) != 2 {
		t.Errorf("documents = %v, want both, whatever their likeness", got)
	}
}

func TestCorrectionsOfAnEarlierVersion(t *testing.T) {
	l := newLibrary(t)
	l.run(t, item("/a", report))
	_, first := l.of(t, "/a")
	correct := func() {
		t.Helper()
		c := schema.Correction{Field: schema.FieldTitle, Op: schema.CorrectSet, Value: "Corrected", At: time.Now()}
		if err := corpus.Correct(t.Context(), l.store, firstLine{}, first.ID, c); err != nil {
			t.Fatal(err)
		}
	}
	correct()
	l.run(t, item("/a", revised))
	r, doc := l.of(t, "/a")
	want := schema.WarnEarlier.Sentence(first.Imported.Format("2006-01-02"))
	if doc.ID != first.ID || r.State != corpus.Updated || doc.Title != "Corrected" || !slices.Equal(doc.Warnings, []string{want}) {
		t.Errorf("new version = %s %s, %q, warnings %q, want the correction and %q", doc.ID, r.State, doc.Title, doc.Warnings, want)
	}
	l.again(t, item("/a", revised))
	correct()
	if _, doc = l.of(t, "/a"); len(doc.Warnings) != 0 {
		t.Errorf("warnings after the correction was made anew = %q", doc.Warnings)
	}
}

// TestCopyOfAFileThatChanges holds that the bytes which a copy still has stay
// in a document, in both orders.
func TestCopyOfAFileThatChanges(t *testing.T) {
	for _, names := range [][]string{{"/a", "/b"}, {"/b", "/a"}} {
		l := newLibrary(t)
		l.run(t, item("/a", report), item("/b", report))
		texts := map[string]string{"/a": revised, "/b": report}
		var items []corpus.Item
		for _, n := range names {
			items = append(items, item(n, texts[n]))
		}
		if sum := l.run(t, items...); sum.Files != 2 {
			t.Errorf("%v: %v, want 2 files", names, sum)
		}
		if got := l.held(t); got[revised] != "/a" || got[report] != "/b" {
			t.Errorf("%v: documents = %v, want both", names, got)
		}
		l.again(t, items...)
	}
}

// TestSameBytesInTwoRows holds that one row describes the document and the
// other says that it does not.
func TestSameBytesInTwoRows(t *testing.T) {
	for range 5 {
		l := newLibrary(t)
		l.Workers = 8
		items := []corpus.Item{row("/a", report, "E-1"), row("/b", report, "E-2")}
		l.run(t, items...)
		r, doc := l.of(t, "/b")
		if r.State != corpus.Duplicate || !strings.Contains(r.Reason, "has the bytes of /a") || doc.Title != "title of /a" {
			t.Fatalf("row of the copy = %+v, title %q, want a reason and the first row's title", r, doc.Title)
		}
		l.again(t, items...)
		l.again(t, items[1], items[0])
		if r, _ := l.of(t, "/b"); !strings.Contains(r.Reason, "has the bytes of /a") {
			t.Errorf("row of the copy after a second import = %+v, want the reason", r)
		}
		edited := row("/a", report, "E-1")
		edited.Known.Title = "Edited"
		if l.run(t, edited, items[1]); l.held(t)[report] != "/a" {
			t.Error("an edited row gave its document away")
		}
		if _, doc := l.of(t, "/a"); doc.Title != "Edited" {
			t.Errorf("title = %q, want the edited one", doc.Title)
		}
		if l.run(t, items[1]); l.held(t)[report] != "/b" {
			t.Error("the catalogue names the copy alone, and the document kept the file that it names no more")
		}
		l.again(t, items[1])
	}
}

// late reads the first file long after the others could be read.
type late struct{ plain }

func (l *late) Extract(ctx context.Context, path, name string) (*schema.Reading, error) {
	if name == "/a" {
		time.Sleep(100 * time.Millisecond)
	}
	return l.plain.Extract(ctx, path, name)
}

// TestTheFirstOfferedDecides holds that how fast workers are does not matter.
func TestTheFirstOfferedDecides(t *testing.T) {
	l := newLibrary(t)
	l.Workers, l.Extractor = 4, &late{}
	l.run(t, row("/a", report, "E-1"), row("/b", report, "E-2"), row("/c", report, "E-3"))
	if got := l.states(t); got != "/a imported, /b duplicate, /c duplicate" {
		t.Errorf("ledger = %s, want the document of the first", got)
	}
}

func TestWithdrawnNamesAndTextsAreHeld(t *testing.T) {
	l := newLibrary(t)
	l.run(t, item("/a", report), item("/b", annex))
	_, doc := l.of(t, "/a")
	if err := l.store.Withdraw(t.Context(), corpus.Withdrawal{ID: doc.ID, Reason: "asked for"}); err != nil {
		t.Fatal(err)
	}
	items := []corpus.Item{item("/a", "Nothing of the kind, though under the same name."), item("/c", revised), item("/b", annex)}
	sum := l.run(t, items...)
	if got := l.states(t); got != "/a held, /b unchanged, /c held" || sum.States[corpus.Held] != 2 {
		t.Errorf("ledger = %s, summary %v", got, sum)
	}
	if r, err := l.store.Row(t.Context(), "/c"); err != nil || r.Document != doc.ID || !strings.Contains(r.Reason, "nearly the text") || !strings.Contains(r.Reason, "asked for") {
		t.Errorf("row of what is held back = %+v, %v, want the reason", r, err)
	}
	l.again(t, items...)
	l.Admit = true
	l.run(t, items...)
	l.Admit = false
	if got := l.states(t); got != "/a imported, /b unchanged, /c imported" {
		t.Errorf("ledger after they were let in = %s", got)
	}
	l.again(t, items...)
	if _, err := l.store.Document(t.Context(), doc.ID); err == nil {
		t.Error("what was withdrawn is back")
	}
}

func TestEarlierVersionOfWhatWasWithdrawn(t *testing.T) {
	l := newLibrary(t)
	l.run(t, row("/v1", annex, "E-1"))
	l.run(t, row("/v2", report, "E-1"))
	_, doc := l.of(t, "/v2")
	if err := l.store.Withdraw(t.Context(), corpus.Withdrawal{ID: doc.ID}); err != nil {
		t.Fatal(err)
	}
	l.run(t, row("/v1", annex, "E-1"), row("/elsewhere", annex, ""))
	if got := l.states(t); got != "/elsewhere held, /v1 held, /v2 withdrawn" {
		t.Errorf("ledger = %s, want its earlier file held back under any name", got)
	}
}

func TestWithdrawnDuringImport(t *testing.T) {
	l := newLibrary(t)
	l.run(t, item("/a", report))
	_, doc := l.of(t, "/a")
	l.Extractor = &slow{meanwhile: func() {
		if err := l.store.Withdraw(t.Context(), corpus.Withdrawal{ID: doc.ID}); err != nil {
			t.Error(err)
		}
	}}
	l.run(t, item("/a", revised))
	if got := l.states(t); got != "/a held" || len(l.held(t)) != 0 {
		t.Errorf("ledger = %s, want a new version of what was withdrawn meanwhile held back", got)
	}
}

func TestMovedFileKeepsItsDocument(t *testing.T) {
	l := newLibrary(t)
	l.Present = func(name string) bool { return name != "/a" }
	l.run(t, item("/a", report), item("/c", annex))
	_, first := l.of(t, "/a")
	title := schema.Correction{Field: schema.FieldTitle, Op: schema.CorrectSet, Value: "Corrected"}
	if err := corpus.Correct(t.Context(), l.store, firstLine{}, first.ID, title); err != nil {
		t.Fatal(err)
	}
	l.run(t, item("/b", report), item("/c copy", annex))
	if got := l.states(t); got != "/a replaced, /b updated, /c imported, /c copy duplicate" {
		t.Errorf("ledger = %s, want the move and the copy told apart", got)
	}
	l.again(t, item("/b", report), item("/c copy", annex))
	l.run(t, item("/b", revised))
	if _, doc := l.of(t, "/b"); doc.ID != first.ID || doc.Title != "Corrected" || doc.Pages[0].Text != revised {
		t.Errorf("the moved file, changed = %s %q, want %s with its correction", doc.ID, doc.Title, first.ID)
	}
}
