package corpus_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// versions writes the versions of a document, a word each: the number, the batch,
// whether it is known how the document was, and what is of it now.
func (l *library) versions(t *testing.T, id schema.ID) string {
	t.Helper()
	all, err := corpus.VersionsOf(t.Context(), l.store, l.document(t, id))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, v := range all {
		s := fmt.Sprintf("%d/%d", v.Number, v.Batch)
		if v.Was != nil && !v.Now {
			s += "was"
		}
		if v.Aside {
			s += "aside"
		}
		if v.Now {
			s += "now"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestVersionsAndRestoring(t *testing.T) {
	l := newLibrary(t)
	revised := report + " And one line more."
	l.run(t, item("/a", report))
	l.run(t, item("/a", revised))
	_, doc := l.of(t, "/a")
	if got := l.versions(t, doc.ID); got != "1/1was 2/2now" {
		t.Errorf("versions = %s", got)
	}
	n, err := l.Restore(t.Context(), doc.ID, 1)
	if err != nil || n != 3 {
		t.Fatalf("Restore = %d, %v", n, err)
	}
	if got := l.versions(t, doc.ID); got != "1/1was 2/2wasaside 3/3now" || l.document(t, doc.ID).Pages[0].Text != report {
		t.Errorf("versions after restoring the first = %s, text %q", got, l.document(t, doc.ID).Pages[0].Text)
	}
	l.agree(t)
	before := l.revision(t)
	l.run(t, item("/a", revised))
	if got := l.states(t); got != "/a replaced" || l.revision(t) != before {
		t.Errorf("the file whose place it took, imported again: %s, want it left out", got)
	}
	l.agree(t)
	for _, bad := range []int{0, 3, 4} {
		if _, err := l.Restore(t.Context(), doc.ID, bad); !errors.Is(err, schema.ErrInvalid) {
			t.Errorf("Restore of version %d: %v, want ErrInvalid", bad, err)
		}
	}
	l.undo(t, 3)
	if got := l.document(t, doc.ID); got.Pages[0].Text != revised {
		t.Errorf("undone: %q", got.Pages[0].Text)
	}
	l.run(t, item("/a", revised))
	if r, _ := l.of(t, "/a"); r.State != corpus.Unchanged && r.State != corpus.Updated {
		t.Errorf("then the file is %s", r.State)
	}
	all, err := corpus.VersionsOf(t.Context(), l.store, l.document(t, doc.ID))
	if err != nil {
		t.Fatal(err)
	}
	old, err := l.ReadVersion(t.Context(), l.document(t, doc.ID), all[0])
	if err != nil || old.Pages[0].Text != report {
		t.Errorf("ReadVersion = %+v, %v, want the first text", old, err)
	}
}

func TestCorrectionsOfEarlierVersions(t *testing.T) {
	l := newLibrary(t)
	l.run(t, item("/a", report))
	_, doc := l.of(t, "/a")
	title := schema.Correction{Field: schema.FieldTitle, Op: schema.CorrectSet, Value: "Corrected", By: "Ana", At: doc.Imported}
	if err := corpus.Correct(t.Context(), l.store, firstLine{}, doc.ID, title); err != nil {
		t.Fatal(err)
	}
	l.run(t, item("/a", report+" And one line more."))
	if got := corpus.EarlierCorrections(l.document(t, doc.ID)); len(got) != 1 || got[0].Value != "Corrected" {
		t.Errorf("made for an earlier version: %v", got)
	}
	if n, err := (&corpus.Desk{Store: l.store, Describer: firstLine{}}).ConfirmCorrections(t.Context(), doc.ID, "Eva"); n != 1 || err != nil {
		t.Fatalf("ConfirmCorrections = %d, %v", n, err)
	}
	now := l.document(t, doc.ID)
	if len(corpus.EarlierCorrections(now)) != 0 || len(now.Warnings) != 0 || now.Title != "Corrected" || now.Corrections[0].By != "Eva" {
		t.Errorf("confirmed: %+v, %q", now.Corrections, now.Warnings)
	}
	if n, err := (&corpus.Desk{Store: l.store, Describer: firstLine{}}).ConfirmCorrections(t.Context(), doc.ID, "Eva"); n != 0 || err != nil {
		t.Errorf("again: %d, %v", n, err)
	}
}
