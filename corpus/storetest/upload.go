package storetest

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

func keepsUploads(t *testing.T, s corpus.Store) {
	one := schema.Upload{By: "ana", Person: 1, State: schema.UploadOpen, Made: at(1), Changed: at(2), Stated: schema.Known{Rights: "CC0"}}
	two := schema.Upload{By: "bo", Person: 2, State: schema.UploadOffered, Note: "a note", Made: at(3), Changed: at(3)}
	for i, u := range []*schema.Upload{&one, &two} {
		n, err := s.OpenUpload(t.Context(), *u)
		if must(t, err); n != i+1 {
			t.Errorf("upload %d has the number %d", i+1, n)
		}
		u.Number = n
	}
	one.State, one.Batch = schema.UploadPublished, 7
	must(t, s.ChangeUpload(t.Context(), 1, func(u *schema.Upload) error { *u = one; return nil }))
	if err := s.ChangeUpload(t.Context(), 1, func(u *schema.Upload) error { u.By = "nobody"; return schema.ErrConflict }); !errors.Is(err, schema.ErrConflict) {
		t.Errorf("a change that is refused: %v", err)
	}
	if err := s.ChangeUpload(t.Context(), 9, func(*schema.Upload) error { return nil }); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("an upload that is not there: %v", err)
	}
	if got, err := s.Upload(t.Context(), 1); err != nil || !cmp.Equal(got, one) {
		t.Errorf("upload (-want +got), %v:\n%s", err, cmp.Diff(one, got))
	}
	if _, err := s.Upload(t.Context(), 3); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("an upload that is not there: %v", err)
	}
	list := func(person int, state schema.UploadState, most int, want ...schema.Upload) {
		t.Helper()
		got, err := s.Uploads(t.Context(), person, state, most)
		if must(t, err); !cmp.Equal(got, want) {
			t.Errorf("uploads (-want +got):\n%s", cmp.Diff(want, got))
		}
	}
	list(0, "", 9, two, one)
	list(0, "", 1, two)
	list(1, "", 9, one)
	list(0, schema.UploadOffered, 9, two)
	keepsUploadFiles(t, s)
}

func keepsUploadFiles(t *testing.T, s corpus.Store) {
	t.Helper()
	a := schema.UploadFile{Upload: 1, Name: "b.zip/a.pdf", Size: 9, Received: 4, State: schema.FileComing}
	b := schema.UploadFile{Upload: 1, Name: "b.txt", State: schema.FileWaiting, Hash: "ab"}
	for i, f := range []*schema.UploadFile{&a, &b} {
		n, err := s.AddUploadFile(t.Context(), *f)
		if must(t, err); n != i+1 {
			t.Errorf("file %d has the number %d", i+1, n)
		}
		f.Number = n
	}
	if _, doc, err := s.UploadFile(t.Context(), 1, 1); err != nil || doc != nil {
		t.Errorf("of a file that is not read: %v, %v", doc, err)
	}
	doc := Full("a")
	a.State, a.Corrections = schema.FileRead, []schema.Correction{{Field: schema.FieldTitle, Op: schema.CorrectSet, Value: "x", At: at(1)}}
	put := func(f schema.UploadFile, draft *schema.Document) error {
		_, err := s.ChangeUploadFile(t.Context(), f.Upload, f.Number, draft, func(x *schema.UploadFile) error { *x = f; return nil })
		return err
	}
	must(t, put(a, doc))
	a.Leave = true
	must(t, put(a, nil))
	got, draft, err := s.UploadFile(t.Context(), 1, 1)
	if must(t, err); !cmp.Equal(got, a) || draft == nil || draft.Title != doc.Title || len(draft.Pages) > 0 {
		t.Errorf("file (-want +got):\n%s\ndraft %v", cmp.Diff(a, got), draft)
	}
	all, err := s.UploadFiles(t.Context(), 1)
	if must(t, err); !cmp.Equal(all, []schema.UploadFile{a, b}) {
		t.Errorf("files: %v", all)
	}
	waiting, err := s.WaitingUploadFiles(t.Context(), 9)
	if must(t, err); !cmp.Equal(waiting, []schema.UploadFile{b}) {
		t.Errorf("waiting: %v", waiting)
	}
	must(t, s.DropUploadFile(t.Context(), 1, 2))
	must(t, s.DropUploadFile(t.Context(), 1, 2))
	if err := put(b, doc); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("a file that was removed comes back: %v", err)
	}
	a.Hash = doc.Original.Hash
	must(t, put(a, nil))
	must(t, s.Put(t.Context(), doc))
	must(t, s.Erase(t.Context(), corpus.Withdrawal{ID: doc.ID, Document: doc}))
	if _, _, err := s.UploadFile(t.Context(), 1, 1); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("a file whose document was erased: %v", err)
	}
	if _, _, err := s.UploadFile(t.Context(), 1, 2); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("a file that is gone: %v", err)
	}
}
