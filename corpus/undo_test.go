package corpus_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// undo undoes a batch and writes what came of it; the ledger agrees with the
// documents afterwards.
func (l *library) undo(t *testing.T, n int) string {
	t.Helper()
	u, err := l.Undo(t.Context(), n)
	if err != nil {
		t.Fatalf("undo %d: %v", n, err)
	}
	if wrong, err := corpus.Disagreements(t.Context(), l.store); err != nil || len(wrong) != 0 {
		t.Errorf("after the undoing of %d ledger and documents disagree: %q, %v", n, wrong, err)
	}
	out := fmt.Sprintf("%d out, %d put back, %d back, %d already", len(u.Withdrawn), len(u.Restored), len(u.Back), u.Already)
	for _, left := range u.Left {
		out += ", left: " + left.Why
	}
	for _, c := range u.Corrected {
		out += fmt.Sprintf(", %d corrected", len(c.Corrections))
	}
	return out
}

func wantUndo(t *testing.T, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("undo = %s, want %s", got, want)
	}
}

// holds writes the documents of a library by their files, with their texts.
func (l *library) holds(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for id, err := range l.store.IDs(t.Context(), "") {
		if err != nil {
			t.Fatal(err)
		}
		doc, err := l.store.Document(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		out[doc.Original.Name] += doc.Pages[0].Text
	}
	return out
}

func TestUndoImport(t *testing.T) {
	l := newLibrary(t)
	first := []corpus.Item{item("/a", report), item("/copy", report)}
	l.run(t, first...)
	before, states := l.holds(t), l.states(t)
	second := []corpus.Item{item("/a", revised), item("/b", annex), item("/bad", "broken")}
	l.run(t, second...)
	after := l.holds(t)
	wantUndo(t, l.undo(t, 2), "1 out, 1 put back, 0 back, 0 already")
	if got := l.holds(t); fmt.Sprint(got) != fmt.Sprint(before) {
		t.Errorf("documents after an undoing = %v, want those of before, %v", got, before)
	}
	if got := l.states(t); got != strings.Replace(states, "/copy", "/b withdrawn, /bad failed, /copy", 1) {
		t.Errorf("ledger after an undoing = %s", got)
	}
	if row, _ := l.store.Row(t.Context(), "/b"); row.Reason != "import 2 undone" || row.Batch != 3 {
		t.Errorf("row of what is out = %+v, want the reason and the batch", row)
	}
	rev := l.revision(t)
	wantUndo(t, l.undo(t, 2), "0 out, 0 put back, 0 back, 2 already")
	if l.revision(t) != rev {
		t.Error("undoing again changed documents")
	}
	l.again(t, first...)
	wantUndo(t, l.undo(t, 3), "0 out, 1 put back, 1 back, 0 already")
	if got := l.holds(t); fmt.Sprint(got) != fmt.Sprint(after) {
		t.Errorf("documents after the undoing of an undoing = %v, want %v", got, after)
	}
	l.again(t, second[:2]...)
	wantUndo(t, l.undo(t, 2), "1 out, 1 put back, 0 back, 0 already")
	if got := l.holds(t); fmt.Sprint(got) != fmt.Sprint(before) {
		t.Errorf("documents after undoing anew = %v, want %v", got, before)
	}
	if _, err := l.Undo(t.Context(), 99); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("undoing what never was: %v, want ErrNotFound", err)
	}
	kinds := ""
	for b, err := range l.store.Batches(t.Context()) {
		if err != nil || b.Ended.IsZero() {
			t.Errorf("batch %+v, %v, want it ended", b, err)
		}
		kinds += fmt.Sprintf("%s%d ", b.Kind[:1], b.Undoes)
	}
	if !strings.HasPrefix(kinds, "i0 i0 u2 u2 i0") {
		t.Errorf("batches = %s", kinds)
	}
}

