package corpus_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// parted is an item of several files, which a manifest's row names; they are
// given as name and text by turns.
func parted(identifier string, files ...string) corpus.Item {
	it := corpus.Item{Name: files[0], Source: "/m.csv", Known: schema.Known{Title: "Whole"}}
	if identifier != "" {
		it.Known.Identifiers = []string{identifier}
	}
	for pair := range slices.Chunk(files, 2) {
		it.Parts = append(it.Parts, corpus.File{Name: pair[0], Open: item(pair[0], pair[1]).Open})
	}
	return it
}

// files writes a document's files with their pages.
func files(doc *schema.Document) string {
	if !doc.HasFile() {
		return "none"
	}
	var out []string
	for _, o := range doc.Files() {
		out = append(out, o.Name)
	}
	for _, p := range doc.Pages {
		out = append(out, p.Text)
	}
	return strings.Join(out, " ")
}

func TestPartsAreOneDocument(t *testing.T) {
	l := newLibrary(t)
	l.run(t, parted("R", "/a", "one", "/b", "two"))
	l.agree(t)
	if got := l.states(t); got != "/a imported, /b imported" {
		t.Fatalf("ledger = %s", got)
	}
	a, doc := l.of(t, "/a")
	b, same := l.of(t, "/b")
	if doc.ID != same.ID || files(doc) != "/a /b one two" || doc.Pages[1].Number != 2 || a.Hash == b.Hash || b.Pages != 1 {
		t.Errorf("document %s has %q, rows %+v, %+v", doc.ID, files(doc), a, b)
	}
	if part, page := schema.Locate(doc.Parts, 2); part != 2 || page != 1 {
		t.Errorf("page 2 is cited as part %d, page %d, want the first of the second", part, page)
	}
	before := l.revision(t)
	l.run(t, parted("R", "/a", "one", "/b", "two"))
	l.run(t, item("/a", "one"), item("/b", "two")) // the folder of both
	if got := l.states(t); got != "/a unchanged, /b unchanged" || l.revision(t) != before {
		t.Errorf("again: %s, revision %d after %d", got, l.revision(t), before)
	}
	l.Again = true
	l.run(t, parted("R", "/a", "one", "/b", "two"))
	l.Again = false
	if _, doc := l.of(t, "/a"); len(doc.Earlier) != 0 || files(doc) != "/a /b one two" {
		t.Errorf("read anew: %q, %d versions, want the one", files(doc), len(doc.Earlier)+1)
	}
	l.run(t, item("/copy", "two"))
	if r, _ := l.of(t, "/copy"); r.State != corpus.Duplicate || r.Document != doc.ID {
		t.Errorf("a copy of the second part: %+v, want a duplicate", r)
	}
}

func TestPartsChange(t *testing.T) {
	l := newLibrary(t)
	l.run(t, parted("R", "/a", report, "/b", annex))
	_, first := l.of(t, "/a")
	l.run(t, item("/b", annex+" And a line more."))
	_, doc := l.of(t, "/b")
	if doc.ID != first.ID || len(doc.Earlier) != 1 || files(doc) != "/a /b "+report+" "+annex+" And a line more." {
		t.Errorf("a part that changed: %s has %q and %d versions", doc.ID, files(doc), len(doc.Earlier)+1)
	}
	if got := doc.Earlier[0].Files(); len(got) != 2 || got[1].Hash != first.Files()[1].Hash {
		t.Errorf("its earlier version has the files %v, want both of before", got)
	}
	l.run(t, parted("R", "/b", annex+" And a line more.", "/a", report, "/c", "three"))
	if _, doc = l.of(t, "/c"); doc.ID != first.ID || len(doc.Files()) != 3 || doc.Original.Name != "/b" {
		t.Errorf("another order and a file more: %s has %q", doc.ID, files(doc))
	}
	l.agree(t)
	l.undo(t, 3)
	if _, doc = l.of(t, "/b"); len(doc.Files()) != 2 || doc.Original.Name != "/a" {
		t.Errorf("undone: %q", files(doc))
	}
}

