package corpus

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/simde/simde/schema"
)

// Withdrawal is a person's decision that a document is given out no longer.
// Its original stays where it is, and later imports leave the same bytes out and hold
// back what has its name or nearly its text.
type Withdrawal struct {
	ID     schema.ID
	By     string // the person; may be ""
	Reason string
	At     time.Time
	// Revision is the one that the document must have, where it is not 0.
	Revision schema.Revision
	Batch    int // the batch that withdraws it; or 0. It is kept with the batch alone
	// Step is what the withdrawal is part of, and is written with it; or nil. It
	// is kept with the log alone.
	Step *schema.Step
	// Document is what was withdrawn, without its pages. The store sets it. Of
	// one that was erased it has the hashes of the files alone.
	Document *schema.Document
	Text     Sketch // of what was withdrawn; empty where it had no text. The store makes it
}

// Erased reports whether nothing is kept of the document.
func (w Withdrawal) Erased() bool { return w.Document.Original.Name == "" }

// Readmit takes back a withdrawal: the document is read anew from its original
// and comes back with what was stated of it and every correction, as part of a
// step. A document that is not withdrawn is ErrNotFound. Where its source offers it
// as something, under names of the ledger, rows of other names that a source
// withdrew stay so, and it is attached no longer to what carries it by these.
func (im *Importer) Readmit(ctx context.Context, id schema.ID, step *schema.Step, as ...string) error {
	doc, err := im.withdrawn(ctx, id)
	if err != nil {
		return err
	}
	fresh, err := im.reread(ctx, doc.Files())
	if err != nil {
		return fmt.Errorf("read %s again: %w", id, err)
	}
	fresh.Original.Name = doc.Original.Name
	adopt(doc, fresh)
	doc.Revision = 0 // the catalogue holds no revision of it now
	out, err := im.notOffered(ctx, id, as)
	if err != nil {
		return err
	}
	if doc.AttachedTo, err = notCarried(ctx, im.Store, doc.AttachedTo, out); err != nil {
		return err
	}
	if err := Compose(doc, im.Describer); err != nil {
		return fmt.Errorf("read %s again: %w", id, err)
	}
	var rows []Row
	for _, row := range rowsOf(doc, Imported) {
		now, err := im.Store.Row(ctx, row.Name)
		switch {
		case slices.Contains(out, row.Name):
		case errors.Is(err, schema.ErrNotFound) || err == nil && now.Document == id && now.State == Withdrawn:
			row.Source = now.Source
			rows = append(rows, row)
		case err != nil:
			return err
		case now.Document != id: // another file stands under the name by now and keeps its row
			markReplaced(doc, now.Document)
		}
	}
	return im.Store.Enter(ctx, Entry{Documents: []*schema.Document{doc}, Rows: rows, Step: step})
}

// notOffered returns the names under which a source withdrew a document and does not
// offer it as what it offers now; none where it offers nothing.
func (im *Importer) notOffered(ctx context.Context, id schema.ID, as []string) (out []string, err error) {
	for r, err := range im.Store.Ledger(ctx, Filter{Document: id, States: []State{Withdrawn}}) {
		if err != nil {
			return nil, err
		}
		if len(as) > 0 && !slices.Contains(as, r.Name) && strings.HasPrefix(r.Reason, GoneAtSource) {
			out = append(out, r.Name)
		}
	}
	return out, nil
}

// rowsOf returns what the ledger says of each file of a document, or of the
// record where it has none.
func rowsOf(doc *schema.Document, state State) []Row {
	now := time.Now()
	if len(doc.Parts) == 0 {
		o := doc.Original
		return []Row{{Name: o.Name, State: state, Document: doc.ID, Hash: o.Hash, Size: o.Size, MediaType: o.MediaType,
			Pages: len(doc.Pages), Extractor: doc.Extractor, Warnings: doc.Warnings, At: now}}
	}
	var out []Row
	for i, p := range doc.Parts {
		row := Row{Name: p.Original.Name, State: state, Document: doc.ID, Hash: p.Original.Hash, Size: p.Original.Size,
			MediaType: p.Original.MediaType, Pages: p.Pages, Extractor: doc.Extractor, At: now}
		if i == 0 {
			row.Warnings = doc.Warnings
		}
		out = append(out, row)
	}
	return out
}

func (im *Importer) withdrawn(ctx context.Context, id schema.ID) (*schema.Document, error) {
	for w, err := range im.Store.Withdrawn(ctx) {
		if err != nil {
			return nil, err
		}
		if w.ID == id && w.Erased() {
			return nil, fmt.Errorf("document %s was erased: %w", id, schema.ErrGone)
		}
		if w.ID == id {
			return w.Document, nil
		}
	}
	return nil, fmt.Errorf("withdrawn document %s: %w", id, schema.ErrNotFound)
}

// outside is what a person withdrew, as an import meets it.
type outside struct {
	bytes   map[schema.Hash]Withdrawal
	earlier map[schema.Hash]Withdrawal // by the bytes of their earlier versions
	names   map[string]Withdrawal
	ids     map[schema.ID]Withdrawal
	all     []Withdrawal
}

// keepOut reads what is withdrawn by now.
func (im *Importer) keepOut(ctx context.Context) error {
	out := outside{bytes: map[schema.Hash]Withdrawal{}, earlier: map[schema.Hash]Withdrawal{}, names: map[string]Withdrawal{}, ids: map[schema.ID]Withdrawal{}}
	for w, err := range im.Store.Withdrawn(ctx) {
		if err != nil {
			return err
		}
		out.ids[w.ID] = w
		if w.Erased() {
			for _, h := range hashesOf(w.Document) {
				out.bytes[h] = w
			}
			continue
		}
		out.names[w.Document.Original.Name] = w // also of a record without a file
		for _, o := range w.Document.Files() {
			out.bytes[o.Hash], out.names[o.Name] = w, w
		}
		for _, v := range w.Document.Earlier {
			for _, o := range v.Files() {
				out.earlier[o.Hash], out.names[o.Name] = w, w
			}
		}
		out.all = append(out.all, w)
	}
	im.mu.Lock()
	defer im.mu.Unlock()
	im.out = out
	return nil
}

// outside returns what is withdrawn, as far as the run knows.
func (im *Importer) outside() outside {
	im.mu.Lock()
	defer im.mu.Unlock()
	return im.out
}

// like returns the withdrawal that a new document of this name, these bytes and these pages
// would undo, and how it is recognised.
func (o outside) like(name string, h schema.Hash, pages []schema.Page) (w Withdrawal, how string) {
	if w, ok := o.names[name]; ok {
		return w, "has the name"
	}
	if w, ok := o.earlier[h]; ok {
		return w, "has the bytes of an earlier version"
	}
	if len(o.all) == 0 {
		return Withdrawal{}, ""
	}
	text := SketchOf(pages)
	for _, w := range o.all {
		if text.Nearly(w.Text) {
			return w, "has nearly the text"
		}
	}
	return Withdrawal{}, ""
}