// TestUndoLeavesAlone holds that what a later import made, or a person decided,
// is not touched.
func TestUndoLeavesAlone(t *testing.T) {
	l := newLibrary(t)
	l.run(t, item("/a", report), item("/b", annex))
	l.run(t, item("/a", revised))
	wantUndo(t, l.undo(t, 1), "1 out, 0 put back, 0 back, 0 already, left: import 2 changed it since")
	if got := l.holds(t); fmt.Sprint(got) != fmt.Sprint(map[string]string{"/a": revised}) {
		t.Errorf("documents = %v, want what the later import made", got)
	}
	wantUndo(t, l.undo(t, 2), "0 out, 1 put back, 0 back, 0 already")
	wantUndo(t, l.undo(t, 1), "1 out, 0 put back, 0 back, 1 already")

	l = newLibrary(t)
	l.run(t, item("/a", report), item("/b", annex))
	l.run(t, item("/a", revised))
	_, a := l.of(t, "/a")
	_, b := l.of(t, "/b")
	for _, id := range []schema.ID{a.ID, b.ID} {
		if err := l.store.Withdraw(t.Context(), corpus.Withdrawal{ID: id, Reason: "asked for", At: time.Now()}); err != nil {
			t.Fatal(err)
		}
	}
	wantUndo(t, l.undo(t, 2), "0 out, 0 put back, 0 back, 0 already, left: it was withdrawn since")
	wantUndo(t, l.undo(t, 1), "0 out, 0 put back, 0 back, 1 already, left: import 2 changed it since")
}

// TestUndoKeepsCorrections holds that a person's word survives and never stands
// unmarked on another text.
func TestUndoKeepsCorrections(t *testing.T) {
	l := newLibrary(t)
	l.run(t, item("/a", report))
	correct := func(id schema.ID, value string) {
		t.Helper()
		c := schema.Correction{Field: schema.FieldTitle, Op: schema.CorrectSet, Value: value, At: time.Now().UTC()}
		if err := corpus.Correct(t.Context(), l.store, firstLine{}, id, c); err != nil {
			t.Fatal(err)
		}
		time.Sleep(2 * time.Millisecond) // batches begin at milliseconds
	}
	_, doc := l.of(t, "/a")
	correct(doc.ID, "For the first file")
	l.run(t, item("/a", revised), item("/b", annex))
	_, b := l.of(t, "/b")
	correct(b.ID, "For b")
	correct(doc.ID, "For the second file")
	wantUndo(t, l.undo(t, 2), "1 out, 1 put back, 0 back, 0 already, 1 corrected, 1 corrected")
	_, doc = l.of(t, "/a")
	if doc.Pages[0].Text != report || doc.Title != "For the second file" || len(doc.Corrections) == 0 || !warns(doc, schema.WarnEarlier) {
		t.Errorf("put back: %q %q, warnings %q, want the correction kept and marked", doc.Pages[0].Text, doc.Title, doc.Warnings)
	}
	wantUndo(t, l.undo(t, 3), "0 out, 1 put back, 1 back, 0 already")
	if _, b = l.of(t, "/b"); b.Title != "For b" {
		t.Errorf("brought back without its correction: %q", b.Title)
	}
	if _, doc = l.of(t, "/a"); doc.Title != "For the second file" || warns(doc, schema.WarnEarlier) {
		t.Errorf("put forth: %q, warnings %q, want the correction on its own file", doc.Title, doc.Warnings)
	}
}

func warns(doc *schema.Document, code schema.WarningCode) bool {
	return slices.ContainsFunc(doc.Warnings, func(s string) bool {
		c, _ := schema.ReadWarning(s)
		return c == code
	})
}