// TestPartThatFails: the rest comes in, the file has its row, and what the
// document has of it already stays.
func TestPartThatFails(t *testing.T) {
	l := newLibrary(t)
	sum := l.run(t, parted("R", "/a", "one", "/b", "broken", "/c", "three"))
	_, doc := l.of(t, "/a")
	if files(doc) != "/a /c one three" || sum.States[corpus.Failed] != 1 || sum.States[corpus.Imported] != 2 {
		t.Errorf("document = %q, summary %v", files(doc), sum)
	}
	if code, what := schema.ReadWarning(doc.Warnings[len(doc.Warnings)-1]); code != schema.WarnLeftOut || !strings.HasPrefix(what, "b: ") {
		t.Errorf("warnings = %q, want the part that is left out", doc.Warnings)
	}
	l.run(t, parted("R", "/a", "one", "/b", "two", "/c", "three"))
	_, doc = l.of(t, "/b")
	if files(doc) != "/a /b /c one two three" || len(doc.Warnings) != 0 {
		t.Errorf("mended: %q, %q", files(doc), doc.Warnings)
	}
	gone := parted("R", "/a", "one", "/b", "two", "/c", "three")
	gone.Parts[1].Err = &schema.FileError{Stage: schema.StageRead, Class: schema.FailMissing, Err: errors.New("no such file")}
	l.run(t, gone)
	if _, doc = l.of(t, "/a"); files(doc) != "/a /b /c one two three" {
		t.Errorf("a part that is missing today: %q, want it kept", files(doc))
	}
	all := parted("S", "/x", "broken", "/y", "broken too")
	if sum := l.run(t, all); sum.States[corpus.Failed] != 2 {
		t.Errorf("a document of which nothing can be read: %v", sum)
	}
	l.agree(t)
}

// TestPartsOfDocuments: files that are documents of their own become the parts of
// one when a catalogue says so, and an undoing parts them again.
func TestPartsOfDocuments(t *testing.T) {
	l := newLibrary(t)
	l.run(t, item("/a", report), item("/b", annex))
	_, a := l.of(t, "/a")
	_, b := l.of(t, "/b")
	l.run(t, parted("", "/a", report, "/b", annex))
	_, whole := l.of(t, "/b")
	if whole.ID != a.ID || len(whole.Parts) != 2 {
		t.Errorf("the row of the second file is of %s with %q, want %s", whole.ID, files(whole), a.ID)
	}
	if left := l.document(t, b.ID); !slices.ContainsFunc(left.Warnings, func(w string) bool {
		c, what := schema.ReadWarning(w)
		return c == schema.WarnReplaced && what == string(a.ID)
	}) {
		t.Errorf("the document of the second file says %q, want that its file is another's", left.Warnings)
	}
	l.agree(t)
	l.undo(t, 2)
	if _, doc := l.of(t, "/b"); doc.ID != b.ID || len(doc.Warnings) != 0 || len(l.document(t, a.ID).Parts) != 0 {
		t.Errorf("undone: /b is of %s, %q", doc.ID, doc.Warnings)
	}
}

func TestWithdrawnPartsStayOut(t *testing.T) {
	l := newLibrary(t)
	l.run(t, parted("R", "/a", "one", "/b", "two"))
	r, _ := l.of(t, "/a")
	if err := l.store.Withdraw(t.Context(), corpus.Withdrawal{ID: r.Document, Reason: "asked for"}); err != nil {
		t.Fatal(err)
	}
	l.run(t, parted("R", "/a", "one", "/b", "two"), item("/elsewhere", "two"))
	if got := l.states(t); got != "/a withdrawn, /b withdrawn, /elsewhere withdrawn" {
		t.Errorf("ledger = %s", got)
	}
	if err := l.Readmit(t.Context(), r.Document, nil); err != nil {
		t.Fatal(err)
	}
	if _, doc := l.of(t, "/b"); files(doc) != "/a /b one two" {
		t.Errorf("readmitted: %q", files(doc))
	}
	l.agree(t)
}

// bare is a record without a file.
func bare(name, title string, identifiers ...string) corpus.Item {
	return corpus.Item{Name: name, Record: name, NoFile: true, Source: "/m.csv", Known: schema.Known{Title: title, Identifiers: identifiers}}
}

