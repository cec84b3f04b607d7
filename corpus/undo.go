package corpus

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/simde/simde/schema"
)

// Undoing is what the undoing of a batch came to.
type Undoing struct {
	Number    int         // of the batch that undid it
	Withdrawn []schema.ID // were new, and are out
	Restored  []schema.ID // have the file and the statements of before
	Back      []schema.ID // the batch took them out, and they are held again
	Already   int         // are as before the batch
	Left      []LeftAlone // were not touched
	Corrected []Corrected // of those undone, what was corrected since, which is kept
	Took      time.Duration
}

// LeftAlone is a document that an undoing did not touch.
type LeftAlone struct {
	Document schema.ID
	Why      string // in a sentence
}

// Corrected is a document with the corrections that persons made of it since a
// batch.
type Corrected struct {
	Document    schema.ID
	Corrections []schema.Correction
}

// summary counts what was undone as a batch does.
func (u Undoing) summary() Summary {
	return Summary{
		Files: len(u.Withdrawn) + len(u.Restored) + len(u.Back), Took: u.Took,
		States: map[State]int{Withdrawn: len(u.Withdrawn), Updated: len(u.Restored), Imported: len(u.Back)},
	}
}

// Undo takes back what a batch did, as a batch of its own, which can be undone
// too: documents that it brought are withdrawn, others get back the file and the
// statements that they had, and what it withdrew comes back. Corrections are
// kept. A document that a later batch changed again is left alone. Undone again,
// a batch changes nothing. A number that was never given is ErrNotFound.
func (im *Importer) Undo(ctx context.Context, number int) (u Undoing, err error) {
	b, err := im.Store.Batch(ctx, number)
	if err != nil {
		return u, err
	}
	runs, err := Running(ctx, im.Store, number)
	if err != nil {
		return u, err
	}
	if runs {
		return u, fmt.Errorf("import %d still runs: %w", number, schema.ErrConflict)
	}
	ids, err := im.Store.ChangedBy(ctx, number)
	if err != nil {
		return u, err
	}
	if err := im.open(ctx, Batch{Kind: BatchUndo, Undoes: number}); err != nil {
		return u, im.finish(ctx, Summary{}, err)
	}
	u.Number = im.batch
	begun := time.Now()
	un := undo{im: im, of: b, done: &u}
	if err = un.prepare(ctx); err == nil {
		err = un.all(ctx, ids)
	}
	u.Took = time.Since(begun)
	return u, im.finish(ctx, u.summary(), err)
}

// undo is the undoing of one batch.
type undo struct {
	im   *Importer
	of   Batch
	rows map[schema.ID][]BatchRow // of the batch, by the documents that they name or named
	out  map[schema.ID]Withdrawal // what is withdrawn
	done *Undoing
}

// prepare reads what the undoing looks up for many documents.
func (u *undo) prepare(ctx context.Context) error {
	u.rows, u.out = map[schema.ID][]BatchRow{}, map[schema.ID]Withdrawal{}
	for r, err := range u.im.Store.BatchRows(ctx, u.of.Number) {
		if err != nil {
			return err
		}
		u.rows[r.Document] = append(u.rows[r.Document], r)
		if r.Before != nil && r.Before.Document != r.Document {
			u.rows[r.Before.Document] = append(u.rows[r.Before.Document], r)
		}
	}
	for w, err := range u.im.Store.Withdrawn(ctx) {
		if err != nil {
			return err
		}
		u.out[w.ID] = w
	}
	return nil
}

// all undoes what the batch changed of documents: first those that go, so that
// the names of their files are free for the others.
func (u *undo) all(ctx context.Context, ids []schema.ID) error {
	var later []schema.ID
	for _, id := range ids {
		all, err := u.im.Store.BatchesOf(ctx, id)
		if err != nil {
			return err
		}
		if c, _, _ := judge(all, u.of.Number); c.Before != nil {
			later = append(later, id)
		} else if err := u.take(ctx, id); err != nil {
			return err
		}
	}
	for _, id := range later {
		if err := u.take(ctx, id); err != nil {
			return err
		}
	}
	return nil
}

