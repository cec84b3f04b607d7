package corpus_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// letters is an extractor of letters: a text whose lines "+NAME TEXT" are
// attachments, in which "~" stands for a line's end; "++" for what an archive
// of that name holds.
type letters struct {
	plain
	opened int
	broken error
}

func (l *letters) Extract(ctx context.Context, path, name string) (*schema.Reading, error) {
	r, err := l.plain.Extract(ctx, path, name)
	if err != nil {
		return r, err
	}
	for line := range strings.Lines(r.Pages[0].Text) {
		name, text, ok := strings.Cut(strings.TrimPrefix(strings.TrimSpace(line), "+"), " ")
		if !ok || line[0] != '+' {
			continue
		}
		name, _, _ = strings.Cut(strings.TrimPrefix(name, "+"), ".zip/")
		if strings.HasPrefix(line, "++") {
			name += ".zip"
		}
		if slices.ContainsFunc(r.Attachments, func(a schema.Attachment) bool { return a.Name == name }) {
			continue
		}
		r.Attachments = append(r.Attachments, schema.Attachment{Name: name, Hash: sumOf(strings.ReplaceAll(text, "~", "\n")), Size: int64(len(text))})
	}
	return r, nil
}

func (l *letters) Attached(_ context.Context, path, _ string) ([]corpus.File, error) {
	l.opened++
	if l.broken != nil {
		return nil, l.broken
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []corpus.File
	for line := range strings.Lines(string(b)) {
		name, text, ok := strings.Cut(strings.TrimLeft(strings.TrimSpace(line), "+"), " ")
		if !ok || line[0] != '+' {
			continue
		}
		text = strings.ReplaceAll(text, "~", "\n")
		out = append(out, corpus.File{Name: name, Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }})
	}
	return out, nil
}

func sumOf(text string) schema.Hash {
	sum := sha256.Sum256([]byte(text))
	return schema.Hash(hex.EncodeToString(sum[:]))
}

func newLetters(t *testing.T) (*library, *letters) {
	l := newLibrary(t)
	x := &letters{}
	l.Extractor, l.Unpacker = x, x
	return l, x
}

const letter = "A letter on migration\n+annex.txt The annex of the letter\n+inner.eml A letter within\n"

func TestAttachments(t *testing.T) {
	l, x := newLetters(t)
	it := item("/in/a.eml", letter)
	it.Fixed.Collections = []string{"Letters"}
	sum := l.run(t, it)
	want := "/in/a.eml imported, /in/a.eml/annex.txt imported, /in/a.eml/inner.eml imported"
	if got := l.states(t); got != want || sum.States[corpus.Imported] != 3 {
		t.Fatalf("%s; %v, want %s", got, sum, want)
	}
	carrier, err := l.store.Row(t.Context(), "/in/a.eml")
	if err != nil {
		t.Fatal(err)
	}
	cards, err := l.store.Attached(t.Context(), carrier.Document)
	if err != nil || len(cards) != 2 {
		t.Fatalf("attached: %v, %v", cards, err)
	}
	for _, c := range cards {
		doc, err := l.store.Head(t.Context(), c.ID)
		if err != nil || !cmp.Equal(doc.AttachedTo, []schema.ID{carrier.Document}) || !cmp.Equal(doc.Collections, []string{"Letters"}) {
			t.Errorf("%s is attached to %v in %v, %v", c.Title, doc.AttachedTo, doc.Collections, err)
		}
	}
	again := l.run(t, it)
	if again.States[corpus.Unchanged] != 1 || x.opened != 1 || again.Files != 1 {
		t.Errorf("again: %v, opened %d times; want nothing done", again, x.opened)
	}
	copied := l.run(t, item("/in/annex.txt", "The annex of the letter"))
	if copied.States[corpus.Duplicate] != 1 {
		t.Errorf("the annex by itself: %v, want a duplicate", copied)
	}
}

// TestAttachmentsOfTwo: what two letters carry is one document, attached to
// both, and importing again changes nothing.
func TestAttachmentsOfTwo(t *testing.T) {
	l, _ := newLetters(t)
	items := []corpus.Item{item("/in/a.eml", letter), item("/in/b.eml", "Another letter\n+annex.txt The annex of the letter\n")}
	l.run(t, items...)
	row, err := l.store.Row(t.Context(), "/in/a.eml/annex.txt")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := l.store.Head(t.Context(), row.Document)
	if err != nil || len(doc.AttachedTo) != 2 {
		t.Errorf("attached to %v, %v, want both", doc.AttachedTo, err)
	}
	if again := l.run(t, items...); again.States[corpus.Unchanged] != 2 || again.Files != 2 {
		t.Errorf("again: %v", again)
	}
}

