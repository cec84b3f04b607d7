package indexer

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
)

var quiet = slog.New(slog.DiscardHandler)

// corpus is a feed in memory; its documents are numbered by their revisions.
type corpus struct {
	epoch   string
	history string             // changes of another one have other identities
	docs    []*schema.Document // document i has revision i+1; nil is withdrawn
	version string             // of the program that stored them; "" for this one
	read    int                // documents that were read one by one
}

func (c *corpus) Epoch(context.Context) (string, error) { return c.epoch, nil }

// identity names change i after the history it belongs to.
func (c *corpus) identity(i int) string { return fmt.Sprint(c.history, i+1) }

func (c *corpus) Identity(_ context.Context, r schema.Revision) (string, error) {
	if r < 1 || int(r) > len(c.docs) {
		return "", nil
	}
	return c.identity(int(r) - 1), nil
}

func (c *corpus) Revision(context.Context) (schema.Revision, error) {
	return schema.Revision(len(c.docs)), nil
}

// ChangesIn yields all: no document of it is in a collection.
func (c *corpus) ChangesIn(ctx context.Context, after schema.Revision, _ func([]string) bool) iter.Seq2[schema.Change, error] {
	return c.Changes(ctx, after)
}

func (c *corpus) Changes(_ context.Context, after schema.Revision) iter.Seq2[schema.Change, error] {
	return func(yield func(schema.Change, error) bool) {
		for i := int(after); i < len(c.docs); i++ {
			ch := schema.Change{Revision: schema.Revision(i + 1), Identity: c.identity(i), ID: id(i), Document: c.docs[i]}
			if !yield(ch, nil) {
				return
			}
		}
	}
}

func (c *corpus) Document(_ context.Context, name schema.ID) (*schema.Document, error) {
	for i, d := range c.docs {
		if id(i) == name && d != nil {
			c.read++
			return d, nil
		}
	}
	return nil, schema.ErrGone
}

func (c *corpus) Hashes(context.Context) iter.Seq2[schema.Hashed, error] {
	return func(yield func(schema.Hashed, error) bool) {
		for i, d := range c.docs {
			if d != nil && !yield(schema.Hashed{ID: id(i), Hash: d.ContentHash() + c.version}, nil) {
				return
			}
		}
	}
}

func id(i int) schema.ID { return schema.ID(rune('a' + i%26)) }

// held is an index in memory that can be told to fail.
type held struct {
	at      Position
	docs    map[schema.ID]string
	batches []int
	fails   int
}

func newHeld() *held { return &held{docs: map[schema.ID]string{}} }

func (h *held) Position(context.Context) (Position, error) { return h.at, nil }

var errDisk = errors.New("no space left on device")

func (h *held) Apply(_ context.Context, epoch string, changes []schema.Change) error {
	if h.fails > 0 {
		h.fails--
		return errDisk
	}
	for _, c := range changes {
		delete(h.docs, c.ID)
		if c.Document != nil {
			h.docs[c.ID] = c.Document.ContentHash()
		}
		h.at = Position{c.Revision, epoch, c.Identity}
	}
	h.batches = append(h.batches, len(changes))
	return nil
}

func (h *held) Contents(context.Context) iter.Seq2[Content, error] {
	return func(yield func(Content, error) bool) {
		for id, hash := range h.docs {
			if !yield(Content{id, hash}, nil) {
				return
			}
		}
	}
}

func docs(n, pages int) []*schema.Document {
	var out []*schema.Document
	for i := range n {
		out = append(out, &schema.Document{ID: id(i), Title: string(id(i)), Pages: slices.Repeat([]schema.Page{{Text: "x"}}, pages)})
	}
	return out
}

func TestSyncBatches(t *testing.T) {
	c := &corpus{epoch: "e", docs: docs(5, batchPages/2)}
	h := newHeld()
	if err := Sync(t.Context(), quiet, c, h); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]int{2, 2, 1}, h.batches); d != "" {
		t.Errorf("documents a batch (-want +got):\n%s", d)
	}
	if err := Sync(t.Context(), quiet, c, h); err != nil || len(h.batches) != 3 {
		t.Errorf("a second Sync: %v, %d batches", err, len(h.batches))
	}
}

