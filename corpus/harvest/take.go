package harvest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// taking is a run of a source: what it offers, on its way into the library.
type taking struct {
	h      *Harvester
	src    schema.Source
	from   corpus.Source
	run    *schema.SourceRun
	im     *corpus.Importer
	parts  *corpus.Parts
	failed map[string]bool // of the portion in hand, the files that could not be read
}

func (h *Harvester) taking(src schema.Source, from corpus.Source, run *schema.SourceRun) *taking {
	t := &taking{h: h, src: src, from: from, run: run, im: h.Importer(src.Label(), "sources run "+src.Name)}
	t.parts = t.im.Parts()
	t.im.Done = func(r corpus.Row) {
		run.States[r.State]++
		if r.State == corpus.Failed {
			t.failed[r.Name] = true
		}
	}
	return t
}

// all takes portion by portion. It reports whether there is more where it
// stopped by itself; cause is what went wrong at the source, err in the library.
func (t *taking) all(ctx context.Context) (more bool, cause, err error) {
	stop := time.Now().Add(t.h.Bounds.filled().Run)
	cursor := t.src.Cursor
	for taken := 0; ; {
		p, cause := t.from.Next(ctx, cursor)
		t.run.Listed += p.Listed
		for _, n := range p.Notes {
			t.run.Note(n)
		}
		if cause != nil {
			if p.Cursor != "" { // where to begin again
				err = t.h.Store.KeepSourceItems(ctx, t.src.Name, p.Cursor, nil)
			}
			return false, cause, err
		}
		if err := t.store(ctx, p); err != nil {
			return false, nil, err
		}
		cursor = p.Cursor
		if !p.More {
			return false, nil, nil
		}
		if taken += len(p.Offers); t.src.Limit > 0 && taken >= t.src.Limit {
			t.run.Note(fmt.Sprintf("a run takes %d at most; the rest comes with the next", t.src.Limit))
			return false, nil, nil
		}
		if paused, err := t.tell(ctx); err != nil || paused || time.Now().After(stop) {
			return true, nil, err
		}
	}
}

// tell notes how far the run has come, and reports whether the source was paused
// meanwhile.
func (t *taking) tell(ctx context.Context) (paused bool, err error) {
	if len(t.run.States) > 0 || t.run.Gone > 0 {
		if t.run.Batch, err = t.parts.Batch(ctx); err != nil {
			return false, err
		}
	}
	err = t.h.Store.ChangeSource(ctx, t.src.Name, func(s *schema.Source) error {
		paused = s.Paused
		if len(s.Runs) > 0 && s.Runs[0].Begun.Equal(t.run.Begun) {
			s.Runs[0] = *t.run
		}
		return nil
	})
	return paused, err
}

// end closes what a run has open. A batch that the library or ctx broke off stays
// interrupted.
func (t *taking) end(ctx context.Context, broken error) error {
	sum, err := t.parts.Close(ctx, broken)
	t.run.Batch = sum.Batch
	return errors.Join(err, t.from.Close())
}

// store takes one portion in, and then keeps how far the source was read. Done
// again it changes nothing.
func (t *taking) store(ctx context.Context, p corpus.Portion) error {
	t.failed = map[string]bool{}
	var items, again []corpus.Item
	var out absent
	var err error
	if slices.ContainsFunc(p.Offers, func(o corpus.Offer) bool { return o.File != nil }) {
		if out, err = t.absent(ctx); err != nil {
			return err
		}
	}
	held, err := t.held(ctx, p)
	if err != nil {
		return err
	}
	for _, o := range p.Offers {
		if o.File == nil {
			continue
		}
		erased, err := t.bringBack(ctx, held[o.Item.Key], o, out)
		if err != nil {
			return err
		}
		if erased {
			t.run.Note(o.Item.Key + " is left out: its document was erased")
			continue
		}
		items = append(items, *o.File)
	}
	if err := t.expect(ctx, held, p); err != nil {
		return err
	}
	if err := t.take(ctx, items); err != nil {
		return err
	}
	for _, it := range items {
		if t.failed[it.Name] && it.Record != "" && !it.NoFile { // its record is a document all the same
			again = append(again, recordOf(it))
		}
	}
	if err := t.take(ctx, again); err != nil {
		return err
	}
	if err := t.attach(ctx, p.Offers); err != nil {
		return err
	}
	for _, o := range p.Offers {
		if !o.Item.Gone || o.Item.Name == "" {
			continue
		}
		if err := t.withdraw(ctx, o.Item); err != nil {
			return err
		}
	}
	for _, o := range p.Offers {
		if err := t.drop(ctx, o); err != nil {
			return err
		}
	}
	var kept []schema.SourceItem
	for _, o := range p.Offers {
		kept = append(kept, o.Item)
	}
	return t.h.Store.KeepSourceItems(ctx, t.src.Name, p.Cursor, kept)
}

// held returns what is known of the things of a portion that bring something.
func (t *taking) held(ctx context.Context, p corpus.Portion) (map[string]schema.SourceItem, error) {
	var keys []string
	for _, o := range p.Offers {
		if o.File != nil {
			keys = append(keys, o.Item.Key)
		}
	}
	return t.h.Store.SourceItems(ctx, t.src.Name, keys)
}

// expect notes under which names new things of a portion come in, before they do:
// when the run is killed after that and the source withdraws one meanwhile, its
// document is still known to be the source's.
func (t *taking) expect(ctx context.Context, held map[string]schema.SourceItem, p corpus.Portion) error {
	var coming []schema.SourceItem
	for _, o := range p.Offers {
		if o.File == nil {
			continue
		}
		if it, news := expected(held[o.Item.Key], o.Item); news {
			coming = append(coming, it)
		}
	}
	if len(coming) == 0 {
		return nil
	}
	src, err := t.h.Store.Source(ctx, t.src.Name)
	if err != nil {
		return err
	}
	return t.h.Store.KeepSourceItems(ctx, t.src.Name, src.Cursor, coming)
}

// expected adds to what is known of a thing the names under which more of it comes
// in, and reports whether there are any. It is looked at again then, whatever its
// stamp, until it is stored.
func expected(held, coming schema.SourceItem) (it schema.SourceItem, news bool) {
	it = held
	if it.Name == "" {
		it.Key, it.Name, news = coming.Key, coming.Name, true
	}
	it.More = slices.Clone(held.More)
	for _, f := range coming.More {
		at := slices.IndexFunc(it.More, func(have schema.SourceFile) bool { return have.Name == f.Name })
		switch {
		case f.Gone:
		case at < 0:
			it.More, news = append(it.More, schema.SourceFile{Name: f.Name, Link: f.Link, By: f.By}), true
		case it.More[at].Gone:
			it.More[at].Gone, news = false, true
		}
	}
	if news {
		it.Stamp, it.Open = "", true
	}
	return it, news
}

func (t *taking) take(ctx context.Context, items []corpus.Item) error {
	if len(items) == 0 {
		return nil
	}
	return t.parts.Take(ctx, slices.Values(items))
}

// recordOf returns the item of a record without its file.
func recordOf(it corpus.Item) corpus.Item {
	return corpus.Item{Name: it.Record, Record: it.Record, NoFile: true, Source: it.Source, Known: it.Known, Remarks: it.Remarks}
}

func now() time.Time { return time.Now().UTC().Truncate(time.Millisecond) }