// TestUndoAnotherText undoes an import in which another text took the name of a
// document's file, and one in which a catalogue said other things.
func TestUndoAnotherText(t *testing.T) {
	l := newLibrary(t)
	l.run(t, item("/a", report))
	_, was := l.of(t, "/a")
	l.run(t, item("/a", annex))
	wantUndo(t, l.undo(t, 2), "1 out, 1 put back, 0 back, 0 already")
	row, doc := l.of(t, "/a")
	if doc.ID != was.ID || row.State != corpus.Imported || warns(doc, schema.WarnReplaced) {
		t.Errorf("row %+v, warnings %q, want the document of before under its name", row, doc.Warnings)
	}
	wantUndo(t, l.undo(t, 3), "0 out, 1 put back, 1 back, 0 already")
	row, doc = l.of(t, "/a")
	first, err := l.store.Document(t.Context(), was.ID)
	if err != nil || doc.ID == was.ID || row.Document != doc.ID || !warns(first, schema.WarnReplaced) {
		t.Errorf("row %+v, warnings %q, %v, want the other text under the name", row, first.Warnings, err)
	}

	l = newLibrary(t)
	stated := item("/a", report)
	stated.Known = schema.Known{Title: "One", Identifiers: []string{"X/1"}}
	l.run(t, stated)
	stated.Known = schema.Known{Title: "Two", Publisher: "IOM"}
	l.run(t, stated)
	wantUndo(t, l.undo(t, 2), "0 out, 1 put back, 0 back, 0 already")
	if _, doc = l.of(t, "/a"); doc.Title != "One" || doc.Publisher != "" || !slices.Equal(doc.Identifiers, []string{"X/1"}) {
		t.Errorf("title %q, publisher %q, identifiers %v, want what was stated before", doc.Title, doc.Publisher, doc.Identifiers)
	}
}

// TestUndoCatalogueFile undoes an import in which a catalogue named another file
// for an identifier: the document has its file again, and the row of the other
// says why it has none.
func TestUndoCatalogueFile(t *testing.T) {
	l := newLibrary(t)
	row := func(name, text string) corpus.Item {
		it := item(name, text)
		it.Source, it.Known = "/m.csv", schema.Known{Identifiers: []string{"X/1"}}
		return it
	}
	l.run(t, row("/old", report))
	l.run(t, row("/new", annex), item("/copy", annex))
	before := l.states(t)
	wantUndo(t, l.undo(t, 2), "0 out, 1 put back, 0 back, 0 already")
	if got := l.states(t); got != "/copy replaced, /new replaced, /old imported" {
		t.Errorf("ledger = %s, before %s", got, before)
	}
	l.run(t, row("/new", annex), item("/copy", annex))
	if got := l.states(t); got != before {
		t.Errorf("ledger after the import again = %s, want %s", got, before)
	}
}

// TestUndoWithoutOriginal holds that a document stays as it is where the file
// that it had cannot be read.
func TestUndoWithoutOriginal(t *testing.T) {
	l := newLibrary(t)
	l.run(t, item("/a", report))
	_, was := l.of(t, "/a")
	l.run(t, item("/a", revised))
	if err := l.Originals.Delete(t.Context(), was.Original.Hash); err != nil {
		t.Fatal(err)
	}
	if got := l.undo(t, 2); !strings.Contains(got, "0 put back") || !strings.Contains(got, "left: what it was before cannot be read") {
		t.Errorf("undo = %s, want it left alone", got)
	}
	if _, doc := l.of(t, "/a"); doc.Pages[0].Text != revised {
		t.Errorf("text = %q, want it as it was", doc.Pages[0].Text)
	}
}

// meddler does something else while it reads a file, once.
type meddler struct {
	*plain
	do func()
}

func (m *meddler) Extract(ctx context.Context, path, name string) (*schema.Reading, error) {
	if do := m.do; do != nil {
		m.do = nil
		do()
	}
	return m.plain.Extract(ctx, path, name)
}