func TestSyncWithoutRebuildRefusesAnotherCorpus(t *testing.T) {
	c := &corpus{epoch: "e", docs: docs(3, 1)}
	h := newHeld()
	if err := Sync(t.Context(), quiet, c, h); err != nil {
		t.Fatal(err)
	}
	for name, other := range map[string]*corpus{"another database": {epoch: "f", docs: docs(3, 1)}, "a restored backup": {epoch: "e", docs: docs(2, 1)},
		"one that went on to the same revision": {epoch: "e", history: "h", docs: docs(3, 1)}, "one that went on beyond it": {epoch: "e", history: "h", docs: docs(5, 1)}} {
		if err := Sync(t.Context(), quiet, other, h); !errors.Is(err, schema.ErrInvalid) {
			t.Errorf("%s: error %v, want ErrInvalid", name, err)
		}
	}
}

func TestBehind(t *testing.T) {
	c, h := &corpus{epoch: "e", docs: docs(3, 1)}, newHeld()
	lag := func() Lag {
		t.Helper()
		l, err := Behind(t.Context(), c, h)
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	if got := lag(); got != (Lag{Changes: 3}) || got.None() {
		t.Errorf("a new index lacks %+v, want 3 changes", got)
	}
	if err := Sync(t.Context(), quiet, c, h); err != nil {
		t.Fatal(err)
	}
	if got := lag(); !got.None() {
		t.Errorf("after Sync the index lacks %+v", got)
	}
	c.docs = docs(5, 1)
	if got := lag(); got != (Lag{Changes: 2}) {
		t.Errorf("after two more changes the index lacks %+v, want 2", got)
	}
	c.history = "another"
	if got := lag(); !got.Anew {
		t.Errorf("an index of another history lacks %+v, want it made anew", got)
	}
}

func TestCheckAndRepair(t *testing.T) {
	c := &corpus{epoch: "e", docs: docs(4, 1)}
	h := newHeld()
	if err := Sync(t.Context(), quiet, c, h); err != nil {
		t.Fatal(err)
	}
	delete(h.docs, "a")
	h.docs["b"] = "another"
	h.docs["z"] = "alien"
	d, err := Check(t.Context(), c, h)
	if err != nil {
		t.Fatal(err)
	}
	want := Drift{Documents: 4, Missing: []schema.ID{"a"}, Stale: []schema.ID{"b"}, Superfluous: []schema.ID{"z"}}
	if diff := cmp.Diff(want, d); diff != "" {
		t.Errorf("drift (-want +got):\n%s", diff)
	}
	if err := Repair(t.Context(), quiet, c, h, d); err != nil {
		t.Fatal(err)
	}
	c.read = 0
	if d, err := Check(t.Context(), c, h); err != nil || !d.None() || h.at.Revision != 4 {
		t.Errorf("after the repair: drift %+v, %v, revision %d", d, err, h.at.Revision)
	}
	if c.read > 0 {
		t.Errorf("%d documents are read that the catalogue knows by their hashes", c.read)
	}
	c.version = "stored by another version"
	if d, err := Check(t.Context(), c, h); err != nil || !d.None() || c.read != 4 {
		t.Errorf("where another version stored the documents: drift %+v, %v, %d read, want none and 4", d, err, c.read)
	}
}

func TestFollowTriesForEver(t *testing.T) {
	c := &corpus{epoch: "e", docs: docs(3, 1)}
	h := newHeld()
	h.fails = 5
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		Follow(ctx, quiet, c, h, nil, Pace{Poll: time.Millisecond, Retry: time.Microsecond, Longest: time.Millisecond})
	}()
	time.AfterFunc(200*time.Millisecond, cancel)
	<-ended
	if h.at.Revision != 3 {
		t.Errorf("after five failures the index stands at %d, want 3", h.at.Revision)
	}
}