func TestAttachmentsDeep(t *testing.T) {
	l, _ := newLetters(t)
	l.run(t, item("/in/a.eml", "One\n+b.eml Two~+c.eml Three~+d.txt Four\n"))
	want := "/in/a.eml imported, /in/a.eml/b.eml imported, /in/a.eml/b.eml/c.eml imported, /in/a.eml/b.eml/d.txt imported"
	if got := l.states(t); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestAttachedArchive: the files of an archive that is attached stand in its
// place.
func TestAttachedArchive(t *testing.T) {
	l, x := newLetters(t)
	it := item("/in/a.eml", "A letter\n++pack.zip/one.txt First\n++pack.zip/in/two.txt Second\n")
	l.run(t, it)
	want := "/in/a.eml imported, /in/a.eml/pack.zip notice, /in/a.eml/pack.zip/in/two.txt imported, /in/a.eml/pack.zip/one.txt imported"
	if got := l.states(t); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	l.run(t, it)
	if got := l.states(t); !strings.Contains(got, "pack.zip notice") || x.opened > 2 {
		t.Errorf("again: %s, opened %d times", got, x.opened)
	}
}

// TestAttachmentsInterrupted: what an import had no time for is taken out by the
// next, and what cannot be taken out says why.
func TestAttachmentsInterrupted(t *testing.T) {
	l, x := newLetters(t)
	ctx, stop := context.WithCancel(t.Context())
	l.Done = func(r corpus.Row) {
		if r.Name == "/in/a.eml" {
			stop()
		}
	}
	if _, err := l.Run(ctx, func(yield func(corpus.Item) bool) { yield(item("/in/a.eml", letter)) }); !errors.Is(err, context.Canceled) {
		t.Fatalf("the run ended with %v", err)
	}
	if got, want := l.states(t), "/in/a.eml imported, /in/a.eml/annex.txt waiting, /in/a.eml/inner.eml waiting"; got != want {
		t.Fatalf("after it was stopped: %s, want %s", got, want)
	}
	l.Done = nil
	x.broken = &schema.FileError{Stage: schema.StageExtract, Class: schema.FailCorrupt, Err: errors.New("broken")}
	if sum := l.run(t, item("/in/a.eml", letter)); sum.States[corpus.Failed] != 2 {
		t.Errorf("where it cannot be opened: %v, want two failures", sum)
	}
	x.broken = nil
	l.Retry = true
	if sum := l.run(t, item("/in/a.eml", letter)); sum.States[corpus.Imported] != 2 {
		t.Errorf("tried again: %v", sum)
	}
}

// TestAttachmentsUndone: undoing the import takes out what it took out of
// letters.
func TestAttachmentsUndone(t *testing.T) {
	l, _ := newLetters(t)
	sum := l.run(t, item("/in/a.eml", letter))
	done, err := l.Undo(t.Context(), sum.Batch)
	if err != nil || len(done.Withdrawn) != 3 {
		t.Fatalf("undone: %+v, %v, want three documents taken out", done, err)
	}
	if sum := l.run(t, item("/in/a.eml", letter)); sum.States[corpus.Imported] != 3 && sum.States[corpus.Withdrawn] != 1 {
		t.Errorf("after it was undone: %v", sum)
	}
}

// TestCollectionOfACarrier: what a letter carries is part of what the letter is
// put into afterwards, and no more when that is taken back.
func TestCollectionOfACarrier(t *testing.T) {
	l, _ := newLetters(t)
	l.run(t, item("/in/a.eml", letter))
	of := func(name string) []string {
		row, err := l.store.Row(t.Context(), name)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := l.store.Head(t.Context(), row.Document)
		if err != nil {
			t.Fatal(err)
		}
		return doc.Collections
	}
	row, err := l.store.Row(t.Context(), "/in/a.eml")
	if err != nil {
		t.Fatal(err)
	}
	d := &corpus.Desk{Store: l.store, Describer: l.Describer}
	out, err := d.Decide(t.Context(), schema.Decision{By: "Ana", Edits: []schema.Edit{{Document: row.Document, Field: schema.FieldCollection, Way: schema.WayAdd, Value: "Secret"}}})
	if err != nil || len(out.Effects) != 1 || !cmp.Equal(of("/in/a.eml/annex.txt"), []string{"Secret"}) {
		t.Errorf("put in: %+v, %v; the annex is part of %v", out, err, of("/in/a.eml/annex.txt"))
	}
	if _, err := d.Undo(t.Context(), schema.Undoing{By: "Ana", Step: out.Step}); err != nil || len(of("/in/a.eml/annex.txt")) != 0 || len(of("/in/a.eml")) != 0 {
		t.Errorf("taken back: %v; the annex is part of %v", err, of("/in/a.eml/annex.txt"))
	}
}

// TestWithdrawnWithItsCarrier: what only a letter carries goes with it in one
// step, and comes back with that step; what came by itself or with another letter
// stays.
func TestWithdrawnWithItsCarrier(t *testing.T) {
	l, _ := newLetters(t)
	l.run(t, item("/in/a.eml", letter), item("/in/b.eml", "Another letter\n+annex.txt The annex of the letter\n+own.txt Of its own\n"), item("/in/own.txt", "Of its own"))
	id := func(name string) schema.ID {
		row, err := l.store.Row(t.Context(), name)
		if err != nil {
			t.Fatal(err)
		}
		return row.Document
	}
	a, b, annex, inner, own := id("/in/a.eml"), id("/in/b.eml"), id("/in/a.eml/annex.txt"), id("/in/a.eml/inner.eml"), id("/in/own.txt")
	d := &corpus.Desk{Store: l.store, Describer: l.Describer, Importer: func(string) *corpus.Importer { return l.Importer }}
	gone := func(id schema.ID) bool {
		_, err := l.store.Head(t.Context(), id)
		return errors.Is(err, schema.ErrGone)
	}
	step, err := d.Withdraw(t.Context(), "Ana", "asked for", a)
	if err != nil || !gone(a) || !gone(inner) || gone(annex) || gone(b) {
		t.Errorf("the first letter: %v; gone are a %v, inner %v, annex %v, b %v", err, gone(a), gone(inner), gone(annex), gone(b))
	}
	if _, err := d.Undo(t.Context(), schema.Undoing{By: "Ana", Step: step}); err != nil || gone(a) || gone(inner) {
		t.Errorf("taken back: %v; gone are a %v, inner %v", err, gone(a), gone(inner))
	}
	if _, err := d.Withdraw(t.Context(), "Ana", "asked for", a, b); err != nil || !gone(annex) || gone(own) {
		t.Errorf("both letters: %v; gone are annex %v, own %v", err, gone(annex), gone(own))
	}
}
