package upload

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"iter"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/folder"
	"github.com/simde/simde/corpus/sqlite"
	"github.com/simde/simde/schema"
)

// plain reads a file as one page of text; "fail" in its name fails.
type plain struct{}

func (plain) Extract(_ context.Context, path, name string) (*schema.Reading, error) {
	b, err := os.ReadFile(path)
	switch {
	case err != nil:
		return nil, err
	case strings.Contains(name, "fail"):
		return nil, &schema.FileError{Stage: schema.StageExtract, Class: schema.FailCorrupt, Err: errors.New("broken")}
	}
	return &schema.Reading{MediaType: "text/plain", Engine: "test", Pages: []schema.Page{{Number: 1, Text: string(b)}}}, nil
}

// rules state the first line as the title, and suggest a corridor.
type rules struct{}

func (rules) Version() string { return "1" }

func (rules) Describe(doc *schema.Document) {
	doc.Title, _, _ = strings.Cut(doc.Pages[0].Text, "\n")
	doc.Basis[schema.FieldTitle] = schema.Basis{By: schema.Inferred, Confidence: 0.9}
	doc.Suggestions.Corridors = []schema.DocCorridor{{Corridor: schema.Corridor{Origin: "MX", Destination: "US"}, Basis: schema.Basis{By: schema.Inferred, Confidence: 0.6}}}
}

