package storetest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// oddTexts are such as disks and catalogues hold and not every database keeps.
func oddTexts() []string {
	var long strings.Builder
	r := rand.New(rand.NewPCG(1, 2))
	for long.Len() < 9000 { // nothing that could be packed into less
		fmt.Fprintf(&long, "%x/", r.Uint64())
	}
	return []string{"/in/a\xe9.pdf", "/in/a\xed.pdf", "/in/a\ufffd.pdf", `/in/a\xE9.pdf`, "/in/\x00", "/in/\x00\x00.pdf", "/in/two\nlines", "/in/\t",
		"/in/\x1a", "/in/\x1aE9", "/in/%_'\"", "/in/\u202e", long.String(), long.String() + "a", long.String() + "\xe9", "\xff\xfe"}
}

// keepsOddTexts holds that names and identifiers come back as they were, and
// that each is told from the others.
func keepsOddTexts(t *testing.T, s corpus.Store) {
	texts := oddTexts()
	batch := openBatch(t, s, corpus.Batch{Kind: corpus.BatchImport, By: texts[0], Command: texts[4], Begun: time.UnixMilli(1).UTC()})
	docs := map[string]*schema.Document{}
	for i, text := range texts {
		doc := oddDocument(schema.ID(fmt.Sprintf("d%02d", i)), text)
		row := corpus.Row{Name: text, Source: text, State: corpus.Imported, Document: doc.ID, Reason: text, Warnings: []string{text}, At: time.UnixMilli(2).UTC(), Batch: batch}
		key := corpus.Key{Name: text, Identifiers: []string{text}}
		must(t, s.Enter(t.Context(), corpus.Entry{Key: key, Documents: []*schema.Document{doc}, Rows: []corpus.Row{row}, Batch: batch}))
		docs[text] = doc
		row.Attempts = 1
		got, err := s.Row(t.Context(), text)
		if diff := cmp.Diff(row, got); diff != "" || err != nil {
			t.Errorf("row of %.40q: %v (-recorded +got):\n%s", text, err, diff)
		}
	}
	for text, doc := range docs {
		keepsOddDocument(t, s, text, doc)
	}
	listsOddNames(t, s, batch)
	withdrawsOddNames(t, s)
}

// oddDocument returns a document that has a text wherever a name or an
// identifier stands.
func oddDocument(id schema.ID, text string) *schema.Document {
	doc := Full(id)
	doc.Original.Name, doc.Parts[0].Original.Name, doc.Parts[1].Original.Name = text, text, text+"2"
	doc.Earlier[0].Original.Name, doc.Earlier[0].Parts[0].Original.Name = text, text
	doc.Identifiers = []string{text, "id-" + string(id)}
	doc.Stated[schema.ByManifest] = schema.Known{Identifiers: []string{text}}
	return doc
}

func keepsOddDocument(t *testing.T, s corpus.Store, text string, doc *schema.Document) {
	t.Helper()
	got, err := s.Document(t.Context(), doc.ID)
	if diff := cmp.Diff(doc, got); diff != "" || err != nil {
		t.Errorf("document of %.40q: %v (-put +got):\n%s", text, err, diff)
	}
	cards, err := s.Cards(t.Context(), []schema.ID{doc.ID})
	must(t, err)
	if diff := cmp.Diff([]schema.Card{doc.Card()}, cards, cmpopts.IgnoreFields(schema.Card{}, "Changed")); diff != "" {
		t.Errorf("card of %.40q (-put +got):\n%s", text, diff)
	}
	found, err := s.Find(t.Context(), corpus.Key{Name: text, Identifiers: []string{text}})
	want := corpus.Found{Named: doc.ID, Bearing: map[string][]schema.ID{text: {doc.ID}}}
	if diff := cmp.Diff(want, found); diff != "" || err != nil {
		t.Errorf("found under %.40q: %v (-want +got):\n%s", text, err, diff)
	}
}

func listsOddNames(t *testing.T, s corpus.Store, batch int) {
	t.Helper()
	var named, rows []string
	for r, err := range s.Ledger(t.Context(), corpus.Filter{}) {
		must(t, err)
		named = append(named, r.Name)
	}
	for _, r := range batchRows(t, s, batch) {
		rows = append(rows, r.Name)
	}
	for what, got := range map[string][]string{"ledger": named, "batch": rows} {
		if diff := cmp.Diff(oddTexts(), got, cmpopts.SortSlices(strings.Compare)); diff != "" {
			t.Errorf("%s (-recorded +got):\n%s", what, diff)
		}
	}
	sum := corpus.Summary{States: map[corpus.State]int{}, Failed: map[schema.FailureClass]int{}, Sources: oddTexts()}
	must(t, s.CloseBatch(t.Context(), batch, time.UnixMilli(3), sum))
	b, err := s.Batch(t.Context(), batch)
	want := corpus.Batch{Number: batch, Kind: corpus.BatchImport, By: oddTexts()[0], Command: oddTexts()[4], Begun: time.UnixMilli(1).UTC(),
		Ended: time.UnixMilli(3).UTC(), Summary: sum}
	if diff := cmp.Diff(want, b, cmpopts.EquateEmpty()); diff != "" || err != nil {
		t.Errorf("batch: %v (-want +got):\n%s", err, diff)
	}
}

// withdrawsOddNames holds that a batch keeps odd names as they were before it,
// and a withdrawal those of its document.
func withdrawsOddNames(t *testing.T, s corpus.Store) {
	t.Helper()
	batch := openBatch(t, s, corpus.Batch{Kind: corpus.BatchUndo})
	for i, text := range oddTexts() {
		id := schema.ID(fmt.Sprintf("d%02d", i))
		must(t, s.Withdraw(t.Context(), corpus.Withdrawal{ID: id, By: text, Reason: text, Batch: batch}))
		changes, err := s.BatchesOf(t.Context(), id)
		if err != nil || len(changes) != 2 || changes[1].Before.Original.Name != text {
			t.Errorf("changes of %.40q: %v, %v", text, changes, err)
		}
	}
	for _, r := range batchRows(t, s, batch) {
		if r.Before == nil || r.Before.Name != r.Name || r.Before.Source != r.Name || r.Before.Warnings[0] != r.Name || r.Reason != r.Name {
			t.Errorf("row %.40q was %+.200v", r.Name, r.Before)
		}
	}
	for i, w := range withdrawn(t, s) {
		if text := oddTexts()[i]; w.Document.Original.Name != text || w.By != text || w.Reason != text {
			t.Errorf("withdrawn as %.40q, by %.40q: %.40q, want %.40q", w.Document.Original.Name, w.By, w.Reason, text)
		}
	}
	for _, text := range oddTexts() {
		must(t, s.Record(t.Context(), corpus.Row{Name: text, State: corpus.Failed, Batch: batch}))
	}
	id := schema.ID("d00")
	must(t, s.Erase(t.Context(), corpus.Withdrawal{ID: id, Document: &schema.Document{ID: id}}))
	for _, r := range batchRows(t, s, batch) {
		if erased := r.Name == oddTexts()[0]; erased != (r.Before == nil) {
			t.Errorf("row %.40q keeps %+.200v after another was erased", r.Name, r.Before)
		}
	}
}
