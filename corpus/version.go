package corpus

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/simde/simde/schema"
)

// Version is one of the versions of a document, the present one too.
type Version struct {
	Number int // from 1
	Files  []schema.Original
	Title  string    // of the document then; "" where that is not known
	Came   time.Time // into the library
	Batch  int       // the import that brought it; 0 where that is not known
	Now    bool      // the present one
	Aside  bool      // a person restored another in its place
	// Was is the document as it was when the next version took its place,
	// without its pages; nil where no import kept that.
	Was *schema.Document
}

// changesOf is what VersionsOf reads.
type changesOf interface {
	BatchesOf(ctx context.Context, id schema.ID) ([]BatchChange, error)
}

// VersionsOf returns the versions of a document in order, the present one last.
// A record without a file has one without files.
func VersionsOf(ctx context.Context, s changesOf, doc *schema.Document) ([]Version, error) {
	changes, err := s.BatchesOf(ctx, doc.ID)
	if err != nil {
		return nil, err
	}
	var out []Version
	came := doc.Imported
	for _, v := range doc.Earlier {
		out = append(out, Version{Number: len(out) + 1, Files: v.Files(), Title: v.Title, Came: came, Aside: v.Aside})
		came = v.Until
	}
	out = append(out, Version{Number: len(out) + 1, Files: doc.Files(), Title: doc.Title, Came: came, Now: true})
	at := 0 // the version that the changes have come to
	for i, c := range changes {
		if c.Before != nil {
			if n := versionWith(out, at, c.Before); n >= 0 {
				at, out[n].Was = n, c.Before
			}
		}
		after := doc
		if i+1 < len(changes) {
			after = changes[i+1].Before
		}
		if after == nil || c.Before != nil && sameFiles(c.Before.Files(), after.Files()) {
			continue
		}
		from := at
		if c.Before != nil {
			from++
		}
		if n := versionWith(out, from, after); n >= 0 && out[n].Batch == 0 {
			out[n].Batch = c.Batch
		}
	}
	for i := range out {
		if out[i].Title == "" && out[i].Was != nil {
			out[i].Title = out[i].Was.Title
		}
	}
	return out, nil
}

// versionWith returns the first version, from one on, that has the files of a
// document, or -1.
func versionWith(all []Version, from int, doc *schema.Document) int {
	for n := from; n < len(all); n++ {
		if sameFiles(all[n].Files, doc.Files()) {
			return n
		}
	}
	return -1
}

// ReadVersion returns a document as one of its versions says it, with its pages:
// what was known of it then, where an import kept that, and what its files say
// otherwise.
func (im *Importer) ReadVersion(ctx context.Context, doc *schema.Document, v Version) (*schema.Document, error) {
	if v.Now {
		return doc, nil
	}
	fresh, err := im.reread(ctx, v.Files)
	if err != nil {
		return nil, fmt.Errorf("version %d of %s: %w", v.Number, doc.ID, err)
	}
	if v.Was != nil {
		was := *v.Was
		was.Pages = fresh.Pages
		return &was, nil
	}
	fresh.ID = doc.ID
	fresh.Stated[schema.ByManifest] = doc.Stated[schema.ByManifest]
	if err := Compose(fresh, im.Describer); err != nil {
		return nil, fmt.Errorf("version %d of %s: %w", v.Number, doc.ID, err)
	}
	return fresh, nil
}

// Restore gives a document the files of one of its earlier versions again, as a
// batch of its own, which can be undone. What a person and a catalogue state of
// the document stays. The version that it had is kept, and its file does not
// come back by an import. It returns the number of the batch.
func (im *Importer) Restore(ctx context.Context, id schema.ID, version int) (int, error) {
	doc, err := im.Store.Document(ctx, id)
	if err != nil {
		return 0, err
	}
	if err := canRestore(doc, version); err != nil {
		return 0, err
	}
	if err := im.open(ctx, Batch{Kind: BatchRestore}); err != nil {
		return 0, im.finish(ctx, Summary{}, err)
	}
	n, begun := im.batch, time.Now()
	err = im.restore(ctx, id, version)
	for errors.Is(err, schema.ErrConflict) { // an import or a correction was faster
		err = im.restore(ctx, id, version)
	}
	return n, im.finish(ctx, Summary{Files: 1, States: map[State]int{Updated: 1}, Took: time.Since(begun)}, err)
}

// canRestore returns an error where a document has no such version, or has it
// now.
func canRestore(doc *schema.Document, version int) error {
	switch {
	case version < 1 || version > len(doc.Earlier)+1:
		return fmt.Errorf("document %s has the versions 1 to %d, and no version %d: %w", doc.ID, len(doc.Earlier)+1, version, schema.ErrInvalid)
	case version == len(doc.Earlier)+1 || sameFiles(doc.Earlier[version-1].Files(), doc.Files()):
		return fmt.Errorf("document %s has the files of version %d now: %w", doc.ID, version, schema.ErrInvalid)
	}
	return nil
}

