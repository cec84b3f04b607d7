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

// ownNames returns under which names a thing of the source stands in the ledger: its
// file and its record.
func (t *taking) ownNames(it schema.SourceItem) []string {
	out := []string{it.Name}
	if record := nameOf(t.src, it.Key); record != it.Name {
		out = append(out, record)
	}
	return out
}

// furtherNames returns the names of the further files of a thing of the source.
func furtherNames(it schema.SourceItem) []string {
	var out []string
	for _, f := range it.More {
		if !f.Gone {
			out = append(out, f.Name)
		}
	}
	return out
}

// rows returns the rows of some names that name a document.
func (t *taking) rows(ctx context.Context, names []string) ([]corpus.Row, error) {
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

// absent are documents that are withdrawn, of which a source may bring some back.
type absent struct {
	mine   []corpus.Withdrawal         // that the source itself withdrew, in the order in which they went
	bytes  map[schema.Hash][]schema.ID // of those, by their files
	erased map[schema.ID]bool
}

// absent returns what is withdrawn by now.
func (t *taking) absent(ctx context.Context) (absent, error) {
	out := absent{bytes: map[schema.Hash][]schema.ID{}, erased: map[schema.ID]bool{}}
	for w, err := range t.h.Store.Withdrawn(ctx) {
		switch {
		case err != nil:
			return out, err
		case w.Erased():
			out.erased[w.ID] = true
		case w.By == t.src.Label():
			out.mine = append(out.mine, w)
			for _, f := range w.Document.Files() {
				out.bytes[f.Hash] = append(out.bytes[f.Hash], w.ID)
			}
		}
	}
	return out, nil
}

// bringBack has the documents come back that this source withdrew and offers again,
// under whatever name. What a person withdrew stays out, and it is reported of what a
// person erased.
func (t *taking) bringBack(ctx context.Context, held schema.SourceItem, o corpus.Offer, out absent) (erased bool, err error) {
	if o.Item.Name == "" {
		return false, nil
	}
	names := t.ownNames(o.Item)
	if held.Name != "" && !slices.Contains(names, held.Name) { // its file has another name now
		names = append(names, held.Name)
	}
	own, err := t.rows(ctx, names)
	if err != nil || slices.ContainsFunc(own, func(r corpus.Row) bool { return r.State == corpus.Withdrawn && out.erased[r.Document] }) {
		return err == nil, err
	}
	further := furtherNames(o.Item)
	rows, err := t.rows(ctx, further)
	if err != nil {
		return false, err
	}
	names, rows = append(names, further...), append(own, rows...)
	var back []schema.ID
	for _, r := range rows {
		if r.State == corpus.Withdrawn {
			back = append(back, r.Document)
		}
	}
	for _, f := range append([]corpus.Item{*o.File}, o.More...) {
		if f.Hash != "" {
			back = append(back, out.bytes[f.Hash]...)
		}
	}
	for _, w := range out.with(back) {
		as := names
		if !slices.Contains(back, w.ID) { // it comes with what carries it, as what it was
			as = []string{w.Document.Original.Name}
		}
		if err := t.readmit(ctx, o.Item.Key, w.ID, as); err != nil {
			return false, err
		}
	}
	return false, nil
}

// with returns of some documents those that the source withdrew, and what their
// files carry and went with them. Further files are named for themselves.
func (a absent) with(ids []schema.ID) (out []corpus.Withdrawal) {
	taken := map[schema.ID]bool{}
	take := func(is func(corpus.Withdrawal) bool) (some bool) {
		for _, w := range a.mine {
			if !taken[w.ID] && is(w) {
				taken[w.ID], some = true, true
				out = append(out, w)
			}
		}
		return some
	}
	more := take(func(w corpus.Withdrawal) bool { return slices.Contains(ids, w.ID) })
	for more {
		more = take(func(w corpus.Withdrawal) bool {
			return !corpus.IsFurther(w.Document.Original.Name) && slices.ContainsFunc(w.Document.AttachedTo, func(id schema.ID) bool { return taken[id] })
		})
	}
	return out
}

// readmit brings a document back by a step in the name of the source. One that
// cannot be read again is a note.
func (t *taking) readmit(ctx context.Context, key string, id schema.ID, as []string) error {
	step := &schema.Step{At: now(), By: t.src.Label(), Verb: schema.VerbReadmit, Note: "the source offers it again", Parts: []schema.StepPart{{Document: id, Fate: schema.FateBack}}}
	err := t.im.Readmit(ctx, id, step, as...)
	var bad *schema.FileError
	if errors.As(err, &bad) {
		t.run.Note(fmt.Sprintf("%s: its document %s does not come back: %v", key, id, err))
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
	rows, err := t.rows(ctx, append(t.ownNames(it), furtherNames(it)...))
	if err != nil {
		return err
	}
	record := nameOf(t.src, it.Key)
	all := leaving{key: it.Key, what: corpus.GoneAtSource, why: corpus.GoneAtSource,
		mine: func(name string) bool {
			return name == it.Name || name == record || strings.HasPrefix(name, record+"/")
		}}
	for _, row := range rows {
		if err := t.withdrawRow(ctx, all, row); err != nil {
			return err
		}
	}
	return nil
}

// drop takes out the documents of further files that a thing names no longer.
func (t *taking) drop(ctx context.Context, o corpus.Offer) error {
	for _, f := range o.Dropped {
		row, err := t.h.Store.Row(ctx, f.Name)
		if errors.Is(err, schema.ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		no := o.Item.Key + " names it no longer"
		one := leaving{key: o.Item.Key, what: f.Link + " is named no longer", why: corpus.GoneAtSource + ": " + no, file: true, mine: func(name string) bool {
			return slices.ContainsFunc(o.Dropped, func(d schema.SourceFile) bool { return d.Name == name })
		}}
		if err := t.withdrawRow(ctx, one, row); err != nil {
			return err
		}
	}
	return nil
}

// leaving is a thing, or a file of one, that the source has no longer.
type leaving struct {
	key  string                 // of the thing
	what string                 // happened, for the notes of the run
	why  string                 // its document is withdrawn: corpus.GoneAtSource, or what begins so
	mine func(name string) bool // reports whether a name of the ledger goes with it
	file bool                   // the thing itself stays
}

// withdrawRow takes out the document of a row, where the row has one.
func (t *taking) withdrawRow(ctx context.Context, l leaving, row corpus.Row) error {
	if !row.State.Holds() {
		return nil
	}
	err := schema.ErrConflict
	for errors.Is(err, schema.ErrConflict) {
		err = t.withdrawDocument(ctx, l, row)
	}
	return err
}

// withdrawDocument takes out the document of a row, and what only it carries.
func (t *taking) withdrawDocument(ctx context.Context, l leaving, row corpus.Row) error {
	doc, err := t.h.Store.Head(ctx, row.Document)
	if errors.Is(err, schema.ErrGone) || errors.Is(err, schema.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	kept, elsewhere, err := t.kept(ctx, l, doc.ID)
	if err != nil {
		return err
	}
	batch, err := t.parts.Batch(ctx)
	if err != nil {
		return err
	}
	if kept != "" {
		t.run.Note(fmt.Sprintf("%s: %s; document %s stays: %s", l.key, l.what, doc.ID, kept))
		if said := l.why + "; the document stays: " + kept; !slices.Contains(row.Warnings, said) {
			row.Warnings = append(row.Warnings, said)
		}
		row.Batch, row.At = batch, time.Now()
		if l.file && elsewhere {
			return t.parts.Untie(ctx, row)
		}
		return t.h.Store.Record(ctx, row)
	}
	carried, err := corpus.Carried(ctx, t.h.Store, doc.ID)
	if err != nil {
		return err
	}
	out := corpus.Withdrawal{By: t.src.Label(), Reason: l.why, At: now(), Batch: batch}
	step := &schema.Step{At: out.At, By: out.By, Verb: schema.VerbWithdraw, Note: l.why}
	for _, id := range carried { // before what carries them: broken off between the two, it is done again
		back, err := t.broughtBack(ctx, id)
		if err != nil {
			return err
		}
		if back {
			t.run.Note(fmt.Sprintf("%s: %s; document %s, which is attached to %s, stays: %s", l.key, l.what, id, doc.ID, broughtBack))
			continue
		}
		out.ID = id
		if err := t.takeOut(ctx, out, step); err != nil && !errors.Is(err, schema.ErrNotFound) {
			return err
		}
	}
	out.ID, out.Revision = doc.ID, doc.Revision
	if err := t.takeOut(ctx, out, step); err != nil {
		if errors.Is(err, schema.ErrNotFound) {
			return nil
		}
		return err
	}
	t.run.Gone++
	if l.file {
		t.run.Note(fmt.Sprintf("%s: %s; document %s is withdrawn", l.key, l.what, doc.ID))
	}
	return nil
}

// takeOut withdraws a document as a part of a step.
func (t *taking) takeOut(ctx context.Context, w corpus.Withdrawal, step *schema.Step) error {
	step.Parts = []schema.StepPart{{Document: w.ID, Fate: schema.FateWithdrawn}}
	w.Step = step
	return t.h.Store.Withdraw(ctx, w)
}

// broughtBack says why a document stays that somebody decided about.
const broughtBack = "somebody brought it back"

// kept says why a document stays though its source withdrew it, or "", and whether
// that is since it came from elsewhere too.
func (t *taking) kept(ctx context.Context, l leaving, id schema.ID) (why string, elsewhere bool, err error) {
	for r, err := range t.h.Store.Ledger(ctx, corpus.Filter{Document: id}) {
		if err != nil {
			return "", false, err
		}
		if !l.mine(r.Name) && corpus.Holds(r) {
			return "it also came as " + r.Name, true, nil
		}
	}
	if back, err := t.broughtBack(ctx, id); !back || err != nil {
		return "", false, err
	}
	return broughtBack, false, nil
}

// broughtBack reports whether somebody has had a document come back, or come in,
// since a source withdrew it.
func (t *taking) broughtBack(ctx context.Context, id schema.ID) (bool, error) {
	steps, err := t.h.Store.Steps(ctx, schema.StepFilter{Document: id})
	if err != nil {
		return false, err
	}
	for _, s := range steps { // the newest first
		for _, p := range s.Parts {
			if p.Document == id && p.Fate != "" {
				_, bySource := schema.SourceOf(s.By)
				return !bySource || p.Fate == schema.FateWithdrawn, nil // withdrawn once, and held: somebody took that back
			}
		}
	}
	return false, nil
}
