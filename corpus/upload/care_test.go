package upload

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// TestKeepsOriginals holds that who takes a file out of an upload takes nothing
// away that anything else has: a document, its earlier version, one that was
// withdrawn, another upload.
func TestKeepsOriginals(t *testing.T) {
	d, s := bench(t)
	im := d.Importer("bo", "test")
	file := filepath.Join(t.TempDir(), "a.txt")
	texts := []string{"A title\n" + strings.Repeat("words that are alike in both versions ", 30), "A title\n" + strings.Repeat("words that are alike in both versions ", 30) + "and more"}
	for _, text := range texts {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := im.Run(t.Context(), func(yield func(corpus.Item) bool) {
			yield(itemOf(file))
		}); err != nil {
			t.Fatal(err)
		}
	}
	var withdrawn schema.Hash
	if _, err := im.Run(t.Context(), func(yield func(corpus.Item) bool) { yield(textItem("/w.txt", "Withdrawn\ntext")) }); err != nil {
		t.Fatal(err)
	}
	for id, err := range s.IDs(t.Context(), "") {
		if err != nil {
			t.Fatal(err)
		}
		doc, err := s.Head(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		if doc.Title == "Withdrawn" {
			withdrawn = doc.Original.Hash
			if err := s.Withdraw(t.Context(), corpus.Withdrawal{ID: id}); err != nil {
				t.Fatal(err)
			}
		}
	}
	u := open(t, d)
	var hashes []schema.Hash
	for i, text := range append(texts, "Withdrawn\ntext", "nothing else has this") {
		f := send(t, d, u, "file"+string(rune('0'+i)), text)
		if f, _, err := d.File(t.Context(), u.Number, f.Number); err != nil {
			t.Fatal(err)
		} else {
			hashes = append(hashes, f.Hash)
		}
		if err := d.Remove(t.Context(), u.Number, f.Number); err != nil { // before it is read
			t.Fatal(err)
		}
	}
	if hashes[2] != withdrawn {
		t.Fatal("the bytes are not those that were withdrawn")
	}
	for i, h := range hashes {
		_, err := d.Originals.Stat(t.Context(), h)
		if gone := errors.Is(err, schema.ErrNotFound); gone != (i == 3) {
			t.Errorf("original %d: %v", i, err)
		}
	}
}

// TestOfOneName holds that two files of one name are two documents, each with
// what was decided of it.
func TestOfOneName(t *testing.T) {
	d, s := bench(t)
	u := open(t, d)
	for i, title := range []string{"First", "Second"} {
		f := send(t, d, u, "report.pdf", title+"\n"+strings.Repeat("the same words in both of them ", 30))
		states(t, d, u)
		c := schema.Correction{Field: schema.FieldTitle, Op: schema.CorrectSet, Value: "Title " + string(rune('1'+i))}
		if err := d.Correct(t.Context(), u.Number, f.Number, c); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(d.Publish(t.Context(), u.Number, "ana"), d.Round(t.Context())); err != nil {
		t.Fatal(err)
	}
	titles := map[string]bool{}
	for id, err := range s.IDs(t.Context(), "") {
		if err != nil {
			t.Fatal(err)
		}
		doc, err := s.Head(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		titles[doc.Title] = true
	}
	if len(titles) != 2 || !titles["Title 1"] || !titles["Title 2"] {
		t.Errorf("titles %v", titles)
	}
	if n, ok := NumberOf("upload/7/2/a/b.txt"); n != 7 || !ok {
		t.Errorf("the upload of a name: %d, %v", n, ok)
	}
	if _, ok := NumberOf("/upload/7"); ok {
		t.Error("a file of the disk is taken for one of an upload")
	}
}

// TestLostPieces holds that a file whose pieces are gone begins anew, and is not
// filled with nothing.
func TestLostPieces(t *testing.T) {
	d, _ := bench(t)
	u := open(t, d)
	f, err := d.Begin(t.Context(), u.Number, "a.txt", "k", 20)
	if err == nil {
		f, err = d.Append(t.Context(), u.Number, f.Number, 0, strings.NewReader("0123456789"))
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(d.Folder); err != nil {
		t.Fatal(err)
	}
	got, err := d.Append(t.Context(), u.Number, f.Number, 10, strings.NewReader("0123456789"))
	if !errors.Is(err, schema.ErrConflict) || got.Received != 0 {
		t.Errorf("after its pieces are gone: %+v, %v", got, err)
	}
	if other, err := d.Begin(t.Context(), u.Number, "a.txt", "another", 20); err != nil || other.Number == f.Number {
		t.Errorf("another file of the same name and size goes on with it: %+v, %v", other, err)
	}
}

// TestTwinsAndPersons holds that what a person does while a file is read stays,
// and that a file's twin takes its place.
func TestTwinsAndPersons(t *testing.T) {
	d, s := bench(t)
	u := open(t, d)
	one, two := send(t, d, u, "one.txt", "A title\ntext"), send(t, d, u, "two.txt", "A title\ntext")
	if got := states(t, d, u); got["two.txt"] != schema.FileTwice {
		t.Fatalf("states %v", got)
	}
	if err := d.Leave(t.Context(), u.Number, one.Number, true); err != nil {
		t.Fatal(err)
	}
	if got := states(t, d, u); got["two.txt"] != schema.FileRead {
		t.Errorf("after its twin was left out: %v", got)
	}
	if err := d.note(t.Context(), two, &schema.Document{}, func(*schema.UploadFile) {}); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("a file that waits no more is read into: %v", err)
	}
	if err := d.Remove(t.Context(), u.Number, two.Number); err != nil {
		t.Fatal(err)
	}
	if err := d.note(t.Context(), two, &schema.Document{}, func(*schema.UploadFile) {}); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("a file that was removed comes back: %v", err)
	}
	if files, err := s.UploadFiles(t.Context(), u.Number); err != nil || len(files) != 1 {
		t.Errorf("files %v, %v", files, err)
	}
}