// take undoes what the batch changed of one document, as it is at that moment.
func (u *undo) take(ctx context.Context, id schema.ID) error {
	err := u.try(ctx, id)
	for errors.Is(err, schema.ErrConflict) { // a person or an import was faster
		err = u.try(ctx, id)
	}
	return err
}

// try reads the document first and judges then, so that what comes between is a
// conflict.
func (u *undo) try(ctx context.Context, id schema.ID) error {
	doc, gone, err := u.today(ctx, id)
	if err != nil {
		return err
	}
	all, err := u.im.Store.BatchesOf(ctx, id)
	if err != nil {
		return err
	}
	c, v, by := judge(all, u.of.Number)
	switch {
	case v == takenBack || c.Before == nil && v == asLeft && (gone || doc == nil): // or a person withdrew it since
		u.done.Already++
	case v == overtaken:
		u.leave(id, fmt.Sprintf("import %d changed it since", by))
	case doc == nil:
		u.leave(id, "it was withdrawn since")
	case c.Before == nil:
		return u.takeOut(ctx, doc)
	default:
		return u.putBack(ctx, doc, c.Before, gone)
	}
	return nil
}

// verdict says what a batch's change of a document is worth by now.
type verdict int

const (
	asLeft    verdict = iota // the document is as the batch left it
	takenBack                // the document is as before the batch
	overtaken                // a later batch changed it
)

// judge returns the change of a batch among all of a document, what it is worth
// by now, and the batch that made the document what it is. A batch makes a state
// of its own; an undoing goes back to the one before what it undoes.
func judge(all []BatchChange, number int) (c BatchChange, v verdict, by int) {
	before, after := map[int]int{}, map[int]int{}
	state := 0
	for _, x := range all {
		before[x.Batch] = state
		state = x.Batch
		if was, ok := before[x.Undoes]; ok && x.Undoes != 0 {
			state = was
		}
		after[x.Batch] = state
		if x.Batch == number {
			c = x
		}
	}
	switch state {
	case after[number]:
		return c, asLeft, state
	case before[number]:
		return c, takenBack, state
	}
	return c, overtaken, state
}

func (u *undo) leave(id schema.ID, why string) {
	u.done.Left = append(u.done.Left, LeftAlone{Document: id, Why: why})
}

// undone is the reason that stands on what the undoing of a batch withdraws or
// takes off a document.
func undone(number int) string { return fmt.Sprintf("import %d undone", number) }

// takeOut withdraws a document that the batch brought.
func (u *undo) takeOut(ctx context.Context, doc *schema.Document) error {
	w := Withdrawal{ID: doc.ID, By: u.im.By, Reason: undone(u.of.Number), At: time.Now().UTC(), Revision: doc.Revision, Batch: u.im.batch}
	err := u.im.Store.Withdraw(ctx, w)
	if errors.Is(err, schema.ErrNotFound) { // a person did just now
		return schema.ErrConflict
	}
	if err != nil {
		return err
	}
	u.done.Withdrawn = append(u.done.Withdrawn, doc.ID)
	u.tellCorrected(doc)
	return nil
}

// tellCorrected lists what was corrected since the batch.
func (u *undo) tellCorrected(doc *schema.Document) {
	since := Corrected{Document: doc.ID}
	for _, c := range doc.Corrections {
		if !c.At.Before(u.of.Begun) {
			since.Corrections = append(since.Corrections, c)
		}
	}
	if len(since.Corrections) > 0 {
		u.done.Corrected = append(u.done.Corrected, since)
	}
}

// putBack gives a document what it had before the batch.
func (u *undo) putBack(ctx context.Context, doc, before *schema.Document, gone bool) error {
	err := u.restore(ctx, doc, before, gone)
	var bad *schema.FileError
	if errors.As(err, &bad) {
		u.leave(doc.ID, "what it was before cannot be read: "+bad.Err.Error())
		return nil
	}
	if err != nil {
		return err
	}
	if gone {
		u.done.Back = append(u.done.Back, doc.ID)
	} else {
		u.done.Restored = append(u.done.Restored, doc.ID)
	}
	u.tellCorrected(doc)
	return nil
}