// bench is a desk with a library of its own.
func bench(t *testing.T) (*Desk, corpus.Store) {
	t.Helper()
	dir := t.TempDir()
	s, err := sqlite.Open(t.Context(), filepath.Join(dir, "c.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	o, err := folder.Open(filepath.Join(dir, "originals"))
	if err != nil {
		t.Fatal(err)
	}
	steps := &corpus.Desk{Store: s, Describer: rules{}}
	return &Desk{Store: s, Originals: Originals{o, func(ctx context.Context) iter.Seq2[schema.Hash, error] { return corpus.OriginalsOf(ctx, s) }}, Folder: filepath.Join(dir, "uploads"), Log: slog.New(slog.DiscardHandler), Decide: steps.Decide,
		Importer: func(by, command string) *corpus.Importer {
			return &corpus.Importer{Store: s, Originals: o, Extractor: plain{}, Describer: rules{}, Log: slog.New(slog.DiscardHandler), By: by, Command: command}
		}}, s
}

var ana = schema.Person{Number: 1, Name: "ana"}

func open(t *testing.T, d *Desk) schema.Upload {
	t.Helper()
	u, err := d.Open(t.Context(), ana)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func send(t *testing.T, d *Desk, u schema.Upload, name, text string) schema.UploadFile {
	t.Helper()
	f, err := d.Receive(t.Context(), u.Number, name, strings.NewReader(text))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return f
}

func states(t *testing.T, d *Desk, u schema.Upload) map[string]schema.UploadFileState {
	t.Helper()
	if err := d.Round(t.Context()); err != nil {
		t.Fatal(err)
	}
	_, files, err := d.Upload(t.Context(), u.Number)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]schema.UploadFileState{}
	for _, f := range files {
		out[f.Name] = f.State
	}
	return out
}

// TestPublish walks from files to documents: nothing is a document before it is
// said, and what was decided of a value stands afterwards as a step of the log.
func TestPublish(t *testing.T) {
	d, s := bench(t)
	u := open(t, d)
	first := send(t, d, u, `C:\papers\a.txt`, "First title\ntext")
	send(t, d, u, "copy.txt", "First title\ntext")
	send(t, d, u, "../../fail.txt", "x")
	send(t, d, u, "empty.txt", "")
	send(t, d, u, "b.txt", "Second title\ntext")
	got := states(t, d, u)
	want := map[string]schema.UploadFileState{"C:/papers/a.txt": schema.FileRead, "copy.txt": schema.FileTwice, "fail.txt": schema.FileFailed, "empty.txt": schema.FileFailed, "b.txt": schema.FileRead}
	for name, state := range want {
		if got[name] != state {
			t.Errorf("%s is %q, want %q (%v)", name, got[name], state, got)
		}
	}
	if n, err := s.Revision(t.Context()); err != nil || n != 0 {
		t.Errorf("before it is published the library has the revision %d, %v", n, err)
	}
	f, doc, err := d.File(t.Context(), u.Number, first.Number)
	if err != nil || doc == nil || doc.Title != "First title" || !f.Doubted(schema.FieldCorridor, "MX-US") || !f.Doubted(schema.FieldPublished, "") {
		t.Fatalf("read: %+v, %v, %v", f, doc, err)
	}
	yes := schema.Correction{Field: schema.FieldCorridor, Op: schema.CorrectAdd, Value: "MX-US", By: "ana"}
	if err := d.Correct(t.Context(), u.Number, first.Number, yes); err != nil {
		t.Fatal(err)
	}
	if err := d.Correct(t.Context(), u.Number, first.Number, schema.Correction{Field: schema.FieldCorridor, Op: schema.CorrectAdd, Value: "??"}); !errors.Is(err, schema.ErrInvalid) {
		t.Errorf("a value that cannot be: %v", err)
	}
	if _, doc, err := d.File(t.Context(), u.Number, first.Number); err != nil || len(doc.Corridors) != 1 {
		t.Errorf("after yes: %v, %v", doc.Corridors, err)
	}
	if err := d.State(t.Context(), u.Number, schema.Known{Rights: "CC0"}, "a note"); err != nil {
		t.Fatal(err)
	}
	if err := d.Leave(t.Context(), u.Number, 5, true); err != nil {
		t.Fatal(err)
	}
	published(t, d, s, u)
}

func published(t *testing.T, d *Desk, s corpus.Store, u schema.Upload) {
	t.Helper()
	if err := d.Publish(t.Context(), u.Number, "bo"); err != nil {
		t.Fatal(err)
	}
	if err := d.Round(t.Context()); err != nil {
		t.Fatal(err)
	}
	u, _, err := d.Upload(t.Context(), u.Number)
	if err != nil || u.State != schema.UploadPublished || u.Batch == 0 || u.By != "bo, ana" {
		t.Fatalf("published: %+v, %v", u, err)
	}
	var docs []*schema.Document
	for id, err := range s.IDs(t.Context(), "") {
		if err != nil {
			t.Fatal(err)
		}
		doc, err := s.Head(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, doc)
	}
	if len(docs) != 1 {
		t.Fatalf("%d documents, want the one that was not left", len(docs))
	}
	if doc := docs[0]; doc.Title != "First title" || doc.Rights != "CC0" || len(doc.Corridors) != 1 || doc.Corridors[0].By != schema.ByPerson {
		t.Errorf("document: %+v", doc)
	}
	steps, err := s.Steps(t.Context(), schema.StepFilter{Verb: schema.VerbCorrect})
	if err != nil || len(steps) != 1 || steps[0].By != "bo, ana" {
		t.Errorf("steps: %+v, %v", steps, err)
	}
	if err := d.Publish(t.Context(), u.Number, "bo"); !errors.Is(err, schema.ErrConflict) {
		t.Errorf("again: %v", err)
	}
}

// TestPieces holds that a file whose connection broke goes on where it was.
func TestPieces(t *testing.T) {
	d, _ := bench(t)
	u := open(t, d)
	text := strings.Repeat("0123456789", 30)
	f, err := d.Begin(t.Context(), u.Number, "long.txt", "k", int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	if f, err = d.Append(t.Context(), u.Number, f.Number, 0, strings.NewReader(text[:100])); err != nil || f.Received != 100 {
		t.Fatalf("first piece: %+v, %v", f, err)
	}
	for _, at := range []int64{0, 50, 200} {
		if got, err := d.Append(t.Context(), u.Number, f.Number, at, strings.NewReader("x")); !errors.Is(err, schema.ErrConflict) || got.Received != 100 {
			t.Errorf("a piece at %d: %+v, %v", at, got, err)
		}
	}
	if err := d.Publish(t.Context(), u.Number, "ana"); !errors.Is(err, schema.ErrConflict) {
		t.Errorf("published while it is coming: %v", err)
	}
	if f, err = d.Append(t.Context(), u.Number, f.Number, 100, strings.NewReader(text[100:]+"more than was said")); err != nil || f.Received != int64(len(text)) {
		t.Fatalf("last piece: %+v, %v", f, err)
	}
	if got := states(t, d, u); got["long.txt"] != schema.FileRead {
		t.Errorf("states %v", got)
	}
	f, _, err = d.File(t.Context(), u.Number, f.Number)
	if err != nil || f.Size != int64(len(text)) {
		t.Errorf("file: %+v, %v", f, err)
	}
	if _, err := d.Begin(t.Context(), u.Number, "huge", "", corpus.MaxFile+1); !errors.As(err, new(*schema.FileError)) {
		t.Errorf("too large: %v", err)
	}
	if left, err := os.ReadDir(d.Folder); err != nil || len(left) > 0 {
		t.Errorf("pieces are left: %v, %v", left, err)
	}
}

// TestArchive holds that the files of an archive stand in its place, and that
// what is wrong with one of them, or with it, is said.
func TestArchive(t *testing.T) {
	d, _ := bench(t)
	u := open(t, d)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range []string{"one.txt", "sub/two.txt", "../out.txt"} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte("text of " + name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	send(t, d, u, "papers.zip", b.String())
	send(t, d, u, "broken.zip", b.String()[:60])
	got := states(t, d, u)
	for name, want := range map[string]schema.UploadFileState{"papers.zip/one.txt": schema.FileRead, "papers.zip/sub/two.txt": schema.FileRead, "broken.zip": schema.FileFailed} {
		if got[name] != want {
			t.Errorf("%s is %q, want %q (%v)", name, got[name], want, got)
		}
	}
	if len(got) != 4 || got["papers.zip/../out.txt"] != schema.FileFailed {
		t.Errorf("files %v", got)
	}
}

// TestEnds holds that what is refused or dropped leaves no bytes behind but
// those of documents.
func TestEnds(t *testing.T) {
	d, s := bench(t)
	u := open(t, d)
	send(t, d, u, "a.txt", "A title\ntext")
	states(t, d, u)
	if err := d.Publish(t.Context(), u.Number, "ana"); err != nil {
		t.Fatal(err)
	}
	if err := d.Round(t.Context()); err != nil {
		t.Fatal(err)
	}
	offered, dropped := open(t, d), open(t, d)
	a := send(t, d, offered, "again.txt", "A title\ntext")
	b := send(t, d, offered, "b.txt", "B title\ntext")
	send(t, d, dropped, "b2.txt", "B title\ntext")
	if got := states(t, d, offered); got["again.txt"] != schema.FileSame {
		t.Errorf("states %v", got)
	}
	if err := d.Offer(t.Context(), offered.Number); err != nil {
		t.Fatal(err)
	}
	if err := d.Drop(t.Context(), dropped.Number); err != nil {
		t.Fatal(err)
	}
	hash := func(f schema.UploadFile) schema.Hash {
		t.Helper()
		f, _, err := d.File(t.Context(), f.Upload, f.Number)
		if err != nil {
			t.Fatal(err)
		}
		return f.Hash
	}
	kept, gone := hash(a), hash(b)
	if _, err := d.Originals.Stat(t.Context(), gone); err != nil {
		t.Errorf("of an upload that waits: %v", err)
	}
	if err := d.Refuse(t.Context(), offered.Number, "not ours"); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Originals.Stat(t.Context(), gone); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("of an upload that was refused: %v", err)
	}
	if _, err := d.Originals.Stat(t.Context(), kept); err != nil {
		t.Errorf("of a document: %v", err)
	}
	if u, err := s.Upload(t.Context(), offered.Number); err != nil || u.Note != "not ours" || !u.State.Ended() {
		t.Errorf("refused: %+v, %v", u, err)
	}
}

// TestHeld holds that what was withdrawn is held back until it is admitted.
func TestHeld(t *testing.T) {
	d, s := bench(t)
	text := "A title\n" + strings.Repeat("some words that make a text long enough to be known again ", 20)
	u := open(t, d)
	send(t, d, u, "a.txt", text)
	states(t, d, u)
	if err := errors.Join(d.Publish(t.Context(), u.Number, "ana"), d.Round(t.Context())); err != nil {
		t.Fatal(err)
	}
	for id, err := range s.IDs(t.Context(), "") {
		if err == nil {
			err = s.Withdraw(t.Context(), corpus.Withdrawal{ID: id, Reason: "personal data"})
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	u = open(t, d)
	f := send(t, d, u, "b.txt", text+"and an end")
	if got := states(t, d, u); got["b.txt"] != schema.FileHeld {
		t.Fatalf("states %v", got)
	}
	if err := d.Publish(t.Context(), u.Number, "ana"); !errors.Is(err, schema.ErrInvalid) {
		t.Errorf("nothing can be published: %v", err)
	}
	if err := errors.Join(d.Admit(t.Context(), u.Number, f.Number, true), d.Publish(t.Context(), u.Number, "ana"), d.Round(t.Context())); err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, err := range s.IDs(t.Context(), "") {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	if n != 1 {
		t.Errorf("%d documents after it was admitted", n)
	}
}

func itemOf(path string) corpus.Item {
	return corpus.Item{Name: path, Open: func() (io.ReadCloser, error) { return os.Open(path) }}
}

func textItem(name, text string) corpus.Item {
	return corpus.Item{Name: name, Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}
}