// TestUndoBesideOthers holds that an undoing overrules neither an import nor a
// correction that comes in between.
func TestUndoBesideOthers(t *testing.T) {
	l := newLibrary(t)
	l.run(t, item("/a", report))
	l.run(t, item("/a", revised))
	_, doc := l.of(t, "/a")
	other := &corpus.Importer{Store: l.Store, Originals: l.Originals, Extractor: l.Extractor, Describer: l.Describer, Log: l.Log}
	reader := &meddler{plain: l.plain, do: func() {
		c := schema.Correction{Field: schema.FieldTitle, Op: schema.CorrectSet, Value: "Corrected", At: time.Now().UTC()}
		if err := corpus.Correct(t.Context(), l.store, firstLine{}, doc.ID, c); err != nil {
			t.Error(err)
		}
	}}
	l.Extractor = reader
	wantUndo(t, l.undo(t, 2), "0 out, 1 put back, 0 back, 0 already, 1 corrected")
	if _, doc = l.of(t, "/a"); doc.Title != "Corrected" || doc.Pages[0].Text != report {
		t.Errorf("after a correction in between: %q %q", doc.Title, doc.Pages[0].Text)
	}
	reader.do = func() {
		if _, err := other.Run(t.Context(), slices.Values([]corpus.Item{item("/a", revised+" More.")})); err != nil {
			t.Error(err)
		}
	}
	wantUndo(t, l.undo(t, 3), "0 out, 0 put back, 0 back, 0 already, left: import 5 changed it since")
	if _, doc = l.of(t, "/a"); doc.Pages[0].Text != revised+" More." {
		t.Errorf("after an import in between: %q, want what it brought", doc.Pages[0].Text)
	}
}

// TestUndoOfUndoLeavesWithdrawn holds that what a person withdrew after an
// undoing does not come back with the undoing of that.
func TestUndoOfUndoLeavesWithdrawn(t *testing.T) {
	l := newLibrary(t)
	l.run(t, item("/a", report))
	l.run(t, item("/a", revised))
	_, doc := l.of(t, "/a")
	wantUndo(t, l.undo(t, 2), "0 out, 1 put back, 0 back, 0 already")
	if err := l.store.Withdraw(t.Context(), corpus.Withdrawal{ID: doc.ID, Reason: "asked for", At: time.Now()}); err != nil {
		t.Fatal(err)
	}
	wantUndo(t, l.undo(t, 3), "0 out, 0 put back, 0 back, 0 already, left: it was withdrawn since")
}

// TestUndoGivesCorrectionsBack holds that a correction which an edited table
// took away comes back with the undoing, unless a person made another since.
func TestUndoGivesCorrectionsBack(t *testing.T) {
	for _, since := range []bool{false, true} {
		l := newLibrary(t)
		l.run(t, item("/a", report))
		_, doc := l.of(t, "/a")
		correct := func(value string) {
			t.Helper()
			c := schema.Correction{Field: schema.FieldTitle, Op: schema.CorrectSet, Value: value, At: time.Now().UTC()}
			if err := corpus.Correct(t.Context(), l.store, firstLine{}, doc.ID, c); err != nil {
				t.Fatal(err)
			}
		}
		correct("Corrected")
		_, doc = l.of(t, "/a")
		edited := item("/a", report)
		edited.Known = corpus.Statement(doc, false)
		edited.Known.Title = "Edited"
		edited.Export = &corpus.Export{At: time.Now().Add(time.Hour)}
		l.run(t, edited)
		if _, doc = l.of(t, "/a"); doc.Title != "Edited" || len(doc.Corrections) != 0 {
			t.Fatalf("after the edited table: %q, %v", doc.Title, doc.Corrections)
		}
		want := "Corrected"
		if since {
			want = "Anew"
			correct(want)
		}
		l.undo(t, 2)
		if _, doc = l.of(t, "/a"); doc.Title != want || len(doc.Corrections) != 1 {
			t.Errorf("after the undoing: %q, %v, want %q", doc.Title, doc.Corrections, want)
		}
	}
}

// TestUndoLeavesLaterRows holds that the rows of files which failed since, or
// became other documents, say so still.
func TestUndoLeavesLaterRows(t *testing.T) {
	l := newLibrary(t)
	l.run(t, item("/a", report), item("/e", "one"), item("/copy", "one"))
	l.run(t, item("/a", revised), item("/copy", revised))
	l.run(t, item("/a", "broken"), item("/copy", annex))
	wantUndo(t, l.undo(t, 2), "0 out, 1 put back, 0 back, 0 already")
	if got := l.states(t); got != "/a failed, /copy imported, /e imported" {
		t.Errorf("ledger = %s, want the rows of the later import", got)
	}
}