func TestRecordTakesItsFile(t *testing.T) {
	l := newLibrary(t)
	l.run(t, bare("/m.csv#identifier:R", "First", "R"), bare("/m.csv#title:Second", "Second"))
	r, doc := l.of(t, "/m.csv#identifier:R")
	if files(doc) != "none" || doc.Title != "First" || r.State != corpus.Imported || !r.IsRecord() {
		t.Fatalf("record = %q, %+v", files(doc), r)
	}
	before := l.revision(t)
	l.run(t, bare("/m.csv#title:Second", "Second"), bare("/m.csv#identifier:R", "First", "R"))
	if l.revision(t) != before {
		t.Errorf("the same records again changed something: %s", l.states(t))
	}
	title := schema.Correction{Field: schema.FieldTitle, Op: schema.CorrectSet, Value: "Corrected"}
	if err := corpus.Correct(t.Context(), l.store, firstLine{}, r.Document, title); err != nil {
		t.Fatal(err)
	}
	filed := row("/r.pdf", "the text", "R")
	filed.Record = "/m.csv#identifier:R"
	second := parted("", "/s1", "one", "/s2", "two")
	second.Record = "/m.csv#title:Second"
	l.run(t, filed, second)
	if _, got := l.of(t, "/r.pdf"); got.ID != doc.ID || got.Title != "Corrected" || len(got.Earlier) != 0 || len(got.Pages) != 1 {
		t.Errorf("the record with its file = %s %q, %d versions", got.ID, got.Title, len(got.Earlier)+1)
	}
	if got := l.states(t); got != "/m.csv#identifier:R replaced, /m.csv#title:Second replaced, /r.pdf updated, /s1 updated, /s2 updated" {
		t.Errorf("ledger = %s", got)
	}
	l.agree(t)
	l.run(t, bare("/m.csv#identifier:R", "First", "R")) // the cell was emptied
	if _, got := l.of(t, "/r.pdf"); got.ID != doc.ID || !got.HasFile() {
		t.Errorf("without its file in the catalogue: %s %q, want it kept", got.ID, files(got))
	}
	l.agree(t)
	l.undo(t, 4)
	l.undo(t, 3)
	if got := l.document(t, doc.ID); got.HasFile() || len(got.Pages) != 0 {
		t.Errorf("undone: %q, want a record without a file again", files(got))
	}
}

// TestRecordOfAnotherEdition: a catalogue that comes under another name describes
// the same records; two rows of one catalogue that say the same stay two.
func TestRecordOfAnotherEdition(t *testing.T) {
	l := newLibrary(t)
	first, twin := bare("/2025.csv#title:A", "A"), bare("/2025.csv#title:A#2", "A")
	l.run(t, first, twin)
	_, a := l.of(t, first.Name)
	if _, b := l.of(t, twin.Name); a.ID == b.ID {
		t.Errorf("two rows are one document, %s", a.ID)
	}
	before := l.revision(t)
	l.run(t, first, twin)
	if l.revision(t) != before {
		t.Errorf("the same catalogue again: %s", l.states(t))
	}
	next := bare("/2026.csv#title:A", "A")
	next.Source, next.Known.Subjects = "/2026.csv", []string{"remittances"}
	l.run(t, next)
	if r, doc := l.of(t, next.Name); doc.ID != a.ID || r.State != corpus.Updated || len(doc.Topics) != 1 {
		t.Errorf("the next edition describes %s (%s), want %s", doc.ID, r.State, a.ID)
	}
	filed := row("/a.pdf", "the text", "")
	filed.Source, filed.Record, filed.Known = "/2027.csv", "/2027.csv#title:A", schema.Known{Title: "A"}
	l.run(t, filed)
	if _, doc := l.of(t, "/a.pdf"); doc.ID != a.ID {
		t.Errorf("its file, in the edition after: %s, want %s", doc.ID, a.ID)
	}
	l.agree(t)
}

func TestWithdrawnRecordIsHeld(t *testing.T) {
	l := newLibrary(t)
	l.run(t, bare("/m.csv#title:A", "A"), bare("/m.csv#title:B", "B"))
	r, _ := l.of(t, "/m.csv#title:A")
	if err := l.store.Withdraw(t.Context(), corpus.Withdrawal{ID: r.Document, Reason: "asked for"}); err != nil {
		t.Fatal(err)
	}
	l.run(t, bare("/m.csv#title:A", "A"), bare("/m.csv#title:B", "B"))
	if got := l.states(t); got != "/m.csv#title:A held, /m.csv#title:B unchanged" {
		t.Errorf("ledger = %s, want the one that was withdrawn held back alone", got)
	}
	if err := l.Readmit(t.Context(), r.Document, nil); err != nil {
		t.Errorf("readmit a record: %v", err)
	}
}

// TestFixedStaysBesideTheCatalogue: what is stated of a whole folder does not take
// the place of what a catalogue stated of its files.
func TestFixedStaysBesideTheCatalogue(t *testing.T) {
	l := newLibrary(t)
	l.run(t, row("/a", "one", "R"))
	it := item("/a", "one")
	it.Fixed = schema.Known{Collections: []string{"Reports"}, Rights: "CC0"}
	l.run(t, it)
	_, doc := l.of(t, "/a")
	if doc.Title != "title of /a" || !slices.Equal(doc.Collections, []string{"Reports"}) || doc.Rights != "CC0" {
		t.Errorf("document = %q, in %q, %q", doc.Title, doc.Collections, doc.Rights)
	}
	before := l.revision(t)
	if l.run(t, it); l.revision(t) != before {
		t.Error("the same again made a revision")
	}
}