func (u *undo) restore(ctx context.Context, doc, before *schema.Document, gone bool) error {
	if err := u.refile(ctx, doc, before, gone); err != nil {
		return err
	}
	if known, ok := before.Stated[schema.ByManifest]; ok {
		doc.Stated[schema.ByManifest] = known
	} else {
		delete(doc.Stated, schema.ByManifest)
	}
	doc.AttachedTo = before.AttachedTo
	giveBack(doc, before.Corrections)
	doc.Warnings = without(doc.Warnings, schema.WarnReplaced)
	for _, w := range before.Warnings {
		if code, _ := schema.ReadWarning(w); code == schema.WarnReplaced {
			doc.Warnings = append(doc.Warnings, w)
		}
	}
	if err := Compose(doc, u.im.Describer); err != nil {
		return err
	}
	rows, err := u.rowsBack(ctx, doc)
	if err != nil {
		return err
	}
	return u.im.commit(ctx, Entry{Documents: []*schema.Document{doc}, Rows: rows})
}

// giveBack gives doc the corrections that the batch took away, as an edited
// table does, unless a person has put another in their place since.
func giveBack(doc *schema.Document, before []schema.Correction) {
	for _, c := range before {
		if !slices.ContainsFunc(doc.Corrections, func(since schema.Correction) bool { return Supersedes(since, c) }) {
			doc.Corrections = append(doc.Corrections, c)
		}
	}
	slices.SortStableFunc(doc.Corrections, func(a, b schema.Correction) int { return a.At.Compare(b.At) })
}

// today returns a document as it is, or as the batch withdrew it; nil where a
// person did.
func (u *undo) today(ctx context.Context, id schema.ID) (doc *schema.Document, gone bool, err error) {
	doc, err = u.im.Store.Document(ctx, id)
	if !errors.Is(err, schema.ErrGone) {
		return doc, false, err
	}
	w, ok := u.out[id]
	byBatch := ok && (u.of.Kind == BatchUndo && w.Reason == undone(u.of.Undoes) || u.of.Kind == BatchRestore && w.succeeded())
	if !byBatch {
		return nil, true, nil
	}
	copied := *w.Document // it may be asked for again
	copied.Stated, copied.Earlier = maps.Clone(copied.Stated), slices.Clone(copied.Earlier)
	copied.Revision = 0 // the catalogue holds no revision of it now
	return &copied, true, nil
}

// refile gives doc the file of before, read anew where it has not its pages.
// The file that it has becomes an earlier version.
func (u *undo) refile(ctx context.Context, doc, before *schema.Document, read bool) error {
	another := !sameFiles(doc.Files(), before.Files())
	if !another && !read {
		doc.Original, doc.Parts = before.Original, before.Parts
		return nil
	}
	fresh, err := u.im.reread(ctx, before.Files())
	if err != nil {
		return err
	}
	fresh.Original.Name = before.Original.Name
	if another {
		replace(doc, fresh, time.Now().UTC())
	} else {
		adopt(doc, fresh)
	}
	return nil
}

// rowsBack returns what the ledger says of the files of a document that goes
// back to what it was.
func (u *undo) rowsBack(ctx context.Context, doc *schema.Document) ([]Row, error) {
	var out []Row
	told := map[string]bool{}
	for _, r := range u.rows[doc.ID] {
		now, err := u.im.Store.Row(ctx, r.Name)
		if err != nil {
			return nil, err
		}
		if now.Document != r.Document || now.Hash != r.Hash || r.Before == nil { // another file by now, or none before
			continue
		}
		back := *r.Before
		back.At = time.Now()
		out, told[r.Name] = append(out, back), true
	}
	for r, err := range u.im.Store.Ledger(ctx, Filter{Document: doc.ID, States: []State{Imported, Updated, Unchanged, Duplicate}}) {
		if err != nil {
			return nil, err
		}
		if !told[r.Name] && r.Hash != "" && hashOf(doc, r.Hash) < 0 {
			r.State, r.Reason, r.At = Replaced, undone(u.of.Number)+": its document has the file "+doc.Original.Name+" again", time.Now()
			out = append(out, r)
		}
	}
	return out, nil
}