func (im *Importer) restore(ctx context.Context, id schema.ID, version int) error {
	doc, err := im.Store.Document(ctx, id)
	if err != nil {
		return err
	}
	if err := canRestore(doc, version); err != nil {
		return err
	}
	files := doc.Earlier[version-1].Files()
	fresh, err := im.reread(ctx, files)
	if err != nil {
		return fmt.Errorf("version %d of %s: %w", version, id, err)
	}
	replace(doc, fresh, time.Now().UTC())
	doc.Earlier[len(doc.Earlier)-1].Aside = true
	if err := Compose(doc, im.Describer); err != nil {
		return fmt.Errorf("version %d of %s: %w", version, id, err)
	}
	rows, err := im.rowsRestored(ctx, doc, fmt.Sprintf("version %d of its document was restored", version))
	if err != nil {
		return err
	}
	step := &schema.Step{At: now(), By: im.By, Verb: schema.VerbRestore, Batch: im.batch,
		Parts: []schema.StepPart{{Document: id, Fate: schema.FateRestored}}}
	return im.commit(ctx, Entry{Documents: []*schema.Document{doc}, Rows: rows, Step: step})
}

// rowsRestored returns the rows of the files that a document has again, and of
// those that it has no longer.
func (im *Importer) rowsRestored(ctx context.Context, doc *schema.Document, why string) ([]Row, error) {
	var out []Row
	for _, row := range rowsOf(doc, Updated) {
		now, err := im.Store.Row(ctx, row.Name)
		if errors.Is(err, schema.ErrNotFound) || err == nil && (now.Document == doc.ID || now.Document == "") {
			row.Source, row.Reason = now.Source, why
			out = append(out, row)
		} else if err != nil {
			return nil, err
		}
	}
	left, err := im.rowsLeft(ctx, doc, why)
	return append(out, left...), err
}

// rowsLeft returns the rows of files that a document has no longer.
func (im *Importer) rowsLeft(ctx context.Context, doc *schema.Document, why string) ([]Row, error) {
	var out []Row
	for r, err := range im.Store.Ledger(ctx, Filter{Document: doc.ID, States: []State{Imported, Updated, Unchanged, Duplicate}}) {
		if err != nil {
			return nil, err
		}
		if r.Hash != "" && hashOf(doc, r.Hash) < 0 && fileOf(doc, r.Name) < 0 {
			r.State, r.Reason, r.At = Replaced, why, time.Now()
			out = append(out, r)
		}
	}
	return out, nil
}

// setAside reports whether a person restored another version in the place of
// these files.
func setAside(doc *schema.Document, files []schema.Original) bool {
	return slices.ContainsFunc(doc.Earlier, func(v schema.Version) bool { return v.Aside && sameFiles(v.Files(), files) })
}

// stayAside leaves out files in whose place a person restored another version.
func (e *entering) stayAside(ctx context.Context) error {
	why := fmt.Sprintf("another version of %s was restored in its place; \"simde versions restore\" brings it back", e.own.ID)
	for i := range *e.rows {
		if row := &(*e.rows)[i]; row.State != Failed {
			row.State, row.Document, row.Reason = Replaced, e.own.ID, why
		}
	}
	return e.store(ctx)
}

// ConfirmCorrections has the corrections that were made for an earlier version of
// a document count for the present one, as the word of by, and returns how many
// those were. It is one step.
func (d *Desk) ConfirmCorrections(ctx context.Context, id schema.ID, by string) (int, error) {
	step := &schema.Step{At: now(), By: by, Verb: schema.VerbConfirm}
	n := 0
	a, err := d.carry(ctx, id, func(a *amendment) { n = a.confirm(by) }, step)
	if err == nil {
		err = failure(schema.Effect{Edit: schema.Edit{Document: id}, Verdict: a.absent})
	}
	return n, err
}

// confirm makes anew the corrections that were made for an earlier version.
func (a *amendment) confirm(by string) (n int) {
	for i, c := range a.after {
		if madeForEarlier(a.before, c) {
			a.after[i].At, n = now(), n+1
			a.after[i].By = cmp.Or(by, c.By)
		}
	}
	a.dropped = n > 0
	return n
}

// EarlierCorrections returns the corrections of a document that were made for an
// earlier version and that nobody has confirmed since.
func EarlierCorrections(doc *schema.Document) []schema.Correction {
	var out []schema.Correction
	for _, c := range doc.Corrections {
		if madeForEarlier(doc, c) {
			out = append(out, c)
		}
	}
	return out
}

// madeForEarlier reports whether a correction was made for other files than the
// document has now.
func madeForEarlier(doc *schema.Document, c schema.Correction) bool {
	begun := time.Time{}
	for _, v := range doc.Earlier {
		if !sameFiles(v.Files(), doc.Files()) && !c.At.Before(begun) && c.At.Before(v.Until) {
			return true
		}
		begun = v.Until
	}
	return false
}
