package harvest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
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
	for _, o := range p.Offers {
		if o.File == nil {
			continue
		}
		erased, err := t.bringBack(ctx, o.Item)
		if err != nil {
			return err
		}
		if erased {
			t.run.Note(o.Item.Key + " is left out: its document was erased")
			continue
		}
		items = append(items, *o.File)
	}
	if err := t.expect(ctx, p); err != nil {
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
	var kept []schema.SourceItem
	for _, o := range p.Offers {
		kept = append(kept, o.Item)
	}
	return t.h.Store.KeepSourceItems(ctx, t.src.Name, p.Cursor, kept)
}

// expect notes under which names new things of a portion come in, before they do:
// when the run is killed after that and the source withdraws one meanwhile, its
// document is still known to be the source's.
func (t *taking) expect(ctx context.Context, p corpus.Portion) error {
	var keys []string
	for _, o := range p.Offers {
		if o.File != nil {
			keys = append(keys, o.Item.Key)
		}
	}
	held, err := t.h.Store.SourceItems(ctx, t.src.Name, keys)
	if err != nil {
		return err
	}
	var coming []schema.SourceItem
	for _, o := range p.Offers {
		if o.File != nil && held[o.Item.Key].Name == "" {
			coming = append(coming, schema.SourceItem{Key: o.Item.Key, Name: o.Item.Name, Open: true})
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

// rows returns what the ledger says of a thing of the source: of its file, and of
// its record.
func (t *taking) rows(ctx context.Context, it schema.SourceItem) ([]corpus.Row, error) {
	names := []string{it.Name}
	if record := nameOf(t.src, it.Key); record != it.Name {
		names = append(names, record)
	}
	for _, f := range it.More {
		names = append(names, f.Name)
	}
	var out []corpus.Row
	for _, name := range names {
		row, err := t.h.Store.Row(ctx, name)
		if errors.Is(err, schema.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if row.Document != "" {
			out = append(out, row)
		}
	}
	return out, nil
}

// bringBack has a document come back that this source withdrew and offers again.
// What a person withdrew stays out, and it is reported of what a person erased.
func (t *taking) bringBack(ctx context.Context, it schema.SourceItem) (erased bool, err error) {
	if it.Name == "" {
		return false, nil
	}
	rows, err := t.rows(ctx, it)
	if err != nil || !slices.ContainsFunc(rows, func(r corpus.Row) bool { return r.State == corpus.Withdrawn }) {
		return false, err
	}
	for w, err := range t.h.Store.Withdrawn(ctx) {
		if err != nil {
			return false, err
		}
		switch mine := slices.ContainsFunc(rows, func(r corpus.Row) bool { return r.Document == w.ID }); {
		case mine && w.Erased():
			return true, nil
		case mine && w.By == t.src.Label():
			if err := t.readmit(ctx, it, w.ID); err != nil {
				return false, err
			}
		}
	}
	return false, nil
}

// readmit brings a document back by a step in the name of the source. One that
// cannot be read again is a note.
func (t *taking) readmit(ctx context.Context, it schema.SourceItem, id schema.ID) error {
	step := &schema.Step{At: now(), By: t.src.Label(), Verb: schema.VerbReadmit, Note: "the source offers it again", Parts: []schema.StepPart{{Document: id, Fate: schema.FateBack}}}
	err := t.im.Readmit(ctx, id, step)
	var bad *schema.FileError
	if errors.As(err, &bad) {
		t.run.Note(fmt.Sprintf("%s: its document %s does not come back: %v", it.Key, id, err))
		return nil
	}
	if errors.Is(err, schema.ErrNotFound) {
		return nil
	}
	return err
}

// withdraw takes out the document of a thing that the source withdrew, unless a
// person has decided otherwise, or it came from elsewhere too.
func (t *taking) withdraw(ctx context.Context, it schema.SourceItem) error {
	rows, err := t.rows(ctx, it)
	if err != nil {
		return err
	}
	for _, row := range rows {
		if !holds(row.State) {
			continue
		}
		err := schema.ErrConflict
		for errors.Is(err, schema.ErrConflict) {
			err = t.withdrawDocument(ctx, it, row)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// holds reports whether a row of such a state has its document.
func holds(s corpus.State) bool {
	return s == corpus.Imported || s == corpus.Updated || s == corpus.Unchanged || s == corpus.Duplicate
}

const goneAtSource = "the source withdrew it"

// withdrawDocument takes out the document of a row, and what only it carries.
func (t *taking) withdrawDocument(ctx context.Context, it schema.SourceItem, row corpus.Row) error {
	doc, err := t.h.Store.Head(ctx, row.Document)
	if errors.Is(err, schema.ErrGone) || errors.Is(err, schema.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	kept, err := t.kept(ctx, it, doc.ID)
	if err != nil {
		return err
	}
	batch, err := t.parts.Batch(ctx)
	if err != nil {
		return err
	}
	if kept != "" {
		t.run.Note(fmt.Sprintf("%s: the source withdrew it; document %s stays: %s", it.Key, doc.ID, kept))
		if said := goneAtSource + "; the document stays: " + kept; !slices.Contains(row.Warnings, said) {
			row.Warnings = append(row.Warnings, said)
		}
		row.Batch, row.At = batch, time.Now()
		return t.h.Store.Record(ctx, row)
	}
	carried, err := corpus.Carried(ctx, t.h.Store, doc.ID)
	if err != nil {
		return err
	}
	step := &schema.Step{At: now(), By: t.src.Label(), Verb: schema.VerbWithdraw, Note: goneAtSource, Parts: []schema.StepPart{{Document: doc.ID, Fate: schema.FateWithdrawn}}}
	err = t.h.Store.Withdraw(ctx, corpus.Withdrawal{ID: doc.ID, By: step.By, Reason: goneAtSource, At: step.At, Revision: doc.Revision, Batch: batch, Step: step})
	if errors.Is(err, schema.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	t.run.Gone++
	for _, id := range carried {
		part := *step
		part.Parts = []schema.StepPart{{Document: id, Fate: schema.FateWithdrawn}}
		err := t.h.Store.Withdraw(ctx, corpus.Withdrawal{ID: id, By: part.By, Reason: goneAtSource, At: part.At, Batch: batch, Step: &part})
		if err != nil && !errors.Is(err, schema.ErrNotFound) {
			return err
		}
	}
	return nil
}

// kept says why a document stays though its source withdrew it, or "".
func (t *taking) kept(ctx context.Context, it schema.SourceItem, id schema.ID) (string, error) {
	record := nameOf(t.src, it.Key)
	for r, err := range t.h.Store.Ledger(ctx, corpus.Filter{Document: id}) {
		if err != nil {
			return "", err
		}
		mine := r.Name == it.Name || r.Name == record || strings.HasPrefix(r.Name, record+"/")
		if !mine && holds(r.State) && !goneThere(r) {
			return "it also came as " + r.Name, nil
		}
	}
	steps, err := t.h.Store.Steps(ctx, schema.StepFilter{Document: id})
	if err != nil {
		return "", err
	}
	for _, s := range steps { // the newest first
		for _, p := range s.Parts {
			if p.Document != id || p.Fate == "" {
				continue
			}
			_, bySource := schema.SourceOf(s.By)
			if !bySource || p.Fate == schema.FateWithdrawn { // withdrawn once, and held: somebody took that back
				return "somebody brought it back", nil
			}
			return "", nil
		}
	}
	return "", nil
}

// goneThere reports whether a row is of a source that withdrew it since.
func goneThere(r corpus.Row) bool {
	if _, ok := schema.SourceOf(r.Name); !ok {
		return false
	}
	return slices.ContainsFunc(r.Warnings, func(w string) bool { return strings.HasPrefix(w, goneAtSource) })
}

func now() time.Time { return time.Now().UTC().Truncate(time.Millisecond) }
